"""The mirror: the whole register as columns in memory, for questions about the whole country.

A country's snapshot as objects costs fifty times what it costs as columns, and a difference between two dates, asked
of SQL, a hundred times. One mirror serves every such question of a process; it is brought up to date with the acts
since, and a column file beside the database saves the next process from reading the ledger again.
"""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from types import MappingProxyType

import numpy as np
from django.db import connections

from commonseal.register.columns import keeping
from commonseal.register.columns.building import brought_up_to, build, head
from commonseal.register.columns.layout import Array, Ledger, Stamp
from commonseal.register.columns.snapshot import ColumnSnapshot
from commonseal.register.ledger import codes
from commonseal.register.ledger.sql import Sql, marks
from commonseal.vocabulary import Viewer
from commonseal.vocabulary.periods import day_of

_HELD_AT_ONCE = 4  # registers whose mirrors one process keeps
_LAG = 0.02  # share of the statements by which a column file may lag before it is written anew
_KEYS_AT_ONCE = 5_000

_held: "OrderedDict[str, tuple[Ledger, int]]" = OrderedDict()
_lock = Lock()


class Mirror:
    """The ledger as columns, as it was after one act. Asking it costs no database."""

    def __init__(self, ledger: Ledger, alias: str) -> None:
        self._ledger, self._alias = ledger, alias

    @classmethod
    def of(cls, sql: Sql) -> "Mirror":
        """Return the mirror of a register as its database now is: held, brought up to date, from file, or built."""
        # What a transaction has not committed may never be: it is mirrored, but not kept in a file.
        path = None if connections[sql.alias].in_atomic_block else keeping.place(sql)
        with _lock, sql.reading():
            stamp = head(sql)
            ledger, filed = _held.get(sql.alias, (None, 0))
            if ledger is None or ledger.stamp != stamp:
                ledger, filed = _current(sql, stamp, path, ledger, filed)
            _held[sql.alias] = (ledger, filed)
            _held.move_to_end(sql.alias)
            while len(_held) > _HELD_AT_ONCE:
                _held.popitem(last=False)
        return cls(ledger, sql.alias)

    @property
    def ledger(self) -> Ledger:
        """All columns, whoever may see what: for the register's own use, which applies visibility after."""
        return self._ledger

    def __len__(self) -> int:
        return len(self._ledger)

    def clearance(self, viewer: Viewer) -> int | None:
        """Return the highest code of visibility that a viewer may see; None where that hides nothing here."""
        code = codes.VISIBILITY_CODE[viewer.clearance]
        return code if code < self._ledger.most_guarded else None

    def snapshot(self, *, on: date, known_at: date, viewer: Viewer) -> ColumnSnapshot:
        """Return what may hold on a date, as known at the end of another, as far as the viewer may see it."""
        columns, day = self._ledger.columns, day_of(on)
        rows = np.flatnonzero(visible(columns, day, day_of(known_at), self.clearance(viewer)))
        taken = {name: column.take(rows) for name, column in columns.items()}
        taken["sure"] = (taken["sure_from"] <= day) & (taken["sure_to"] > day)
        for array in taken.values():
            array.setflags(write=False)
        return ColumnSnapshot(on=on, known_at=known_at, viewer=viewer, **taken, identifiers=_Identifiers(self._alias))


def visible(columns: Mapping[str, Array], day: int, known_at: int, clearance: int | None) -> Array:
    """Return which rows may hold on a day, as known at the end of another, and may be seen at a clearance."""
    mask = known(columns, known_at, clearance)
    mask &= columns["valid_from"] <= day
    mask &= columns["valid_to"] > day
    return mask


def known(columns: Mapping[str, Array], known_by: int, clearance: int | None) -> Array:
    """Return which rows were held at the end of a day and may be seen at a clearance, whenever they hold.

    The one place in which columns are held against a day of knowledge and a clearance.
    """
    mask: Array = columns["recorded_from"] <= known_by
    mask &= columns["recorded_to"] > known_by
    if clearance is not None:
        mask &= columns["visibility"] <= clearance
    return mask


def _current(sql: Sql, stamp: Stamp, path: Path | None, held: Ledger | None, filed: int) -> tuple[Ledger, int]:
    """Return the ledger up to its last act, the cheapest way, and the last statement that its file goes up to."""
    found = None if held is None else brought_up_to(sql, held, stamp)
    if found is None:
        kept = keeping.read(sql, path) if path else None
        filed = kept.stamp.last_statement if kept else -1
        found = brought_up_to(sql, kept, stamp) if kept else None
    if found is None:
        found, filed = build(sql, stamp), -1
    if path and (filed < 0 or stamp.last_statement - filed > max(_LAG * len(found), 1000)):
        filed = stamp.last_statement if keeping.write(sql, path, found) else -1
    return found, filed


class _Identifiers:
    """Looks up the identifiers of keys; holds nothing but the name of the database."""

    def __init__(self, alias: str) -> None:
        self._alias = alias

    def __call__(self, keys: Array) -> Mapping[int, str]:
        wanted = np.unique(keys).tolist()
        sql = Sql(self._alias)
        found: dict[int, str] = {}
        for start in range(0, len(wanted), _KEYS_AT_ONCE):
            part = wanted[start : start + _KEYS_AT_ONCE]
            found.update(sql.all(f'SELECT "key", "id" FROM "thing" WHERE "key" IN ({marks(len(part))})', part))
        return MappingProxyType(found)
