"""A period in the world: when something holds, as far as that is known."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, model_validator

from commonseal.vocabulary.periods.days import FIRST_DAY, OPEN, day_of
from commonseal.vocabulary.periods.errors import PeriodError
from commonseal.vocabulary.periods.uncertain import UncertainDate


class Holds(StrEnum):
    """Whether something holds on a day: certainly, certainly not, or it cannot be told."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Bounds(NamedTuple):
    """The four day numbers that bound a period, half-open: it may hold within the outer two, it does within the inner.

    ``may_from <= day < may_to``: it may hold. ``sure_from <= day < sure_to``: it holds. The inner pair may be empty.
    """

    may_from: int
    sure_from: int
    sure_to: int
    may_to: int

    def holds_on_day(self, day: int) -> Holds:
        """Whether something with these bounds holds on a day number."""
        if not self.may_from <= day < self.may_to:
            return Holds.NO
        return Holds.YES if self.sure_from <= day < self.sure_to else Holds.UNKNOWN

    @property
    def has_known_start(self) -> bool:
        """Whether anything says before which day it did not hold."""
        return self.may_from > FIRST_DAY

    def may_hold_on(self, day: int) -> bool:
        """Whether it may hold on a day number: it is not certain that it does not."""
        return self.may_from <= day < self.may_to

    def is_over_by(self, day: int) -> bool:
        """Whether it is certainly over on a day number."""
        return self.may_to <= day

    def may_begin_before(self, day: int) -> bool:
        """Whether it may have begun before a day number."""
        return self.may_from < day

    def shown_from(self, seen: int) -> int:
        """Return the first day on which it is certain, given that it was seen to hold on one: that day, if earlier."""
        return seen if seen < self.sure_from and self.may_from <= seen < self.sure_to else self.sure_from

    def over_by(self, day: int) -> "Bounds":
        """Return these bounds for something of whose end only this is known: on that day number it was over."""
        return Bounds(self.may_from, self.sure_from, FIRST_DAY, max(self.may_from, min(self.may_to, day)))


class Period(BaseModel):
    """When something holds: from its first day to its last, both inclusive, each as far as it is known.

    No start means that nobody has said when it began or would begin; no end means until further notice.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: UncertainDate | None = None
    end: UncertainDate | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        bounds = self.bounds()
        if bounds.may_to <= bounds.may_from:
            raise PeriodError(f"it ends ({self.end}) before it starts ({self.start})")
        return self

    @classmethod
    def parse(cls, start: str | None = None, end: str | None = None) -> "Period":
        """Build a period from EDTF texts.

        Raises:
            pydantic.ValidationError: a text is no date, or the end is before the start.
        """
        return cls.model_validate({"start": start, "end": end})

    def bounds(self) -> Bounds:
        """Return the day numbers that bound this period, half-open."""
        end_first = OPEN if self.end is None else min(self.end.earliest + 1, OPEN)
        end_last = OPEN if self.end is None else min(self.end.latest + 1, OPEN)
        may_from = FIRST_DAY if self.start is None else self.start.earliest
        sure_from = OPEN if self.start is None else self.start.latest
        return Bounds(may_from, sure_from, end_first, end_last)

    def holds_on(self, on: date) -> Holds:
        """Whether it holds on a date: yes, no, or unknown where the dates known cannot tell."""
        return self.bounds().holds_on_day(day_of(on))

    def begins_after(self, on: date) -> bool:
        """Whether it certainly has not begun by the end of a date."""
        return self.bounds().may_from > day_of(on)

    def is_over_by(self, on: date) -> bool:
        """Whether it certainly has ended before a date."""
        return self.bounds().may_to <= day_of(on)

    def overlaps(self, other: "Period") -> Holds:
        """Whether the two share a day: yes, no, or unknown."""
        mine, theirs = self.bounds(), other.bounds()
        if mine.may_to <= theirs.may_from or theirs.may_to <= mine.may_from:
            return Holds.NO
        sure = max(mine.sure_from, theirs.sure_from) < min(mine.sure_to, theirs.sure_to)
        return Holds.YES if sure else Holds.UNKNOWN

    def may_end(self, end: UncertainDate) -> bool:
        """Whether it may have ended on a date: not where that certainly lies before it began."""
        return end.latest >= self.bounds().may_from

    def ended(self, end: UncertainDate) -> "Period":
        """Return the same period with another end.

        Raises:
            pydantic.ValidationError: the new end is before the start.
        """
        return Period(start=self.start, end=end)

    def describe(self) -> str:
        """Say the period in English, for instance "from 1 December 2016"."""
        if self.start is None and self.end is None:
            return "no dates given"
        if self.start is not None and self.start.is_certain and self.start == self.end:
            return f"on {self.start.describe()}"
        parts = []
        if self.start is not None:
            said = self.start.describe()
            parts.append(said if said.startswith(("no earlier", "no later", "between")) else f"from {said}")
            if said.startswith("no later"):
                parts[0] = f"from {said.removeprefix('no later than ')} or before"
        if self.end is not None:
            said = self.end.describe()
            parts.append(f"ended {said}" if said.startswith(("no later", "no earlier", "between")) else f"to {said}")
        return ", ".join(parts) if len(parts) > 1 and parts[1].startswith("ended") else " ".join(parts)
