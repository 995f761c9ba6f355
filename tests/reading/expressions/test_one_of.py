"""Expressions of which the first that matches at the earliest place counts find what ``|`` between them finds."""

import re as standard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.reading import expressions as re
from commonseal.reading.expressions.words import ASKED

WRITTEN = (
    "joint team",
    "joint",
    r"(?<!the )team",
    r"merg(?:er|ing) \w+",
    r"\w+ board",
    r"(?:the|a) joint",
    r"\[B\d+\]$",
)
WORDS = ("joint", "team", "merger", "the", "board", "Dale", "[B1]", "teams", "zinc")
texts = st.lists(st.sampled_from(WORDS)).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(texts, st.lists(st.sampled_from(WRITTEN), min_size=1, unique=True))
def test_the_same_is_found_as_with_branches(text: str, written: list[str]) -> None:
    """In every text, whether or not it knows its words, and whatever comes first."""
    expected = [match.span() for match in standard.finditer("|".join(f"(?:{each})" for each in written), text)]
    several = re.OneOf(re.compile(each) for each in written)
    ASKED.settle()
    assert [match.span() for match in several.finditer(re.Words(text))] == expected
    assert [match.span() for match in several.finditer(text)] == expected


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from([0, re.IGNORECASE]))
def test_looking_at_words_first_finds_the_same(text: str, flags: int) -> None:
    """Of an expression that begins where a word does, from any place to any other."""
    written = re.compile(r"(?<![\w/-])(?:(?:joint |the )?team|merger(?: [a-z]+){0,2}|(?:[D-F]ale|zin[ck]))\b", flags)
    at_words = re.AtWords(written)
    for first, last in ((0, len(text)), (3, len(text)), (2, max(2, len(text) - 3))):
        expected = [match.span() for match in written.finditer(text, first, last)]
        assert [match.span() for match in at_words.finditer(text, first, last)] == expected


def test_letters_that_are_others_without_regard_to_capitals_are_found() -> None:
    """The Kelvin sign is a k, and the long s is an s."""
    written = re.compile("(?:kent|surrey)", re.IGNORECASE)
    text = "\u212aent and \u017furrey"
    assert [match.group() for match in re.AtWords(written).finditer(text)] == text.split(" and ")


def test_an_expression_that_may_begin_with_anything_is_refused() -> None:
    """There is nothing to look up at a word."""
    with pytest.raises(ValueError, match="may begin with anything"):
        re.AtWords(re.compile(r"\w+ board"))
