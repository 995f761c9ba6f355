"""The traits of one body in a sentence by which it is told whether that body decides, and how."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from commonseal.reading.mentions import BodyMention
from commonseal.reading.wording.stems import SCALE, Trait, stems_of, words_of

_BEFORE, _AFTER = 14, 18
_NEAR_AFTER, _NEAR_BEFORE = 8, 6
_RUN = 3
_OF_SENTENCE_BEFORE, _OF_HEADING = 0.3, 0.4
_EDGES = frozenset([".", ";", "<B>", "<G>"])
_TARGET = "<X>"
_EARLY, _MIDDLE = 3, 10


def traits_of_decider(
    marked: str, start: int, body: BodyMention, before: str, heading: str, *, is_first: bool, block: str
) -> Iterator[Trait]:
    """Give the traits of a body that stands at a place of a sentence.

    Args:
        marked: The sentence with its mentions as tokens (``View.plain``).
        start: Where the token of the body stands in it.
        body: The body.
        before: The sentence before it, marked.
        heading: The heading above it.
        is_first: Whether it is the first body of the sentence.
        block: The kind of block the sentence stands in.
    """
    stems = stems_of(marked)
    place = next((number for number, stem in enumerate(stems) if stem.start == start), None)
    if place is None:
        return
    words = [stem.word for stem in stems]
    words[place] = _TARGET
    runs = dict.fromkeys((*_runs(words, place), *_nearest(words, place)))
    scale = SCALE / math.sqrt(len(runs) or 1)
    for name in runs:
        yield Trait(name, scale)
    yield from _around("before", before, scale * _OF_SENTENCE_BEFORE)
    yield from _around("heading", heading, scale * _OF_HEADING)
    for name in kinds_of(body):
        yield Trait(f"= {name}", 1.0)
    yield Trait("= first", float(is_first))
    yield Trait(f"= {block}", 0.5)
    yield Trait("= early" if place < _EARLY else "= middle" if place < _MIDDLE else "= late", 0.5)


def kinds_of(body: BodyMention) -> tuple[str, ...]:
    """Say what a body is and how it is named."""
    is_organ = bool(body.organ) or body.form == "organs"
    is_set = body.is_set or len(body.names) > 1
    return (
        f"named as {body.form}",
        f"kind {body.body_class}",
        *(("organ",) if is_organ else ()),
        *(("set",) if is_set else ()),
    )


def _runs(words: list[str], place: int) -> Iterator[str]:
    """The runs of up to three stems around the body: those with it, those to its left and those to its right."""
    last = min(len(words), place + _AFTER)
    for first in range(max(0, place - _BEFORE), last):
        run = ""
        for word in words[first : min(first + _RUN, last)]:
            run = f"{run} {word}" if run else word
            side = "with" if _TARGET in run else "left" if first < place else "right"
            yield f"{side} {run}"


def _nearest(words: list[str], place: int) -> Iterator[str]:
    """The stems next to the body, as far as another body or the end of the clause."""
    after = _until_edge(words[place + 1 : place + 1 + _NEAR_AFTER])
    before = _until_edge(words[max(0, place - _NEAR_BEFORE) : place][::-1])
    yield from (f"next {word}" for word in after)
    yield from (f"last {word}" for word in before)
    yield from (f"next {first} {second}" for first, second in pairwise(after))


def _until_edge(words: list[str]) -> list[str]:
    edge = next((number for number, word in enumerate(words) if word in _EDGES), len(words))
    return words[:edge]


def _around(where: str, marked: str, value: float) -> Iterator[Trait]:
    for word in words_of(marked):
        yield Trait(f"{where} {word}", value)
