"""What a list is made of: its columns, and where its rows come from, held in memory or asked for part by part."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from commonseal.vocabulary.periods import describe_day

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
Value = str | int | float | bool | date | None | tuple[str, ...]
"""What a cell says. Several words that each lead somewhere are a tuple."""


class By(Enum):
    """How a column can be filtered: not at all, by words in it, or by one of the values that it has."""

    NOTHING = "nothing"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list.

    Attributes:
        key: its name in addresses and files; lower case, without blanks.
        title: what stands over it.
        value: what a row says in it. Days are shown in words and written into files as 2018-05-01.
        link: where a cell leads; for a value of several words, one address (or None) for each.
        sort: by what it is sorted where that is not its value; None has it sorted by its value.
        sortable: whether it can be sorted by at all.
        by: how it can be filtered.
        asks: the label of its filter, where that is not its title.
        choices: the values to choose from, where a source cannot tell them; else those that the rows have.
        colour: the colour of the tag that a cell is shown as, where it is one; the tag says its value in words.
        note: small words under the value.
        is_wide: whether it may have twice the room of another.
        is_shown: whether it stands on the page; one that does not can still be filtered by, and stands in files.
    """

    key: str
    title: str
    value: Callable[[Row], Value]
    link: Callable[[Row], str | tuple[str | None, ...] | None] | None = None
    sort: Callable[[Row], Any] | None = None
    sortable: bool = True
    by: By = By.NOTHING
    asks: str = ""
    choices: Sequence[str] = ()
    colour: Callable[[Row], str | None] | None = None
    note: Callable[[Row], str] | None = None
    is_wide: bool = False
    is_shown: bool = True


@dataclass(frozen=True)
class Wanted:
    """Which rows are wanted, and in which order: filters by the key of their column, and the key to sort by."""

    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


class Source(Protocol[Row_co]):
    """Where the rows of a list come from. A list too long to hold has one of its own, which asks the register."""

    def part(self, wanted: Wanted, offset: int, limit: int) -> tuple[Sequence[Row_co], int]:
        """Return some of the rows that are wanted, and how many there are in all."""

    def whole(self, wanted: Wanted) -> Iterator[Row_co]:
        """Hand over all rows that are wanted, one after another, for a download."""

    def choices(self, key: str) -> Sequence[str]:
        """Return the values that a column can be filtered by."""


class Held(Generic[Row]):
    """Rows held in memory, filtered by every word of a text wherever it stands, or by one value."""

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        self._columns = {each.key: each for each in columns}
        self._rows = rows
        self._last: tuple[Wanted, list[Row]] | None = None

    def part(self, wanted: Wanted, offset: int, limit: int) -> tuple[Sequence[Row], int]:
        """Return some of the rows that are wanted, and how many there are in all."""
        found = self._wanted(wanted)
        return found[offset : offset + limit], len(found)

    def whole(self, wanted: Wanted) -> Iterator[Row]:
        """Hand over all rows that are wanted, one after another."""
        return iter(self._wanted(wanted))

    def choices(self, key: str) -> Sequence[str]:
        """Return the values that the rows have in a column, in the order of the alphabet."""
        value = self._columns[key].value
        return sorted({word for row in self._rows for word in words_of(value(row)) if word})

    def _wanted(self, wanted: Wanted) -> list[Row]:
        if self._last is None or self._last[0] != wanted:
            tests = [self._test(self._columns[key], text) for key, text in wanted.filters.items()]
            found = [row for row in self._rows if all(test(row) for test in tests)]
            self._last = wanted, self._sorted(found, wanted)
        return self._last[1]

    @staticmethod
    def _test(column: Column[Row], text: str) -> Callable[[Row], bool]:
        if column.by is By.CHOICE:
            return lambda row: text in words_of(column.value(row))
        asked = text.casefold().split()
        return lambda row: all(word in " ".join(words_of(column.value(row))).casefold() for word in asked)

    def _sorted(self, rows: list[Row], wanted: Wanted) -> list[Row]:
        """Return rows in the order wanted, what says nothing last, equal ones as they came."""
        column = self._columns.get(wanted.sort)
        if column is None:
            return rows
        key = column.sort or column.value
        said = [row for row in rows if key(row) not in (None, "", ())]
        silent = [row for row in rows if key(row) in (None, "", ())]
        return sorted(said, key=lambda row: _ordered(key(row)), reverse=wanted.descending) + silent


def _ordered(value: Any) -> Any:
    if isinstance(value, str):
        return value.casefold()
    return tuple(map(_ordered, value)) if isinstance(value, tuple) else value


def words_of(value: Value) -> tuple[str, ...]:
    """Return what a cell says, word by word, as a page shows it; a cell that says one thing has one."""
    if isinstance(value, tuple):
        return value
    if value is None:
        return ("",)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return (describe_day(value) if isinstance(value, date) else str(value),)


@dataclass(frozen=True)
class Cell:
    """One cell as a page shows it: its words, each with where it leads, if anywhere."""

    column: str
    title: str
    parts: tuple[tuple[str, str | None], ...]
    is_figure: bool
    colour: str | None
    note: str

    @cached_property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not any(words for words, _ in self.parts)


def cell(column: Column[Row], row: Row) -> Cell:
    """Return what a row says in a column, as a page shows it."""
    value = column.value(row)
    words = words_of(value)
    links = column.link(row) if column.link else None
    each = links if isinstance(links, tuple) else (links,) * len(words)
    return Cell(
        column=column.key,
        title=column.title,
        parts=tuple(zip(words, each, strict=True)),
        is_figure=isinstance(value, int | float) and not isinstance(value, bool),
        colour=column.colour(row) if column.colour else None,
        note=column.note(row) if column.note else "",
    )
