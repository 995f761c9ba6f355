"""The traits of a sentence by which it is told what arrangements it speaks of."""

from __future__ import annotations

import math
from collections.abc import Iterator

from commonseal.reading.paper import View
from commonseal.reading.wording.stems import SCALE, Trait, stems_of, words_of

_NEAR = 0.4
_MOST_BODIES = 4
_FEW_WORDS = 10
_RUN = 3


def traits_of_view(view: View, before: str) -> Iterator[Trait]:
    """Give the traits of a sentence of a paper; ``before`` is the sentence before it, marked."""
    names = {name for body in view.bodies for name in body.names}
    return traits_of(view.plain.text, before, view.section, bodies=len(names), block=view.sentence.block.kind)


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
    around = [f"before {word}" for word in words_of(before)] + [f"heading {word}" for word in words_of(heading)]
    scale = SCALE / math.sqrt(len(runs) + len(around) or 1)
    for run, (start, end) in runs.items():
        yield Trait(run, scale, start, end)
    for name in around:
        yield Trait(name, scale * _NEAR)
    yield Trait("= bodies", min(bodies, _MOST_BODIES) / _MOST_BODIES)
    yield Trait("= several bodies", float(bodies > 1))
    yield Trait(f"= {block}", 0.5)
    yield Trait("= few words", float(len(stems) < _FEW_WORDS))
