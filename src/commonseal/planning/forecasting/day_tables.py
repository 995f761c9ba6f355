"""Tables by day: what a wait counts to from every day at once, the same count as one day at a time."""

import numpy as np
from numpy.typing import NDArray

from commonseal.planning.calendars.counting import CALL_IN
from commonseal.planning.calendars.pauses import DaysOff
from commonseal.planning.model import Wait
from commonseal.regimes import Days
from commonseal.vocabulary.periods import date_of, is_working_day

Table = NDArray[np.int64]
_MARGIN = 500
"""How many days beyond both ends are counted too, for waits that reach over them."""


class DayTables:
    """Counts for the days from ``start`` on, ``length`` of them; results are days after ``start``, too.

    ``working`` says of each whether it is a working day.
    """

    def __init__(self, start: int, length: int, holidays: frozenset[int]) -> None:
        self.start, self.length = start, length
        days = np.arange(start - _MARGIN, start + length + _MARGIN)
        in_a_week = np.fromiter((is_working_day(int(each), frozenset()) for each in days[:7]), bool, 7)
        working = np.resize(in_a_week, len(days)) & ~np.isin(days, list(holidays))
        self.working: NDArray[np.bool_] = working[_MARGIN : _MARGIN + length]
        self._places: Table = np.flatnonzero(working) - _MARGIN
        self._until: Table = np.cumsum(working)

    @property
    def days(self) -> Table:
        """The days themselves: 0, 1, 2 and so on."""
        return np.arange(self.length)

    def off(self, off: DaysOff) -> NDArray[np.bool_] | None:
        """Return for each day whether nothing is decided on it, as ``DaysOff.is_off`` says; None where none is off."""
        if not off.pauses and not off.months:
            return None
        months = (np.datetime64(date_of(self.start)) + self.days).astype("datetime64[M]").astype(np.int64) % 12 + 1
        found: NDArray[np.bool_] = np.isin(months, off.months)
        for each in off.pauses:
            found[max(each.first - self.start, 0) : max(each.last + 1 - self.start, 0)] = True
        return found

    def after(self, wait: Wait, days: Table) -> Table:
        """Return the first day after a wait from each of some days, as ``first_day_after`` counts it."""
        last = days + wait.days
        if wait.unit is Days.WORKING and wait.days:
            last = self._nth(self._until_day(days) + wait.days - 1)
        return last + (1 if wait.clear or wait.key == CALL_IN else 0)

    def before(self, wait: Wait, days: Table) -> Table:
        """Return the last day on which a wait can begin for each of some days, as ``last_day_before`` counts it."""
        first = days - wait.days
        if wait.unit is Days.WORKING and wait.days:
            first = self._nth(self._until_day(days - 1) - wait.days)
        return first - (1 if wait.clear else 0)

    def _until_day(self, days: Table) -> Table:
        """Return how many working days there are up to each of some days, these included."""
        return self._until[np.clip(days + _MARGIN, 0, len(self._until) - 1)]

    def _nth(self, places: Table) -> Table:
        return self._places[np.clip(places, 0, len(self._places) - 1)]
