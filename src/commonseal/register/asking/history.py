"""History: everything ever recorded about a thing, act by act, and single statements with where they come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from commonseal.register.asking.acts import ActShown, acts_shown
from commonseal.register.asking.as_of import Asking, in_parts
from commonseal.register.errors import UnknownStatementError
from commonseal.register.ledger import codes
from commonseal.register.ledger.rows import SELECTED, StatementRow
from commonseal.register.ledger.sql import Sql, marks
from commonseal.register.ledger.things import keys_of
from commonseal.vocabulary import Closure, Statement, Viewer
from commonseal.vocabulary.periods import OPEN, date_of


@dataclass(frozen=True, slots=True)
class Event:
    """One step in the history of a thing: an act recorded a statement, or closed it (and then how)."""

    act: ActShown
    statement: Statement
    closure: Closure | None


def statement(sql: Sql, number: int, viewer: Viewer) -> Statement:
    """Return one statement as the register now has it, with the evidence that the viewer may see.

    Raises:
        UnknownStatementError: there is none of that number, or the viewer may not see it.
    """
    found = statements(sql, [number], viewer).get(number)
    if found is None:
        raise UnknownStatementError(f"there is no statement/{number} in this register that you may see")
    return found


def statements(sql: Sql, numbers: Iterable[int], viewer: Viewer) -> dict[int, Statement]:
    """Return statements by their numbers, as ``statement`` returns one, without those that the viewer may not see."""
    clearance = codes.VISIBILITY_CODE[viewer.clearance]
    with sql.reading():
        rows = [
            StatementRow._make(row)
            for part in in_parts(numbers)
            for row in sql.all(_numbered(len(part)), (*part, clearance))
        ]
        return {each.number: each for each in Asking(sql, date_of(OPEN), viewer).statements(rows)}


@cache
def _numbered(count: int) -> str:
    return f'SELECT {SELECTED} FROM "statement" s WHERE s.number IN ({marks(count)}) AND s.visibility <= %s'


def of_thing(sql: Sql, thing: str, viewer: Viewer) -> tuple[Event, ...]:
    """Return the history of a thing: what was recorded about it and what was closed, in the ledger's order."""
    with sql.reading():
        key = keys_of(sql, [thing]).get(thing)
        if key is None:
            return ()
        query = (
            f'SELECT {SELECTED} FROM "statement" s WHERE s.subject = %s AND s.visibility <= %s UNION ALL'
            f' SELECT {SELECTED} FROM "mention" m JOIN "statement" s ON s.number = m.statement'
            " WHERE m.thing = %s AND s.visibility <= %s"
        )
        clearance = codes.VISIBILITY_CODE[viewer.clearance]
        rows = {row.number: row for row in map(StatementRow._make, sql.all(query, (key, clearance, key, clearance)))}
        ordered = [rows[number] for number in sorted(rows)]
        statements = Asking(sql, date_of(OPEN), viewer).statements(ordered)
        steps: list[tuple[int, int, Statement, Closure | None]] = [
            (row.act, row.number, each, None) for row, each in zip(ordered, statements, strict=True)
        ]
        steps += [
            (row.closed_by, row.number, each, each.closure)
            for row, each in zip(ordered, statements, strict=True)
            if row.closed_by is not None
        ]
        shown = acts_shown(sql, {step[0] for step in steps}, clearance)
    steps.sort(key=lambda step: (step[0], step[3] is None, step[1]))
    return tuple(Event(shown[act], each, closure) for act, _, each, closure in steps)
