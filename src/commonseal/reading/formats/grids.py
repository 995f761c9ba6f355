"""Tables on a page: rows of pieces that stand under each other, with cells that go on over several lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from commonseal.reading.formats.rows import Row

_BAND = 6.0
_LEVEL = 2.0
_CLOSE = 1.5
_FAR = 4.0


@dataclass(slots=True)
class Part:
    """Consecutive rows of a page that are one table, or none. ``edges`` are where the table's columns begin."""

    rows: list[Row]
    is_table: bool = False
    edges: list[float] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Give a line for each row of the table, its cells put together and parted by tabs."""
        cells: list[list[str]] = []
        for number, row in enumerate(self.rows):
            if not number or not _goes_on(self.rows[number - 1], row, self.edges, self._tight()):
                if cells:
                    yield _joined(cells)
                cells = [[] for _ in self.edges]
            for piece in row.pieces:
                cells[_column(piece.left, self.edges)].append(piece.text)
        if cells:
            yield _joined(cells)

    def _tight(self) -> bool:
        """Say whether all lines stand equally close, so that gaps do not tell where a row begins."""
        gaps = [below.base - above.base for above, below in zip(self.rows, self.rows[1:], strict=False)]
        return bool(gaps) and max(gaps) < 1.15 * min(gaps)


def parts_of(rows: list[Row]) -> Iterator[Part]:
    """Part the rows of a region into tables and what stands between them."""
    plain: list[Row] = []
    number = 0
    while number < len(rows):
        table = _table_from(rows, number)
        if table is None:
            plain.append(rows[number])
            number += 1
            continue
        if plain:
            yield Part(plain)
            plain = []
        yield table
        number += len(table.rows)
    if plain:
        yield Part(plain)


def _table_from(rows: list[Row], first: int) -> Part | None:
    """Give the table that begins with a row, if one does: two rows or more with cells under each other."""
    if len(rows[first].pieces) < 2:
        return None
    edges: list[float] = sorted(piece.left for piece in rows[first].pieces)
    last, several = first, 1
    for number in range(first + 1, len(rows)):
        row = rows[number]
        if row.base - rows[number - 1].base > _FAR * row.size or not _fits(row, edges):
            break
        if len(row.pieces) > 1:
            edges = _with_edges(edges, row)
            several += 1
            last = number
        elif row.base - rows[number - 1].base < _CLOSE * row.size:
            last = number
    if several < 2 or not _stand_under_each_other(rows[first : last + 1]):
        return None
    return Part(rows[first : last + 1], is_table=True, edges=edges)


def _stand_under_each_other(rows: list[Row]) -> bool:
    """Say whether cells of two rows, not counting the first of each, begin, end or are centred at one place."""
    seen: list[tuple[float, float]] = []
    for row in rows:
        cells = [(piece.left, piece.right) for piece in row.pieces[1:]]
        if any(_is_level(cell, other) for cell in cells for other in seen):
            return True
        seen += cells
    return False


def _is_level(cell: tuple[float, float], other: tuple[float, float]) -> bool:
    (left, right), (other_left, other_right) = cell, other
    off = (left - other_left, right - other_right, (left + right - other_left - other_right) / 2)
    return min(map(abs, off)) < _LEVEL


def _fits(row: Row, edges: list[float]) -> bool:
    """Say whether no piece of a row reaches over where another column begins, but for one to the far left."""
    return all(_piece_fits(piece.left, piece.right, edges) for piece in row.pieces) or len(row.pieces) > 2


def _piece_fits(left: float, right: float, edges: list[float]) -> bool:
    column = _column(left, edges)
    return column + 1 >= len(edges) or right < edges[column + 1] + _BAND


def _with_edges(edges: list[float], row: Row) -> list[float]:
    """Add where pieces of a row begin that begin at no known edge."""
    new = [piece.left for piece in row.pieces if all(abs(piece.left - edge) > 3 * _BAND for edge in edges)]
    return sorted([*edges, *new])


def _column(left: float, edges: list[float]) -> int:
    return max(bisect_right(edges, left + _BAND) - 1, 0)


def _goes_on(above: Row, row: Row, edges: list[float], tight: bool) -> bool:  # noqa: FBT001
    """Say whether a row goes on with the cells of the one above rather than being a row of its own."""
    gap = row.base - above.base
    if not tight:
        return gap < _CLOSE * median((above.size, row.size)) * 0.95
    filled = {_column(piece.left, edges) for piece in row.pieces}
    return 0 not in filled or (len(filled) == 1 and len(edges) > 1 and row.pieces[0].text[:1].islower())


def _joined(cells: list[list[str]]) -> str:
    texts = [" ".join(cell) for cell in cells]
    filled = [text for text in texts if text]
    return "\t".join(texts).rstrip("\t") if len(filled) > 1 else "".join(filled)
