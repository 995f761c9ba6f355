"""What is worked out of a plan: the option or proposal that somebody names, gathered and dated."""

from collections.abc import Iterator
from contextlib import contextmanager

from commonseal.asking import Gathered, Look, find_one
from commonseal.asking.plans import Planned
from commonseal.planning.calendars import CalendarError
from commonseal.planning.dates import Schedule, UndatedError, earliest, latest
from commonseal.planning.forecasting import Draws
from commonseal.planning.options.listing import OptionsTold, options_of
from commonseal.planning.routes import RouteError
from commonseal.register.errors import RegisterError
from commonseal.vocabulary.facts import Option, Proposal
from commonseal.vocabulary.identifiers import kind_of
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.rights import EVERY_BODY

DRAWS = Draws(trials=20_000, aside=3_000)
"""How pages and the API draw a forecast: fewer trials than the command, because somebody waits for it."""


def gathered_for(look: Look, plan: str) -> Gathered:
    """Return what an option or a proposal is worked out from.

    Raises:
        NotFoundError: there is none that the viewer may see.
    """
    return gathered_by_law(look, (), find_one(look, plan, kind_of(plan)).id)


def proposal_of(gathered: Gathered, plan: str) -> str:
    """Return the proposal that an option is of; a proposal itself."""
    for each in gathered.snapshot.known:
        if isinstance(each.fact, Option) and each.fact.id == plan:
            return each.fact.proposal
    return plan


def promoters_of(gathered: Gathered, plan: str) -> tuple[str, ...]:
    """Return the bodies at which somebody has to hold a right to plan: the promoters; every body if none is known."""
    proposal = proposal_of(gathered, plan)
    found = [each.fact for each in gathered.snapshot.known if isinstance(each.fact, Proposal)]
    return next((each.promoters for each in reversed(found) if each.id == proposal), (EVERY_BODY,))


def options_among(gathered: Gathered, plan: str) -> OptionsTold:
    """Return the options of a proposal, or of the proposal that an option is of."""
    return options_of(gathered.snapshot, proposal_of(gathered, plan))


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what planning cannot work out into an error that pages show with its message."""
    try:
        yield
    except (RouteError, UndatedError, CalendarError) as error:
        raise RegisterError(str(error)) from error


def dated(plan: Planned) -> tuple[Schedule, Schedule | None]:
    """Return a plan dated both ways: back from its target or, where it has none, from its earliest day.

    Raises:
        RegisterError: a step waits for what is not on the route.
    """
    with told_plainly():
        forward = earliest(plan.route, plan.diaries, plan.start, noticed=plan.noticed)
        wanted = forward.effect if plan.route.target is None else plan.route.target
        if wanted is None:
            return forward, None
        return forward, latest(plan.route, plan.diaries, wanted, plan.start, noticed=plan.noticed)
