"""The diary of a body that decides without meeting, so long after it is asked: NHS England, a Secretary of State."""

from dataclasses import dataclass, field

from commonseal.planning.calendars.pauses import DaysOff
from commonseal.planning.calendars.practice import Practice, next_open_day
from commonseal.planning.model import Sitting, SittingSource


@dataclass(frozen=True)
class AskedDiary:
    """When a body decides that has no meetings to wait for: as late as is usual, on a working day.

    A sitting's ``papers`` is the last day on which it can be asked.
    """

    body: str
    practice: Practice
    off: DaysOff = field(default_factory=DaysOff)
    holidays: frozenset[int] = frozenset()

    def first_sitting(self, ready: int) -> Sitting | None:
        """Return when it has decided what it is asked on a day."""
        day, last = self.decided(ready), ready
        while self.decided(last + 1) == day:
            last += 1
        rests_on = () if self.practice.rests_on is None else (self.practice.rests_on,)
        return Sitting(self.body, day, SittingSource.ASSUMED, papers=last, rests_on=rests_on)

    def last_sitting(self, free_by: int) -> Sitting | None:
        """Return the last of its decisions that can be acted upon on a day or before it."""
        ready = free_by - self.practice.most
        while self.decided(ready) > free_by:
            ready -= 1
        return self.first_sitting(ready)

    def sittings(self, first: int, last: int) -> tuple[Sitting, ...]:
        """Return nothing: it does not sit, and no day of a decision of its is known."""
        del first, last
        return ()

    def decided(self, asked: int, days: int | None = None) -> int:
        """Return when it decides what it is asked on a day, in so many days; the most where none are given."""
        return next_open_day(asked + (self.practice.most if days is None else days), self.off, self.holidays)
