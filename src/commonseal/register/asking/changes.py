"""Changes: what differs between two points, each a date in the world and a date of knowledge, in the whole register.

Two sets of a million statements need not be compared for what happened in a month: whatever began or stopped has an
end, in the world or in the record, between the two points, and the ends are kept in order. So work grows with what
changed.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from commonseal.register.columns.layout import ENDS, Array, Ledger
from commonseal.register.columns.mirror import Mirror, visible
from commonseal.vocabulary import Viewer
from commonseal.vocabulary.periods import OPEN, day_of

_COMPARED = (*ENDS, "visibility")
_STANDING_BITS = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no two standings meet


@dataclass(frozen=True, eq=False, slots=True)
class Changes:
    """What differs between two points, by content: a fact that only got an end, or a new paper, has not changed.

    A fact that moved on from proposed to in force has: what began is the one, what stopped the other. Where several
    statements say the same, the first recorded stands for them. Each array is in the order of statement numbers.

    Attributes:
        before: the date in the world and the date of knowledge compared with.
        after: the date in the world and the date of knowledge looked at.
        viewer: for whom; what they may not see is in neither.
        began: numbers of statements that may hold after and whose content did not before.
        began_subjects: the key of the thing in whose record each of those stands.
        stopped: numbers of statements that might hold before and whose content does not after.
        stopped_subjects: the key of the thing in whose record each of those stands.
    """

    before: tuple[date, date]
    after: tuple[date, date]
    viewer: Viewer
    began: Array
    began_subjects: Array
    stopped: Array
    stopped_subjects: Array


def between(mirror: Mirror, before: tuple[date, date], after: tuple[date, date], viewer: Viewer) -> Changes:
    """Return what differs between two points, each (date in the world, date of knowledge), for a viewer."""
    ledger = mirror.ledger
    first, second = (day_of(before[0]), day_of(before[1])), (day_of(after[0]), day_of(after[1]))
    rows = _rows_of(ledger, _touched(ledger, first, second))
    columns = {name: ledger.columns[name].take(rows) for name in _COMPARED}
    clearance = mirror.clearance(viewer)
    then, now = visible(columns, *first, clearance), visible(columns, *second, clearance)
    identity = ledger.columns["content"].take(rows).view(np.uint64)
    identity ^= ledger.columns["standing"].take(rows).astype(np.uint64) * _STANDING_BITS
    number = ledger.columns["number"].take(rows)
    subject = ledger.columns["subject"].take(rows)
    began = _only(identity, number, now, then)
    stopped = _only(identity, number, then, now)
    return Changes(
        before, after, viewer,
        began=_kept(number, began), began_subjects=_kept(subject, began),
        stopped=_kept(number, stopped), stopped_subjects=_kept(subject, stopped),
    )  # fmt: skip


def _touched(ledger: Ledger, first: tuple[int, int], second: tuple[int, int]) -> Array:
    """Return which subjects have a statement with an end between two points, as a mask over keys."""
    found = np.zeros(len(ledger.starts) - 1, bool)
    subject = ledger.columns["subject"]
    for axis, names in enumerate((ENDS[:2], ENDS[2:])):
        low, high = sorted((first[axis], second[axis]))
        if low == high:
            continue
        if high >= OPEN:
            # On the last day of the calendar nothing holds, not even what holds until further notice.
            found[:] = True
            return found
        for name in names:
            days = ledger.sorted_ends[name]
            rows = ledger.orders[name][np.searchsorted(days, low, "right") : np.searchsorted(days, high, "right")]
            found[subject.take(rows)] = True
    return found


def _rows_of(ledger: Ledger, subjects: Array) -> Array:
    return np.flatnonzero(np.repeat(subjects, np.diff(ledger.starts)))


def _only(identity: Array, number: Array, here: Array, there: Array) -> Array:
    """Return the rows that are here and whose content is not there, one for each content, by statement number."""
    rows = np.flatnonzero(here & ~there)
    rows = rows[~np.isin(identity[rows], identity[there])]
    rows = rows[np.argsort(number[rows])]
    _, firsts = np.unique(identity[rows], return_index=True)
    return rows[np.sort(firsts)]


def _kept(column: Array, rows: Array) -> Array:
    taken = column[rows]
    taken.setflags(write=False)
    return taken
