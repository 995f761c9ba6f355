"""The names of a large register, kept so that those near to a text are found without comparing it with all of them.

A name is near where it shares many runs of three letters with the text. The runs of all names lie in one sorted array,
so that counting costs milliseconds for hundreds of thousands of names; the few that share most are then compared
letter by letter, which the asking side does. Names only ever suggest: what is found is looked up again for the viewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonseal.register.columns.building import head, is_act_of
from commonseal.register.columns.layout import Stamp
from commonseal.register.ledger.sql import Sql

_HELD_AT_ONCE = 4
_MOST_NEW = 5_000
"""How many names may come in before the runs of all are sorted anew; until then the new ones are all compared."""

_NAMES = (
    'SELECT n.name_key, min(s.visibility) FROM "name" n JOIN "statement" s ON s.number = n.statement'
    " WHERE n.statement > %s AND n.statement <= %s AND s.content IS NOT NULL GROUP BY n.name_key"
)

_held: "dict[str, NameBook]" = {}
_lock = Lock()


@dataclass(frozen=True)
class _Runs:
    """Names, and for each run of three letters those that have it: ``owners[offsets[i]:offsets[i + 1]]``."""

    names: tuple[str, ...]
    visibility: NDArray[np.uint8]
    codes: NDArray[np.uint32]
    offsets: NDArray[np.int64]
    owners: NDArray[np.int32]


@dataclass(frozen=True)
class NameBook:
    """The names of a register up to an act: the most in sorted runs, those that came since beside them."""

    stamp: Stamp
    runs: _Runs
    new: tuple[tuple[str, int], ...]

    def near(self, text: str, *, clearance: int, limit: int) -> list[str]:
        """Return names that share most with a text, as far as a clearance (its code) reaches, and all new ones."""
        runs, counted = self.runs, self._counted(np.unique(_codes_of(text)))
        counted[runs.visibility > clearance] = 0
        most = np.argsort(counted, kind="stable")[-limit:]
        new = [name for name, visibility in self.new if visibility <= clearance]
        return [*(runs.names[each] for each in reversed(most) if counted[each]), *new]

    def _counted(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return for each name how many of some runs of three letters it has."""
        runs, counted = self.runs, np.zeros(len(self.runs.names), np.uint8)
        for code in codes:
            place = int(np.searchsorted(runs.codes, code))
            if place < len(runs.codes) and runs.codes[place] == code:
                counted[runs.owners[runs.offsets[place] : runs.offsets[place + 1]]] += 1
        return counted

    def holding(self, words: Sequence[str], *, most: int) -> list[str] | None:
        """Return the names in which all of some words stand.

        None where more than ``most`` may have them, or where the words are too short or too long to be counted by.
        """
        codes = np.unique(np.concatenate([_runs_in(_letters(word)) for word in words]))
        if not len(codes) or len(codes) > np.iinfo(np.uint8).max:
            return None
        places = np.flatnonzero(self._counted(codes) == len(codes))
        if len(places) > most:
            return None
        likely = [self.runs.names[each] for each in places]
        return [each for each in (*likely, *(name for name, _ in self.new)) if all(word in each for word in words)]


def name_book(sql: Sql) -> NameBook:
    """Return the names of a register as its database now is: held by this process, brought up to date, or read.

    A name that was erased since may still be among them; looked up, it leads nowhere.
    """
    with _lock, sql.reading():
        stamp, book = head(sql), _held.get(sql.alias)
        if book is None or book.stamp.act > stamp.act or not is_act_of(sql, book.stamp):
            book = NameBook(stamp, sorted_runs(sql.all(_NAMES, [0, stamp.last_statement])), ())
        elif book.stamp != stamp:
            book = _brought_up_to(sql, book, stamp)
        _held[sql.alias] = book
        while len(_held) > _HELD_AT_ONCE:
            del _held[next(iter(_held))]
    return book


def _brought_up_to(sql: Sql, book: NameBook, stamp: Stamp) -> NameBook:
    rows = sql.all(_NAMES, [book.stamp.last_statement, stamp.last_statement])
    new = (*book.new, *((name, int(visibility)) for name, visibility in rows))
    if len(new) <= _MOST_NEW:
        return NameBook(stamp, book.runs, new)
    return NameBook(stamp, sorted_runs([*zip(book.runs.names, book.runs.visibility.tolist(), strict=True), *new]), ())


def sorted_runs(rows: Sequence[tuple[Any, ...]]) -> _Runs:
    """Return the runs of all names, sorted; a name that is there twice counts as the less guarded of the two."""
    least: dict[str, int] = {}
    for name, visibility in rows:
        least[name] = min(least.get(name, int(visibility)), int(visibility))
    names = tuple(sorted(least, key=len, reverse=True))
    padded = [f" {name} ".encode() for name in names]
    letters = np.frombuffer(b"".join(padded), np.uint8).astype(np.uint32)
    lengths = np.fromiter(map(len, padded), np.int64, len(padded))
    owners = np.repeat(np.arange(len(padded), dtype=np.uint64), lengths)
    if len(letters) < 3:
        return _Runs(names, np.zeros(len(names), np.uint8), *_empty())
    codes = _runs_in(letters)
    within = owners[:-2] == owners[2:]
    pairs = (codes[within].astype(np.uint64) << np.uint64(32)) | owners[:-2][within]
    pairs.sort()  # sorting and leaving out what follows itself takes a tenth of the time of counting what is unlike
    pairs = pairs[_first_of_each(pairs)]
    runs = (pairs >> np.uint64(32)).astype(np.uint32)
    offsets = np.flatnonzero(_first_of_each(runs))
    return _Runs(
        names,
        np.fromiter((least[each] for each in names), np.uint8, len(names)),
        runs[offsets],
        np.append(offsets, len(pairs)).astype(np.int64),
        (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32),
    )


def _first_of_each(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Return where a sorted array has a value for the first time."""
    first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def _empty() -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int32]]:
    return np.zeros(0, np.uint32), np.zeros(1, np.int64), np.zeros(0, np.int32)


def _codes_of(text: str) -> NDArray[np.uint32]:
    return _runs_in(_letters(f" {text} "))


def _letters(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode(), np.uint8).astype(np.uint32)


def _runs_in(letters: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return a number for each run of three letters; there are none where there are fewer letters."""
    first, second, third = letters[:-2] << np.uint32(16), letters[1:-1] << np.uint32(8), letters[2:]
    return np.asarray(first | second | third, np.uint32)
