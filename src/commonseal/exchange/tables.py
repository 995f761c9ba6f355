"""Tables for spreadsheets: lines of CSV in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = frozenset({"=", "+", "-", "@", "\t", "\n"})
"""What a cell begins with that spreadsheets take for a formula, or for what stands before one."""


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Hand over a head line and one line for each row, as CSV.

    A text that a spreadsheet would take for a formula has an apostrophe before it, which marks it as text. Figures are
    left as they are.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    yield _taken(written)
    for row in rows:
        writer.writerow([_cell(each) for each in row])
        yield _taken(written)


def _taken(written: io.StringIO) -> str:
    line = written.getvalue()
    written.seek(0)
    written.truncate()
    return line


def _cell(cell: object) -> str:
    # A lone carriage return is not quoted by the writer, and would begin a row, and a formula, of its own.
    text = "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n")
    is_figure = isinstance(cell, int | float)
    return f"'{text}" if text[:1] in _FORMULA and not is_figure else text
