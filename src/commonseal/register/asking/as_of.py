"""As of: the one place where a date in the world, a date of knowledge and a viewer become a snapshot."""

from collections.abc import Iterable, Sequence
from datetime import date

from commonseal.register.ledger import codes
from commonseal.register.ledger.attachments import evidence_from, paper_info
from commonseal.register.ledger.rows import SELECTED, StatementRow, fact_of, statement_of
from commonseal.register.ledger.sql import Sql, marks
from commonseal.register.ledger.things import keys_of
from commonseal.vocabulary import KINDS, Evidence, PaperInfo, Snapshot, Statement, Viewer
from commonseal.vocabulary.facts import Body, Fact
from commonseal.vocabulary.periods import day_of

_AT_ONCE = 400
_NUMBER = StatementRow._fields.index("number")
_KNOWN = "s.recorded_from <= %s AND s.recorded_to > %s AND s.visibility <= %s"
_STAND_IN_THEIR_OWN_RECORD = ", ".join(str(KINDS.index(kind)) for kind in ("body", "person"))


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
        return self._rows(things, "", "")

    def rows_describing(self, things: Iterable[str]) -> dict[int, StatementRow]:
        """Return the rows that say what these things are: their names, posts' roles and the like."""
        return self._rows(things, f"s.kind IN ({_STAND_IN_THEIR_OWN_RECORD}) AND", "m.own = 1 AND")

    def _rows(self, things: Iterable[str], of_own: str, of_named: str) -> dict[int, StatementRow]:
        keys = list(keys_of(self._sql, things).values())
        found: dict[int, StatementRow] = {}
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            where = f"IN ({marks(len(part))})" if len(part) > 1 else "= %s"
            own = f'SELECT {SELECTED} FROM "statement" s WHERE s.subject {where} AND {of_own} {_KNOWN}'
            named = (
                f'SELECT {SELECTED} FROM "mention" m JOIN "statement" s ON s.number = m.statement'
                f" WHERE m.thing {where} AND {of_named} {_KNOWN}"
            )
            for query in (own, named):
                for row in self._sql.all(query, (*part, *self._known)):
                    found[row[_NUMBER]] = StatementRow._make(row)
        return found

    def all_rows(self) -> list[StatementRow]:
        """Return every row known, in the order of the ledger. For a team's register, not for a country's."""
        query = f'SELECT {SELECTED} FROM "statement" s WHERE {_KNOWN} ORDER BY s.number'
        return [StatementRow._make(row) for row in self._sql.all(query, self._known)]

    def statements(self, rows: Sequence[StatementRow]) -> list[Statement]:
        """Return the typed statements of rows, with the evidence that the viewer may see."""
        authors, evidence = self._authors(rows), self._evidence(rows)
        return [
            statement_of(row, authors.get(row.act, ""), evidence.get(row.number, ()), self.fact(row)) for row in rows
        ]

    def fact(self, row: StatementRow) -> Fact:
        """Return the fact of a row, read once."""
        fact = self._facts.get(row.number)
        if fact is None:
            fact = self._facts[row.number] = fact_of(row)
        return fact

    def papers(self, statements: Iterable[Statement]) -> dict[str, PaperInfo]:
        """Return what is said of the papers that these statements quote, as far as the viewer may see them."""
        wanted = sorted({each.paper for one in statements for each in one.evidence if each.paper})
        found: dict[str, PaperInfo] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            rows = self._sql.all(
                'SELECT "id", title, publisher, published, visibility, sha256 FROM "paper"'
                f' WHERE "id" IN ({marks(len(part))}) AND recorded <= %s ORDER BY number',
                (*part, self._day),
            )
            found.update((row[0], paper_info(row)) for row in rows)
        return {key: info for key, info in found.items() if self._viewer.may_see(info.visibility)}

    def _authors(self, rows: Sequence[StatementRow]) -> dict[int, str]:
        acts = sorted({row.act for row in rows})
        found: dict[int, str] = {}
        for start in range(0, len(acts), _AT_ONCE):
            part = acts[start : start + _AT_ONCE]
            found.update(self._sql.all(f'SELECT number, author FROM "act" WHERE number IN ({marks(len(part))})', part))
        return found

    def _evidence(self, rows: Sequence[StatementRow]) -> dict[int, tuple[Evidence, ...]]:
        numbers = [row.number for row in rows]
        found: dict[int, list[Evidence]] = {}
        for start in range(0, len(numbers), _AT_ONCE):
            part = numbers[start : start + _AT_ONCE]
            for row in self._sql.all(
                'SELECT statement, "paper", "start", "end", quote, place, source FROM "evidence"'
                f" WHERE statement IN ({marks(len(part))}) AND recorded <= %s AND visibility <= %s"
                " AND salt IS NOT NULL ORDER BY statement, number",
                (*part, self._day, self._clearance),
            ):
                found.setdefault(row[0], []).append(evidence_from(row[1:]))
        return {number: tuple(each) for number, each in found.items()}


def snapshot(sql: Sql, *, on: date, known_at: date, viewer: Viewer, things: Iterable[str] | None) -> Snapshot:
    """Return the snapshot of some things, or of all, on a date as known at the end of another, for one viewer.

    Of a body its organs come with it, and of everything named the statements that say what it is called.
    """
    asking = Asking(sql, known_at, viewer)
    asked = None if things is None else frozenset(things)
    with sql.reading():
        rows = asking.all_rows() if asked is None else _rows_with_company(asking, asked)
        known = asking.statements(rows)
        papers = asking.papers(known)
    return Snapshot(on=on, known_at=known_at, viewer=viewer, known=known, papers=papers, things=asked)


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
