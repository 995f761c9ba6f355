"""The stems of a marked sentence: its words without their endings, its mentions as kinds of token."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\[[A-Z]\d+\]|\d+|[A-Za-z']+|[.;:?\"]")
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ed|es|s|ly|ers?|ors?|ions?|al|ity)$")
_SHORTEST_WITH_ENDING, _SHORTEST_STEM = 5, 3
_MOST_WORDS = 120
SCALE = 4.0


class Stem(NamedTuple):
    """A word without its ending and where it stands in the marked sentence."""

    word: str
    start: int
    end: int


class Trait(NamedTuple):
    """One thing that a sentence has: its name, how much it counts, and where it stands in the marked sentence.

    ``start`` is -1 of what stands nowhere in the sentence itself.
    """

    name: str
    value: float
    start: int = -1
    end: int = -1


class Share(NamedTuple):
    """The names of different traits of which each counts as much: ``value``."""

    names: Collection[str]
    value: float


def stem(word: str) -> str:
    """Give a word in small letters without its ending, so that “sharing” and “shared” are one."""
    word = word.lower()
    if len(word) < _SHORTEST_WITH_ENDING:
        return word
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _SHORTEST_STEM else word


@lru_cache(maxsize=20_000)
def _stem_of_token(token: str) -> str:
    if token[0] == "[":
        return f"<{token[1]}>"
    return "<9>" if token[0].isdecimal() else stem(token)


@lru_cache(maxsize=64)
def stems_in(marked: str) -> tuple[str, ...]:
    """Give the stems of a marked sentence in order, no more than 120: a body is ``<B>``, a figure ``<9>``."""
    return tuple(map(_stem_of_token, _TOKEN.findall(marked)[:_MOST_WORDS]))


def stems_of(marked: str) -> tuple[Stem, ...]:
    """Give the stems of a marked sentence as ``stems_in`` does, with their places."""
    return tuple(
        Stem(word, *match.span()) for word, match in zip(stems_in(marked), _TOKEN.finditer(marked), strict=False)
    )


@lru_cache(maxsize=64)
def words_of(marked: str, place: str = "") -> tuple[str, ...]:
    """Give the different stems of a marked sentence in the order of the alphabet, each after the word for its place."""
    return tuple(f"{place} {word}" if place else word for word in sorted(set(stems_in(marked))))
