"""What speaks for or against a candidate as the owner of a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from commonseal.reading.lexicon import table
from commonseal.reading.owning.candidates import THING, Candidate, Spot
from commonseal.reading.owning.things import joint_words

_WORD_BEFORE = re.compile(r"([\w'’]+)[\s(\"]*(?:the )?$")
_TELLING = frozenset(
    [
        *("of", "at", "for", "by", "with", "from", "to", "in", "and", "between", "said", "told", "on", "as", "into"),
        *("than", "both", "across", "over", "that", "when", "while"),
    ]
)
_AFTER = re.compile(
    r"^(?:'s|'|,|\.|;|:|\)| (?:and|will|has|have|had|is|are|was|were|would|said|agreed|to|in|for|on|who|which|with)\b)"
)
_PRONOUN = re.compile(r"\b(it|they|its|their|we|our|us|you)\b")
_EDGE = re.compile(r"[;:]| but | while | and (?!\w+ly)")
_NEAR = 30
_LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure whose owner is asked for: what it is a figure of, where it stands, and all around it.

    ``sentence`` and ``before`` are the bounds of its sentence and of the one before; ``heading`` is what stands above
    it, ``places`` where any candidate is named, in order.
    """

    prop: str
    start: int
    end: int
    view: int
    sentence: tuple[int, int]
    before: tuple[int, int]
    is_same_block: bool
    heading: str
    flow: str
    places: Sequence[int]


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('owning')[key])})")


def traits_of_owner(figure: Figure, candidate: Candidate, others: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
    """Give the traits of a candidate as the owner of a figure, each with its value.

    Args:
        figure: The figure.
        candidate: Who or what it may be of.
        others: All the candidates of the paper.
    """
    family = candidate.family
    yield f"kind {candidate.kind}", 1.0
    yield f"kind {candidate.kind} | {figure.prop}", 1.0
    yield f"{family} | {figure.prop}", 1.0
    here = [spot for spot in candidate.spots if spot.view == figure.view]
    yield from _of_sentence(figure, family, here)
    yield from _of_before(figure, candidate, is_here=bool(here))
    yield from _of_words(figure, family, is_here=bool(here))
    if family == THING:
        yield from _of_thing(candidate, others)
    core = re.sub(r"^(?:NHS|The|the) ", "", candidate.name).split(" ")[0]
    if len(core) > 3 and core.lower() in figure.heading.lower():
        yield "in the heading", 1.0


def _of_sentence(figure: Figure, family: str, here: list[Spot]) -> Iterator[tuple[str, float]]:
    if not here:
        return
    yield "same sentence", 1.0
    yield f"same sentence | {family}", 1.0
    left = [spot for spot in here if spot.start <= figure.start]
    right = [spot for spot in here if spot.start > figure.start]
    if left:
        yield from _to_the_left(figure, left[-1])
    if right:
        yield from _to_the_right(figure, right[0], is_only=not left)
    if all(spot.in_passing for spot in here):
        yield "in passing", 1.0


def _to_the_left(figure: Figure, spot: Spot) -> Iterator[tuple[str, float]]:
    gap = figure.flow[spot.end : figure.start]
    between = bisect_right(figure.places, figure.start) - bisect_right(figure.places, spot.start)
    yield f"left {_some(between)}", 1.0
    yield f"left as {spot.form}", 1.0
    yield f"left, after {_word_before(figure.flow, spot.start)}", 1.0
    yield f"left, then {_mark_after(figure.flow, spot.end)}", 1.0
    if len(gap) < _NEAR:
        yield "left and near", 1.0
    for verb in sorted(set(_words("verbs").findall(gap.lower()))):
        yield f"left, between {verb}", 1.0
    if _EDGE.search(gap):
        yield "left, a clause between", 1.0
    if bisect_left(figure.places, figure.sentence[0]) == bisect_left(figure.places, spot.start):
        yield "first of its sentence", 1.0


def _to_the_right(figure: Figure, spot: Spot, *, is_only: bool) -> Iterator[tuple[str, float]]:
    gap = figure.flow[figure.end : spot.start].lower()
    between = bisect_left(figure.places, spot.start) - bisect_right(figure.places, figure.start)
    yield f"right {_some(between)}", 1.0
    yield f"right as {spot.form}", 1.0
    yield f"right, after {_word_before(figure.flow, spot.start)}", 1.0
    if len(gap) < _NEAR:
        yield "right and near", 1.0
    for verb in sorted(set(_words("verbs").findall(gap))):
        yield f"right, between {verb}", 1.0
    if is_only:
        yield "right only", 1.0
    words = re.sub(r"[^a-z ]", "", gap).split()
    if len(words) <= _LONGEST_GAP:
        yield f"right, gap {' '.join(words)}", 1.0


def _of_before(figure: Figure, candidate: Candidate, *, is_here: bool) -> Iterator[tuple[str, float]]:
    prior = [spot for spot in candidate.spots if spot.view < figure.view]
    if prior:
        last = prior[-1]
        far = _far(figure.view - last.view)
        yield f"before {far}", 1.0
        yield f"before {far} | {'here too' if is_here else 'alone'}", 1.0
        if last.view == figure.view - 1:
            first, end = figure.before
            if bisect_left(figure.places, first) == bisect_left(figure.places, last.start):
                yield "before, first", 1.0
            if bisect_right(figure.places, last.start) == bisect_left(figure.places, end):
                yield "before, last", 1.0
            yield f"before as {last.form}", 1.0
            if figure.is_same_block:
                yield "before, same paragraph", 1.0
    elif not is_here:
        yield "only later", 1.0
    if any(spot.view == figure.view + 1 for spot in candidate.spots):
        yield "in the next sentence", 1.0


def _of_words(figure: Figure, family: str, *, is_here: bool) -> Iterator[tuple[str, float]]:
    sentence = figure.flow[figure.sentence[0] : figure.sentence[1]].lower()
    if _words("together").search(sentence):
        yield f"together | {family}", 1.0
    pronoun = _PRONOUN.search(sentence[: max(0, figure.start - figure.sentence[0])])
    if pronoun and not is_here:
        yield f"pronoun {pronoun.group(1)} | {family}", 1.0
    unit = _words("units").search(figure.flow[figure.end : figure.end + 40].lower())
    if unit:
        yield f"unit {unit.group()} | {family}", 1.0


def _of_thing(candidate: Candidate, others: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
    words = candidate.name.split(" ")
    is_named = candidate.name[0].isupper()
    yield "thing with a name" if is_named else "thing without a name", 1.0
    if len(words) == 1:
        yield "thing, noun alone", 1.0
    if any(word in joint_words() for word in candidate.name.lower().split(" ")):
        yield "thing said to be joint", 1.0
    fuller = [
        other
        for other in others
        if other.kind == candidate.kind
        and len(other.name.split(" ")) > len(words)
        and other.name.lower().endswith(words[-1].lower())
    ]
    if fuller:
        yield "thing with a fuller name" if len(words) > 1 else "noun with a fuller name", 1.0
        if not is_named and any(other.name[0].isupper() for other in fuller):
            yield "thing with a name elsewhere", 1.0


def _word_before(flow: str, start: int) -> str:
    found = _WORD_BEFORE.search(flow[max(0, start - 30) : start])
    word = found.group(1).lower() if found else ""
    return word if word in _TELLING or not word else "another word"


def _mark_after(flow: str, end: int) -> str:
    found = _AFTER.match(flow[end : end + 12].lower())
    return found.group().strip() if found else "another word"


def _some(count: int) -> str:
    return str(count) if count < 3 else "3 to 5" if count < 6 else "6 or more"


def _far(sentences: int) -> str:
    return str(sentences) if sentences < 3 else "3 to 5" if sentences < 6 else "6 or more"
