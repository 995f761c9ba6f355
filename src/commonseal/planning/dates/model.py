"""What dating a route gives: a day for each step with its reasons, the day of effect, slack, and what fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commonseal.planning.model import Diary, Route, RouteStep, Sitting


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day is not sooner: in words, with its source, and the step that it comes from where one does."""

    text: str
    citation: str = ""
    confidence: str = "sure"
    step: str | None = None


@dataclass(frozen=True, slots=True)
class StepDates:
    """The days of one step; None where there is none.

    ``ready`` is the day from which it can be put (looking back: by which it has to be), ``day`` the day on which it is
    taken, ``free`` the first on which what it decides can be acted upon. ``papers`` and ``notice`` are the last days
    for them. ``held_by`` are the steps that hold it up, ``why`` says why it is not sooner (looking back: not later).
    """

    key: str
    ready: int | None = None
    day: int | None = None
    free: int | None = None
    papers: int | None = None
    notice: int | None = None
    sitting: Sitting | None = None
    held_by: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a target cannot be made: the first step that cannot be taken in time, in words, and the earliest that could.

    ``step`` is None where the rule on the day of effect allows no such day; ``effect`` is None where none ever comes.
    """

    step: str | None
    text: str
    effect: int | None


@dataclass(frozen=True)
class Basis:
    """What a schedule was worked out from, so that another can keep of it what has not changed."""

    diaries: Mapping[str, Diary]
    holidays: frozenset[int]
    noticed: Mapping[str, int]


@dataclass(frozen=True)
class Schedule:
    """A dated route. ``effect`` is the day on which it can take effect; None for never.

    ``slack`` is by how many days each step to come can be later than the earliest without moving the effect (in a
    schedule for a target: without missing it); below nought it cannot be taken in time. ``critical`` are the steps
    that have none, in order. ``target`` and ``failure`` are of a schedule for a target.
    """

    route: Route
    start: int
    steps: tuple[StepDates, ...]
    effect: int | None
    effect_why: tuple[Reason, ...] = ()
    slack: Mapping[str, int] = field(default_factory=dict)
    critical: tuple[str, ...] = ()
    target: int | None = None
    failure: Failure | None = None
    basis: Basis | None = field(default=None, compare=False, repr=False)

    def step(self, key: str) -> StepDates:
        """Return the days of a step by its key.

        Raises:
            KeyError: there is no such step.
        """
        for each in self.steps:
            if each.key == key:
                return each
        raise KeyError(key)


Dated = Mapping[str, StepDates]
"""Days by step."""


def fixed_day(step: RouteStep) -> int | None:
    """Return the day on which a step was taken that need not be taken again; None where it has still to come."""
    if step.is_to_come and step.state != "conditional":
        return None
    return step.done


@dataclass(frozen=True, slots=True)
class Move:
    """What moved: a step, or the effect where ``step`` is None, from one day to another (None for no day)."""

    step: str | None
    before: int | None
    after: int | None

    @property
    def days(self) -> int | None:
        """By how many days, below nought for sooner; None where one of the two has no day."""
        return None if self.before is None or self.after is None else self.after - self.before
