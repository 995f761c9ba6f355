"""Days on which a body decides nothing: pauses that its calendar states, and months in which there is seldom a meeting.

The weeks before an election are such a pause. No law forbids decisions in them: custom does, and the Code of
Recommended Practice on Local Authority Publicity (2011) paras 33-35 asks for care. So nothing is assumed of them; a
calendar states them, with its reason.
"""

from dataclasses import dataclass

from commonseal.vocabulary.periods import date_of


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from one to another, both included, and why nothing is decided on them."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The pauses of one body and the months in which it seldom meets (1 to 12)."""

    pauses: tuple[DayRange, ...] = ()
    months: tuple[int, ...] = ()

    def is_off(self, day: int) -> bool:
        """Whether nothing is decided on a day."""
        return self.pause_on(day) is not None or (bool(self.months) and date_of(day).month in self.months)

    def pause_on(self, day: int) -> DayRange | None:
        """Return the pause that a day falls into."""
        return next((each for each in self.pauses if each.first <= day <= each.last), None)

    @property
    def only_pauses(self) -> "DaysOff":
        """The pauses alone: what is stated of meetings counts in a month in which there is seldom one."""
        return DaysOff(self.pauses)
