"""Speaking SQL to SQLite and PostgreSQL on Django's connection, without the cost of its cursor wrappers.

Statements are written with ``%s``; for SQLite they are turned into its own form once.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import connections, transaction

Row = tuple[Any, ...]
_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_PREPARED_AFTER = 2  # times that PostgreSQL is sent a query before it is kept prepared
_WRITERS_LOCK = 0x436F6D6D6F6E  # "Common": the number under which PostgreSQL's writers queue
_COPY_FROM = 200  # rows from which PostgreSQL's COPY beats single inserts


class Sql:
    """One database connection, spoken to in raw SQL inside Django's transactions."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self._django = connections[alias]
        self.is_postgresql = self._django.vendor == "postgresql"
        if self.is_postgresql:
            import psycopg  # a fifth of a second that SQLite need not spend

            self._cursor, self._idle = psycopg.Cursor, psycopg.pq.TransactionStatus.IDLE

    @property
    def raw(self) -> Any:
        """The driver's connection, opened when first needed."""
        if self._django.connection is None:
            self._django.ensure_connection()
        connection: Any = self._django.connection
        if self.is_postgresql and connection.prepare_threshold is None:
            connection.prepare_threshold = _PREPARED_AFTER  # Django opens connections without
        return connection

    def all(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a query and return its rows."""
        rows: list[Row]
        if self.is_postgresql:
            # Django's own cursor would have the server read and plan the same text anew each time.
            rows = self._cursor(self.raw).execute(statement.encode(), parameters).fetchall()
        else:
            rows = self.raw.execute(_qmark(statement), parameters).fetchall()
        return rows

    def one(self, statement: str, parameters: Sequence[object] = ()) -> Row | None:
        """Run a query and return its first row, if it has one."""
        rows = self.all(statement, parameters)
        return rows[0] if rows else None

    def stream(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Run a query and hand over its rows a few thousand at a time. PostgreSQL needs a transaction around it."""
        if self.is_postgresql:
            cursor = self.raw.cursor(name="commonseal_stream")
            cursor.itersize = 5000
        else:
            cursor = self.raw.cursor()
        with cursor if self.is_postgresql else _closing(cursor):
            cursor.execute(statement if self.is_postgresql else _qmark(statement), parameters)
            while rows := cursor.fetchmany(5000):
                yield from rows

    def run(self, statement: str, parameters: Sequence[object] = ()) -> None:
        """Run a statement that gives no rows."""
        self.raw.execute(statement if self.is_postgresql else _qmark(statement), parameters)

    def run_many(self, statement: str, rows: Sequence[Row]) -> None:
        """Run a statement that gives no rows once for each row of parameters."""
        if self.is_postgresql:
            with self.raw.cursor() as cursor:
                cursor.executemany(statement, rows)
        elif len(rows) == 1:
            self.raw.execute(_qmark(statement), rows[0])
        else:
            self.raw.executemany(_qmark(statement), rows)

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        if not rows:
            return
        names = ", ".join(f'"{column}"' for column in columns)
        if self.is_postgresql and len(rows) >= _COPY_FROM:
            with self.raw.cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
            return
        self.run_many(f'INSERT INTO "{table}" ({names}) VALUES ({marks(len(columns))})', rows)

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[None]:
        """Open a transaction in which nobody else writes to the ledger; all or nothing, or, for a trial, nothing."""
        with transaction.atomic(using=self.alias):
            if self.is_postgresql:
                self.run("SELECT pg_advisory_xact_lock(%s)", [_WRITERS_LOCK])
            yield
            if not keep:
                transaction.set_rollback(True, using=self.alias)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Open a transaction in which everything read is of one moment; inside another, it is that one's."""
        raw = self.raw
        if self._django.in_atomic_block or self._is_in_transaction(raw):
            yield
            return
        # Django would begin as a writer on SQLite, and readers would queue; on PostgreSQL it would ask twice.
        raw.execute(_BEGIN_READING if self.is_postgresql else "BEGIN DEFERRED")
        try:
            yield
        finally:
            try:
                raw.execute("COMMIT")
            except Exception:
                # Of a damaged file: the next reader must not find itself inside.
                raw.rollback()
                raise

    def _is_in_transaction(self, raw: Any) -> bool:
        if self.is_postgresql:
            return bool(raw.info.transaction_status != self._idle)
        return bool(raw.in_transaction)

    def purge(self) -> None:
        """Overwrite what was erased: SQLite's log and free pages, PostgreSQL's dead rows."""
        if self.is_postgresql:
            for table in ("statement", "evidence", "review_decision", "paper", "mention", "name", "thing"):
                self.run(f'VACUUM (FULL) "{table}"')
        else:
            self.run("PRAGMA wal_checkpoint(TRUNCATE)")
            self.run("VACUUM")
            self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def undecodable_shown(self) -> Iterator[None]:
        """Read texts that are damaged as far as they go, instead of failing, so that a check can say which."""
        if self.is_postgresql:
            yield
            return
        before, self.raw.text_factory = self.raw.text_factory, lambda raw: raw.decode("utf-8", "replace")
        try:
            yield
        finally:
            self.raw.text_factory = before


def marks(count: int) -> str:
    """Return as many placeholders, joined by commas."""
    return ", ".join(["%s"] * count)


@lru_cache(maxsize=512)
def _qmark(statement: str) -> str:
    return statement.replace("%s", "?")


@contextmanager
def _closing(cursor: Any) -> Iterator[None]:
    try:
        yield
    finally:
        cursor.close()
