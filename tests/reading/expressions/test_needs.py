"""What an expression needs is worked out of the expression, and is never more than what is needed."""

import re

import pytest

from commonseal.reading.expressions.needs import needs_of, token


def letters(written: str, flags: int = 0) -> list[set[str]]:
    """The sets of words that an expression needs, as their letters."""
    return [{word.letters for word in words} for words in needs_of(re.compile(written, flags)).all_of]


def start(written: str, flags: int = 0) -> set[str] | None:
    """The words that a match begins with, a dot after those that may go on."""
    found = needs_of(re.compile(written, flags)).start
    return None if found is None else {word.letters if word.ends else f"{word.letters}." for word in found}


@pytest.mark.parametrize(
    ("written", "flags", "needed"),
    [
        (r"\bmerg(?:er|ing) with", 0, [{"merger", "merging"}, {"with"}]),
        (r"joint|shared|single", 0, [{"joint", "shared", "single"}]),
        (r"Joint", re.IGNORECASE, [{"joint"}]),
        (r"(?i:Joint) team", 0, [{"joint"}, {"team"}]),
        (r"joint|\w+", 0, []),
        (r"(?:joint )?team", 0, [{"team", "joint"}]),
        (r"(?:joint )*team", 0, [{"team", "joint"}]),
        (r"(?:joint )+team", 0, [{"joint"}, {"team"}]),
        (r"team(?! of)", 0, [{"team"}]),
        (r"(?<!joint )team", 0, [{"team"}]),
        (r"sign[- ]?off", 0, [{"signoff", "sign"}]),
        (r"\[[BG]\d+\]", 0, [{token("B"), token("G")}]),
        (r"\[[^B]\d+\]", 0, [{"#"}]),
        (r"\d{4}", 0, [{"####"}]),
        (r"\W+", 0, []),
        (r"", 0, []),
        (r"(?P<x>team) (?P=x)", 0, [{"team"}]),
    ],
)
def test_needs_are_the_words_of_every_branch(written: str, flags: int, needed: list[set[str]]) -> None:
    """One set of words for each part that must be there; none where a branch has no word of its own."""
    assert sorted(map(sorted, letters(written, flags))) == sorted(map(sorted, needed))


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        (r"\b(?:the )?(?:joint|shared) team", {"the", "joint", "shared"}),
        (r"(?<![\w-])merg(?:er|ing)\b", {"merger", "merging"}),
        (r"(?<!\w)merg\w*", {"merg."}),
        (r"merger", None),
        (r"\W*merger", None),
        (r"\b\w+ merger", None),
        (r"\b(?:x)?", None),
        (r"\[[P]\d+\] said", {token("P")}),
    ],
)
def test_a_start_is_told_where_every_match_begins_at_a_word(written: str, begins: set[str] | None) -> None:
    """A match can only begin where one of these words does; nothing is told where it may begin otherwise."""
    assert start(written) == begins
