"""How often bodies decide where nothing is known of their own meetings: the usual range, and where it comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from commonseal.planning.calendars.assumed import assumed_calendars
from commonseal.planning.calendars.pauses import DaysOff
from commonseal.regimes import Cadence, Law
from commonseal.vocabulary.periods import is_working_day


@dataclass(frozen=True, slots=True)
class Practice:
    """From one meeting to the next lie ``least`` to ``most`` days; a body that is ``asked`` decides in as many.

    ``rests_on`` is the provision that says so, None where it is only assumed.
    """

    least: int
    most: int
    citation: str
    confidence: str
    months_off: tuple[int, ...] = ()
    rests_on: str | None = None
    asked: bool = False

    @property
    def said(self) -> str:
        """The range in words: "28 to 31 days (Practice)"."""
        days = str(self.most) if self.least == self.most else f"{self.least} to {self.most}"
        return f"{days} days ({self.citation})"


def worst_meetings(practice: Practice, off: DaysOff, holidays: frozenset[int]) -> Callable[[int], int]:
    """Return what tells the day by which a body that meets every ``most`` days has met, whenever its last meeting was.

    Each day that its last meeting may have been on gives one row of meetings, of which those on days off are left
    out; a meeting that falls on no working day is held on the next. The last of their first meetings is the answer.
    What is told of one day goes for most of what is asked of the next, so it is kept.
    """

    @lru_cache(maxsize=8192)
    def first_of_row(day: int) -> int:
        return _first_of_row(day, practice.most, off, holidays)

    @lru_cache(maxsize=8192)
    def worst_from(day: int) -> int:
        return max(map(first_of_row, range(day, day + practice.most)))

    return worst_from


def _first_of_row(day: int, step: int, off: DaysOff, holidays: frozenset[int]) -> int:
    while off.is_off(day):
        day += step
    return next_open_day(day, off, holidays)


def next_open_day(day: int, off: DaysOff, holidays: frozenset[int]) -> int:
    """Return the first day from a day on that is a working day and not off."""
    while off.is_off(day) or not is_working_day(day, holidays):
        day += 1
    return day


def practice_of(forum: str, home: str, law: Law) -> Practice:
    """Return what is usual for a forum of a kind, belonging to a body of a kind: of the law's packs, else assumed."""
    assumed = assumed_calendars()
    kind = forum or home
    alone = kind in assumed.acts.kinds
    asked = alone or kind in assumed.decides.kinds
    for each in () if alone else law.of_kind(Cadence, home):
        if each.organ == (None if asked or forum == home else forum):
            return Practice(
                each.least_days,
                each.most_days,
                each.citation,
                each.confidence.value,
                each.months_off,
                each.id,
                asked=asked,
            )
    usual = assumed.acts if alone else assumed.decides if asked else assumed.meets
    return Practice(usual.least_days, usual.most_days, usual.source, "check", asked=asked)
