"""What a language model says is admitted only as far as the paper bears it out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.reading import AppointmentClaim, ArrangementClaim, Evidence, PaperClaims, read_text
from commonseal.reading.document import structure
from commonseal.reading.modelled import Refusal, combined
from commonseal.reading.modelled.contract import answer_schema, worked_examples
from commonseal.reading.modelled.gate import Gate, claims_in_answer
from commonseal.reading.modelled.grounding import Words, evidence_spans
from commonseal.reading.modelled.joining import each_once
from commonseal.reading.modelled.pieces import Piece, halves_of, pieces_of

PAPER = (
    "Dr Ida Moss is chair of Dale CCG. She is the group’s first\nchair. Dale and Fell CCGs share a chief nurse.\n\n"
    "Dale CCG serves 120,000 people. Ida Moss is chair."
)
MOSS = {
    "kind": "appointment",
    "evidence": ["Dr Ida Moss is chair of Dale CCG."],
    "attribution": "stated",
    "person": "Ida Moss",
    "role": "chair",
    "bodies": ["Dale CCG"],
    "start": None,
    "end": None,
    "basis": None,
    "status": "held",
}
NURSE = {
    "kind": "arrangement",
    "evidence": ["Dale and Fell CCGs share a chief nurse"],
    "attribution": "stated",
    "type": "shared_post",
    "parties": ["Dale CCG", "Fell CCG"],
    "name": None,
    "role": "chief nurse",
    "start": None,
    "end": None,
    "status": "existing",
}
PEOPLE = {
    "kind": "attribute",
    "evidence": ["serves 120,000 people"],
    "attribution": "stated",
    "about": "Dale CCG",
    "property": "population",
    "value": "120,000",
    "date": None,
    "status": "stated",
}


def _gate(text: str = PAPER) -> Gate:
    return Gate(text, rule="language model m")


def _admitted(entry: object, text: str = PAPER) -> Any:
    return _gate(text).admit(entry, Piece(0, len(text), text))


@pytest.mark.parametrize("entry", [MOSS, NURSE, PEOPLE], ids=lambda entry: entry["kind"])
def test_a_claim_that_the_paper_bears_out_is_admitted(entry: dict[str, Any]) -> None:
    """It says whose it is, quotes the paper exactly, and gives no confidence."""
    claim = _admitted(entry)
    assert claim.rule == "language model m"
    assert claim.signals == {"modelled"}
    assert claim.confidence is None
    assert all(PAPER[each.start : each.end] == each.quote for each in claim.evidence)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"evidence": ["Ida Moss was made chair of Dale CCG."]}, Refusal.NO_QUOTE),
        ({"evidence": ["dr ida moss is chair of dale ccg."]}, Refusal.NO_QUOTE),
        ({"evidence": ["Dr Ida Moss … chair of Dale CCG."]}, Refusal.NO_QUOTE),
        ({"evidence": ["oss is chair of Dale CC"]}, Refusal.NO_QUOTE),
        ({"evidence": ["Moss"]}, Refusal.NO_QUOTE),
        ({"evidence": [" "]}, Refusal.NO_QUOTE),
        ({"evidence": []}, Refusal.NO_QUOTE),
        ({"evidence": None}, Refusal.NO_QUOTE),
        ({"evidence": [{"start": 0, "end": 5}, 7]}, Refusal.NO_QUOTE),
        ({"kind": "rumour"}, Refusal.NOT_A_CLAIM),
        ({"kind": ["appointment"]}, Refusal.NOT_A_CLAIM),
        ({"kind": None}, Refusal.NOT_A_CLAIM),
        ({"status": "existing"}, Refusal.NOT_A_CLAIM),
        ({"basis": "temporary"}, Refusal.NOT_A_CLAIM),
        ({"attribution": "guessed"}, Refusal.NOT_A_CLAIM),
        ({"person": ""}, Refusal.NOT_A_CLAIM),
        ({"person": None}, Refusal.NOT_A_CLAIM),
        ({"person": ["Ida Moss"]}, Refusal.NOT_A_CLAIM),
        ({"bodies": []}, Refusal.NOT_A_CLAIM),
        ({"bodies": [" "]}, Refusal.NOT_A_CLAIM),
        ({"bodies": "Dale CCG"}, Refusal.NOT_A_CLAIM),
        ({"bodies": [None]}, Refusal.NOT_A_CLAIM),
        ({"person": "Ida Moss\x1b[31m"}, Refusal.NOT_A_CLAIM),
        ({"bodies": ["Dale CCG\ud800"]}, Refusal.NOT_A_CLAIM),
        ({"role": "chair " * 100}, Refusal.NOT_A_CLAIM),
        ({"start": "June 2018"}, Refusal.BAD_DATE),
        ({"start": "2018-13"}, Refusal.BAD_DATE),
        ({"end": "2018-02-30"}, Refusal.BAD_DATE),
        ({"end": "2019/2018"}, Refusal.BAD_DATE),
        ({"person": "Ida Marsh"}, Refusal.NOT_NAMED),
        ({"bodies": ["Dale CCG", "Moor CCG"]}, Refusal.NOT_NAMED),
    ],
    ids=str,
)
def test_a_claim_that_does_not_hold_is_dropped_and_counted(changes: dict[str, Any], reason: Refusal) -> None:
    """The first reason is the one that counts."""
    gate = _gate()
    assert gate.admit(MOSS | changes, Piece(0, len(PAPER), PAPER)) is None
    assert gate.tally.dropped == {reason: 1}
    assert gate.tally.kept == 0


@pytest.mark.parametrize("entry", ["Ida Moss", None, 3, [], ["kind"], {}], ids=repr)
def test_what_is_no_claim_at_all_is_dropped(entry: object) -> None:
    """An entry may be anything that JSON can write."""
    gate = _gate()
    assert gate.admit(entry, Piece(0, len(PAPER), PAPER)) is None
    assert gate.tally.dropped == {Refusal.NOT_A_CLAIM: 1}


@pytest.mark.parametrize(
    ("entry", "changes", "reason"),
    [
        (NURSE, {"type": "marriage"}, Refusal.NOT_A_CLAIM),
        (NURSE, {"status": "held"}, Refusal.NOT_A_CLAIM),
        (NURSE, {"role": None}, Refusal.NOT_A_CLAIM),
        (NURSE, {"parties": ["Dale CCG", "Ghyll CCG"]}, Refusal.NOT_NAMED),
        (NURSE, {"type": "partnership", "name": "Better Together"}, Refusal.NOT_NAMED),
        (PEOPLE, {"property": "height"}, Refusal.NOT_A_CLAIM),
        (PEOPLE, {"value": 120000}, Refusal.NOT_A_CLAIM),
        (PEOPLE, {"value": "130,000"}, Refusal.NOT_NAMED),
        (PEOPLE, {"date": "last year"}, Refusal.BAD_DATE),
    ],
    ids=str,
)
def test_other_kinds_are_held_to_their_own_words(
    entry: dict[str, Any], changes: dict[str, Any], reason: Refusal
) -> None:
    """Types, statuses, properties and figures are those of the contract and of the paper."""
    gate = _gate()
    assert gate.admit(entry | changes, Piece(0, len(PAPER), PAPER)) is None
    assert gate.tally.dropped == {reason: 1}


def test_a_made_up_quote_beside_a_true_one_is_dropped_alone() -> None:
    """The claim stands on the quote that is left."""
    gate = _gate()
    claim = gate.admit(MOSS | {"evidence": ["She chairs everything.", *MOSS["evidence"]]}, Piece(0, len(PAPER), PAPER))
    assert claim is not None
    assert [each.quote for each in claim.evidence] == ["Dr Ida Moss is chair of Dale CCG."]
    assert gate.tally.quotes_dropped == 1
    assert gate.tally.kept == 1


def test_what_a_model_adds_is_not_minded() -> None:
    """A confidence or a rule of its own does not come through."""
    claim = _admitted(MOSS | {"confidence": 1.0, "rule": "trust me", "note": "x", "role": " chair ", "start": "null"})
    assert claim.confidence is None
    assert claim.rule == "language model m"
    assert (claim.role, claim.start) == ("chair", None)


def test_a_role_stands_with_shared_posts_only() -> None:
    """On another arrangement it is taken away."""
    assert _admitted(NURSE | {"type": "joint_team"}).role is None


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("the group's first chair", "the group’s first\nchair"),
        ("the group’s first   chair.", "the group’s first\nchair."),
        ("Dale CCG.", "Dale CCG."),
    ],
)
def test_a_quote_is_given_in_the_letters_of_the_paper(quote: str, stands: str) -> None:
    """White space and typographic marks may differ in what a model gives, and never do in what is kept."""
    claim = _admitted(MOSS | {"evidence": [quote]})
    assert [each.quote for each in claim.evidence] == [stands]


def test_of_several_places_that_nearest_to_the_other_evidence_is_taken() -> None:
    """Without other evidence it is the first one, in the piece that the model was given if it stands there."""
    words = Words(PAPER)
    twice, once = words.places_of("is chair"), words.places_of("serves 120,000 people")
    assert len(twice) == 2
    assert evidence_spans([twice], (0, len(PAPER))) == (twice[0],)
    assert evidence_spans([twice, once], (0, len(PAPER))) == (once[0], twice[1])
    assert evidence_spans([twice], (90, len(PAPER))) == (twice[1],)
    assert evidence_spans([twice], (50, 60)) == (twice[0],)


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ('{"claims": []}', 0),
        ('{"claims": [1, 2]}', 2),
        ("[1]", 1),
        ('```json\n{"claims": [1]}\n```', 1),
        ('Here they are:\n```\n{"claims": [1]}\n```\nAnything else?', 1),
        ('<think>{"claims": [1, 2, 3]} or so?</think>\n{"claims": [1]}', 1),
        ('Sure! {"claims": [1]} I hope that helps.', 1),
        ("", None),
        ("There are no claims.", None),
        ('{"claims": [{"kind": "appoint', None),
        ('{"claims": "none"}', None),
        ('{"facts": []}', None),
        ("[" * 100_000, None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_answer_is_found_among_other_words(answer: str, count: int | None) -> None:
    """Thoughts, fences and courtesies do not matter; what cannot be read is told apart from nothing found."""
    found = claims_in_answer(answer)
    assert (None if found is None else len(found)) == count


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example["text"][:20])
def test_the_worked_examples_pass_the_gate_themselves(example: dict[str, Any]) -> None:
    """What a model is shown as right is right."""
    gate = _gate(example["text"])
    for entry in example["claims"]:
        assert gate.admit(entry, Piece(0, len(example["text"]), example["text"])) is not None, entry
    assert not gate.tally.quotes_dropped


def test_the_schema_of_answers_asks_for_every_field() -> None:
    """As the strictest servers want it: all fields required, no others, and the contract's own words."""
    written = json.dumps(answer_schema())
    assert '"committees' not in written
    for schema in answer_schema()["properties"]["claims"]["items"]["anyOf"]:
        assert schema["required"] == list(schema["properties"])
        assert schema["additionalProperties"] is False
        assert schema["properties"]["evidence"]["items"] == {"type": "string"}
        assert not {"confidence", "rule", "signals"} & set(schema["properties"])
    assert '"shared_post"' in written


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from([PAPER, "Dale"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([MOSS, NURSE, PEOPLE]), st.data())
def test_whatever_a_model_says_the_gate_holds(entry: dict[str, Any], data: st.DataObject) -> None:
    """It never breaks, counts every entry once, and what it admits quotes the paper and can be written."""
    changes = data.draw(st.dictionaries(st.sampled_from(sorted(entry)), _ANYTHING, max_size=3))
    gate = _gate()
    claim = gate.admit(entry | changes, Piece(0, len(PAPER), PAPER))
    assert gate.tally.kept + gate.tally.dropped.total() == 1
    if claim is not None:
        assert all(PAPER[each.start : each.end] == each.quote for each in claim.evidence)
        written = PaperClaims(doc="paper", claims=(claim,)).to_json()
        assert PaperClaims.from_json(written.encode()).claims[0].model_dump() == claim.model_dump()


_TEXTS = st.text(st.sampled_from("ab .\n•ß–’A1"), max_size=400) | st.text(max_size=200)


@given(_TEXTS, st.integers(min_value=5, max_value=120))
def test_pieces_are_the_paper_and_keep_their_offsets(text: str, most: int) -> None:
    """Nothing is lost but white space, nothing stands twice, and no piece is too long."""
    pieces = pieces_of(structure(text), most=most)
    edge = 0
    for piece in pieces:
        assert not text[edge : piece.start].strip()
        assert text[piece.start : piece.end] == piece.text
        assert 0 < len(piece.text) <= most
        edge = piece.end
    assert not text[edge:].strip()


def test_pieces_end_where_paragraphs_or_sentences_end() -> None:
    """A sentence is cut only where it is longer than a piece."""
    text = "\n\n".join(" ".join(f"Sentence {a}.{b} is here." for b in range(8)) for a in range(12))
    for piece in pieces_of(structure(text), most=300):
        assert piece.text.rstrip().endswith(".")
        assert piece.text.startswith("Sentence")
    first, *rest = halves_of(structure(text), Piece(0, len(text), text))
    assert first.end == rest[0].start
    assert rest[-1].end == len(text)
    assert halves_of(structure("A few."), Piece(0, 6, "A few.")) == (Piece(0, 6, "A few."),)


def _claims(*entries: dict[str, Any]) -> PaperClaims:
    admitted = [_admitted(entry) for entry in entries]
    return PaperClaims(doc="paper", claims=tuple(admitted))


def test_a_fact_that_both_found_stands_once_as_the_rules_have_it() -> None:
    """It keeps the rules' confidence and takes from the model what the rules do not know."""
    rules = read_text(PAPER, name="paper")
    found = next(claim for claim in rules.claims if isinstance(claim, AppointmentClaim))
    model = _claims(MOSS | {"person": "Dr Ida Moss", "start": "2018-06", "status": "former"}, NURSE, PEOPLE)
    both = combined(rules, model)
    moss = [claim for claim in both.claims if isinstance(claim, AppointmentClaim)]
    assert len(moss) == 1
    assert (moss[0].person, moss[0].status, moss[0].start) == (found.person, "held", "2018-06")
    assert moss[0].confidence == found.confidence
    assert moss[0].rules == found.rules | {"language model m"}
    assert moss[0].rule == found.rule
    assert both.doc == "paper"


def test_what_only_one_found_stands_beside_it() -> None:
    """The claims of both are there, in the order of the paper."""
    empty = PaperClaims(doc="paper")
    model = _claims(PEOPLE, NURSE, MOSS)
    both = combined(empty, model)
    assert [claim.kind for claim in both.claims] == ["appointment", "arrangement", "attribute"]
    assert combined(model, empty).claims == both.claims


def test_what_a_model_found_twice_stands_once_at_its_furthest() -> None:
    """As when two pieces of a paper tell of one arrangement."""
    told = _claims(NURSE | {"status": "proposed"}, NURSE | {"evidence": ["share a chief nurse."], "start": "2018"})
    (claim,) = each_once(told.claims)
    assert isinstance(claim, ArrangementClaim)
    assert (claim.status, claim.start) == ("existing", "2018")
    assert len(claim.evidence) == 1


def test_evidence_of_both_stands_together() -> None:
    """Places that overlap are not told twice."""
    first = _claims(MOSS)
    second = _claims(MOSS | {"evidence": ["Ida Moss is chair."]})
    (claim,) = combined(first, second).claims
    assert claim.evidence == (
        Evidence(start=0, end=33, quote="Dr Ida Moss is chair of Dale CCG."),
        Evidence(start=len(PAPER) - 18, end=len(PAPER), quote="Ida Moss is chair."),
    )
