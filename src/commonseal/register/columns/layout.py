"""Which columns there are, how wide each is, and the set of them that a mirror is made of.

Keys, numbers and days are 32-bit integers, codes 8-bit ones (see ``ledger.codes``), the identity of a content 64 bits:
some 60 bytes a statement. Every column is in one order: by subject, kind and first valid day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonseal.vocabulary.periods import FIRST_DAY, OPEN

Array = NDArray[Any]

COLUMNS: Mapping[str, type[np.signedinteger[Any]]] = MappingProxyType(
    {
        "number": np.int32,
        "subject": np.int32,
        "kind": np.int8,
        "act": np.int32,
        "valid_from": np.int32,
        "valid_to": np.int32,
        "sure_from": np.int32,
        "sure_to": np.int32,
        "recorded_from": np.int32,
        "recorded_to": np.int32,
        "supersedes": np.int32,
        "closure": np.int8,
        "origin": np.int8,
        "standing": np.int8,
        "attribution": np.int8,
        "visibility": np.int8,
        "unreviewed": np.int8,
        "content": np.int64,
    }
)
"""Every column and its type. ``supersedes`` is 0 where a statement supersedes none.

The days bound when a statement holds as ``Statement.bounds`` does: what has ended, nobody says when, is over by the
day on which that was recorded.
"""

ENDS = ("valid_from", "valid_to", "recorded_from", "recorded_to")
"""The columns that hold the four ends of a statement's two periods."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Up to which act a mirror goes, with that act's hash, which vouches for all before it."""

    act: int
    chain: bytes
    last_statement: int


@dataclass(frozen=True)
class Ledger:
    """The ledger as columns in order, with the stamp that says up to which act. Nothing in it is ever changed."""

    stamp: Stamp
    columns: Mapping[str, Array]

    def __len__(self) -> int:
        return len(self.columns["number"])

    @cached_property
    def starts(self) -> Array:
        """Where each subject's rows start, by its key, and one more for where the last one's end."""
        subject = self.columns["subject"]
        counts = np.bincount(subject, minlength=1) if len(subject) else np.zeros(1, np.int64)
        return _fixed(np.concatenate(([0], np.cumsum(counts))).astype(np.int32))

    @cached_property
    def rows_by_number(self) -> Array:
        """The row of each statement number; -1 for numbers that no statement has."""
        number = self.columns["number"]
        rows = np.full(int(number.max(initial=0)) + 1, -1, np.int32)
        rows[number] = np.arange(len(number), dtype=np.int32)
        return _fixed(rows)

    @cached_property
    def orders(self) -> Mapping[str, Array]:
        """For each of the four ends, the rows in its order; rows without such an end are left out."""
        found = {}
        for name in ENDS:
            column = self.columns[name]
            bounded = np.flatnonzero((column > FIRST_DAY) & (column < OPEN)).astype(np.int32)
            found[name] = _fixed(bounded[np.argsort(column[bounded], kind="stable")])
        return MappingProxyType(found)

    @cached_property
    def sorted_ends(self) -> Mapping[str, Array]:
        """The days of each of the four ends, in the order of ``orders``."""
        return MappingProxyType({name: _fixed(self.columns[name][rows]) for name, rows in self.orders.items()})

    @cached_property
    def most_guarded(self) -> int:
        """The highest code of visibility that any statement has."""
        return int(self.columns["visibility"].max(initial=0))


def sort_key(columns: Mapping[str, Array]) -> Array:
    """Return one integer a row by which columns are in order: subject, then kind, then first valid day."""
    key = columns["subject"].astype(np.int64) << 30
    key |= columns["kind"].astype(np.int64) << 22
    key |= columns["valid_from"].astype(np.int64) - FIRST_DAY
    return key


def in_order(columns: Mapping[str, Array]) -> dict[str, Array]:
    """Return columns with their rows in order, rows that tie by when and as what they were recorded."""
    key = sort_key(columns)
    if np.any(key[1:] < key[:-1]):
        rows = np.lexsort((columns["number"], columns["recorded_from"], key))
        return {name: column[rows] for name, column in columns.items()}
    return dict(columns)


def fixed(columns: Mapping[str, Array]) -> Mapping[str, Array]:
    """Return columns in their types, which nobody can write to."""
    return MappingProxyType(
        {name: _fixed(np.ascontiguousarray(columns[name], dtype=kind)) for name, kind in COLUMNS.items()}
    )


def _fixed(array: Array) -> Array:
    array.setflags(write=False)
    return array
