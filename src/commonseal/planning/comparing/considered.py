"""What is looked at for one option: the register as it would be, what the rules then find, and on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from commonseal.assurance import Finding, check, holding
from commonseal.assurance.duties import DutiesTold, duties
from commonseal.assurance.stress import stress
from commonseal.assurance.stress_model import StressTold
from commonseal.planning.calendars import CalendarError, diaries_of
from commonseal.planning.dates import Schedule, UndatedError, earliest, latest
from commonseal.planning.forecasting import Draws, Forecast, forecast, taken_for
from commonseal.planning.model import Route
from commonseal.planning.routes import route_of
from commonseal.planning.structure import CostTold, StructureTold, UncostedError, cost, structure
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Option
from commonseal.vocabulary.periods import date_of, day_of

TRIALS, ASIDE = 20_000, 5_000
"""How many trials a comparison draws for each option: enough for odds to within a third of one per cent."""


@dataclass(frozen=True)
class Dates:
    """The dates of an option: the forward pass, the backward pass from its target where it has one, and the odds.

    ``at_best`` is the forward pass where every meeting that is not known falls as well as it can.
    """

    forward: Schedule
    at_best: Schedule
    backward: Schedule | None
    forecast: Forecast


@dataclass(frozen=True)
class Considered:
    """One option, the register as known, and the register as it would be if the option took effect.

    ``day`` is the day number on which options are looked at: that of the latest target, so that all are looked at on
    one day. ``known`` is the register on the day from which planning begins; ``base`` and ``supposed`` are snapshots
    on ``day``, one and the same for the option that changes nothing. ``superseded`` are the statements that others
    stand in place of, as ``assurance.check`` takes them.
    """

    option: Option
    bodies: tuple[str, ...]
    day: int
    known: Snapshot
    base: Snapshot
    supposed: Snapshot
    law: Law
    superseded: Mapping[int, Statement]

    def name(self, thing: str) -> str:
        """Return what a thing is called if the option takes effect."""
        return self.supposed.name_of(thing)

    @cached_property
    def route(self) -> Route | None:
        """The way to the option; None for the one that changes nothing.

        Raises:
            RouteCycleError: the steps on record wait for each other.
        """
        return None if self.option.changes_nothing else route_of(self.known, self.law, self.option.id)

    @cached_property
    def dates(self) -> Dates | str:
        """The dates of the route, or why they cannot be worked out."""
        route = self.route
        if route is None:
            return "Nothing has to happen."
        start, target = day_of(self.known.on), self.option.last_target
        try:
            forums = {each.body for each in route.steps}
            diaries = diaries_of(self.known, self.law, forums)
            forward = earliest(route, diaries, start)
            at_best = earliest(route, diaries_of(self.known, self.law, forums, at_best=True), start)
            backward = (
                latest(route, diaries, self.option.last_target, start) if self.option.last_target is not None else None
            )
            taken = taken_for(self.known, route, diaries)
            odds = forecast(
                route, diaries, taken, start, by=target, draws=Draws(trials=TRIALS, drivers=False, aside=ASIDE)
            )
        except (CalendarError, UndatedError) as error:
            return str(error)
        return Dates(forward, at_best, backward, odds)

    @cached_property
    def structure(self) -> StructureTold:
        """The posts of the bodies, as they are and as they would be."""
        return structure(self.base, self.supposed, self.law, self.bodies)

    @cached_property
    def cost(self) -> CostTold | tuple[str, ...]:
        """What the posts cost, or everything that keeps it from being worked out."""
        try:
            return cost(self.base, self.supposed, self.law, self.bodies)
        except UncostedError as error:
            return tuple(map(str, error.faults))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find on the day if the option takes effect, about the bodies of the proposal."""
        what_if = None if self.option.changes_nothing else self.option.id
        found = check(self.base, self.law, what_if=what_if, superseded=self.superseded)
        day = date_of(self.day)
        concerned = set(self.bodies)
        return tuple(
            each for each in holding(found, day, day) if concerned & set(each.bodies) and each.acknowledged is None
        )

    @cached_property
    def duties(self) -> tuple[DutiesTold, ...]:
        """The duties of each body on the day if the option takes effect."""
        return tuple(duties(self.supposed, self.law, each) for each in self.bodies)

    @cached_property
    def stress(self) -> StressTold:
        """What would break without each person in a post, if the option takes effect and they left the day after."""
        return stress(self.supposed.at(date_of(self.day + 1)), self.law)
