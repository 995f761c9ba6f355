"""Fresh, real registers for tests: each in a database of its own, on SQLite and on PostgreSQL.

None is made from nothing for each test: a file is copied, a database emptied and used again.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Literal

import psycopg

from commonseal.register.database import database_alias, prepare
from commonseal.register.register import Register
from support.postgres import PostgresServer

Vendor = Literal["sqlite", "postgresql"]

LEDGER = ("act", "statement", "closing", "paper", "evidence", "review_decision", "erasure")
"""The tables whose rows are never changed or removed."""

TABLES = (*LEDGER, "mention", "name", "thing")
"""Every table of a register; those after the ledger's are what it is found by, and follow from it."""


class Raw:
    """A connection of its own to a register's database, past everything that the program does; commits each step."""

    def __init__(self, connection: Any, vendor: Vendor) -> None:
        self._connection, self.vendor = connection, vendor

    def all(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run a query written with ``%s`` and return its rows."""
        rows: list[tuple[Any, ...]] = self._run(statement, parameters).fetchall()
        return rows

    def one(self, statement: str, parameters: Sequence[object] = ()) -> tuple[Any, ...]:
        """Run a query and return its only row."""
        (row,) = self.all(statement, parameters)
        return row

    def run(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement and return how many rows it touched."""
        touched: int = self._run(statement, parameters).rowcount
        return touched

    def _run(self, statement: str, parameters: Sequence[object]) -> Any:
        if self.vendor == "sqlite":
            return self._connection.execute(statement.replace("%s", "?"), parameters)
        return self._connection.execute(statement, parameters or None)


@dataclass(frozen=True)
class Place:
    """A database with one register in it."""

    vendor: Vendor
    url: str
    conninfo: str
    """A path for SQLite, what psycopg connects by for PostgreSQL."""

    @property
    def register(self) -> Register:
        """The register."""
        return Register(database_alias(self.url))

    @property
    def file(self) -> Path:
        """The file of a SQLite register."""
        assert self.vendor == "sqlite"
        return Path(self.conninfo)

    @contextmanager
    def connected(self) -> Iterator[Raw]:
        """Open a connection of one's own."""
        if self.vendor == "sqlite":
            connection: Any = sqlite3.connect(self.conninfo, isolation_level=None, timeout=30)
            connection.execute("PRAGMA recursive_triggers=ON")
        else:
            connection = psycopg.connect(self.conninfo, autocommit=True)
        with closing(connection):
            yield Raw(connection, self.vendor)

    @contextmanager
    def unguarded(self) -> Iterator[Raw]:
        """Open a connection for which the guards are off, as only the database's owner could."""
        with self.connected() as raw:
            if self.vendor == "sqlite":
                for (name,) in raw.all("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                    raw.run(f'DROP TRIGGER "{name}"')
            else:
                raw.run("SET session_replication_role = replica")
            yield raw

    def close(self) -> None:
        """Close this thread's connection to the register."""
        from django.db import connections  # noqa: PLC0415 - only once Django is configured

        connections[database_alias(self.url)].close()


class SqlitePlaces:
    """Makes registers in files of a folder."""

    vendor: Vendor = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)
        self._model = self._at(folder / "model.db")
        prepare(database_alias(self._model.url), create=True)
        self._model.close()

    @contextmanager
    def fresh(self) -> Iterator[Place]:
        """Make an empty register for as long as the block runs."""
        place = self._at(self._folder / f"register{next(self._numbers)}.db")
        shutil.copyfile(self._model.conninfo, place.conninfo)
        try:
            yield place
        finally:
            place.close()
            for file in place.file.parent.glob(f"{place.file.name}*"):
                file.unlink()

    @staticmethod
    def _at(path: Path) -> Place:
        return Place("sqlite", f"sqlite:///{path}", str(path))


class PostgresPlaces:
    """Makes registers in databases of a server. One that a test is done with is emptied and used again.

    Emptying takes a hundredth of the time that making a database does.
    """

    vendor: Vendor = "postgresql"

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._free: list[Place] = []

    @contextmanager
    def fresh(self) -> Iterator[Place]:
        """Make an empty register for as long as the block runs."""
        place = self._free.pop() if self._free else self._new()
        try:
            yield place
        finally:
            place.close()
        with place.unguarded() as raw:
            for table in TABLES:
                raw.run(f'DELETE FROM "{table}"')
        self._free.append(place)

    def new_database(self) -> str:
        """Make a database with nothing in it, which is not used again, and return its address."""
        return self._server.new_database()

    def _new(self) -> Place:
        url = self._server.new_database()
        prepare(database_alias(url), create=True)
        return Place("postgresql", url, self._server.conninfo(url.rpartition("/")[2]))


Places = SqlitePlaces | PostgresPlaces
