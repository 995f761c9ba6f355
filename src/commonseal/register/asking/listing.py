"""Listing: statements of the whole register, a part of them at a time, with what the things in them are called."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from commonseal.register.asking.as_of import Asking, in_parts
from commonseal.register.asking.size import book_of_many
from commonseal.register.ledger.sql import Sql, marks
from commonseal.vocabulary import Snapshot, Viewer
from commonseal.vocabulary.names import name_key

if TYPE_CHECKING:
    from commonseal.register.columns.layout import Array
    from commonseal.register.columns.listing import StatementsWanted
    from commonseal.register.columns.mirror import Mirror

_AT_ONCE = 500
_MOST_NAMES = 5_000
"""How many names are looked at one by one; where more may hold a word, the database looks through all."""


class StatementList:
    """Statements that were asked for, in their order: how many there are, and any part of them as a snapshot."""

    def __init__(self, sql: Sql, numbers: "Array", *, on: date, known_at: date, viewer: Viewer) -> None:
        self._sql, self._numbers = sql, numbers
        self._on, self._known_at, self._viewer = on, known_at, viewer

    def __len__(self) -> int:
        return len(self._numbers)

    def part(self, offset: int, limit: int) -> tuple[Snapshot, tuple[int, ...]]:
        """Return some of the statements, in a snapshot that says what the things in them are called; and their order.

        The snapshot has no more than that: it is to show them with, not to answer from.
        """
        wanted = tuple(int(each) for each in self._numbers[offset : offset + limit])
        snapshot = statements_numbered(self._sql, wanted, on=self._on, known_at=self._known_at, viewer=self._viewer)
        return snapshot, wanted

    def parts(self) -> Iterator[tuple[Snapshot, tuple[int, ...]]]:
        """Hand over all of them, some hundreds at a time."""
        for offset in range(0, len(self), _AT_ONCE):
            yield self.part(offset, _AT_ONCE)


def statements_numbered(sql: Sql, numbers: Iterable[int], *, on: date, known_at: date, viewer: Viewer) -> Snapshot:
    """Return statements by their numbers, as far as they are known, in a snapshot that names the things in them."""
    asking = Asking(sql, known_at, viewer)
    with sql.reading():
        rows = asking.rows_numbered(numbers)
        described = dict(rows)
        for _ in range(2):  # a post is called by its bodies, which are to be named too
            strangers = {thing for row in described.values() for thing in asking.fact(row).references()}
            described |= asking.rows_describing(strangers)
        known = asking.statements([described[number] for number in sorted(described)])
        papers = asking.papers(known)
    return Snapshot(on=on, known_at=known_at, viewer=viewer, known=known, papers=papers)


def statements_wanted(
    sql: Sql, mirror: "Mirror", wanted: "StatementsWanted", *, on: date, known_at: date, viewer: Viewer
) -> StatementList:
    """Return the statements that are wanted, as known at the end of a day, for one viewer."""
    from commonseal.register.columns.listing import numbers_of

    named = _named(sql, wanted.words) if wanted.words else None
    numbers = numbers_of(mirror, wanted, named, on=on, known_at=known_at, viewer=viewer)
    return StatementList(sql, numbers, on=on, known_at=known_at, viewer=viewer)


def _named(sql: Sql, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where one name has all of some words: the key of what it names and the number of what says so.

    Who may know of them is for the columns to say, which have it at hand.
    """
    keys = [found for word in words if (found := name_key(word))]
    if not keys:
        return []
    book = book_of_many(sql)
    names = None if book is None else book.holding(keys, most=_MOST_NAMES)
    if names is not None:
        query = 'SELECT thing, statement FROM "name" WHERE name_key IN ({})'
        parts = (sql.all(query.format(marks(len(part))), part) for part in in_parts(names))
        return [(row[0], row[1]) for rows in parts for row in rows]
    like = " AND ".join(["name_key LIKE %s ESCAPE '!'"] * len(keys))
    texts = [f"%{_escaped(key)}%" for key in keys]
    return [(row[0], row[1]) for row in sql.all(f'SELECT thing, statement FROM "name" WHERE {like}', texts)]


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
