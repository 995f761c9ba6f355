"""Recording on a route: what a body decided, with what shows it; a step that is waived, put in order or added."""

from collections.abc import Iterable
from datetime import date
from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import AfterValidator, BaseModel, Field

from commonseal.asking import find_one
from commonseal.exchange.register_files.quotes import QuoteError
from commonseal.planning.model import RouteStep
from commonseal.planning.routes import Added, Decided, RouteError
from commonseal.vocabulary import Evidence, Paper, UncertainDate
from commonseal.vocabulary.facts import ApprovalOutcome, ApprovalStep
from commonseal.vocabulary.identifiers import slug
from commonseal.workbench.api.looking import Dates, Day, Text, asking
from commonseal.workbench.api.told import Reason, Told, told_of
from commonseal.workbench.asker import Asker
from commonseal.workbench.on_route import OnRoute, has_been, located
from commonseal.workbench.rights import Right

router = Router(tags=["Plans"])
On = Annotated[Day | None, Query(description="The date on which the route is looked at; today if left out.")]
HasBeen = Annotated[UncertainDate, AfterValidator(has_been)]


class OfPlan(BaseModel):
    """An option, or a proposal that has one, whose route is meant."""

    plan: Text = Field(description="An option, or a proposal that has one: its identifier or its name.")


class OfStep(OfPlan):
    """A step of a route."""

    step: Text = Field(description="The step's key on the route, or its number.")


class Deciding(OfStep):
    """What a body decided at a step, when, on which conditions, and what shows it.

    A quote is found in its paper to the letter; where it stands there more than once, it needs its start and end.
    """

    outcome: ApprovalOutcome
    on: HasBeen = Field(description="The day on which it was decided, as EDTF; it has to have been.")
    conditions: list[Text] = Field(default_factory=list, max_length=50, description="Of an approval only.")
    published: HasBeen | None = Field(default=None, description="The day on which the decision was published.")
    evidence: list[Evidence] = Field(min_length=1, max_length=50)


class WithReason(OfStep):
    """A step, and why something is recorded of it."""

    reason: Reason


class Ordering(OfStep):
    """After which other steps a step comes, and for when it is planned; one of them at least."""

    after: list[Text] = Field(default_factory=list, max_length=50)
    planned: UncertainDate | None = None


class Adding(OfPlan):
    """A step that is chosen locally, beyond the law: what it is called, who takes it, and what they do to what."""

    called: Annotated[str, Field(min_length=1, max_length=200, pattern=r"[a-z0-9]")]
    body: Text
    act: ApprovalStep = ApprovalStep.SUPPORTS
    matter: Text = "the option as a whole"
    after: list[Text] = Field(default_factory=list, max_length=50)
    planned: UncertainDate | None = None


@router.post("/route/decide", response={HTTPStatus.CREATED: Told}, summary="Record what a body decided")
def decide(request: HttpRequest, told: Deciding, on: On = None) -> tuple[int, Told]:
    """Record a decision at a step. It takes the right to approve at the body that takes the step, or at its home."""
    route, step = _to_decide(request, told, on)
    papers = _papers(route.asker, told.evidence)
    evidence = tuple(_found(each, papers) for each in told.evidence)
    decided = Decided(told.outcome, told.on, tuple(told.conditions), told.published)
    return HTTPStatus.CREATED, told_of(route.decided(step, decided, evidence, papers.values())[1])


@router.post("/route/undecide", response={HTTPStatus.CREATED: Told}, summary="Take a decision back")
def undecide(request: HttpRequest, told: WithReason, on: On = None) -> tuple[int, Told]:
    """Take back a decision that was recorded wrongly: the last one of the step; it stays in the history."""
    route, step = _to_decide(request, told, on)
    route.undecided(step, told.reason)
    return HTTPStatus.CREATED, told_of([])


@router.post("/route/waive", response={HTTPStatus.CREATED: Told}, summary="Say that a step is not taken")
def waive(request: HttpRequest, told: WithReason, on: On = None) -> tuple[int, Told]:
    """Record why a step is not taken; what the law asks for stays on the route. It takes the right to propose."""
    route = _to_plan(request, told, on)
    return HTTPStatus.CREATED, told_of(route.waived(route.step(told.step), told.reason))


@router.post("/route/order", response={HTTPStatus.CREATED: Told}, summary="Put a step in order")
def order(request: HttpRequest, told: Ordering, on: On = None) -> tuple[int, Told]:
    """Record after which others a step comes, or for when it is planned. It takes the right to propose."""
    route = _to_plan(request, told, on)
    return HTTPStatus.CREATED, told_of(route.ordered(route.step(told.step), told.after, told.planned))


@router.post("/route/add", response={HTTPStatus.CREATED: Told}, summary="Add a step to a route")
def add(request: HttpRequest, told: Adding, on: On = None) -> tuple[int, Told]:
    """Add a step that is chosen locally, beyond the law. It takes the right to propose at every promoter."""
    route = _to_plan(request, told, on)
    body = find_one(route.look, told.body, "body").id
    added = Added(slug(told.called), body, told.act, told.matter, tuple(told.after), told.planned)
    return HTTPStatus.CREATED, told_of(route.added(added, told.called))


def _route(request: HttpRequest, told: OfPlan, on: date | None, right: Right) -> OnRoute:
    """Return the route of a plan, for somebody who has a right at one body at least."""
    who = asking(request, Dates(on=on))
    who.need(right)
    return OnRoute(who, find_one(who.look, told.plan, "option", "proposal").id)


def _to_plan(request: HttpRequest, told: OfPlan, on: date | None) -> OnRoute:
    """Return a route for somebody who may plan at all its promoters."""
    route = _route(request, told, on, Right.PROPOSE)
    route.need_to_plan()
    return route


def _to_decide(request: HttpRequest, told: OfStep, on: date | None) -> tuple[OnRoute, RouteStep]:
    """Return a route and one of its steps, for somebody who may record what is decided at it."""
    route = _route(request, told, on, Right.APPROVE)
    step = route.step(told.step)
    route.need_to_decide(step)
    return route, step


def _papers(who: Asker, evidence: Iterable[Evidence]) -> dict[str, Paper]:
    """Return the papers that some evidence quotes.

    Raises:
        RegisterError: one is not there, as far as the caller may see.
    """
    named = sorted({each.paper for each in evidence if each.paper})
    return {each: who.look.register.papers.get(each, who.look.viewer) for each in named}


def _found(evidence: Evidence, papers: dict[str, Paper]) -> Evidence:
    """Return evidence with the place of its quote.

    Raises:
        RouteError: the words are not in the paper to the letter.
    """
    if not evidence.paper or not evidence.quote:
        return evidence
    try:
        found = located(evidence.paper, papers[evidence.paper].text, evidence.quote, evidence.start, evidence.end)
    except QuoteError as error:
        raise RouteError(str(error)) from error
    return found.model_copy(update={"where": evidence.where})
