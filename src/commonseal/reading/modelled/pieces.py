"""A long paper in pieces that a model can take, cut where paragraphs or sentences end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commonseal.reading.document import Document

MOST_LETTERS = 6000
"""A piece of this length is about 1,500 tokens; instructions, examples and the answer need three times as much."""

_WORTH_HALVING = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paper: ``text`` is the paper's text from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def pieces_of(document: Document, *, most: int = MOST_LETTERS) -> tuple[Piece, ...]:
    """Cut a paper into pieces that together are the whole paper, in order and without overlap.

    Args:
        document: The paper.
        most: The most code points in a piece.

    Returns:
        The pieces; those of white space alone are left out.
    """
    return tuple(_pieces(document, 0, len(document.text), most))


def halves_of(document: Document, piece: Piece) -> tuple[Piece, ...]:
    """Cut a piece near its middle; a short one comes back as it is."""
    if len(piece.text) < _WORTH_HALVING:
        return (piece,)
    return tuple(_pieces(document, piece.start, piece.end, max(1, len(piece.text) * 2 // 3)))


def _pieces(document: Document, start: int, end: int, most: int) -> Iterator[Piece]:
    paragraphs = [block.start for block in document.blocks]
    sentences = [sentence.start for sentence in document.sentences]
    while start < end:
        cut = end if end - start <= most else _cut(document.text, (paragraphs, sentences), start, start + most)
        text = document.text[start:cut]
        if not text.isspace():
            yield Piece(start, cut, text)
        start = cut


def _cut(text: str, borders: tuple[Sequence[int], Sequence[int]], start: int, last: int) -> int:
    """Find where to cut at ``last`` or before it: at a paragraph, a sentence, a word, in that order."""
    for starts, least in zip(borders, (start + (last - start) // 2, start + 1), strict=True):
        index = bisect_right(starts, last) - 1
        if index >= bisect_left(starts, least):
            return starts[index]
    space = max(text.rfind(" ", start + 1, last), text.rfind("\n", start + 1, last))
    return space + 1 if space > start else last
