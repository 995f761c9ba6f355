"""The diary of a body that meets: what is stated, then the pattern, then what is usual."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from commonseal.planning.calendars.counting import ready_by
from commonseal.planning.calendars.pauses import DaysOff
from commonseal.planning.calendars.practice import Practice, worst_meetings
from commonseal.planning.calendars.terms import Terms
from commonseal.planning.model import Sitting, SittingSource

_FAR = 4000
"""How many days back from a day the usual meetings are looked for: more than any body goes without deciding."""


@dataclass(frozen=True)
class MeetingDiary:
    """When a body meets. ``meetings`` are those known, in order; ``practice`` is what counts after the last of them.

    With no practice it never meets again. After the last meeting known the phase of its meetings is not known, so the
    worst is taken: it met the day before a matter could have been put to it, and meets as seldom as such bodies do.
    """

    body: str
    meetings: tuple[Sitting, ...] = ()
    practice: Practice | None = None
    terms: Terms = field(default_factory=Terms)
    off: DaysOff = field(default_factory=DaysOff)
    holidays: frozenset[int] = frozenset()

    def first_sitting(self, ready: int) -> Sitting | None:
        """Return the first sitting that can take what is ready on a day, notice and papers included; None for never."""
        place = bisect_left(self._ready_by, ready)
        if place < len(self.meetings):
            return self.meetings[place]
        return None if self.practice is None else self._usual(ready)

    def last_sitting(self, free_by: int) -> Sitting | None:
        """Return the last sitting whose decision can be acted upon on a day or before it; None where there is none."""
        place = bisect_right(self._free, free_by)
        known = self.meetings[place - 1] if place else None
        if self.practice is None or place < len(self.meetings):
            return known
        return self._last_usual(free_by) or known

    def sittings(self, first: int, last: int) -> tuple[Sitting, ...]:
        """Return every sitting that is known from one day to another, both included, in order."""
        return tuple(each for each in self.meetings if first <= each.day <= last)

    @cached_property
    def _ready_by(self) -> tuple[int, ...]:
        return tuple(map(ready_by, self.meetings))

    @cached_property
    def _free(self) -> tuple[int, ...]:
        return tuple(each.day if each.free is None else each.free for each in self.meetings)

    def first_possible(self, ready: int) -> int:
        """Return the first day on which a meeting could take what is ready on a day, were there one on every day."""
        day = ready
        while _at_least(self.terms, day, self.holidays) < ready:
            day += 1
        return max(day, self.meetings[-1].day + 1) if self.meetings else day

    @cached_property
    def _worst(self) -> Callable[[int], int]:
        if self.practice is None:
            raise ValueError(f"nothing is usual of {self.body}")
        return worst_meetings(self.practice, self.off, self.holidays)

    def _usual_day(self, ready: int) -> int:
        return self._worst(self.first_possible(ready))

    def _usual(self, ready: int) -> Sitting:
        day, last = self._usual_day(ready), ready
        while self._usual_day(last + 1) == day:
            last += 1
        return self.sitting_on(day, SittingSource.ASSUMED, papers=last)

    def _last_usual(self, free_by: int) -> Sitting | None:
        """Return the last usual sitting that is free by a day: that of the last day to be ready for which it is so."""
        low = self._ready_by[-1] + 1 if self.meetings else free_by - _FAR
        high = free_by + 1
        if low >= high or self._free_of(low) > free_by:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._free_of(middle) <= free_by else (low, middle)
        return self._usual(low)

    def _free_of(self, ready: int) -> int:
        day = self._usual_day(ready)
        return day if (free := self.terms.free_day(day, self.holidays)) is None else free

    def sitting_on(
        self, day: int, source: SittingSource, rests_on: tuple[str, ...] = (), papers: int | None = None
    ) -> Sitting:
        """Return the sitting on a day, with its papers, its notice and what follows as the body's terms count them."""
        return sitting_on(self.body, day, source, self.terms, self.holidays, self._rests_on(source, rests_on), papers)

    def _rests_on(self, source: SittingSource, given: tuple[str, ...]) -> tuple[str, ...]:
        is_usual = source is SittingSource.ASSUMED and self.practice is not None and self.practice.rests_on
        return (*given, *((self.practice.rests_on,) if is_usual and self.practice and self.practice.rests_on else ()))


def sitting_on(
    body: str,
    day: int,
    source: SittingSource,
    terms: Terms,
    holidays: frozenset[int],
    rests_on: tuple[str, ...] = (),
    papers: int | None = None,
) -> Sitting:
    """Return a sitting on a day. ``papers`` is the last day to be ready for it, where no meeting is known."""
    return Sitting(
        body=body,
        day=day,
        source=source,
        papers=terms.papers_day(day, holidays) if papers is None else papers,
        notice=terms.notice_day(day, holidays),
        free=terms.free_day(day, holidays),
        rests_on=tuple(dict.fromkeys((*rests_on, *terms.rests_on))),
        because=terms.because(day, holidays),
    )


def _at_least(terms: Terms, day: int, holidays: frozenset[int]) -> int:
    days = (day, terms.papers_day(day, holidays), terms.notice_day(day, holidays))
    return min(each for each in days if each is not None)
