"""What a question about a plan is worked out from: its route, the diaries of its forums, the day on which it begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commonseal.asking.gathering import Gathered
from commonseal.planning.calendars import CalendarError, diaries_of
from commonseal.planning.dates import noticed_in
from commonseal.planning.model import Diary, Route
from commonseal.planning.routes import RouteError, route_of
from commonseal.regimes import Law
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import day_of


@dataclass(frozen=True)
class Planned:
    """A plan to be dated: its route, the snapshot, the notices given, the diaries, the day it begins, and the law."""

    route: Route
    snapshot: Snapshot
    noticed: Mapping[str, int]
    diaries: Mapping[str, Diary]
    start: int
    law: Law

    @property
    def name(self) -> str:
        """What the option or proposal is called."""
        return self.snapshot.name_of(self.route.option or self.route.proposal)


def planned(gathered: Gathered, plan: str, begun: date) -> Planned:
    """Return an option or a proposal with what dating it needs.

    Raises:
        RegisterError: the plan has no route, or a calendar has faults.
    """
    try:
        route = route_of(gathered.snapshot, gathered.law, plan)
    except RouteError as error:
        raise RegisterError(str(error)) from error
    diaries = diaries_for(gathered, [each.body for each in route.steps], begun)
    return Planned(route, gathered.snapshot, noticed_in(gathered.snapshot, route), diaries, day_of(begun), gathered.law)


def diaries_for(gathered: Gathered, bodies: list[str], day: date) -> Mapping[str, Diary]:
    """Return the diaries of some forums, as of a day.

    Raises:
        RegisterError: with everything that is wrong with their calendars.
    """
    try:
        return diaries_of(gathered.snapshot.at(day), gathered.law, bodies)
    except CalendarError as error:
        raise RegisterError(str(error)) from error
