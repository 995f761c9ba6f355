"""The traits of a sentence by which it is told what arrangements it speaks of."""

from __future__ import annotations

import math
from collections.abc import Iterator

from commonseal.reading.paper import View
from commonseal.reading.wording.stems import SCALE, Trait, stems_of, words_of

NEAR = 0.4
_MOST_BODIES = 4
_FEW_WORDS = 10
_RUN = 3


def traits_of_view(view: View, before: str) -> Iterator[Trait]:
    """Give the traits of a sentence of a paper; ``before`` is the sentence before it, marked."""
    bodies, block = len(names_of(view)), view.sentence.block.kind
    return traits_of(view.plain.text, before, view.section, bodies=bodies, block=block)


def names_of(view: View) -> set[str]:
    """Give the different names of the bodies that a sentence names."""
    return {name for body in view.bodies for name in body.names}


def traits_of(marked: str, before: str, heading: str, *, bodies: int, block: str) -> Iterator[Trait]:
    """Give the traits of a sentence: its stems alone and in runs of two and three, and what stands around it.

    Args:
        marked: The sentence with its mentions as tokens (``View.plain``).
        before: The sentence before it, marked.
        heading: The heading above it.
        bodies: How many bodies it names.
        block: The kind of block it stands in.
    """
    stems = stems_of(marked)
    runs: dict[str, tuple[int, int]] = {}
    for first, opening in enumerate(stems):
        run = ""
        for stem in stems[first : first + _RUN]:
            run = f"{run} {stem.word}" if run else stem.word
            runs.setdefault(run, (opening.start, stem.end))
    around = around_of(before, heading)
    scale = SCALE / math.sqrt(len(runs) + len(around) or 1)
    for run, (start, end) in runs.items():
        yield Trait(run, scale, start, end)
    for name in around:
        yield Trait(name, scale * NEAR)
    yield from plain_traits(bodies, block, len(stems))


def around_of(before: str, heading: str) -> tuple[str, ...]:
    """Give the names of the traits that the sentence before and the heading above give."""
    return (*words_of(before, "before"), *words_of(heading, "heading"))


def plain_traits(bodies: int, block: str, length: int) -> Iterator[Trait]:
    """Give the traits that are no words: how many bodies it names, the kind of its block and how many stems it has."""
    yield Trait("= bodies", min(bodies, _MOST_BODIES) / _MOST_BODIES)
    yield Trait("= several bodies", float(bodies > 1))
    yield Trait(f"= {block}", 0.5)
    yield Trait("= few words", float(length < _FEW_WORDS))
