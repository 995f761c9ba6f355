"""In a register too large to be looked at all at once, a check of some bodies finds what it finds in a small one."""

import pytest

from commonseal.register import register as the_register
from conftest import Ask

BODIES = (
    *("Northumberland CCG", "Northumberland County Council", "Halton CCG", "Warrington CCG", "Portsmouth CCG"),
    *("Portsmouth City Council", "Wigan Council", "Medway CCG", "Kent and Medway STP"),
)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every register for a large one."""
    monkeypatch.setattr(the_register, "_LARGE", 0)


def test_a_body_has_to_be_named(ask: Ask, large: None) -> None:
    """The refusal says what to do."""
    for words, option in ((["check"], "--bodies"), (["explain", "CS-POST-01:0"], "--bodies"), (["stress"], "--person")):
        said = ask(*words)
        assert said.code == 2
        assert option in said.err


@pytest.mark.parametrize("body", BODIES)
def test_a_named_body_gives_the_same_findings(ask: Ask, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """All that can bear on it is gathered: its people’s other posts, its proposals, its arrangements."""
    words = ("check", "--all", "--bodies", body, "--format", "json")
    small = ask(*words).json
    monkeypatch.setattr(the_register, "_LARGE", 0)
    assert ask(*words).json == small


@pytest.mark.parametrize(
    "words",
    [
        ("duties", "Northumberland CCG", "--on", "2017-02-15"),
        ("stress", "--person", "Glenn Douglas", "--on", "2019-01-01"),
        ("interests", "Vanessa Bainbridge", "--on", "2017-07-15"),
        ("check", "--what-if", "recommended", "--bodies", "Portsmouth CCG", "--on", "2019-10-01"),
    ],
)
def test_the_other_questions_have_the_same_answers(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Neither duties nor what rests on a person nor interests depend on how large the rest is."""
    small = ask(*words, "--format", "json").json
    monkeypatch.setattr(the_register, "_LARGE", 0)
    assert ask(*words, "--format", "json").json == small
