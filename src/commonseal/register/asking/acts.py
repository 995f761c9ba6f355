"""Acts as a viewer may see them.

The reason and the source of an act are words about what it did: where that is above a viewer's clearance, so are they.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commonseal.register.ledger import codes
from commonseal.register.ledger.sql import Sql
from commonseal.vocabulary import Closure, Viewer
from commonseal.vocabulary.periods import date_of, day_of

SHORT = 200
"""How many statements of an act the database looks through as quickly as it is asked."""
WITHHELD = "[above your clearance]"
_STATEMENT_ABOVE = 'SELECT 1 FROM "statement" WHERE number >= %s AND number < %s AND visibility > %s LIMIT 1'
_ELSE_ABOVE = """
SELECT 1 FROM "evidence" WHERE act = %s AND visibility > %s
UNION ALL SELECT 1 FROM "paper" WHERE act = %s AND visibility > %s
UNION ALL SELECT 1 FROM "review_decision" r JOIN "paper" p ON p."id" = r.paper WHERE r.act = %s AND p.visibility > %s
UNION ALL SELECT 1 FROM "closing" c JOIN "statement" s ON s.number = c.statement WHERE c.act = %s AND s.visibility > %s
LIMIT 1"""


@dataclass(frozen=True, slots=True)
class ActShown:
    """An act as people see it. ``recorded`` is the day it was known, ``entered_at`` when the register was told."""

    number: int
    author: str
    reason: str
    source: str | None
    recorded: date
    entered_at: str


@dataclass(frozen=True, slots=True)
class ActDone:
    """An act and how much of what it did a viewer may see: statements recorded, papers, and statements closed.

    ``first`` are the numbers of the first statements that it recorded; ``corrected`` and ``changed`` count those that
    it closed because they were never so, or are no longer so.
    """

    act: ActShown
    recorded: int
    papers: tuple[str, ...]
    corrected: int
    changed: int
    first: tuple[int, ...]


def lately(sql: Sql, *, known_at: date, viewer: Viewer, limit: int, first: int) -> tuple[ActDone, ...]:
    """Return the last acts known at the end of a day of which a viewer may see anything, the latest first.

    Args:
        sql: the register.
        known_at: the date of knowledge.
        viewer: who looks.
        limit: how many acts at most.
        first: of how many statements of each the numbers are returned at most.
    """
    with sql.reading():
        found: list[ActDone] = []
        for done in _acts_until(sql, day_of(known_at), codes.VISIBILITY_CODE[viewer.clearance], first):
            if done.recorded or done.papers or done.corrected or done.changed:
                found.append(done)
            if len(found) == limit:
                break
    return tuple(found)


def _acts_until(sql: Sql, day: int, clearance: int, first: int) -> Iterator[ActDone]:
    rows = sql.all(
        'SELECT number, first_statement, statements FROM "act" WHERE recorded <= %s ORDER BY recorded DESC, number DESC'
        " LIMIT 500",
        [day],
    )
    for number, start, count in rows:
        extent = (start, start + count, clearance)
        seen = "number >= %s AND number < %s AND visibility <= %s AND content IS NOT NULL"
        told = sql.one(f'SELECT count(*) FROM "statement" WHERE {seen}', extent)
        numbers = sql.all(f'SELECT number FROM "statement" WHERE {seen} ORDER BY number LIMIT %s', (*extent, first))
        papers = sql.all(
            'SELECT DISTINCT p."id" FROM "paper" p WHERE p.act = %s AND %s >= (SELECT q.visibility FROM "paper" q'
            ' WHERE q."id" = p."id" ORDER BY q.number DESC LIMIT 1) ORDER BY p."id"',
            (number, clearance),
        )
        closed: dict[int, int] = dict(
            sql.all(
                'SELECT c.closure, count(*) FROM "closing" c JOIN "statement" s ON s.number = c.statement'
                " WHERE c.act = %s AND s.visibility <= %s GROUP BY c.closure",
                (number, clearance),
            )
        )
        yield ActDone(
            act=acts_shown(sql, {number}, clearance)[number],
            recorded=told[0] if told else 0,
            papers=tuple(row[0] for row in papers),
            corrected=closed.get(codes.CLOSURE_CODE[Closure.CORRECTED], 0),
            changed=closed.get(codes.CLOSURE_CODE[Closure.CHANGED], 0),
            first=tuple(row[0] for row in numbers),
        )


def is_above(sql: Sql, act: int, clearance: int) -> bool:
    """Whether an act did, quoted or closed anything that a clearance (its code) does not reach."""
    extent = sql.one('SELECT first_statement, first_statement + statements FROM "act" WHERE number = %s', [act])
    if extent is None:
        return False
    first, end = extent
    if _recorded_above(sql, first, end, clearance):
        return True
    return sql.one(_ELSE_ABOVE, (act, clearance) * 4) is not None


def _recorded_above(sql: Sql, first: int, end: int, clearance: int) -> bool:
    """Whether one of the statements of a run of numbers is above a clearance; of a long run the columns tell."""
    if end - first > SHORT:
        from commonseal.register.columns.mirror import Mirror  # NumPy takes its time to load

        ledger = Mirror.of(sql).ledger
        rows = ledger.rows_by_number[first:end]
        if len(rows) == end - first and rows.min() >= 0:
            return bool((ledger.columns["visibility"][rows] > clearance).any())
    return sql.one(_STATEMENT_ABOVE, (first, end, clearance)) is not None


def acts_shown(sql: Sql, numbers: set[int], clearance: int) -> dict[int, ActShown]:
    """Return acts by their numbers, with the words withheld that are above a clearance (its code)."""
    found: dict[int, ActShown] = {}
    for number in sorted(numbers):
        row = sql.one(
            'SELECT number, author, reason, source, recorded, entered_at FROM "act" WHERE number = %s', [number]
        )
        if row is None:
            continue
        reason, source = (WITHHELD, None) if is_above(sql, number, clearance) else (row[2], row[3])
        found[number] = ActShown(row[0], row[1], reason, source, date_of(row[4]), row[5])
    return found
