"""Asking about plans: templates, options, what would be different, routes, dates, odds, comparisons, posts and cost."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Annotated, TypeVar

from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError

from commonseal.answers import Names, sentence
from commonseal.asking import Gathered, Look, NotFoundError, find_one, kept_gathered
from commonseal.asking.plans import diaries_for, planned
from commonseal.asking.sides import Sides, sides
from commonseal.planning import structure as on_structure
from commonseal.planning.comparing import NothingToCompareError, compare
from commonseal.planning.forecasting import forecast as drawn
from commonseal.planning.forecasting import taken_for
from commonseal.planning.options import TEMPLATES
from commonseal.planning.options.differing import WhatIfTold
from commonseal.planning.options.differing import what_if as on_what_if
from commonseal.planning.options.listing import OptionsTold, UnknownProposalError, options_of
from commonseal.planning.structure import CostTold, StructureTold, UncostedError
from commonseal.register.errors import RegisterError
from commonseal.vocabulary.periods import day_of
from commonseal.workbench.api.looking import AsOf, Day, Text, look, option_in
from commonseal.workbench.api.planning_told import (
    ComparisonTold,
    DatesTold,
    ForecastTold,
    RouteTold,
    SittingTold,
    TemplateTold,
)
from commonseal.workbench.laws import gathered_by_law, regimes
from commonseal.workbench.plans import DRAWS, dated, told_plainly
from commonseal.workbench.working import StillWorkingError, key_of, worked_out

router = Router(tags=["Plans"])
Plan = Annotated[Text, Query(description="An option, or a proposal that has one: its identifier or its name.")]
Option = Annotated[Text, Query(description="An option: its identifier, its name, or the last word of its identifier.")]
_PATIENCE = 25.0
_MOST_DAYS = 800
_T = TypeVar("_T")


@router.get("/templates", response=list[TemplateTold], summary="List the templates of options")
def templates(request: HttpRequest) -> list[TemplateTold]:  # noqa: ARG001 - django-ninja gives it
    """Return what options can be built from, each with the JSON Schema of its parameters."""
    return [
        TemplateTold(key=each.key, name=each.name, purpose=each.purpose, parameters=each.parameters.model_json_schema())
        for each in TEMPLATES.values()
    ]


@router.get("/options", response=OptionsTold, summary="List the options of a proposal")
def options(request: HttpRequest, dates: AsOf, proposal: Annotated[Text, Query()]) -> OptionsTold:
    """Return the options of a proposal: what each brings, ends and keeps, from when, and which is recommended."""
    looking = look(request, dates)
    found = find_one(looking, proposal, "proposal").id
    try:
        return options_of(gathered_by_law(looking, (), found).snapshot, found)
    except UnknownProposalError as error:
        raise NotFoundError(str(error)) from error


@router.get("/what-if", response=WhatIfTold, by_alias=True, summary="Say what would be different with an option")
def what_if(request: HttpRequest, dates: AsOf, option: Option) -> WhatIfTold:
    """Return what would be different; on the option's target, unless ``on`` names another day."""
    looking, found = _option(request, dates, option)
    gathered = gathered_by_law(looking, (), found)

    def work() -> WhatIfTold:
        return on_what_if(gathered.snapshot, gathered.law, found, on=dates.on, superseded=gathered.superseded)

    return _done(looking, work, "api-what-if", found, dates.on)


@router.get("/route", response=RouteTold, summary="Say whose approval an option needs")
def route(request: HttpRequest, dates: AsOf, plan: Plan) -> RouteTold:
    """Return the steps of an option, each with who takes it, under which law, and how far it has come."""
    looking, gathered, found = _plan(request, dates, plan)
    return RouteTold.model_validate(planned(gathered, found, looking.on).route)


@router.get("/dates", response=DatesTold, summary="Date the steps of an option")
def dates_of(request: HttpRequest, dates: AsOf, plan: Plan) -> DatesTold:
    """Return a plan begun on the date, dated forward, and back from its target."""
    looking, gathered, found = _plan(request, dates, plan)
    known = planned(gathered, found, looking.on)
    return DatesTold.of(known.route, *dated(known))


@router.get("/forecast", response=ForecastTold, summary="Say how likely an option is to be in effect by when")
def forecast(
    request: HttpRequest,
    dates: AsOf,
    plan: Plan,
    by: Annotated[Day | None, Query(description="The day that odds are asked for; the target if left out.")] = None,
) -> ForecastTold:
    """Return the odds as a range, with what moves them and every assumption that they rest on."""
    looking, gathered, found = _plan(request, dates, plan)
    known = planned(gathered, found, looking.on)
    wanted = known.route.target if by is None else max(day_of(by), known.start)
    taken = taken_for(known.snapshot, known.route, known.diaries)

    def work() -> ForecastTold:
        told = drawn(known.route, known.diaries, taken, known.start, by=wanted, draws=DRAWS, noticed=known.noticed)
        return ForecastTold.model_validate(told)

    with told_plainly():
        return _done(looking, work, "api-forecast", found, wanted)


@router.get("/compare", response=ComparisonTold, summary="Put the options of a proposal side by side")
def compared(request: HttpRequest, dates: AsOf, proposal: Annotated[Text, Query()]) -> ComparisonTold:
    """Return what each option breaks in law, needs, costs and risks, and how it scores; each cell with its grounds."""
    looking = look(request, dates)
    found = find_one(looking, proposal, "proposal").id
    gathered = gathered_by_law(looking, (), found)
    names = Names(gathered.snapshot)

    def work() -> ComparisonTold:
        told = compare(
            gathered.snapshot,
            gathered.law,
            found,
            superseded=gathered.superseded,
            told=lambda each: sentence(each, names),
        )
        return ComparisonTold.model_validate(told)

    try:
        return _done(looking, work, "api-compare", found)
    except NothingToCompareError as error:
        raise RegisterError(str(error)) from error


@router.get("/structure", response=StructureTold, summary="Show posts before and after an option")
def structure(request: HttpRequest, dates: AsOf, option: Option) -> StructureTold:
    """Return the posts of the bodies that an option concerns; on its target, unless ``on`` names another day."""
    looking, found = _option(request, dates, option)
    both = _sides(looking, found, dates.on)
    return on_structure.structure(both.before, both.after, both.law, both.bodies)


@router.get("/cost", response=CostTold, summary="Say what posts cost before and after an option")
def cost(request: HttpRequest, dates: AsOf, option: Option) -> CostTold:
    """Return what the posts on record cost each body in a year; or everything that keeps it from being worked out."""
    looking, found = _option(request, dates, option)
    both = _sides(looking, found, dates.on)
    try:
        return on_structure.cost(both.before, both.after, both.law, both.bodies)
    except UncostedError as error:
        raise RegisterError(str(error)) from error


@router.get("/sittings", response=list[SittingTold], summary="List the days on which bodies can decide")
def sittings(
    request: HttpRequest,
    dates: AsOf,
    body: Annotated[list[Text], Query(min_length=1, max_length=20, description="The bodies, or their organs.")],
    until: Annotated[Day | None, Query(description="The last day; 90 days on if left out.")] = None,
) -> list[SittingTold]:
    """Return the meetings ahead of bodies, stated, by their pattern or as practice has it, in order."""
    looking = look(request, dates)
    found = list(dict.fromkeys(find_one(looking, each, "body").id for each in body))
    gathered = gathered_by_law(looking, (), *found)
    first = day_of(looking.on)
    last = min(first + 90 if until is None else day_of(until), first + _MOST_DAYS)
    diaries = diaries_for(gathered, found, looking.on)
    ahead = [each for one in found for each in diaries[one].sittings(first, last)]
    told = (SittingTold.of(each, gathered.snapshot.name_of(each.body)) for each in ahead)
    return sorted(told, key=lambda each: (each.day, each.body))


def _plan(request: HttpRequest, dates: AsOf, plan: str) -> tuple[Look, Gathered, str]:
    looking = look(request, dates)
    found = find_one(looking, plan, "option", "proposal").id
    return looking, gathered_by_law(looking, (), found), found


def _option(request: HttpRequest, dates: AsOf, option: str) -> tuple[Look, str]:
    looking = look(request, dates)
    return looking, option_in(looking, option)


def _sides(looking: Look, option: str, on: date | None) -> Sides:
    return sides(looking, regimes(), option, on_target_day=on is None, gathering=kept_gathered)


def _done(looking: Look, work: Callable[[], _T], *what: object) -> _T:
    """Return what long work gives; it is done once for all who ask the same.

    Raises:
        HttpError: it takes longer than a request may; it goes on, and asking again finds it.
    """
    try:
        return worked_out(key_of(looking, *what), work, patience=_PATIENCE)
    except StillWorkingError:
        raise HttpError(HTTPStatus.SERVICE_UNAVAILABLE, "it is still being worked out; ask again in a moment") from None
