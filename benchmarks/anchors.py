"""What Common Seal is measured against: the same numbers in the barest stores that could answer.

They hold integers and thirty characters of text a statement, no types, no hashes, no evidence, no names, no visibility,
and their look-ups give tuples of the body's own rows. They are floors, not rivals: nobody could use one in place of a
register.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
from numpy.typing import NDArray

from commonseal.vocabulary.periods import OPEN
from statements import SLOTS, Ints, Plan

Point = tuple[int, int]
"""A day in the world and a day of knowledge."""

_COLUMNS = "id, body, kind, other, value, slot, vfrom, vto, rfrom, rto, text"
_TYPED = (
    "id INTEGER NOT NULL, body INTEGER NOT NULL, kind INTEGER NOT NULL, other INTEGER, value INTEGER, slot INTEGER,"
    " vfrom INTEGER NOT NULL, vto INTEGER NOT NULL, rfrom INTEGER NOT NULL, rto INTEGER NOT NULL, text TEXT"
)
_AS_OF = "vfrom <= {0} AND vto > {0} AND rfrom <= {0} AND rto > {0}"


def _rows(plan: Plan) -> list[tuple[Any, ...]]:
    order = np.lexsort((plan.recorded_from, plan.valid_from, plan.kind, plan.body))
    columns = (plan.body, plan.kind, plan.other, plan.value, plan.slot)
    times = (plan.valid_from, plan.valid_to, plan.recorded_from, plan.recorded_to)
    numbers = [(order + 1).tolist(), *(column[order].tolist() for column in (*columns, *times))]
    return [(*row, f"{SLOTS[row[2]].name} {row[4]:04d} of body {row[1]:06d}") for row in zip(*numbers, strict=True)]


class BareSqlite:
    """One table without row numbers, clustered by body; write-ahead log, full sync."""

    name = "bare SQLite"

    def __init__(self, path: Path, plan: Plan) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "mmap_size=1073741824"):
            self._db.execute(f"PRAGMA {setting}")
        self._db.execute(f"CREATE TABLE s ({_TYPED}, PRIMARY KEY (body, kind, vfrom, rfrom, id)) WITHOUT ROWID")
        rows = _rows(plan)
        self._db.execute("BEGIN")
        self._insert = f"INSERT INTO s ({_COLUMNS}) VALUES ({', '.join('?' * 11)})"
        self._db.executemany(self._insert, rows)
        self._db.execute("COMMIT")
        self._db.execute("ANALYZE")
        self._next = len(rows)
        self._as_of = _AS_OF.format("?")

    def one(self, body: int, point: Point) -> list[tuple[Any, ...]]:
        """Return what holds of one body."""
        day, known = point
        query = f"SELECT {_COLUMNS} FROM s WHERE body = ? AND {self._as_of}"
        return self._db.execute(query, (body, day, day, known, known)).fetchall()

    def region(self, bodies: Sequence[int], point: Point) -> list[tuple[Any, ...]]:
        """Return what holds of fifty bodies."""
        day, known = point
        query = f"SELECT {_COLUMNS} FROM s WHERE body IN ({', '.join('?' * len(bodies))}) AND {self._as_of}"
        return self._db.execute(query, (*bodies, day, day, known, known)).fetchall()

    def append(self, body: int) -> None:
        """Add a row, durably."""
        self._next += 1
        self._db.execute(self._insert, (self._next, body, 3, -1, 7, 0, 20_000, OPEN, 20_700, OPEN, "held by 0009 of"))

    def supersede(self, body: int) -> None:
        """Close a row and add one, durably."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("UPDATE s SET rto = ? WHERE body = ? AND kind = 0 AND rto = ?", (20_700, body, OPEN))
        self.append(body)
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        self._db.close()


class BarePostgres:
    """One table with an index on body, kind and first day; statements prepared by the driver."""

    name = "bare PostgreSQL"

    def __init__(self, conninfo: str, plan: Plan) -> None:
        self._db = psycopg.connect(conninfo, autocommit=True, prepare_threshold=1)
        self._db.execute(f"CREATE TABLE s ({_TYPED.replace('INTEGER', 'int')}, PRIMARY KEY (id))")
        with self._db.cursor().copy(f"COPY s ({_COLUMNS}) FROM STDIN") as copy:
            for row in _rows(plan):
                copy.write_row(row)
        self._db.execute("CREATE INDEX ON s (body, kind, vfrom)")
        self._db.execute("VACUUM ANALYZE s")
        self._next = len(plan)
        self._as_of = _AS_OF.format("%s")

    def one(self, body: int, point: Point) -> list[tuple[Any, ...]]:
        """Return what holds of one body."""
        day, known = point
        query = f"SELECT {_COLUMNS} FROM s WHERE body = %s AND {self._as_of}"
        return self._db.execute(query, (body, day, day, known, known)).fetchall()

    def region(self, bodies: Sequence[int], point: Point) -> list[tuple[Any, ...]]:
        """Return what holds of fifty bodies."""
        day, known = point
        query = f"SELECT {_COLUMNS} FROM s WHERE body = ANY(%s) AND {self._as_of}"
        return self._db.execute(query, (list(bodies), day, day, known, known)).fetchall()

    def append(self, body: int) -> None:
        """Add a row, durably."""
        self._next += 1
        query = f"INSERT INTO s ({_COLUMNS}) VALUES ({', '.join(['%s'] * 11)})"
        self._db.execute(query, (self._next, body, 3, -1, 7, 0, 20_000, OPEN, 20_700, OPEN, "held by 0009 of"))

    def supersede(self, body: int) -> None:
        """Close a row and add one, durably."""
        with self._db.transaction():
            query = "UPDATE s SET rto = %s WHERE body = %s AND kind = 0 AND rto = %s"
            self._db.execute(query, (20_700, body, OPEN))
            self.append(body)

    def drop(self) -> None:
        """Remove the table and close the connection."""
        self._db.execute("DROP TABLE s")
        self._db.close()


class BareColumns:
    """Eleven columns of 32-bit integers in memory, sorted by body, and the rows in the order of each of four ends."""

    name = "bare NumPy"

    def __init__(self, plan: Plan, content: Ints) -> None:
        order = np.lexsort((plan.valid_from, plan.kind, plan.body))
        named = {
            "id": np.arange(1, len(plan) + 1), "body": plan.body, "kind": plan.kind, "other": plan.other,
            "value": plan.value, "slot": plan.slot, "content": content, "vfrom": plan.valid_from, "vto": plan.valid_to,
            "rfrom": plan.recorded_from, "rto": plan.recorded_to,
        }  # fmt: skip
        self._columns = {name: column[order].astype(np.int32) for name, column in named.items()}
        self._starts = np.searchsorted(self._columns["body"], np.arange(plan.bodies + 1))
        self._ends = {}
        for name in ("vfrom", "vto", "rfrom", "rto"):
            rows = np.argsort(self._columns[name], kind="stable").astype(np.int32)
            self._ends[name] = (self._columns[name][rows], rows)

    def snapshot(self, point: Point) -> dict[str, NDArray[np.int32]]:
        """Return the country as of a point, as columns."""
        rows = np.flatnonzero(_visible(self._columns, point))
        return {name: column[rows] for name, column in self._columns.items()}

    def changes(self, before: Point, after: Point) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the contents that began and that stopped between two points, looking only at bodies with an end."""
        found = []
        for axis, names in enumerate((("vfrom", "vto"), ("rfrom", "rto"))):
            low, high = sorted((before[axis], after[axis]))
            for name in names:
                days, rows = self._ends[name]
                found.append(rows[np.searchsorted(days, low, "right") : np.searchsorted(days, high, "right")])
        bodies = np.unique(self._columns["body"][np.concatenate(found)])
        first, counts = self._starts[bodies], self._starts[bodies + 1] - self._starts[bodies]
        rows = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(counts.sum())
        taken = {name: self._columns[name][rows] for name in ("vfrom", "vto", "rfrom", "rto", "content")}
        then, now = _visible(taken, before), _visible(taken, after)
        content = taken["content"]
        return np.setdiff1d(content[now & ~then], content[then]), np.setdiff1d(content[then & ~now], content[now])


def _visible(columns: dict[str, NDArray[np.int32]], point: Point) -> NDArray[np.bool_]:
    day, known = point
    seen: NDArray[np.bool_] = (columns["vfrom"] <= day) & (columns["vto"] > day)
    return seen & (columns["rfrom"] <= known) & (columns["rto"] > known)
