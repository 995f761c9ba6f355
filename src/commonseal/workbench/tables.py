"""An answer that is no list, kept as the table that the command of the same name prints: CSV or JSON."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from django.http import StreamingHttpResponse

from commonseal.workbench.list_files import FileKind, download
from commonseal.workbench.list_source import Column, Value
from commonseal.workbench.pages import Page

DOWNLOAD = "download"
"""Under what name an address asks for a file."""


def file_asked(here: Page) -> FileKind | None:
    """Return the kind of file that an address asks for; None where it asks for the page."""
    told = here.asked(DOWNLOAD)
    return FileKind(told) if told in set(FileKind) else None


def table_file(
    here: Page, kind: FileKind, name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]
) -> StreamingHttpResponse:
    """Return a table as a file to keep; each row has a value for each column."""
    return download(kind, name, here.as_of, [_column(place, key) for place, key in enumerate(columns)], rows)


def table_links(here: Page) -> tuple[tuple[str, str], ...]:
    """Return the kinds of file that the page can be had as, each with its address."""
    asked = [(key, str(each)) for key, values in here.request.GET.lists() for each in values if key != DOWNLOAD]
    return tuple(
        (each.value.upper(), f"{here.request.path}?{urlencode([*asked, (DOWNLOAD, each.value)])}") for each in FileKind
    )


def _column(place: int, key: str) -> Column[Sequence[Value]]:
    return Column(key, key, lambda row: row[place])
