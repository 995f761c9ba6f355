"""Lists: whatever a page lists can be filtered, sorted, turned page by page, and kept as a file.

A view says what the columns are and hands over rows; the address says the rest (``?name=halton&sort=-since&page=2``,
``&download=csv``), so that a list looked at in a way is an answer like any other, and no script is needed::

    COLUMNS = (
        Column("name", "Name", lambda each: each.name, link=lambda each: each.link, by=By.TEXT),
        Column("kind", "Kind", lambda each: each.classification, by=By.CHOICE),
        Column("since", "Since", lambda each: each.since),
    )

    @page
    def bodies(here: Page) -> HttpResponseBase:
        found = listing(here, "bodies", COLUMNS, rows, title="Bodies", empty="No body is known.", sort="name")
        return found if isinstance(found, HttpResponseBase) else here.show("bodies", found=found)

and the template shows it::

    {% import "workbench/lists.jinja" as lists %}
    {{ lists.shown(found) }}

Two lists on one page are kept apart by ``prefix``. A list with something of its own in each row (a button, quotes that
open) says what in the block of a call: ``{% call(row) lists.shown(found, "What to do") %}…{% endcall %}``. Rows too
many to hold come from a ``Source`` that asks for those of one page. What a source hands over, its viewer may see.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic
from urllib.parse import urlencode

from django.http import HttpResponseBase

from commonseal.workbench.as_of import KNOWN_AT, ON
from commonseal.workbench.list_files import FileKind, download
from commonseal.workbench.list_source import By, Cell, Column, Held, Row, Source, Value, Wanted, cell

if TYPE_CHECKING:
    from commonseal.workbench.pages import Page

__all__ = ["PAGE", "By", "Column", "Held", "Listing", "Source", "Value", "Wanted", "listing"]

PAGE = 25
"""How many rows stand on a page."""


@dataclass(frozen=True)
class HeadShown:
    """The head of a column: its words, the order it stands in (``ascending``, ``descending``), and where it leads."""

    key: str
    title: str
    order: str | None
    link: str | None
    is_wide: bool


@dataclass(frozen=True)
class FilterShown:
    """One filter: the name of its field, the column it is about, what it holds, and what there is to choose from."""

    field: str
    title: str
    value: str
    choices: tuple[str, ...] | None


@dataclass(frozen=True)
class RowShown(Generic[Row]):
    """One row: what it is about, and its cells."""

    row: Row
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """A list as a page shows it, one page of rows of it."""

    name: str
    title: str
    empty: str
    heads: tuple[HeadShown, ...]
    rows: tuple[RowShown[Row], ...]
    total: int
    first: int
    filters: tuple[FilterShown, ...]
    sort_field: str
    sort: str
    sorts: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    action: str
    clear: str
    files: tuple[tuple[str, str], ...]
    pages: tuple[Mapping[str, Any], ...]
    previous: str | None
    next: str | None

    @property
    def last(self) -> int:
        """The number of the last row on this page."""
        return self.first + len(self.rows) - 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out by a filter."""
        return any(each.value for each in self.filters)

    @property
    def is_long(self) -> bool:
        """Whether there is so much in it that one would want to filter it."""
        return self.is_filtered or self.total > PAGE

    @property
    def showing(self) -> str:
        """Which of how many are shown, in words."""
        if not self.total:
            return "Showing none"
        if self.first == 1 and self.last == self.total:
            return f"Showing all {self.total}" if self.total > 1 else "Showing 1"
        return f"Showing {self.first:,} to {self.last:,} of {self.total:,}"


def listing(
    here: "Page",
    name: str,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row] | Source[Row],
    *,
    title: str,
    empty: str,
    sort: str = "",
    prefix: str = "",
) -> Listing[Row] | HttpResponseBase:
    """Return what a template shows of a list, or the file of it where the address asks for one.

    Args:
        here: the page it stands on.
        name: the name of the list: its anchor on the page, and how its files are called.
        columns: its columns, in their order.
        rows: its rows, or a source that hands over those that are asked for.
        title: what it is called, for those who do not see the heading above it.
        empty: a sentence that says there is nothing, and what to do.
        sort: the key of the column it is sorted by to begin with, a minus before it for the other way round; as the
            rows come where it is left out.
        prefix: put before the names of its fields, where several lists stand on one page.
    """
    asked = _Asked(here, name, prefix, {each.key: each for each in columns}, sort)
    source: Source[Row] = Held(columns, rows) if isinstance(rows, Sequence) else rows
    kind = here.asked(f"{prefix}download")
    if kind in set(FileKind):
        return download(FileKind(kind), name, here.as_of, columns, source.whole(asked.wanted))
    offset, found, total = _part(source, asked)
    last_page = max(1, -(-total // PAGE))
    shown = [each for each in columns if each.is_shown]
    number = offset // PAGE + 1
    return Listing(
        name=name,
        title=title,
        empty=empty,
        heads=tuple(map(asked.head, shown)),
        rows=tuple(RowShown(row, tuple(cell(each, row) for each in shown)) for row in found),
        total=total,
        first=offset + 1,
        filters=tuple(asked.filters(source)),
        sort_field=f"{prefix}sort",
        sort=asked.sort,
        sorts=tuple(asked.sorts(columns)),
        kept=asked.others(),
        action=f"{here.request.path}#{name}",
        clear=asked.address(filters={}),
        files=tuple((each.value.upper(), asked.address(download=each.value)) for each in FileKind),
        pages=tuple(asked.pages(number, last_page)),
        previous=asked.address(page=str(number - 1)) if number > 1 else None,
        next=asked.address(page=str(number + 1)) if number < last_page else None,
    )


def _part(source: Source[Row], asked: "_Asked[Row]") -> tuple[int, Sequence[Row], int]:
    """Return where the page asked for begins, its rows, and how many there are; the last page, where it is beyond."""
    offset = (asked.page - 1) * PAGE
    found, total = source.part(asked.wanted, offset, PAGE)
    if not found and offset:
        offset = max(0, (total - 1) // PAGE * PAGE)
        found, total = source.part(asked.wanted, offset, PAGE)
    return offset, found, total


class _Asked(Generic[Row]):
    """What an address asks of a list, and the addresses that ask something else of it."""

    def __init__(self, here: "Page", name: str, prefix: str, columns: Mapping[str, Column[Row]], sort: str) -> None:
        self._here, self._name, self._prefix, self._columns = here, name, prefix, columns
        told = here.asked(f"{prefix}sort")
        self.sort = told if self._is_sort(told) else sort
        self._given = {key: here.asked(prefix + key) for key, each in columns.items() if each.by is not By.NOTHING}
        self.wanted = Wanted(
            {key: text for key, text in self._given.items() if text},
            self.sort.removeprefix("-"),
            self.sort.startswith("-"),
        )
        page = here.asked(f"{prefix}page")
        self.page = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 10 else 1

    def _is_sort(self, told: str) -> bool:
        column = self._columns.get(told.removeprefix("-"))
        return column is not None and column.sortable

    def others(self) -> tuple[tuple[str, str], ...]:
        """Return what the address says beside what it asks of this list, its dates among them.

        A name that has several values stands there once for each.
        """
        own = {self._prefix + each for each in (*self._given, "sort", "page", "download")} | {ON, KNOWN_AT}
        given = self._here.request.GET.lists()
        said = [(key, str(each)) for key, values in given if key not in own for each in values]
        as_of = self._here.as_of
        return (*said, (ON, as_of.on.isoformat()), (KNOWN_AT, as_of.known_at.isoformat()))

    def address(
        self, *, sort: str | None = None, filters: Mapping[str, str] | None = None, page: str = "", download: str = ""
    ) -> str:
        """Return the address of this list asked for in another way; what is not given stays."""
        told = self.wanted.filters if filters is None else filters
        own = {**told, "sort": self.sort if sort is None else sort, "page": page, "download": download}
        said = [(self._prefix + key, value) for key, value in own.items() if value]
        anchor = "" if download else f"#{self._name}"
        return f"{self._here.request.path}?{urlencode([*said, *self.others()])}{anchor}"

    def head(self, column: Column[Row]) -> HeadShown:
        """Return the head of a column; its link sorts by it, the other way round where it already is."""
        if not column.sortable:
            return HeadShown(column.key, column.title, None, None, column.is_wide)
        is_here = self.wanted.sort == column.key
        order = ("descending" if self.wanted.descending else "ascending") if is_here else None
        link = self.address(sort=f"-{column.key}" if order == "ascending" else column.key)
        return HeadShown(column.key, column.title, order, link, column.is_wide)

    def sorts(self, columns: Sequence[Column[Row]]) -> Iterator[tuple[str, str]]:
        """Hand over the ways of sorting, each with its words, for those who do not see the heads of columns."""
        if not self.sort:
            yield "", "as they come"
        for each in columns:
            if each.sortable:
                yield each.key, each.title
                yield f"-{each.key}", f"{each.title} (turned round)"

    def filters(self, source: Source[Row]) -> Iterator[FilterShown]:
        """Hand over the filters."""
        for key, value in self._given.items():
            column = self._columns[key]
            choices = tuple(column.choices or source.choices(key)) if column.by is By.CHOICE else None
            if choices is not None and value and value not in choices:
                choices = (*choices, value)
            yield FilterShown(self._prefix + key, column.asks or column.title, value, choices)

    def pages(self, number: int, last: int) -> Iterator[Mapping[str, Any]]:
        """Hand over the pages to turn to: the first, the last, and those beside this one."""
        before = 0
        for each in sorted({1, number - 1, number, number + 1, last} & set(range(1, last + 1))):
            if each > before + 1:
                yield {"ellipsis": True}
            before = each
            yield {"number": f"{each:,}", "href": self.address(page=str(each)), "current": each == number}
