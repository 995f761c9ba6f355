"""Columns of running text on a page, told apart from the columns of a table.

Text stands in columns when several of its lines begin at one place well into the page, nothing reaches over the gap
before that place, and the lines on both sides are filled like lines of prose. What comes before such a stretch is read
first, then the left column, then the right one, then what comes after.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from commonseal.reading.formats.pieces import Piece

_FEWEST_LINES = 4
_BAND = 3.0
_GAP = 0.45
_FILLED = 0.6
_FEWEST_WORDS = 3.0
_SAME_START = 0.75
_NEXT_PART = 1.9
_DEEPEST = 4
_MOSTLY = 0.8
_MOST_EDGES = 12


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a page in two columns: from where to where down the page, and where the right column begins."""

    top: float
    foot: float
    edge: float
    score: float


def regions_of(pieces: Sequence[Piece], depth: int = 0) -> list[list[Piece]]:
    """Part the pieces of a page into regions, in reading order; within a region lines go right across.

    Args:
        pieces: The pieces, those on one line that touch joined already.
        depth: How many times the page has been parted.
    """
    stretch = _widest_stretch(pieces) if depth < _DEEPEST else None
    if stretch is None:
        return [list(pieces)] if pieces else []
    above = [piece for piece in pieces if piece.base < stretch.top]
    below = [piece for piece in pieces if piece.base > stretch.foot]
    within = [piece for piece in pieces if stretch.top <= piece.base <= stretch.foot]
    left = [piece for piece in within if piece.left < stretch.edge - _BAND]
    right = [piece for piece in within if piece.left >= stretch.edge - _BAND]
    return [region for part in (above, left, right, below) for region in regions_of(part, depth + 1)]


def _widest_stretch(pieces: Sequence[Piece], deeper: int = 2) -> _Stretch | None:
    """Find the stretch in columns with the most lines; its sides may be in columns themselves, ``deeper`` times."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    ordered = sorted(pieces, key=lambda piece: piece.base)
    found = [
        stretch
        for edge in _edges(pieces)
        for run in _runs(ordered, edge)
        if (stretch := _stretch(run, edge, deeper)) is not None
    ]
    return max(found, key=lambda stretch: stretch.score, default=None)


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Give the places, well into the page, at which several lines begin."""
    leftmost = min(piece.left for piece in pieces)
    width = max(piece.right for piece in pieces) - leftmost
    begins: dict[int, list[float]] = defaultdict(list)
    for piece in pieces:
        if 0.2 * width < piece.left - leftmost < 0.85 * width:
            begins[round(piece.left / _BAND)].append(piece.left)
    close = {band: (*lefts, *begins.get(band + 1, ())) for band, lefts in list(begins.items())}
    usual = sorted((lefts for lefts in close.values() if len(lefts) >= _FEWEST_LINES), key=len, reverse=True)
    return [min(lefts) for lefts in usual[:_MOST_EDGES]]


def _runs(ordered: Sequence[Piece], edge: float) -> list[list[Piece]]:
    """Part the page where a line reaches over the gap before an edge."""
    runs: list[list[Piece]] = [[]]
    for piece in ordered:
        if piece.left < edge - _BAND and piece.right > edge - _GAP * piece.size:
            runs.append([])
        else:
            runs[-1].append(piece)
    return [run for run in runs if len(run) >= 2 * _FEWEST_LINES]


def _stretch(run: list[Piece], edge: float, deeper: int) -> _Stretch | None:
    """Give the stretch that a run of lines makes, if both its sides are columns of prose."""
    left = [piece for piece in run if piece.left < edge - _BAND]
    right = [piece for piece in run if piece.left >= edge - _BAND]
    if not left or not right:
        return None
    right_foot = max(piece.base for piece in right)
    left = _before_next_part(left, right_foot)
    sides = ((left, edge), (right, max(piece.right for piece in right)))
    if not all(_is_prose(side, end) or _is_parted(side, deeper) for side, end in sides) or _is_table(left, right):
        return None
    top = min(piece.base for piece in (*left, *right)) - 0.1
    foot = max(piece.base for piece in (*left, *right)) + 0.1
    return _Stretch(top, foot, edge, float(min(len(left), len(right)) * 1000 + len(left) + len(right)))


def _before_next_part(left: list[Piece], right_foot: float) -> list[Piece]:
    """Leave out what stands below both columns, after a gap."""
    for above, below in itertools.pairwise(left):
        if below.base > right_foot + 0.5 * below.size and below.base - above.base > _NEXT_PART * above.size:
            return [piece for piece in left if piece.base <= above.base]
    return left


def _is_prose(column: list[Piece], right_edge: float) -> bool:
    """Say whether the lines of a column are filled: most go nearly to its edge, and hold several words."""
    if len(column) < _FEWEST_LINES:
        return False
    width = right_edge - min(piece.left for piece in column)
    words = sum(len(piece.text.split()) for piece in column) / len(column)
    return words >= _FEWEST_WORDS and median(piece.width for piece in column) >= _FILLED * width


def _is_parted(side: list[Piece], deeper: int) -> bool:
    """Say whether a side is in columns itself, over most of its lines."""
    if not deeper:
        return False
    stretch = _widest_stretch(side, deeper - 1)
    if stretch is None:
        return False
    within = sum(stretch.top <= piece.base <= stretch.foot for piece in side)
    return within >= _MOSTLY * len(side)


def _is_table(left: list[Piece], right: list[Piece]) -> bool:
    """Say whether two columns are those of a table: their parts begin side by side, again and again."""
    starts_left, starts_right = _starts(left), _starts(right)
    fewer, more = sorted((starts_left, starts_right), key=len)
    if len(fewer) < 3:
        return False
    beside = sum(any(abs(each - other) < 3 for other in more) for each in fewer)
    return beside >= _SAME_START * len(more)


def _starts(column: list[Piece]) -> list[float]:
    """Give where the parts of a column begin: its first line, and every line after a gap."""
    starts = [column[0].base]
    gaps = [below.base - above.base for above, below in itertools.pairwise(column)]
    pitch = median(gaps) if gaps else 0.0
    starts += [
        below.base
        for (above, below), gap in zip(itertools.pairwise(column), gaps, strict=True)
        if gap > 1.25 * pitch and above is not below
    ]
    return starts
