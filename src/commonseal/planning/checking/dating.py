"""Targets that no calendar could make: past already, or before the law lets the change take effect."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from commonseal.planning.calendars import CalendarError
from commonseal.planning.dates import UndatedError, earliest
from commonseal.planning.dates.words import with_names
from commonseal.planning.model import Route, RouteStep, Sitting, SittingSource
from commonseal.planning.options.checking import Written
from commonseal.planning.routes import RouteError, route_of
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Option
from commonseal.vocabulary.periods import day_of, said_day
from commonseal.vocabulary.written import Fault


def target_faults(written: Written, option: Option, begun: Snapshot, law: Law) -> Iterator[Fault]:
    """Give what is wrong with the target of an option that is written on the day of a snapshot.

    It is past on that day; or the waits that the law itself sets (notice, call-in, the day of the year on which such a
    change takes effect, the last day to apply) leave no such day. Whether bodies meet in time is not asked: they can
    call a meeting, and the law cannot be called. A plan for which no day is known to be written is not held to the day.
    """
    target = option.last_target
    if target is None or written.recorded is None:
        return
    start = day_of(begun.on)
    if target < start:
        yield written.fault(
            f"{option.id} is to take effect on {said_day(target)}, which is past on {said_day(start)}, when it is "
            "written; give it a later “target”"
        )
        return
    try:
        route = _in_law(route_of(begun, law, option.id))
        schedule = earliest(route, {each.body: _WheneverAsked(each.body) for each in route.steps}, start)
    except (RouteError, UndatedError, CalendarError):
        return  # told where it lies
    if schedule.effect is None or schedule.effect <= target:
        return
    reasons = [each for key in schedule.critical for each in schedule.step(key).why]
    cited = [each for each in (*reasons, *schedule.effect_why) if each.citation]
    why = "; ".join(dict.fromkeys(f"{with_names(each.text, route)} ({each.citation})" for each in cited))
    yield written.fault(
        f"{option.id} is to take effect on {said_day(target)}, before the law allows: written on {said_day(start)}, "
        f"{said_day(schedule.effect)} is the first lawful day even if every body met when asked"
        f"{f' ({why})' if why else ''}; give it a later “target”"
    )


def _in_law(route: Route) -> Route:
    """Return a route with the waits that the law sets, and without those that are only assumed."""
    return replace(route, steps=tuple(map(_step_in_law, route.steps)))


def _step_in_law(step: RouteStep) -> RouteStep:
    before, following = (tuple(wait for wait in waits if not wait.assumed) for waits in (step.before, step.following))
    return replace(step, before=before, following=following, planned=None)


@dataclass(frozen=True, slots=True)
class _WheneverAsked:
    """The diary of a body that meets on whatever day it is asked."""

    body: str

    def first_sitting(self, ready: int) -> Sitting:
        return Sitting(self.body, ready, SittingSource.ASSUMED)

    def last_sitting(self, free_by: int) -> Sitting:
        return Sitting(self.body, free_by, SittingSource.ASSUMED)

    def sittings(self, first: int, last: int) -> tuple[Sitting, ...]:
        return tuple(Sitting(self.body, day, SittingSource.ASSUMED) for day in range(first, last + 1))
