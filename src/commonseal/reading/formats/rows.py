"""Pieces of text on one page put into rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from commonseal.reading.formats.pieces import Piece

_TOUCHING = 0.5
_MARKER = re.compile(r"(?:[•·▪◦‣●○■–—*-]|\(?(?:[ivxlc]{1,5}|[A-Za-z]|\d{1,3})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$")
_FARTHEST_MARKER = 7.0
_ONE_LINE = 2.2


@dataclass(slots=True)
class Row:
    """Pieces on one line, from left to right."""

    pieces: list[Piece]

    @property
    def base(self) -> float:
        """How far down the page the row stands."""
        return self.pieces[0].base

    @property
    def size(self) -> float:
        """The height of its letters."""
        return max(piece.size for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        """Its words, pieces far from each other parted by tabs."""
        return "\t".join(piece.text for piece in self.pieces)

    @property
    def running_text(self) -> str:
        """Its words as those of running text, in which a line that is spread out has wide gaps."""
        parts = [self.pieces[0].text]
        for before, piece in pairwise(self.pieces):
            near = piece.left - before.right < _ONE_LINE * max(before.size, piece.size)
            parts += [" " if near else "\t", piece.text]
        return "".join(parts)


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Put the pieces of a page into rows, from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        if rows and _on_one_line(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Row(_merged(row)) for row in rows]


def _on_one_line(row: list[Piece], piece: Piece) -> bool:
    size = min(max(each.size for each in row), piece.size)
    return abs(piece.base - row[0].base) <= 0.3 * size


def _merged(row: list[Piece]) -> list[Piece]:
    """Join the pieces of a row that all but touch; a font that changes within a line parts them."""
    merged: list[Piece] = []
    for piece in sorted(row, key=lambda piece: piece.left):
        last = merged[-1] if merged else None
        if last is not None and _belong_together(last, piece):
            apart = piece.left - last.right > 0.12 * piece.size
            text = f"{last.text}{' ' if apart else ''}{piece.text}"
            merged[-1] = Piece(last.left, max(last.right, piece.right), last.base, max(last.size, piece.size), text)
        else:
            merged.append(piece)
    return merged


def _belong_together(last: Piece, piece: Piece) -> bool:
    """Say whether two pieces are one: they all but touch, or the first is the number or mark of a list."""
    gap = piece.left - last.right
    size = max(last.size, piece.size)
    return gap < _TOUCHING * size or (gap < _FARTHEST_MARKER * size and bool(_MARKER.match(last.text)))
