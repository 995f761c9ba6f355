"""What was made quick does what the slow and plain way does."""

import json
import re
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.register.errors import ActError, ClosedStatementError, UnknownStatementError
from commonseal.register.ledger import codes, hashing
from commonseal.register.ledger.hydrating import hydrated
from commonseal.register.ledger.rows import content_of
from commonseal.register.register import Register
from commonseal.vocabulary import Origin, fact_adapter
from commonseal.vocabulary.catalogue import fold
from commonseal.vocabulary.facts import FACT_MODELS
from commonseal.vocabulary.names import name_key
from support.histories import FACTS
from support.saying import EVERYTHING, act, body, edtf, said

PARTICULARS = st.lists(st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(), max_size=6)
WORDS = st.sampled_from(
    ["the", "NHS", "of", "and", "clinical", "commissioning", "group", "Groups", "CCGs", "integrated", "care", "systems",
     "boards", "foundation", "trusts", "&", "A&E", "health", "wellbeing", "board", "governing", "body", "metropolitan",
     "borough", "council's", "county", "council", "councils", "St.", "John’s", "Dr’s", "x_y", "É"]
)  # fmt: skip
ABBREVIATIONS = (
    ("clinical commissioning groups?", "ccg"),
    ("ccgs", "ccg"),
    ("integrated care boards?", "icb"),
    ("integrated care systems?", "ics"),
    ("sustainability and transformation (?:partnership|plan)s?", "stp"),
    ("(?:nhs )?foundation trusts?", "ft"),
    ("health and wellbeing board", "hwb"),
    ("accountable care organi[sz]ation", "aco"),
    ("governing (?:body|board|bodies|boards)", "governing body"),
    ("metropolitan borough council", "council"),
    ("(?:county|city|borough|district|metropolitan) council", "council"),
)
SMALL = r"\b(?:the|nhs|of|and|for|a|an|dr|mr|mrs|ms|miss|prof|professor|cllr|councillor|sir|dame)\b"


@given(particulars=PARTICULARS, salt=st.binary(min_size=16, max_size=16))
def test_a_digest_is_that_of_plain_json(particulars: list[str | int | None], salt: bytes) -> None:
    """The format of what is hashed is for good: JSON as everybody writes it, without spaces or escapes."""
    text = json.dumps(particulars, ensure_ascii=False, separators=(",", ":"))
    assert hashing.digest(salt, *particulars) == sha256(salt + text.encode()).digest()


def test_bytes_never_pass_for_the_text_they_spell() -> None:
    """A content that was turned into bytes behind the register's back has another digest, or none."""
    with suppress(TypeError):
        assert hashing.digest(b"", b"abc") != hashing.digest(b"", "abc")  # type: ignore[arg-type]


def test_salts_are_never_drawn_twice() -> None:
    """However many are drawn, each is new and of full length."""
    source = hashing.new_salts()
    drawn = [next(source) for _ in range(1000)]
    assert len(set(drawn)) == 1000
    assert {len(each) for each in drawn} == {hashing.SALT_BYTES}


FULL = (
    {"kind": "approval", "proposal": "proposal/x", "step": "board", "body": "body/a", "act": "decides",
     "subject_matter": "it", "key_decision": False, "notice": "2019-06-10", "urgency": "special_urgency",
     "asked": "2019-07", "published": "2019-07-10", "conditions_met": "2019-08/.."},
    {"kind": "arrangement", "id": "arrangement/x", "type": "cluster", "parties": ["body/a"], "liability": ["body/b"],
     "excludes": ["children"], "review": "2020-04"},
    {"kind": "delegation", "delegators": ["body/a"], "delegate": "post/a/b", "functions": ["x"],
     "liability": ["body/a", "body/b"]},
    {"kind": "transfer", "from_bodies": ["body/a"], "staff": "some", "covers": ["records", "liabilities"]},
    {"kind": "meeting", "id": "meeting/x", "body": "body/a", "on": "2019-07-17", "notice": "2019-07-10"},
    {"kind": "succession", "from_bodies": ["body/a"], "type": "abolish", "order": "the Order of 2019"},
)  # fmt: skip


@pytest.mark.parametrize("fact", [*FACTS, *FULL], ids=lambda fact: fact["kind"] if fact in FULL else fact.kind)
def test_a_fact_read_back_is_the_fact_that_was_recorded(fact: object) -> None:
    """The quick validator gives what the model's own gives."""
    checked = fact_adapter.validate_python(fact)
    read = hydrated(codes.KIND_CODE[checked.kind], content_of(checked))
    assert read == checked
    assert type(read) is type(checked)


def test_every_kind_of_fact_can_be_read_back_quickly() -> None:
    """No kind has a schema from which the checks cannot be taken out."""
    for code, model in enumerate(FACT_MODELS):
        with pytest.raises(ValueError, match="Invalid JSON"):
            hydrated(code, "{")
        assert codes.KIND_CODE[model.kind_name()] == code


@given(words=st.lists(WORDS, max_size=8), spaces=st.sampled_from([" ", "  ", "-", "\u00a0"]))
def test_a_name_is_folded_as_the_rules_say(words: list[str], spaces: str) -> None:
    """Letting most names off the abbreviations changes none of them."""
    name = spaces.join(words)
    text = fold(re.sub(r"['’]s\b", "", name))
    for long, short in ABBREVIATIONS:
        text = re.sub(rf"\b{long}\b", short, text)
    assert name_key(name) == (" ".join(re.sub(SMALL, " ", text).split()) or text)


def test_many_are_ended_and_corrected_as_one_is(register: Register) -> None:
    """In one act: the ended keep what they said, the corrected give way, and the chain holds."""
    with act(register, "2016-01-01") as writer:
        numbers = writer.record_many(said(body(f"Body {each}"), "2013-04-01") for each in range(700))
    with act(register, "2016-02-01") as writer:
        ended = writer.end_many([(number, edtf("2016-01-31")) for number in numbers[:600]])
        corrected = writer.correct_many([(numbers[600], said(body("Another"), "2014")), (numbers[601], None)])
    assert (len(ended), corrected) == (600, [ended[-1] + 1, None])
    first = register.statement(ended[0], viewer=EVERYTHING)
    assert (first.origin, first.supersedes, first.fact) == (Origin.ENDED, numbers[0], body("Body 0"))
    assert first.period.end == edtf("2016-01-31")
    assert register.statement(numbers[601]).closure == "corrected"
    assert register.verify().is_sound


def test_of_many_none_is_closed_where_one_cannot_be(register: Register) -> None:
    """All are checked before the first is closed."""
    with act(register, "2016-01-01") as writer:
        first, second = writer.record_many([said(body("One"), "2013-04-01"), said(body("Two"), "2013-04-01")])
    end = edtf("2016-01-31")
    with act(register, "2016-02-01") as writer:
        for faulty, error in (
            ([(first, end), (99, end)], UnknownStatementError),
            ([(first, end), (first, end)], ClosedStatementError),
            ([(first, end), (second, edtf("2012"))], ActError),
        ):
            with pytest.raises(error):
                writer.end_many(faulty)
        assert all(writer.statement(number).is_held for number in (first, second))
        assert writer.is_empty
