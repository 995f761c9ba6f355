"""Closing statements: the one change a row may see, once, together with the row that says which act closed it."""

from collections.abc import Iterable

from commonseal.register.ledger.hashing import digest
from commonseal.register.ledger.sql import Sql


class Closings:
    """The statements that one act closes."""

    def __init__(self, sql: Sql, act: int, recorded: int) -> None:
        self._sql, self._act, self._recorded = sql, act, recorded
        self._all: list[tuple[int, int]] = []

    def add(self, statements: Iterable[int], closure: int) -> None:
        """Close statements, now."""
        rows = [(self._recorded, self._act, closure, statement) for statement in statements]
        self._all += [(statement, closure) for *_, statement in rows]
        # In the order of numbers, which is that of the table and its index.
        self._sql.insert("closing", ("act", "statement", "closure"), sorted((row[1], row[3], row[2]) for row in rows))
        self._sql.run_many(
            'UPDATE "statement" SET recorded_to = %s, closed_by = %s, closure = %s WHERE number = %s', rows
        )

    def digests(self) -> list[bytes]:
        """Return the digests of all closings, by statement."""
        return [closing_digest(self._act, statement, closure) for statement, closure in sorted(self._all)]


def closing_digest(act: int, statement: int, closure: int) -> bytes:
    """Return the digest of one closing."""
    return digest(b"closing", act, statement, closure)
