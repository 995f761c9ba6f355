"""The layout of a page: pieces of text put together as columns, tables and paragraphs, in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median

from commonseal.reading.formats import columns, grids
from commonseal.reading.formats.pieces import Piece
from commonseal.reading.formats.rows import Row, rows_of

_NEW_PARAGRAPH = 1.35


def lines_of(pieces: Sequence[Piece]) -> Iterator[str]:
    """Give the lines of a page in reading order; an empty line parts paragraphs, tabs part the cells of a table."""
    first = True
    for region in columns.regions_of([piece for row in rows_of(pieces) for piece in row.pieces]):
        rows = rows_of(region)
        if not rows:
            continue
        if not first:
            yield ""
        first = False
        yield from _lines(rows)


def _lines(rows: list[Row]) -> Iterator[str]:
    pitch = _pitch(rows)
    before: Row | None = None
    for part in grids.parts_of(rows):
        if before is not None and _parts_paragraphs(before, part.rows[0], pitch):
            yield ""
        if part.is_table:
            yield from part.lines()
        else:
            for number, row in enumerate(part.rows):
                if number and _parts_paragraphs(part.rows[number - 1], row, pitch):
                    yield ""
                yield row.running_text
        before = part.rows[-1]


def _pitch(rows: list[Row]) -> float:
    """Give the usual distance of two lines."""
    gaps = [below.base - above.base for above, below in itertools.pairwise(rows)]
    size = median(row.size for row in rows)
    usual = [gap for gap in gaps if 0.7 * size < gap < 1.9 * size]
    return median(usual) if usual else 1.2 * size


def _parts_paragraphs(above: Row, below: Row, pitch: float) -> bool:
    gap = below.base - above.base
    if gap > _NEW_PARAGRAPH * max(pitch, 0.5 * (above.size + below.size)):
        return True
    return gap > 1.1 * pitch and abs(above.size - below.size) > 0.12 * max(above.size, below.size)
