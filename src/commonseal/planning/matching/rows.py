"""Restricted files as rows with lines and columns: CSV and YAML alike, told of by place and never by content."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from commonseal.vocabulary.written import Fault, Lined, YamlFaultError, documents

LISTS_PARTED_BY = ";"


@dataclass(frozen=True, repr=False)
class Row:
    """One row: its cells by column, as text or lists of text, and the line of each."""

    line: int
    cells: dict[str, str | list[str]]
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, column: str) -> int:
        """Return the line of a cell, or of the row."""
        return self.lines.get(column, self.line)

    def text(self, column: str) -> str | None:
        """Return a cell that is one text, without blanks around it; None where it is empty or left out."""
        value = self.cells.get(column)
        return value.strip() or None if isinstance(value, str) else None

    def several(self, column: str) -> tuple[str, ...]:
        """Return a cell that lists texts: a list, or one text parted by semicolons."""
        value = self.cells.get(column, "")
        parts = value.split(LISTS_PARTED_BY) if isinstance(value, str) else value
        return tuple(part.strip() for part in parts if part.strip())


class Faults:
    """What is wrong with one restricted file: each with its line and column, and none with what stands there."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.found: list[Fault] = []

    def at(self, line: int, column: str | None, what: str) -> None:
        """Note a fault; ``what`` says what is wanted and never what is there."""
        place = f"column “{column}”: " if column else ""
        self.found.append(Fault(self.shown, line, f"{place}{what}"))


def csv_rows(text: str, columns: Sequence[str], faults: Faults) -> list[Row]:
    """Return the rows of a CSV with a head line, noting columns that are not known and rows of another length."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Row] = []
    head: list[str] | None = None
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if head is None:
                head = _head([each.strip().casefold().replace(" ", "_") for each in cells], columns, faults)
            elif any(cell.strip() for cell in cells):
                if len(cells) != len(head):
                    faults.at(
                        line, None, f"this row has {len(cells)} cells, and the head line {len(head)}; put it right"
                    )
                found.append(Row(line, dict(zip(head, cells, strict=False))))
    except csv.Error:
        faults.at(before + 1, None, "this is not CSV that can be read; look at the quotation marks")
    if head is None:
        faults.at(1, None, f"the file is empty; begin it with a head line of columns: {', '.join(columns)}")
    return found


def _head(given: list[str], columns: Sequence[str], faults: Faults) -> list[str]:
    for number, name in enumerate(given, start=1):
        if name not in columns:
            near = get_close_matches(name, columns, n=1)
            remedy = f"did you mean “{near[0]}”?" if near else f"it may be one of {', '.join(columns)}"
            faults.at(1, None, f"the name of column {number} in the head line is not known; {remedy}")
        elif given.index(name) != number - 1:
            faults.at(1, name, "this column stands twice; keep one")
    return given


def yaml_of(text: str, faults: Faults) -> Lined | None:
    """Return the one mapping that a YAML file is, or None with the fault noted."""
    try:
        found = documents(text)
    except YamlFaultError as error:
        faults.at(error.line, None, "this is not YAML that can be read; look at indentation, marks and doubled keys")
        return None
    if len(found) != 1 or not isinstance(found[0], Lined):
        faults.at(1, None, "the file must be one mapping with “staff”, “posts” or both")
        return None
    return found[0]


def only_known(mapping: Lined, known: Sequence[str], what: str, faults: Faults) -> None:
    """Note every key of a mapping that is not known, without repeating it."""
    for key in mapping:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            remedy = f"did you mean “{near[0]}”?" if near else f"it may have {', '.join(known)}"
            faults.at(mapping.line_of(key), None, f"this is no field of {what}; {remedy}")


def yaml_rows(mapping: Lined, section: str, columns: Sequence[str], faults: Faults) -> list[Row]:
    """Return the entries of a section of a YAML file as rows."""
    given = mapping.get(section)
    if given is None:
        return []
    if not isinstance(given, list):
        faults.at(mapping.line_of(section), section, "this must be a list of entries")
        return []
    return [row for each in given if (row := _row(mapping, section, each, columns, faults)) is not None]


def _row(mapping: Lined, section: str, entry: Any, columns: Sequence[str], faults: Faults) -> Row | None:
    if not isinstance(entry, Lined):
        faults.at(mapping.line_of(section), section, "each entry must have fields of its own")
        return None
    only_known(entry, columns, f"an entry of “{section}”", faults)
    cells: dict[str, str | list[str]] = {}
    for column, value in entry.items():
        if isinstance(value, str):
            cells[column] = value
        elif isinstance(value, bool):
            cells[column] = "yes" if value else "no"
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            cells[column] = value
        elif value is not None and column in columns:
            faults.at(entry.line_of(column), column, "this must be text, a number, or a list of texts")
    return Row(entry.line, cells, entry.lines)
