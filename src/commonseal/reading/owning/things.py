"""The joint things of a paper that figures are told of: teams, funds, services, clusters, contracts, merged bodies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from commonseal.reading.lexicon import table

Span = tuple[int, int]
_WORDS_BEFORE, _CAPITALS_BEFORE = 5, 6
_ING = ("ed", "ing")
_NAMES_IN_ING = frozenset(["nursing", "commissioning", "ageing", "learning"])


@dataclass(frozen=True, slots=True)
class Thing:
    """A joint thing at one place of the text.

    ``kind`` is what sort of thing it is, ``noun`` the noun that ends its name. ``is_bare`` says that the noun stands
    alone (“the team”), so that the name may be given elsewhere; ``is_definite`` that it is spoken of as known.
    """

    start: int
    end: int
    name: str
    noun: str
    kind: str
    is_named: bool
    is_bare: bool
    is_definite: bool


def joint_words() -> frozenset[str]:
    """Give the words that say that a thing is of several bodies."""
    return frozenset(table("owning")["joint"])


@cache
def _kinds() -> dict[str, str]:
    return {noun: kind for kind, nouns in table("owning")["things"].items() for noun in nouns}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = sorted(_kinds(), key=len, reverse=True)
    not_before = "|".join(table("owning")["not_before"])
    plain = re.compile(
        r"(?<![\w'-])(?:(?P<lead>[Tt]he|[Oo]ur|[Tt]heir|[Ii]ts|[Tt]his|[Tt]hat|[Aa]n?|[Oo]ne|[Bb]oth|[Ee]ach) )?"
        rf"(?P<name>(?:(?:[a-z][a-z-]+|ICB|CCG|NHS|IT|HR|ICT|[A-Z][a-z]+) ){{0,{_WORDS_BEFORE}}}?"
        rf"(?P<noun>{'|'.join(nouns)}))"
        rf"(?![\w-])(?! (?:{not_before})s?\b)"
    )
    titled = "|".join(sorted({noun.capitalize() for noun in nouns if " " not in noun and noun.islower()}))
    named = re.compile(
        rf"(?<![\w'-])(?P<name>(?:[A-Z][\w'&-]+ (?:(?:and|of|for|the|&|in) )?){{1,{_CAPITALS_BEFORE}}}"
        rf"(?P<noun>{titled}))(?![\w-])"
    )
    return plain, named


def things_of(flow: str, taken: Sequence[Span]) -> list[Thing]:
    """Find the joint things of a text, in order.

    Args:
        flow: The paper's flow.
        taken: Where bodies are named, in order; no thing lies over one.
    """
    named = list(_named(flow, taken))
    covered = sorted([*taken, *((thing.start, thing.end) for thing in named)])
    return sorted([*named, *_plain(flow, covered)], key=lambda thing: thing.start)


def _named(flow: str, taken: Sequence[Span]) -> Iterator[Thing]:
    for match in _patterns()[1].finditer(flow):
        start, end = match.span("name")
        if _is_free(taken, start, end):
            noun = match["noun"].lower()
            yield Thing(start, end, match["name"], noun, _kinds()[noun], is_named=True, is_bare=False, is_definite=True)


def _plain(flow: str, taken: Sequence[Span]) -> Iterator[Thing]:
    only_joint = frozenset(table("owning")["only_joint"])
    for match in _patterns()[0].finditer(flow):
        words = _own_words(match["name"].split(" "))
        noun, end = match["noun"], match.end("name")
        start = end - len(" ".join(words))
        is_joint = any(word in joint_words() for word in words)
        if (noun in only_joint and not is_joint) or not _is_free(taken, start, end):
            continue
        is_bare = all(word in {"new", "whole", "same"} for word in words[: -len(noun.split(" "))])
        is_definite = (match["lead"] or "").lower() in {"the", "our", "their", "its", "this", "that"}
        yield Thing(
            start, end, " ".join(words), noun, _kinds()[noun], is_named=False, is_bare=is_bare, is_definite=is_definite
        )


def _own_words(words: list[str]) -> list[str]:
    outside = frozenset(table("owning")["not_of_name"])
    while len(words) > 1 and _is_outside(words[0], outside):
        words = words[1:]
    return words


def _is_outside(word: str, outside: frozenset[str]) -> bool:
    is_verb = word.endswith(_ING) and word not in joint_words() and word not in _NAMES_IN_ING
    return word.lower() in outside or is_verb


def _is_free(taken: Sequence[Span], start: int, end: int) -> bool:
    place = bisect_left(taken, (end, 0)) - 1
    return place < 0 or taken[place][1] <= start
