"""Facts: every kind is written and read back without loss, names what it refers to, and refuses what makes no sense."""

import json
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from commonseal.vocabulary import KINDS, Evidence, Fact, StatementDraft, fact_adapter
from commonseal.vocabulary.facts import FACT_MODELS
from commonseal.vocabulary.identifiers import IdentifierError, check_identifier, kind_of, slug
from support.saying import body

A, B = "body/ashford-ccg", "body/thanet-ccg"
SAMPLES: dict[str, tuple[dict[str, Any], str, set[str]]] = {
    "body": (
        {"id": A, "name": "Ashford CCG", "classification": "CCG", "parent": B, "area": "Kent",
         "other_names": [{"name": "Ashford", "note": "in the minutes"}],
         "identifiers": [{"scheme": "ods", "identifier": "09C"}]}, A, {A, B}),
    "person": (
        {"id": "person/a", "name": "A", "honorific_prefix": "Dr", "professions": ["registered nurse"],
         "clinician": True}, "person/a", {"person/a"}),
    "post": (
        {"id": "post/a/b", "role": "AO", "bodies": [A, B], "reports_to": ["post/c", "post/d"], "hosted_by": B,
         "portfolio": ["function/x"], "wte": 0.5}, A, {"post/a/b", A, B, "post/c", "post/d", "function/x"}),
    "appointment": (
        {"person": "person/a", "post": "post/a/b", "bodies": [A], "basis": "interim", "decided_by": ["body/c"]}, A,
        {"person/a", "post/a/b", A, "body/c"}),
    "membership": ({"member": "person/a", "organization": A, "voting": False}, A, {"person/a", A}),
    "arrangement": (
        {"id": "arrangement/x", "type": "shared_post", "parties": [A, B], "role": "AO", "post": "post/a/b",
         "forms": "body/j", "host": B, "keeps_apart": ["budgets"], "excludes": ["children"], "review": "2020-04",
         "liability": [A, "body/l"]}, A, {"arrangement/x", A, B, "post/a/b", "body/j", "body/l"}),
    "function": (
        {"id": "function/x", "name": "X", "body": A, "function": "SEND", "accountable": ["post/a/b", B]}, A,
        {"function/x", A, "post/a/b", B}),
    "delegation": (
        {"delegators": [A, B], "delegate": "body/j", "functions": ["commissioning"], "onward": False,
         "liability": ["body/l"]}, A, {A, B, "body/j", "body/l"}),
    "succession": (
        {"from_bodies": [A, B], "to_bodies": ["body/n"], "type": "merge", "order": "the Order of 2019"}, A,
        {A, B, "body/n"}),
    "contract": (
        {"id": "contract/x", "name": "X", "commissioners": [A], "holder": B, "value": {"amount": "210000000.50"}}, A,
        {"contract/x", A, B}),
    "service": ({"id": "service/x", "name": "X", "bodies": [A], "parts": ["one", "two"]}, A, {"service/x", A}),
    "system": ({"id": "system/x", "name": "X", "users": [A, B], "product": "P"}, A, {"system/x", A, B}),
    "budget": (
        {"id": "budget/x", "name": "X", "type": "pooled_fund", "bodies": [A], "amount": {"amount": "1.10"}}, A,
        {"budget/x", A}),
    "rating": ({"about": A, "value": "Good", "rated_by": "body/cqc"}, A, {A, "body/cqc"}),
    "population": ({"about": A, "value": "about 130,000", "people": 130000}, A, {A}),
    "dependency": ({"of": "proposal/x", "needs": "a plan", "met": False}, "proposal/x", {"proposal/x"}),
    "question": ({"id": "question/x", "text": "Who?", "about": [A, B], "owner": B}, A, {"question/x", A, B}),
    "transfer": (
        {"from_bodies": [A], "to_bodies": [B], "staff": "some", "wte": 12.5, "covers": ["staff", "property"]}, A,
        {A, B}),
    "proposal": (
        {"id": "proposal/x", "name": "X", "promoters": [A], "concerns": ["arrangement/x"]}, A,
        {"proposal/x", A, "arrangement/x"}),
    "option": (
        {"id": "option/x", "proposal": "proposal/x", "name": "X", "brings": ["post/a/b"], "target": "2019-04/.."},
        "proposal/x", {"option/x", "proposal/x", "post/a/b"}),
    "approval": (
        {"proposal": "proposal/x", "step": "board", "body": A, "act": "approves", "subject_matter": "it",
         "after": ["cabinet"], "planned": "2019-07-17", "outcome": "approved", "key_decision": True,
         "notice": "2019-06-10", "urgency": "general_exception", "asked": "2019-07-09", "published": "2019-07-10",
         "conditions_met": "2019-08"}, A, {"proposal/x", A}),
    "meeting": (
        {"id": "meeting/x", "body": A, "on": "2019-07-17", "agenda": ["it"], "notice": "2019-07-10"}, A,
        {"meeting/x", A}),
    "employment": (
        {"person": "person/a", "employer": A, "basis": "placed", "by": B, "terms": "two years"}, A,
        {"person/a", A, B}),
    "interest": (
        {"person": "person/a", "register_of": A, "nature": "partner in a practice", "about": [B, "contract/x"]}, A,
        {"person/a", A, B, "contract/x"}),
    "acknowledgement": (
        {"finding": "POST-1:0123456789ab", "code": "POST-1", "about": [A, B], "rests_on": "0123456789abcdef",
         "reason": "an appointment is under way"}, A, {A, B}),
    "calendar": (
        {"id": "calendar/a", "body": A, "rule": "FREQ=MONTHLY;BYDAY=3WE", "first": "2019-01-16",
         "except_on": ["2019-08-21"], "pauses": [{"first": "2019-04-01", "last": "2019-05-02", "reason": "elections"}],
         "papers_days": 5}, A, {"calendar/a", A}),
    "pay_table": (
        {"id": "paytable/a", "name": "Round figures", "bodies": [A],
         "points": [{"grade": "8a", "cost": {"amount": "70000.50"}}]}, A, {"paytable/a", A}),
    "cost_share": (
        {"of": "post/a/b", "method": "fixed", "shares": [{"body": A, "part": "60.5"}, {"body": B, "part": "39.5"}]},
        "post/a/b", {"post/a/b", A, B}),
    "assumption": (
        {"about": "proposal/x", "what": "deferral", "step": "board", "low": 0.1, "likely": 0.2, "high": 0.4,
         "source": "assumed"}, "proposal/x", {"proposal/x"}),
}  # fmt: skip
"""Of each kind: a sample, the thing in whose record it stands, and everything that it names."""


def test_every_kind_has_a_sample() -> None:
    """The kinds below are all that there are, and stand in the union in the order in which they are stored."""
    assert set(SAMPLES) == set(KINDS)
    assert [model.kind_name() for model in get_args(get_args(Fact)[0])] == list(KINDS)
    assert len(set(KINDS)) == len(FACT_MODELS) == 29


def test_the_stored_numbers_of_kinds_never_change() -> None:
    """Registers keep a kind as its place in this list, so a new one may only be added at the end."""
    assert KINDS[:29] == (
        "body", "person", "post", "appointment", "membership", "arrangement", "function", "delegation", "succession",
        "contract", "service", "system", "budget", "rating", "population", "dependency", "question", "transfer",
        "proposal", "option", "approval", "meeting", "employment", "interest", "acknowledgement",
        "calendar", "pay_table", "cost_share", "assumption",
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_is_written_and_read_back(kind: str) -> None:
    """JSON with and without defaults, and plain Python, give the same fact again."""
    fact = fact_adapter.validate_python({"kind": kind, **SAMPLES[kind][0]})
    for short in (True, False):
        text = fact_adapter.dump_json(fact, exclude_defaults=short)
        again = json.loads(text)
        again["kind"] = kind
        assert fact_adapter.validate_python(again) == fact
        assert fact_adapter.validate_json(json.dumps(again)) == fact
    assert fact_adapter.validate_python(fact) == fact
    assert hash(fact) == hash(fact.model_copy())


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_names_what_it_refers_to(kind: str) -> None:
    """References are everything that it names, each once; its subject is among them."""
    values, subject, references = SAMPLES[kind]
    fact = fact_adapter.validate_python({"kind": kind, **values})
    assert fact.subject == subject
    assert set(fact.references()) == references
    assert len(fact.references()) == len(references)
    assert kind_of(subject) in {"body", "person", "proposal", "post"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_never_changes_and_holds_nothing_unknown(kind: str) -> None:
    """A fact is frozen, and a field that its kind does not have is refused."""
    values, _, _ = SAMPLES[kind]
    fact = fact_adapter.validate_python({"kind": kind, **values})
    with pytest.raises(ValidationError, match="frozen"):
        setattr(fact, next(iter(values)), "x")
    with pytest.raises(ValidationError, match=r"[Ee]xtra"):
        fact_adapter.validate_python({"kind": kind, **values, "colour": "red"})


@pytest.mark.parametrize(
    ("kind", "wrong", "words"),
    [
        (
            "body",
            {"id": "Ashford CCG"},
            "“Ashford CCG” is not an identifier; write body/…, for instance body/portsmouth",
        ),
        ("body", {"id": "person/a"}, "write body/…"),
        ("body", {"id": "body/Ashford"}, "is not an identifier"),
        ("body", {"id": "body/ashford--ccg"}, "is not an identifier"),
        ("body", {"name": "  "}, "at least 1 character"),
        ("body", {"classification": "club"}, "“club” is not a classification of bodies; use one of"),
        ("post", {"role": " "}, "the role is empty; name the post"),
        ("post", {"bodies": []}, "at least 1 item"),
        ("post", {"wte": 0}, "greater than 0"),
        ("appointment", {"basis": "secret"}, "'substantive', 'interim' or 'acting'"),
        ("membership", {"member": "post/a/b"}, "write body/… or person/…"),
        ("function", {"function": "juggling"}, "“juggling” is not a function in the catalogue; use one of"),
        ("function", {"accountable": ["arrangement/x"]}, "write post/… or body/… or person/…"),
        ("approval", {"planned": "soon"}, "“soon” is not a date in EDTF"),
        ("approval", {"urgency": "very"}, "'general_exception' or 'special_urgency'"),
        ("arrangement", {"liability": ["person/a"]}, "write body/…"),
        ("transfer", {"covers": ["debts"]}, "'staff', 'property', 'rights'"),
        ("employment", {"basis": "volunteer"}, "'employee', 'secondee', 'placed'"),
        ("employment", {"by": "person/a"}, "write body/…"),
        ("interest", {"nature": " "}, "at least 1 character"),
        ("acknowledgement", {"about": []}, "at least 1 item"),
        ("acknowledgement", {"reason": ""}, "at least 1 character"),
        ("approval", {"step": "The Board"}, "pattern"),
        ("calendar", {"rule": "every month"}, "“every month” is not a recurrence; write one as FREQ=MONTHLY"),
        ("calendar", {"first": None}, "give “first”, the day of the first meeting"),
        ("calendar", {"pauses": [{"first": "2019-05-02", "last": "2019-04-01", "reason": "x"}]}, "before it starts"),
        ("pay_table", {"points": [{"grade": "1", "cost": {"amount": 1}}] * 2}, "the grade “1” stands twice"),
        ("cost_share", {"shares": [{"body": A}]}, "shares by fixed need “part” for each body"),
        ("cost_share", {"method": "equal"}, "shares by equal are worked out; leave “part” out"),
        ("cost_share", {"shares": [{"body": A, "part": 50}] * 2}, "a body stands twice among the shares"),
        ("assumption", {"low": 0.3}, "are not in order; put the smallest first"),
        ("assumption", {"high": 2}, "odds of deferral are between 0 and 1"),
        ("option", {"scores": [{"criterion": "cost", "value": 11, "reason": "x"}]}, "less than or equal to 10"),
        ("rating", {"about": "Ashford"}, "write kind/words-in-lower-case"),
        ("contract", {"value": {"amount": "lots"}}, "decimal"),
    ],
)
def test_what_makes_no_sense_is_refused_in_clear_words(kind: str, wrong: dict[str, Any], words: str) -> None:
    """The message says what is wrong and what may stand there."""
    with pytest.raises(ValidationError) as caught:
        fact_adapter.validate_python({"kind": kind, **SAMPLES[kind][0], **wrong})
    assert words in str(caught.value)


def test_a_kind_that_there_is_not_is_refused() -> None:
    """The message lists the kinds."""
    with pytest.raises(ValidationError, match="'body', 'person'"):
        fact_adapter.validate_python({"kind": "rumour"})


def test_words_of_the_trade_become_their_keys() -> None:
    """A role, classification or function given by name or synonym is kept by its key; an unknown role in its words."""
    assert body("X", classification="clinical commissioning group").classification == "ccg"
    values = SAMPLES["post"][0]
    roles = [
        fact_adapter.validate_python({"kind": "post", **values, "role": role}).role
        for role in ("AO", "accountable officer", "accountable_officer", " Head  of Widgets ")
    ]
    assert roles == ["accountable_officer"] * 3 + ["Head of Widgets"]


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ({}, "evidence needs a paper with a quote, or a source"),
        ({"paper": "paper/x"}, "needs its quote, to the letter"),
        ({"paper": "paper/x", "quote": "  "}, "needs its quote, to the letter"),
        ({"paper": "paper/x", "quote": "it", "source": "a call"}, "not both"),
        ({"paper": "paper/x", "quote": "it", "start": 3}, "give both start and end, or neither"),
        (
            {"paper": "paper/x", "quote": "it", "start": 3, "end": 9},
            "the quote has 2 characters but start and end span 6",
        ),
        ({"paper": "paper/x", "quote": "it", "start": -1, "end": 1}, "greater than or equal to 0"),
    ],
)
def test_evidence_that_shows_nothing_is_refused(evidence: dict[str, Any], words: str) -> None:
    """Evidence is a quote from a paper, as long as its offsets say, or a source outside the papers."""
    with pytest.raises(ValidationError) as caught:
        Evidence(**evidence)
    assert words in str(caught.value)


def test_a_quote_is_counted_in_code_points() -> None:
    """Offsets count characters as Unicode does, not bytes."""
    assert Evidence(paper="paper/x", quote="“naïve” 🙂", start=0, end=9).end == 9


@pytest.mark.parametrize("model", [StatementDraft, *FACT_MODELS])
def test_the_published_schema_is_json_and_fits_the_samples(model: type[Any]) -> None:
    """A JSON Schema of each kind, and of a whole statement, can be written; it requires nothing that has a default."""
    for mode in ("validation", "serialization"):
        schema = json.loads(json.dumps(model.model_json_schema(mode=mode)))
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]) == set(model.model_fields)
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    assert set(model.model_json_schema().get("required", ())) == required
    if model is not StatementDraft:
        assert required <= set(SAMPLES[model.kind_name()][0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_fits_its_schema(kind: str) -> None:
    """A validator of JSON Schema takes what the models take and refuses what they refuse."""
    schema = StatementDraft.model_json_schema()
    validator = Draft202012Validator(schema)
    validator.check_schema(schema)
    assert validator.is_valid({"fact": {"kind": kind, **SAMPLES[kind][0]}, "period": {"start": "2019"}})
    assert not validator.is_valid({"fact": {"kind": kind, **SAMPLES[kind][0], "colour": "red"}})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("NHS Kent & Medway CCG", "nhs-kent-and-medway-ccg"),
        ("St. Mary’s  Hospital", "st-marys-hospital"),
        ("Ynys Môn — Anglesey", "ynys-mon-anglesey"),
        ("***", "unnamed"),
    ],
)
def test_a_name_makes_the_words_of_an_identifier(name: str, words: str) -> None:
    """Accents, punctuation and capitals go; what is left is a good identifier."""
    assert slug(name) == words
    assert check_identifier(f"body/{words}", ("body",)) == f"body/{words}"


@pytest.mark.parametrize(
    "text", ["", "body", "body/", "/x", "body/a b", "body/a/", "Body/a", "body/-a", "body/a\n", "body/é"]
)
def test_what_is_no_identifier_is_refused(text: str) -> None:
    """An identifier is a kind and words in lower case, joined by hyphens and slashes, and nothing else."""
    with pytest.raises(IdentifierError, match="is not an identifier"):
        check_identifier(text)
