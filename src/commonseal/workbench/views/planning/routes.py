"""The way to an option: its steps with their dates, what moves with a meeting, and how likely it is by when."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from commonseal.asking import Gathered
from commonseal.asking.plans import Planned
from commonseal.planning.dates import Move, Schedule, earliest, latest, moved
from commonseal.planning.dates.supposing import with_meeting_on
from commonseal.planning.dates.telling import failing
from commonseal.planning.forecasting import Forecast, taken_for
from commonseal.planning.forecasting import forecast as drawn
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import DateError, day_of, describe_day, is_before, parse_day
from commonseal.workbench.pages import Page, page
from commonseal.workbench.plans import (
    DRAWS,
    dated,
    gathered_for,
    options_among,
    promoters_of,
    proposal_of,
    told_plainly,
)
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.planning.chart import route_chart
from commonseal.workbench.presenters.planning.forecast import chance_charts, forecast_shown
from commonseal.workbench.presenters.planning.steps import days_moved, reason_shown, steps_shown, with_moves
from commonseal.workbench.rights import Right
from commonseal.workbench.views.planning.plans import planned_for, still_working
from commonseal.workbench.working import StillWorkingError, key_of, worked_out


@dataclass(frozen=True)
class Supposed:
    """A meeting on another day: which step's, which day, what moves with it; or what is wrong with the day."""

    step: str
    day: str
    said: str
    moves: tuple[Move, ...]
    fault: str = ""


@page
def route(here: Page, plan: str) -> HttpResponse:
    """Show every approval and notice that an option needs, dated both ways, and what moves if one meeting does."""
    gathered = gathered_for(here.look, plan)
    if _has_several(gathered, plan):
        return here.show("planning/which", plan=plan, all_options=options_among(gathered, plan))
    found = planned_for(here, gathered, plan)
    forward, back = dated(found)
    supposed, now, then = _supposed(here, found, forward)
    facts = Facts(gathered.snapshot, here.as_of)
    steps = steps_shown(found.route, now, then or back, gathered.law, facts)
    return here.show(
        "planning/route",
        plan=plan,
        name=found.name,
        proposal=proposal_of(gathered, plan),
        route=found.route,
        forward=now,
        steps=with_moves(steps, supposed.moves) if supposed else steps,
        chart=route_chart(now, then or back, found.route.target, forward if supposed else None),
        effect_why=[reason_shown(each, found.route, gathered.law) for each in now.effect_why],
        effect_moved=_effect_moved(supposed),
        failures=failing(found.name, now, then or back),
        supposed=supposed,
        may_propose=here.may(Right.PROPOSE, *promoters_of(gathered, plan)),
        may_decide={each.key: _may_decide(here, each.body, each.home) for each in found.route.steps},
    )


@page
def forecast(here: Page, plan: str) -> HttpResponse:
    """Show how likely an option is to be in effect by when, as a range, what drives the delay, and what it rests on."""
    gathered = gathered_for(here.look, plan)
    if _has_several(gathered, plan):
        return here.show("planning/which", plan=plan, all_options=options_among(gathered, plan))
    found = planned_for(here, gathered, plan)
    asked, fault = _asked_by(here, found)
    taken = taken_for(found.snapshot, found.route, found.diaries)

    def work() -> Forecast:
        return drawn(found.route, found.diaries, taken, found.start, by=asked, draws=DRAWS, noticed=found.noticed)

    with told_plainly():
        try:
            told = worked_out(key_of(here.look, "forecast", plan, asked), work)
        except StillWorkingError:
            return still_working(here, f"How likely: {found.name}")
    shown = forecast_shown(told, found)
    return here.show(
        "planning/forecast",
        plan=plan,
        name=found.name,
        proposal=proposal_of(gathered, plan),
        shown=shown,
        charts=chance_charts(told, found),
        fault=fault,
        by=here.asked("by"),
        status=400 if fault else 200,
    )


def _has_several(gathered: Gathered, plan: str) -> bool:
    """Whether a proposal is meant that has several options, so that one of them has to be chosen."""
    if kind_of(plan) != "proposal":
        return False
    return sum(not each.changes_nothing for each in options_among(gathered, plan).options) > 1


def _may_decide(here: Page, forum: str, home: str) -> bool:
    return here.may(Right.APPROVE, forum) or here.may(Right.APPROVE, home)


def _supposed(here: Page, found: Planned, forward: Schedule) -> tuple[Supposed | None, Schedule, Schedule | None]:
    """Return what the address supposes of a meeting, and the dates as they would then be."""
    key, text = here.asked("step"), here.asked("to")
    if not key or all(each.key != key for each in found.route.steps):
        return None, forward, None
    try:
        day = parse_day(text)
    except DateError as error:
        return Supposed(key, text, "", (), f"The day it would move to: {error}"), forward, None
    with told_plainly():
        route_, diaries = with_meeting_on(found.route, found.diaries, forward, key, day_of(day))
        after = earliest(route_, diaries, found.start, noticed=found.noticed)
        wanted = after.effect if route_.target is None else route_.target
        back = None if wanted is None else latest(route_, diaries, wanted, found.start, noticed=found.noticed)
    said = f"{found.route.called(key)} on {describe_day(day)}"
    return Supposed(key, text, said, moved(forward, after)), after, back


def _effect_moved(supposed: Supposed | None) -> str:
    if supposed is None or supposed.fault:
        return ""
    effect = [each for each in supposed.moves if each.step is None]
    return days_moved(effect[0]) if effect else "the day of effect stays as it is"


def _asked_by(here: Page, found: Planned) -> tuple[int | None, str]:
    """Return the day that odds are asked for, and what is wrong with it: the target where none is given."""
    text = here.asked("by")
    if not text:
        return found.route.target, ""
    try:
        day: date = parse_day(text)
    except DateError as error:
        return found.route.target, f"The day asked about: {error}"
    if is_before(day_of(day), found.start):
        return found.route.target, f"{describe_day(day)} is before the day that the page is for; give a later one"
    return day_of(day), ""
