"""Acts as a viewer may see them.

The reason and the source of an act are words about what it did: where that is above a viewer's clearance, so are they.
"""

from dataclasses import dataclass
from datetime import date

from commonseal.register.ledger.sql import Sql
from commonseal.vocabulary.periods import date_of

WITHHELD = "[above your clearance]"
_ABOVE = """
SELECT 1 FROM "statement" WHERE number >= %s AND number < %s AND visibility > %s
UNION ALL SELECT 1 FROM "evidence" WHERE act = %s AND visibility > %s
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


def is_above(sql: Sql, act: int, clearance: int) -> bool:
    """Whether an act did, quoted or closed anything that a clearance (its code) does not reach."""
    extent = sql.one('SELECT first_statement, first_statement + statements FROM "act" WHERE number = %s', [act])
    if extent is None:
        return False
    return sql.one(_ABOVE, (*extent, clearance, *(act, clearance) * 4)) is not None


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
