"""What a forecast takes to be so, and what it gives. Days are day numbers."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class What(StrEnum):
    """What an assumption is of: the kinds that can be stated, and how far apart the meetings of a body are."""

    DEFERRAL = "deferral"
    REJECTION = "rejection"
    LEAD_DAYS = "lead_days"
    REWORK_DAYS = "rework_days"
    DEPENDENCY_DAYS = "dependency_days"
    MEETING_DAYS = "meeting_days"

    @property
    def is_odds(self) -> bool:
        """Whether it is a probability and no range of days."""
        return self in {What.DEFERRAL, What.REJECTION}


@dataclass(frozen=True, slots=True)
class Taken:
    """One assumption of a forecast. ``steps`` are those it counts for; empty for the day of effect itself.

    ``source`` says on what it rests; ``rests_on`` is the statement or provision that says so, None where it is only
    ``assumed``. ``thing`` says in words what is depended on, or which body's meetings it is of.
    """

    what: What
    steps: tuple[str, ...]
    low: float
    likely: float
    high: float
    source: str
    rests_on: str | None = None
    assumed: bool = False
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Driver:
    """How far one assumption moves the answer: the median day and the odds with it alone at its low and at its high."""

    taken: Taken
    median_low: int | None
    median_high: int | None
    odds_low: float | None
    odds_high: float | None

    @property
    def swing(self) -> float:
        """How many days lie between the two medians; beyond every number where one of them is never."""
        if self.median_low is None or self.median_high is None:
            return 0.0 if self.median_low == self.median_high else float("inf")
        return float(abs(self.median_high - self.median_low))


@dataclass(frozen=True)
class Outcomes:
    """How many trials took effect on each day from ``start`` on; those in the last place never did in the time seen."""

    start: int
    counts: NDArray[np.int64]

    @property
    def trials(self) -> int:
        """How many trials there were."""
        return int(self.counts.sum())

    def odds_by(self, day: int) -> float:
        """Return the share of trials in effect on a day."""
        last = min(day - self.start, len(self.counts) - 2)
        return 0.0 if last < 0 else float(self.counts[: last + 1].sum() / self.trials)

    def quantile(self, share: float) -> int | None:
        """Return the first day by which a share of the trials are in effect; None where they never are."""
        place = int(np.searchsorted(np.cumsum(self.counts), share * self.trials, side="left"))
        return None if place >= len(self.counts) - 1 else self.start + place

    @property
    def mean(self) -> float:
        """The mean day of those in effect at all."""
        seen = self.counts[:-1]
        return self.start + float(np.arange(len(seen)) @ seen / max(1, int(seen.sum())))


@dataclass(frozen=True)
class Forecast:
    """The odds of being in effect, as a range, and what they rest on.

    ``odds`` is the share of trials in effect by the day asked about, ``error`` the standard error of that share,
    ``odds_low`` and ``odds_high`` what it is with every assumption at its high and at its low. The three are None
    where no day was asked about. ``aside`` is how many trials the ends and each driver have. ``quantiles`` are days by
    share of trials, with the same at both ends of the assumptions: (share, day, day at every low, day at every high).
    """

    start: int
    by: int | None
    trials: int
    seed: int
    aside: int
    odds: float | None
    error: float | None
    odds_low: float | None
    odds_high: float | None
    quantiles: tuple[tuple[float, int | None, int | None, int | None], ...]
    drivers: tuple[Driver, ...]
    taken: tuple[Taken, ...]
    outcomes: Outcomes
