"""Checking what statements are found by: a mention or a name taken away would hide a statement that is still there."""

from collections import defaultdict
from collections.abc import Iterator

from commonseal.register.checking.found import TamperingFoundError
from commonseal.register.ledger.rows import SELECTED, StatementRow, fact_of
from commonseal.register.ledger.sql import Row, Sql
from commonseal.vocabulary.names import name_key, names_in

Entry = tuple[int, str, str | int]
_MENTIONS = 'SELECT m.statement, t."id", m.own FROM "mention" m LEFT JOIN "thing" t ON t."key" = m.thing'
_NAMES = 'SELECT n.statement, t."id", n.name_key FROM "name" n LEFT JOIN "thing" t ON t."key" = n.thing'
_UNNAMED = (
    'SELECT t."id" FROM "thing" t WHERE NOT EXISTS (SELECT 1 FROM "mention" m WHERE m.thing = t."key")'
    ' AND NOT EXISTS (SELECT 1 FROM "statement" s WHERE s.subject = t."key" AND'
    """ (s.content IS NOT NULL OR t."id" = 'erased/' || t."key")) LIMIT 1"""
)
_ROWS = f'SELECT {SELECTED} FROM "statement" s ORDER BY s.number'


class LookUps:
    """Adds up what the statements should be found by, to be held against what they are.

    Sums of hashes are compared, so that a large register needs no room; only where they differ is the place sought.
    """

    def __init__(self) -> None:
        self._sum = 0

    def expect(self, subject: str, row: StatementRow) -> None:
        """Add one statement.

        Raises:
            TamperingFoundError: it stands in the record of another thing than its content says.
        """
        for entry in entries(subject, row):
            self._sum += _hash(entry)

    def check(self, sql: Sql) -> None:
        """Hold the sum against what the database has.

        Raises:
            TamperingFoundError: naming the first statement that is found by something else than it should be.
        """
        unnamed = sql.one(_UNNAMED)
        if unnamed:
            raise TamperingFoundError(f"the identifier {unnamed[0]}", "no statement names it")
        actual = sum(_hash(row) for query in (_MENTIONS, _NAMES) for row in sql.stream(query))
        if actual == self._sum:
            return
        held: dict[int, set[Entry]] = defaultdict(set)
        for query in (_MENTIONS, _NAMES):
            for row in sql.stream(query):
                held[row[0]].add((row[0], row[1], row[2]))
        for columns in sql.stream(_ROWS):
            row = StatementRow._make(columns)
            if held.pop(row.number, set()) != set(entries("", row)):
                raise TamperingFoundError(f"statement/{row.number}", "what it is found by is not what it says")
        stray = min(held, default=0, key=str)
        raise TamperingFoundError(f"statement/{stray}", "something is found by it, and it does not exist")


def _hash(entry: Row) -> int:
    """Return the hash of an entry. A text and the same in bytes, which would not be found by it, have one in common."""
    return hash((*entry, type(entry[1]), type(entry[2])))


def entries(subject: str, row: StatementRow) -> Iterator[Entry]:
    """Return what a statement should be found by: each thing it names besides its subject, and each name it gives.

    Raises:
        TamperingFoundError: a subject is given, and it is not the one that the content has.
    """
    if row.content is None:
        return
    fact = fact_of(row)
    own = getattr(fact, "id", None)
    if subject and fact.subject != subject:
        raise TamperingFoundError(f"statement/{row.number}", "it stands in the record of another thing than it says")
    for thing in fact.references():
        if thing != fact.subject:
            yield row.number, thing, int(thing == own)
    for key in {name_key(name) for name in names_in(fact)}:
        yield row.number, own or fact.subject, key
