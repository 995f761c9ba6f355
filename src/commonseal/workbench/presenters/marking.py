"""A paper with the words that show statements marked in it: its text cut where a quote begins or ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of a text, half-open, and the statement that it shows."""

    start: int
    end: int
    statement: int


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that shows the same statements throughout. ``begins`` is the offset of a quote's first word.

    ``begins`` is None where no quote begins here; ``first`` are those of the statements whose quote does.
    """

    text: str
    statements: tuple[int, ...]
    begins: int | None
    first: tuple[int, ...]


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """Return a text as paragraphs, parted where a line is empty, each in pieces; joined they are the text's words.

    Marks may overlap and run on from one paragraph into the next. Marks outside the text are left out.
    """
    kept = sorted({each for each in marks if 0 <= each.start < each.end <= len(text)})
    found: list[tuple[Piece, ...]] = []
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            found.append(tuple(_pieces(paragraph, at, kept)))
        at += len(paragraph) + 2
    return tuple(found)


def _pieces(paragraph: str, at: int, marks: list[Mark]) -> Iterable[Piece]:
    last = at + len(paragraph)
    near = [each for each in marks if each.start < last and each.end > at]
    edges = {at, last, *(each.start for each in near), *(each.end for each in near)}
    cuts = sorted(each for each in edges if at <= each <= last)
    for start, end in pairwise(cuts):
        over = tuple(dict.fromkeys(each.statement for each in near if each.start <= start and each.end >= end))
        first = tuple(dict.fromkeys(each.statement for each in near if each.start == start))
        yield Piece(paragraph[start - at : end - at], over, start if first else None, first)
