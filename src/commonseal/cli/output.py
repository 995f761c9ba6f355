"""Printing: data to standard output, talk to standard error."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Protocol

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from commonseal.cli.options import Format
from commonseal.exchange.tables import csv_lines

_GAP = 2
"""How many blanks stand between two columns of a table."""


class Printable(Protocol):
    """What can be printed: an answer, as data and as rows of a table."""

    columns: ClassVar[tuple[str, ...]]

    def model_dump(self, *, mode: str) -> dict[str, Any]:
        """Return it as data."""

    def rows(self) -> Iterable[Sequence[object]]:
        """Return it as rows; each has one cell for each of ``columns``."""


def out() -> Console:
    """Return standard output; where nobody watches, with room enough that names are not broken."""
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = 120
    return console


def talk() -> Console:
    """Return standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def emit(answer: Printable, how: Format, view: Callable[[Any], Iterable[RenderableType]]) -> None:
    """Print an answer as JSON, as CSV, or as its view for people."""
    if how is Format.JSON:
        print_json(answer.model_dump(mode="json"))
    elif how is Format.CSV:
        print_csv(answer.columns, answer.rows())
    else:
        print_parts(view(answer))


def print_parts(parts: Iterable[RenderableType]) -> None:
    """Print what people see, part by part."""
    console = out()
    for part in parts:
        console.print(part)


def emit_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], how: Format, empty: str) -> None:
    """Print a plain listing."""
    if how is Format.JSON:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif how is Format.CSV:
        print_csv(columns, rows)
    elif rows:
        out().print(table(columns, rows))
    else:
        out().print(empty)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Return a table for people: figures to the right and never broken, words in the room that is left.

    No word is broken where the longest words of all columns have room beside each other.
    """
    found = Table(box=None, padding=(0, _GAP, 0, 0), header_style="bold", pad_edge=False)
    rows = list(rows)
    widths = _widths([[column, *(_shown(row[place]) for row in rows)] for place, column in enumerate(columns)])
    for place, column in enumerate(columns):
        is_figures = bool(rows) and all(isinstance(row[place], int | float) for row in rows)
        found.add_column(
            column,
            overflow="fold",
            justify="right" if is_figures else "left",
            no_wrap=is_figures,
            width=widths[place] if widths else None,
        )
    for row in rows:
        found.add_row(*(Text(_shown(cell)) for cell in row))
    return found


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell)


def _widths(columns: Sequence[Sequence[str]]) -> list[int] | None:
    """Return how wide each column is so that no word is broken; None where all have room, or even their words have not.

    Room that is left goes, letter by letter, to the column that would need the most lines.
    """
    whole = [max(map(len, cells)) for cells in columns]
    found = [max((len(word) for cell in cells for word in cell.split()), default=0) for cells in columns]
    room = out().width - _GAP * len(columns)
    if sum(whole) <= room or sum(found) > room:
        return None
    for _ in range(room - sum(found)):
        neediest = max(range(len(found)), key=lambda place: whole[place] / max(found[place], 1))
        found[neediest] += 1
    return found


def print_json(value: object) -> None:
    """Print a value as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV with a head line. A cell that a spreadsheet would take for a formula is marked as text."""
    sys.stdout.writelines(csv_lines(columns, rows))


def progress() -> Progress:
    """Return a progress bar on standard error, which goes when it is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = talk()
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
