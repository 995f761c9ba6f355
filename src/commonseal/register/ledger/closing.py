"""Closing statements: the one change a row may see, once, together with the row that says which act closed it."""

from commonseal.register.ledger.hashing import digest
from commonseal.register.ledger.sql import Sql


class Closings:
    """The statements that one act closes."""

    def __init__(self, sql: Sql, act: int, recorded: int) -> None:
        self._sql, self._act, self._recorded = sql, act, recorded
        self._pending: list[tuple[int, int]] = []
        self._all: list[tuple[int, int]] = []

    def add(self, statement: int, closure: int) -> None:
        """Close a statement, now."""
        self._pending.append((statement, closure))
        self._all.append((statement, closure))
        self.flush()

    def flush(self) -> None:
        """Write what is pending."""
        self._sql.insert("closing", ("act", "statement", "closure"), [(self._act, *each) for each in self._pending])
        for statement, closure in self._pending:
            self._sql.run(
                'UPDATE "statement" SET recorded_to = %s, closed_by = %s, closure = %s WHERE number = %s',
                (self._recorded, self._act, closure, statement),
            )
        self._pending = []

    def digests(self) -> list[bytes]:
        """Return the digests of all closings, by statement."""
        return [closing_digest(self._act, statement, closure) for statement, closure in sorted(self._all)]


def closing_digest(act: int, statement: int, closure: int) -> bytes:
    """Return the digest of one closing."""
    return digest(b"closing", act, statement, closure)
