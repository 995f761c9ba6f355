"""Sets of days: sorted, disjoint, half-open intervals of day numbers.

"On which days did she hold both offices?", "on which was nobody accountable?" are unions, intersections and
differences of such sets. An interval (since, until) holds ``since <= day < until``, as the bounds of a period do;
it runs from FIRST_DAY where no earliest day is known and to OPEN where it stands until further notice.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from commonseal.vocabulary.periods import said_day
from commonseal.vocabulary.periods.days import FIRST_DAY, OPEN, date_of

Interval = tuple[int, int]
"""The first day number of an interval and the one after its last."""

_BEYOND: Final = 1 << 62
"""Later than any day."""


@dataclass(frozen=True, slots=True)
class Spans:
    """A set of days, as sorted intervals of which no two overlap or touch.

    Build one with ``of`` or ``of_many``; the intervals handed to the class itself are taken to be in that form.
    Equal sets compare equal, and a set without a day is false. Operations take time in proportion to the intervals.

    >>> tenure = Spans.of(10, 40)
    >>> tuple(tenure - Spans.of(20, 25))
    ((10, 20), (25, 40))
    """

    intervals: tuple[Interval, ...] = ()

    @staticmethod
    def of(since: int, until: int) -> "Spans":
        """Return the days from ``since`` up to but not on ``until``; none where that is not later."""
        return Spans(((since, until),)) if since < until else EMPTY

    @staticmethod
    def of_many(pairs: Iterable[Interval]) -> "Spans":
        """Return the days of any number of intervals, in any order, which may overlap, touch or be empty."""
        return _joined(sorted(pair for pair in pairs if pair[0] < pair[1]))

    @property
    def is_empty(self) -> bool:
        """Whether there is no day in it."""
        return not self.intervals

    @property
    def first(self) -> int | None:
        """The day number of the first day, FIRST_DAY where no earliest is known, or None where there is none."""
        return self.intervals[0][0] if self.intervals else None

    @property
    def until(self) -> int | None:
        """The day number after the last day, OPEN where that is not known, or None where there is none."""
        return self.intervals[-1][1] if self.intervals else None

    def covers(self, day: int) -> bool:
        """Whether a day number is in it."""
        at = bisect_right(self.intervals, (day, _BEYOND)) - 1
        return at >= 0 and day < self.intervals[at][1]

    def within(self, since: int, until: int) -> "Spans":
        """Return what lies from ``since`` up to but not on ``until``."""
        mine = self.intervals
        if not mine or (since <= mine[0][0] and mine[-1][1] <= until):
            return self
        return self & Spans.of(since, until)

    def __or__(self, other: "Spans") -> "Spans":
        """Return the days that are in either."""
        mine, theirs = self.intervals, other.intervals
        if not mine or self is other:
            return other
        if not theirs:
            return self
        if mine[-1][1] < theirs[0][0]:
            return Spans(mine + theirs)
        if theirs[-1][1] < mine[0][0]:
            return Spans(theirs + mine)
        # Two sorted runs are merged by the sort in one pass.
        return _joined(sorted(mine + theirs))

    def __and__(self, other: "Spans") -> "Spans":
        """Return the days that are in both."""
        mine, theirs = self.intervals, other.intervals
        if not mine or self is other:
            return self
        if not theirs:
            return other
        if len(mine) == 1 and len(theirs) == 1:
            return Spans.of(max(mine[0][0], theirs[0][0]), min(mine[0][1], theirs[0][1]))
        return Spans(tuple(_shared(mine, theirs)))

    def __sub__(self, other: "Spans") -> "Spans":
        """Return the days that are in this and not in the other."""
        mine, theirs = self.intervals, other.intervals
        if not mine or not theirs or mine[-1][1] <= theirs[0][0] or theirs[-1][1] <= mine[0][0]:
            return self
        if len(theirs) == 1 and theirs[0][0] <= mine[0][0] and mine[-1][1] <= theirs[0][1]:
            return EMPTY
        return Spans(tuple(_left(mine, theirs)))

    def __iter__(self) -> Iterator[Interval]:
        """Give the intervals, earliest first."""
        return iter(self.intervals)

    def __bool__(self) -> bool:
        return bool(self.intervals)


EMPTY: Final = Spans()
"""No day at all."""

ALWAYS: Final = Spans(((FIRST_DAY, OPEN),))
"""Every day, as far as is known and until further notice."""


def inclusive(since: int, until: int) -> tuple[date | None, date | None]:
    """Return the first and the last day of an interval as people write them, both inclusive.

    Either is None where it is not known: the first at FIRST_DAY, the last at OPEN.

    >>> inclusive(0, 31)
    (datetime.date(1970, 1, 1), datetime.date(1970, 1, 31))
    """
    return (None if since <= FIRST_DAY else date_of(since), None if until >= OPEN else date_of(until - 1))


def first_day_text(since: int) -> str | None:
    """Say the first day of an interval in English, "10 July 2019", or None where no earliest day is known."""
    return None if since <= FIRST_DAY else said_day(since)


def last_day_text(until: int) -> str | None:
    """Say the last day of an interval in English, from the day after it, or None where it is open."""
    return None if until >= OPEN else said_day(until - 1)


def _joined(ordered: list[Interval]) -> Spans:
    """Join intervals that overlap or touch; they are in order and none is empty."""
    if not ordered:
        return EMPTY
    joined = []
    since, until = ordered[0]
    for next_since, next_until in ordered:
        if next_since > until:
            joined.append((since, until))
            since, until = next_since, next_until
        elif next_until > until:
            until = next_until
    joined.append((since, until))
    return Spans(tuple(joined))


def _shared(mine: tuple[Interval, ...], theirs: tuple[Interval, ...]) -> Iterator[Interval]:
    others = iter(theirs)
    since, until = next(others)
    for mine_since, mine_until in mine:
        # The last interval of theirs that is met here may reach into the next of mine, so it is not passed.
        while until < mine_until:
            if until > mine_since:
                yield (since if since > mine_since else mine_since), until
            following = next(others, None)
            if following is None:
                return
            since, until = following
        if since < mine_until:
            yield (since if since > mine_since else mine_since), mine_until


def _left(mine: tuple[Interval, ...], theirs: tuple[Interval, ...]) -> Iterator[Interval]:
    others = iter((*theirs, (_BEYOND, _BEYOND)))
    gone_since, gone_until = next(others)
    for first, until in mine:
        since = first
        while gone_until <= since:
            gone_since, gone_until = next(others)
        # As above: what is taken away here may reach into the next of mine.
        while gone_since < until:
            if since < gone_since:
                yield since, gone_since
            since = gone_until
            if gone_until >= until:
                break
            gone_since, gone_until = next(others)
        if since < until:
            yield since, until
