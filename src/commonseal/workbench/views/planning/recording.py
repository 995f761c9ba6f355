"""Recording on a route: what a body decided, with its minute; a step that is waived, added, or put in order."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpResponse

from commonseal.asking import Gathered, NotFoundError, find_one
from commonseal.planning.model import Route, RouteStep
from commonseal.planning.routes import (
    Added,
    Decided,
    RouteError,
    addition,
    decision,
    organs_to_record,
    reordering,
    route_of,
    step_named,
    waiver,
)
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Evidence, StatementDraft, Visibility
from commonseal.vocabulary.facts import Approval, ApprovalStep
from commonseal.vocabulary.identifiers import slug
from commonseal.vocabulary.periods import DateError, UncertainDate, date_of, day_of
from commonseal.workbench.as_of import AsOf, today
from commonseal.workbench.pages import Page, form
from commonseal.workbench.plans import gathered_for, promoters_of, proposal_of
from commonseal.workbench.presenters.planning.minutes import passages
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import Right, RightLackingError
from commonseal.workbench.views.planning.minutes import OUTCOMES, Minute, decided_by, minute_of, papers_to_choose

_BY_LAW = (Evidence(source="The law gives such a body this organ; see its route"),)
ACTS = (
    ("decides", "decides on it"),
    ("approves", "approves it"),
    ("appoints", "makes the appointment"),
    ("consents", "consents to it"),
    ("consulted", "is consulted on it"),
    ("supports", "supports it"),
    ("noted", "notes it"),
    ("notified", "is notified of it"),
)


class OnRoute:
    """A route and one of its steps, for a form that records something of it."""

    def __init__(self, here: Page, plan: str) -> None:
        """Find the route of a plan as the register has it today, whatever day of knowledge the address names.

        Raises:
            NotFoundError: there is no such plan that the viewer may see.
            RegisterError: it has no one route.
        """
        self.here, self.plan = here, plan
        self.look = replace(here.look, known_at=today())
        self.gathered: Gathered = gathered_for(self.look, plan)
        try:
            self.route: Route = route_of(self.gathered.snapshot, self.gathered.law, plan)
        except RouteError as error:
            raise RegisterError(str(error)) from error
        self.name = self.gathered.snapshot.name_of(plan)

    def step(self) -> RouteStep:
        """Return the step that the address names.

        Raises:
            RegisterError: it names none.
        """
        try:
            return step_named(self.route, self.here.asked("step"))
        except RouteError as error:
            raise RegisterError(str(error)) from error

    @property
    def visibility(self) -> Visibility:
        """Who may see what is said of the route: no more people than may see the option."""
        stated = self.gathered.snapshot.describing(self.plan)
        return stated.visibility if stated is not None else Visibility.INTERNAL

    def need_to_plan(self) -> None:
        """Go on only for somebody who may propose at every promoter."""
        self.here.need(Right.PROPOSE, *promoters_of(self.gathered, self.plan))

    def need_to_decide(self, step: RouteStep) -> None:
        """Go on only for somebody who may record decisions of the body that takes a step, or of its home.

        Raises:
            RightLackingError: they may not.
        """
        if not (self.here.may(Right.APPROVE, step.body) or self.here.may(Right.APPROVE, step.home)):
            raise RightLackingError(Right.APPROVE, signed_in=self.here.request.user.is_authenticated)

    def context(self) -> dict[str, object]:
        """Return what every such form shows."""
        return {"plan": self.plan, "name": self.name, "route": self.route}

    def record(self, said: str, drafts: Iterable[StatementDraft], visibility: Visibility) -> None:
        """Record statements in one act, by whoever is signed in."""
        here = self.here
        act = here.look.register.act(
            author=here.request.user.get_username(),
            reason=f"{self.name}: {said}",
            recorded=today(),
            entered_at=here.now,
            source="route",
        )
        with act as writer:
            for each in drafts:
                writer.record(each.model_copy(update={"visibility": visibility}))

    def back(self, said: str, key: str) -> HttpResponse:
        """Send on to the route, known as of today, where what was recorded stands."""
        as_of = AsOf(self.here.as_of.on, today())
        return self.here.done(f"/route/{self.plan}?{as_of.query()}#{key}", f"Recorded: {said}")


@form
def decide(here: Page, plan: str) -> HttpResponse:
    """Record what a body decided at a step: outcome, day, and the words of its minute, found there to the letter."""
    here.need(Right.APPROVE)
    on = OnRoute(here, plan)
    step = on.step()
    on.need_to_decide(step)
    papers = papers_to_choose(on.look)
    minute = minute_of(on.look, here.asked("paper"), papers)
    faults: list[tuple[str, str]] = []
    if here.is_sent:
        decided, evidence, faults = decided_by(here, minute)
        if decided is not None and not faults:
            try:
                return _decided(on, step, decided, evidence, minute)
            except RouteError as error:
                faults = [("outcome", upper_first(str(error)))]
    return here.show(
        "planning/decide",
        status=400 if faults else 200,
        **on.context(),
        step=step,
        papers=papers,
        outcomes=OUTCOMES,
        minute=minute,
        passages=passages(minute.text, here.asked("find")) if minute else None,
        faults=faults,
        given=here.told,
        chosen=set(here.request.POST.getlist("passage")),
    )


def _decided(
    on: OnRoute, step: RouteStep, decided: Decided, evidence: tuple[Evidence, ...], minute: Minute | None
) -> HttpResponse:
    seen = max((on.visibility, *((minute.visibility,) if minute else ())), key=lambda each: each.rank)
    draft = decision(on.gathered.snapshot, on.route, step, decided, evidence, seen)
    said = f"{step.who} {_DECIDED[decided.outcome.value]} {decided.on.describe()}"
    on.record(said, (*organs_to_record(on.gathered.snapshot, step.body, evidence), draft), seen)
    here = on.here
    as_of = AsOf(date_of(decided.on.earliest), today())
    return here.done(as_of.thing(proposal_of(on.gathered, on.plan)), f"Recorded: {said}")


_DECIDED = {
    "approved": "approved it,",
    "rejected": "rejected it,",
    "deferred": "put it off,",
    "considered": "considered it,",
}


@form
def undecide(here: Page, plan: str) -> HttpResponse:
    """Take back a decision that was recorded wrongly; its statement is corrected to nothing and stays in the ledger."""
    here.need(Right.APPROVE)
    on = OnRoute(here, plan)
    step = on.step()
    on.need_to_decide(step)
    number = _decision(on, step)
    if number is None:
        raise RegisterError(f"no decision of {step.who} is recorded that could be taken back")
    reason, faults = here.told("reason"), list[tuple[str, str]]()
    if here.is_sent and not reason:
        faults = [("reason", "Say why it is taken back; the reason stays in the register")]
    elif here.is_sent:
        act = here.look.register.act(
            author=here.request.user.get_username(),
            reason=reason,
            recorded=today(),
            entered_at=here.now,
            source="route",
        )
        with act as writer:
            writer.correct(number, None)
        return on.back(f"the decision of {step.who} is taken back", step.key)
    return here.show(
        "planning/undecide", status=400 if faults else 200, **on.context(), step=step, faults=faults, reason=reason
    )


def _decision(on: OnRoute, step: RouteStep) -> int | None:
    """Return the number of the statement by which a step was last decided; None where it was not."""
    found = [
        each.number
        for each in on.gathered.snapshot.known
        if each.id in step.statements and isinstance(each.fact, Approval) and each.fact.outcome is not None
    ]
    return max(found, default=None)


@form
def waive(here: Page, plan: str) -> HttpResponse:
    """Record that a step is not taken, with the reason; what the law asks for stays on the route with a warning."""
    on = OnRoute(here, plan)
    on.need_to_plan()
    step = on.step()
    reason, faults = here.told("reason"), list[tuple[str, str]]()
    if here.is_sent:
        try:
            draft = waiver(on.route, step, reason, _today())
            _record(on, f"{on.route.called(step.key)} is not taken: {reason}", draft)
            return on.back(f"{step.who} is not asked", step.key)
        except RouteError as error:
            faults = [("reason", upper_first(str(error)))]
    return here.show(
        "planning/waive", status=400 if faults else 200, **on.context(), step=step, faults=faults, reason=reason
    )


@form
def order(here: Page, plan: str) -> HttpResponse:
    """Record after which other steps a step comes, or for when it is planned."""
    on = OnRoute(here, plan)
    on.need_to_plan()
    step = on.step()
    faults: list[tuple[str, str]] = []
    after = here.request.POST.getlist("after")
    if here.is_sent:
        planned, faults = _day(here, "planned")
        if not faults:
            try:
                _record(
                    on,
                    f"the order of {on.route.called(step.key)}",
                    reordering(on.route, step, after, _today(), planned),
                )
                return on.back(f"the order or day of {step.who}", step.key)
            except RouteError as error:
                faults = [("after", upper_first(str(error)))]
    return here.show(
        "planning/order",
        status=400 if faults else 200,
        **on.context(),
        step=step,
        faults=faults,
        after=set(after) if here.is_sent else set(step.after),
        planned=here.told("planned"),
    )


@form
def add_step(here: Page, plan: str) -> HttpResponse:
    """Add a step to a route that is chosen locally, beyond the law."""
    on = OnRoute(here, plan)
    on.need_to_plan()
    faults: list[tuple[str, str]] = []
    if here.is_sent:
        added, faults = _added(here)
        if added is not None and not faults:
            try:
                _record(on, f"the step “{here.told('called')}” is added", addition(on.route, added, _today()))
                return on.back(f"the step “{here.told('called')}”", added.name)
            except RouteError as error:
                faults = [("called", upper_first(str(error)))]
    return here.show(
        "planning/add_step",
        status=400 if faults else 200,
        **on.context(),
        faults=faults,
        given=here.told,
        acts=ACTS,
        after=set(here.request.POST.getlist("after")),
    )


def _added(here: Page) -> tuple[Added | None, list[tuple[str, str]]]:
    planned, faults = _day(here, "planned")
    body = ""
    if not here.told("called"):
        faults.append(("called", "Say what the step is called"))
    try:
        body = find_one(here.look, here.told("body"), "body").id
    except NotFoundError as error:
        faults.append(("body", upper_first(str(error)) if here.told("body") else "Say which body takes the step"))
    act = ApprovalStep(here.told("act")) if here.told("act") in dict(ACTS) else ApprovalStep.SUPPORTS
    if faults:
        return None, faults
    matter = here.told("matter") or "the option as a whole"
    after = tuple(here.request.POST.getlist("after"))
    return Added(slug(here.told("called")), body, act, matter, after, planned), faults


def _record(on: OnRoute, said: str, draft: StatementDraft) -> None:
    body = getattr(draft.fact, "body", "")
    on.record(said, (*organs_to_record(on.gathered.snapshot, body, _BY_LAW), draft), on.visibility)


def _today() -> UncertainDate:
    return UncertainDate.of_day(day_of(today()))


def _day(here: Page, name: str) -> tuple[UncertainDate | None, list[tuple[str, str]]]:
    text = here.told(name)
    if not text:
        return None, []
    try:
        return UncertainDate.parse(text), []
    except DateError as error:
        return None, [(name, upper_first(str(error)))]
