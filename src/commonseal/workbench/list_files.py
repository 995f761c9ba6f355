"""A list as a file: CSV for spreadsheets and JSON for programs, handed over row by row however long it is."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django.http import StreamingHttpResponse

from commonseal.exchange.tables import csv_lines
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.list_source import Column, Row, Value


class FileKind(StrEnum):
    """A kind of file that a list can be had as."""

    CSV = "csv"
    JSON = "json"


_TYPES = {FileKind.CSV: "text/csv; charset=utf-8", FileKind.JSON: "application/json; charset=utf-8"}
_MARK = "\ufeff"
"""What tells a spreadsheet that letters are in UTF-8."""


def download(
    kind: FileKind, name: str, as_of: AsOf, columns: Sequence[Column[Row]], rows: Iterable[Row]
) -> StreamingHttpResponse:
    """Return rows as a file to keep, named after the list and both of its dates."""
    lines = _csv(columns, rows) if kind is FileKind.CSV else _json(as_of, columns, rows)
    answer = StreamingHttpResponse(lines, content_type=_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{file_name(name, as_of, kind)}"'
    return answer


def file_name(name: str, as_of: AsOf, kind: FileKind) -> str:
    """Return the name of a file: what is listed, on which date, as known at which."""
    return f"{name}-on-{as_of.on.isoformat()}-known-at-{as_of.known_at.isoformat()}.{kind.value}"


def _csv(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[str]:
    yield _MARK
    yield from csv_lines([each.key for each in columns], ([_cell(each.value(row)) for each in columns] for row in rows))


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else value


def _json(as_of: AsOf, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[str]:
    yield f'{{"on": "{as_of.on.isoformat()}", "known_at": "{as_of.known_at.isoformat()}", "rows": ['
    between = "\n"
    for row in rows:
        yield between + json.dumps(_data(columns, row), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _data(columns: Sequence[Column[Row]], row: Row) -> Mapping[str, Any]:
    values = ((each.key, each.value(row)) for each in columns)
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values}
