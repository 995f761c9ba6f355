"""As of: the one place where a date in the world, a date of knowledge and a viewer become a snapshot."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from commonseal.register.ledger import codes
from commonseal.register.ledger.attachments import evidence_from, paper_info
from commonseal.register.ledger.rows import SELECTED, StatementRow, fact_of, statement_of
from commonseal.register.ledger.sql import Sql, marks
from commonseal.vocabulary import KINDS, Evidence, PaperInfo, Snapshot, Statement, Viewer
from commonseal.vocabulary.facts import Body, Fact
from commonseal.vocabulary.periods import day_of

_Value = TypeVar("_Value")
_AT_ONCE = 400
_SIZES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 50, 64, 100, 150, 200, 300, _AT_ONCE)
"""How many values a query is written for. Few texts, so that the database need not read a new one each time."""

_READ = SELECTED.replace("s.salt, s.chain", "NULL, NULL")
"""A statement shown needs neither its salt nor its hash."""

_NUMBER = StatementRow._fields.index("number")
_KNOWN = "s.recorded_from <= %s AND s.recorded_to > %s AND s.visibility <= %s"
_IN_THEIR_OWN_RECORD = ("body/", "person/")
"""What the things begin with in whose own record it stands what they are; of others it stands in a body's."""


class Asking:
    """Reads the ledger for one viewer as known at the end of one day."""

    def __init__(self, sql: Sql, known_at: date, viewer: Viewer) -> None:
        self._sql, self._viewer = sql, viewer
        self._facts: dict[int, Fact] = {}
        self._day = day_of(known_at)
        self._clearance = codes.VISIBILITY_CODE[viewer.clearance]
        self._known = (self._day, self._day, self._clearance)

    def rows_naming(self, things: Iterable[str]) -> dict[int, StatementRow]:
        """Return the rows of every statement that stands in the record of one of these things, or names it."""
        return self._rows(_naming, things, parts=2)

    def rows_describing(self, things: Iterable[str]) -> dict[int, StatementRow]:
        """Return the rows that say what these things are: their names, posts' roles and the like."""
        own: list[str] = []
        others: list[str] = []
        for each in sorted(things):
            (own if each.startswith(_IN_THEIR_OWN_RECORD) else others).append(each)
        return self._rows(_described_in_own_record, own) | self._rows(_described_elsewhere, others)

    def _rows(self, query: Callable[[int], str], things: Iterable[str], parts: int = 1) -> dict[int, StatementRow]:
        found: dict[int, StatementRow] = {}
        for part in in_parts(things):
            for row in self._sql.all(query(len(part)), (*part, *self._known) * parts):
                found[row[_NUMBER]] = StatementRow._make(row)
        return found

    def all_rows(self) -> list[StatementRow]:
        """Return every row known, in the order of the ledger. For a team's register, not for a country's."""
        query = f'SELECT {SELECTED} FROM "statement" s WHERE {_KNOWN} ORDER BY s.number'
        return [StatementRow._make(row) for row in self._sql.all(query, self._known)]

    def rows_numbered(self, numbers: Iterable[int]) -> dict[int, StatementRow]:
        """Return the rows of these numbers, as far as they are known."""
        found: dict[int, StatementRow] = {}
        for part in in_parts(numbers):
            for row in self._sql.all(_numbered(len(part)), (*part, *self._known)):
                found[row[_NUMBER]] = StatementRow._make(row)
        return found

    def rows_of_kinds(self, kinds: Iterable[str]) -> dict[int, StatementRow]:
        """Return every row known of some kinds of fact."""
        wanted = tuple(KINDS.index(kind) for kind in kinds)
        query = f'SELECT {_READ} FROM "statement" s WHERE s.kind IN ({marks(len(wanted))}) AND {_KNOWN}'
        return {row[_NUMBER]: StatementRow._make(row) for row in self._sql.all(query, (*wanted, *self._known))}

    def statements(self, rows: Sequence[StatementRow]) -> list[Statement]:
        """Return the typed statements of rows, with the evidence that the viewer may see."""
        authors, evidence = self._authors(rows), self._evidence(rows)
        found = [
            statement_of(row, authors.get(row.act, ""), evidence.get(row.number, ()), self.fact(row)) for row in rows
        ]
        erased = [row.number for row in rows if row.content is None]
        return self._with_orders(found, erased) if erased else found

    def _with_orders(self, statements: list[Statement], erased: list[int]) -> list[Statement]:
        """Say of what was erased on whose order it was."""
        orders: dict[int, str] = {}
        for part in in_parts(erased):
            rows = self._sql.all(
                f'SELECT statement, "order" FROM "erasure" WHERE statement IN ({marks(len(part))})', part
            )
            orders.update((number, f"Erased by order: {order}") for number, order in rows)
        return [
            each.model_copy(update={"note": orders[each.number]}) if each.number in orders else each
            for each in statements
        ]

    def fact(self, row: StatementRow) -> Fact:
        """Return the fact of a row, read once."""
        fact = self._facts.get(row.number)
        if fact is None:
            fact = self._facts[row.number] = fact_of(row)
        return fact

    def papers(self, statements: Iterable[Statement]) -> dict[str, PaperInfo]:
        """Return what is said of the papers that these statements quote, as far as the viewer may see them."""
        found: dict[str, PaperInfo] = {}
        for part in in_parts(sorted({each.paper for one in statements for each in one.evidence if each.paper})):
            rows = self._sql.all(_papers(len(part)), (*part, self._day))
            found.update((row[0], paper_info(row)) for row in rows)
        return {key: info for key, info in found.items() if self._viewer.may_see(info.visibility)}

    def _authors(self, rows: Sequence[StatementRow]) -> dict[int, str]:
        found: dict[int, str] = {}
        for part in in_parts({row.act for row in rows}):
            found.update(self._sql.all(_acts(len(part)), part))
        return found

    def _evidence(self, rows: Sequence[StatementRow]) -> dict[int, tuple[Evidence, ...]]:
        found: dict[int, list[Evidence]] = {}
        for part in in_parts(row.number for row in rows):
            for row in self._sql.all(_shown(len(part)), (*part, self._day, self._clearance, self._clearance)):
                found.setdefault(row[0], []).append(evidence_from(row[1:]))
        return {number: tuple(each) for number, each in found.items()}


def in_parts(values: Iterable[_Value]) -> Iterator[tuple[_Value, ...]]:
    """Cut values into parts of one of the sizes, the last filled up by repeating its last value."""
    wanted = tuple(values)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        yield part + part[-1:] * (_SIZES[bisect_left(_SIZES, len(part))] - len(part))


# PostgreSQL finds its own order; to SQLite, CROSS JOIN says that the one written here is the right one.


@cache
def _naming(count: int) -> str:
    return (
        f'SELECT {_READ} FROM "thing" t CROSS JOIN "statement" s'
        f' WHERE t."id" IN ({marks(count)}) AND s.subject = t."key" AND {_KNOWN}'
        f' UNION ALL SELECT {_READ} FROM "thing" t CROSS JOIN "mention" m CROSS JOIN "statement" s'
        f' WHERE t."id" IN ({marks(count)}) AND m.thing = t."key" AND s.number = m.statement AND {_KNOWN}'
    )


@cache
def _described_in_own_record(count: int) -> str:
    kinds = ", ".join(str(codes.KIND_CODE[kind]) for kind in ("body", "person"))
    return (
        f'SELECT {_READ} FROM "thing" t CROSS JOIN "statement" s'
        f' WHERE t."id" IN ({marks(count)}) AND s.subject = t."key" AND s.kind IN ({kinds}) AND {_KNOWN}'
    )


@cache
def _described_elsewhere(count: int) -> str:
    return (
        f'SELECT {_READ} FROM "thing" t CROSS JOIN "mention" m CROSS JOIN "statement" s'
        f' WHERE t."id" IN ({marks(count)}) AND m.thing = t."key" AND m.own = 1 AND s.number = m.statement AND {_KNOWN}'
    )


@cache
def _numbered(count: int) -> str:
    return f'SELECT {_READ} FROM "statement" s WHERE s.number IN ({marks(count)}) AND {_KNOWN}'


@cache
def _acts(count: int) -> str:
    return f'SELECT number, author FROM "act" WHERE number IN ({marks(count)})'


@cache
def _shown(count: int) -> str:
    return (
        'SELECT statement, "paper", "start", "end", quote, place, source FROM "evidence" e'
        f" WHERE statement IN ({marks(count)}) AND recorded <= %s AND visibility <= %s AND salt IS NOT NULL"
        # A paper may have been restricted after it was quoted: what was last said of it counts, for its quotes too.
        ' AND ("paper" IS NULL OR %s >= (SELECT p.visibility FROM "paper" p WHERE p."id" = e."paper"'
        " ORDER BY p.number DESC LIMIT 1)) ORDER BY statement, number"
    )


@cache
def _papers(count: int) -> str:
    return (
        'SELECT "id", title, publisher, published, visibility, sha256 FROM "paper"'
        f' WHERE "id" IN ({marks(count)}) AND recorded <= %s ORDER BY number'
    )


def snapshot(
    sql: Sql,
    *,
    on: date,
    known_at: date,
    viewer: Viewer,
    things: Iterable[str] | None,
    kinds: Sequence[str] = (),
    numbers: Iterable[int] | None = None,
) -> Snapshot:
    """Return the snapshot of some things, or of all, on a date as known at the end of another, for one viewer.

    Of a body its organs come with it, and of everything named the statements that say what it is called. Of all things
    it may be held to some kinds of fact; ``numbers`` then says where statements of those kinds stand, if that is known.
    """
    asking = Asking(sql, known_at, viewer)
    asked = None if things is None else frozenset(things)
    with sql.reading():
        rows = _rows_with_company(asking, asked) if asked is not None else _rows_of_all(asking, kinds, numbers)
        known = asking.statements(rows)
        papers = asking.papers(known)
    return Snapshot(on=on, known_at=known_at, viewer=viewer, known=known, papers=papers, things=asked)


def _rows_of_all(asking: Asking, kinds: Sequence[str], numbers: Iterable[int] | None) -> list[StatementRow]:
    if not kinds:
        return asking.all_rows()
    rows = asking.rows_of_kinds(kinds) if numbers is None else asking.rows_numbered(numbers)
    rows |= asking.rows_describing({thing for row in rows.values() for thing in asking.fact(row).references()})
    return [rows[number] for number in sorted(rows)]


def _rows_with_company(asking: Asking, things: frozenset[str]) -> list[StatementRow]:
    rows = asking.rows_naming(things)
    facts = [asking.fact(row) for row in rows.values()]
    organs = {fact.id for fact in facts if isinstance(fact, Body) and fact.parent in things} - things
    if organs:
        rows |= asking.rows_naming(organs)
        facts = [asking.fact(row) for row in rows.values()]
    strangers = {thing for fact in facts for thing in fact.references()} - things - organs
    if strangers:
        rows |= asking.rows_describing(strangers)
    return [rows[number] for number in sorted(rows)]
