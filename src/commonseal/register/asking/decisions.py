"""What people have decided about the claims that a reader found: by whom, when, and what each decision brought."""

from collections.abc import Iterable
from typing import NamedTuple

from commonseal.register.ledger.attachments import evidence_from
from commonseal.register.ledger.sql import Sql, marks
from commonseal.vocabulary import Evidence
from commonseal.vocabulary.periods import OPEN

TAKEN_BACK = "taken back"
"""The decision by which an earlier one about the same claim no longer stands."""
_AT_ONCE = 500
_DECIDED = (
    "SELECT r.number, r.claim_key, r.decision, r.statement, r.act, a.author, a.entered_at"
    ' FROM "review_decision" r JOIN "act" a ON a.number = r.act'
)


class Decided(NamedTuple):
    """A decision that stands on a claim. ``entered_at`` is ISO 8601 in UTC; ``statement`` what it brought, if any."""

    number: int
    claim_key: str
    decision: str
    statement: int | None
    act: int
    author: str
    entered_at: str


def standing(sql: Sql, claim_keys: Iterable[str]) -> dict[str, Decided]:
    """Return the decision that stands on each of some claims, by key; a claim has none where it was taken back."""
    wanted, found = list(dict.fromkeys(claim_keys)), dict[str, Decided]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows = sql.all(f"{_DECIDED} WHERE r.claim_key IN ({marks(len(part))}) ORDER BY r.number", part)
        found |= {each.claim_key: each for each in map(Decided._make, rows)}
    return {key: each for key, each in found.items() if each.decision != TAKEN_BACK}


def statements_of(sql: Sql, act: int) -> range:
    """Return the numbers of the statements that an act recorded."""
    row = sql.one('SELECT first_statement, statements FROM "act" WHERE number = %s', [act])
    return range(row[0], row[0] + row[1]) if row else range(0)


def evidence_added(sql: Sql, act: int, statement: int) -> tuple[Evidence, ...]:
    """Return the evidence that an act added to a statement."""
    rows = sql.all(
        'SELECT "paper", "start", "end", "quote", "place", "source" FROM "evidence"'
        " WHERE act = %s AND statement = %s AND salt IS NOT NULL ORDER BY number",
        [act, statement],
    )
    return tuple(map(evidence_from, rows))


def is_named_besides(sql: Sql, thing: str, statement: int) -> bool:
    """Whether a statement that is held, other than one of a number, names a thing or stands in its record."""
    held = 's.recorded_to = %s AND s.number <> %s AND t."id" = %s'
    values = [OPEN, statement, thing]
    own = f'SELECT 1 FROM "statement" s JOIN "thing" t ON t."key" = s.subject WHERE {held} LIMIT 1'
    named = (
        'SELECT 1 FROM "mention" m JOIN "thing" t ON t."key" = m.thing JOIN "statement" s ON s.number = m.statement'
        f" WHERE {held} LIMIT 1"
    )
    return sql.one(own, values) is not None or sql.one(named, values) is not None
