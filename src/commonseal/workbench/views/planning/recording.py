"""Recording on a route: what a body decided, with its minute; a step that is waived, added, or put in order."""

from django.http import HttpResponse

from commonseal.asking import NotFoundError, find_one
from commonseal.planning.model import RouteStep
from commonseal.planning.routes import Added, Decided, RouteError
from commonseal.vocabulary import Evidence
from commonseal.vocabulary.facts import ApprovalStep
from commonseal.vocabulary.identifiers import slug
from commonseal.vocabulary.periods import DateError, UncertainDate, date_of
from commonseal.workbench.as_of import AsOf, today
from commonseal.workbench.on_route import OnRoute
from commonseal.workbench.pages import Page, form
from commonseal.workbench.plans import proposal_of, told_plainly
from commonseal.workbench.presenters.planning.minutes import passages
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import Right
from commonseal.workbench.views.planning.minutes import OUTCOMES, Minute, decided_by, minute_of, papers_to_choose

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


def _on_route(here: Page, plan: str) -> OnRoute:
    with told_plainly():
        return OnRoute(here, plan)


def _step(here: Page, on: OnRoute) -> RouteStep:
    with told_plainly():
        return on.step(here.asked("step"))


def _context(on: OnRoute) -> dict[str, object]:
    """Return what every form about a route shows."""
    return {"plan": on.plan, "name": on.name, "route": on.route}


def _back(here: Page, on: OnRoute, said: str, key: str) -> HttpResponse:
    """Send on to the route, known as of today, where what was recorded stands."""
    as_of = AsOf(here.as_of.on, today())
    return here.done(f"/route/{on.plan}?{as_of.query()}#{key}", f"Recorded: {said}")


@form
def decide(here: Page, plan: str) -> HttpResponse:
    """Record what a body decided at a step: outcome, day, and the words of its minute, found there to the letter."""
    here.need(Right.APPROVE)
    on = _on_route(here, plan)
    step = _step(here, on)
    on.need_to_decide(step)
    papers = papers_to_choose(on.look)
    minute = minute_of(on.look, here.asked("paper"), papers)
    faults: list[tuple[str, str]] = []
    if here.is_sent:
        decided, evidence, faults = decided_by(here, minute)
        if decided is not None and not faults:
            try:
                return _decided(here, on, step, decided, evidence, minute)
            except RouteError as error:
                faults = [("outcome", upper_first(str(error)))]
    return here.show(
        "planning/decide",
        status=400 if faults else 200,
        **_context(on),
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
    here: Page, on: OnRoute, step: RouteStep, decided: Decided, evidence: tuple[Evidence, ...], minute: Minute | None
) -> HttpResponse:
    said, _ = on.decided(step, decided, evidence, [minute] if minute else [])
    as_of = AsOf(date_of(decided.on.earliest), today())
    return here.done(as_of.thing(proposal_of(on.gathered, on.plan)), f"Recorded: {said}")


@form
def undecide(here: Page, plan: str) -> HttpResponse:
    """Take back a decision that was recorded wrongly; its statement is corrected to nothing and stays in the ledger."""
    here.need(Right.APPROVE)
    on = _on_route(here, plan)
    step = _step(here, on)
    on.need_to_decide(step)
    on.decision_of(step)
    reason, faults = here.told("reason"), list[tuple[str, str]]()
    if here.is_sent and not reason:
        faults = [("reason", "Say why it is taken back; the reason stays in the register")]
    elif here.is_sent:
        on.undecided(step, reason)
        return _back(here, on, f"the decision of {step.who} is taken back", step.key)
    return here.show(
        "planning/undecide", status=400 if faults else 200, **_context(on), step=step, faults=faults, reason=reason
    )


@form
def waive(here: Page, plan: str) -> HttpResponse:
    """Record that a step is not taken, with the reason; what the law asks for stays on the route with a warning."""
    on = _on_route(here, plan)
    on.need_to_plan()
    step = _step(here, on)
    reason, faults = here.told("reason"), list[tuple[str, str]]()
    if here.is_sent:
        try:
            on.waived(step, reason)
            return _back(here, on, f"{step.who} is not asked", step.key)
        except RouteError as error:
            faults = [("reason", upper_first(str(error)))]
    return here.show(
        "planning/waive", status=400 if faults else 200, **_context(on), step=step, faults=faults, reason=reason
    )


@form
def order(here: Page, plan: str) -> HttpResponse:
    """Record after which other steps a step comes, or for when it is planned."""
    on = _on_route(here, plan)
    on.need_to_plan()
    step = _step(here, on)
    faults: list[tuple[str, str]] = []
    after = here.request.POST.getlist("after")
    if here.is_sent:
        planned, faults = _day(here, "planned")
        if not faults:
            try:
                on.ordered(step, after, planned)
                return _back(here, on, f"the order or day of {step.who}", step.key)
            except RouteError as error:
                faults = [("after", upper_first(str(error)))]
    return here.show(
        "planning/order",
        status=400 if faults else 200,
        **_context(on),
        step=step,
        faults=faults,
        after=set(after) if here.is_sent else set(step.after),
        planned=here.told("planned"),
    )


@form
def add_step(here: Page, plan: str) -> HttpResponse:
    """Add a step to a route that is chosen locally, beyond the law."""
    on = _on_route(here, plan)
    on.need_to_plan()
    faults: list[tuple[str, str]] = []
    if here.is_sent:
        added, faults = _added(here)
        if added is not None and not faults:
            try:
                on.added(added, here.told("called"))
                return _back(here, on, f"the step “{here.told('called')}”", added.name)
            except RouteError as error:
                faults = [("called", upper_first(str(error)))]
    return here.show(
        "planning/add_step",
        status=400 if faults else 200,
        **_context(on),
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


def _day(here: Page, name: str) -> tuple[UncertainDate | None, list[tuple[str, str]]]:
    text = here.told(name)
    if not text:
        return None, []
    try:
        return UncertainDate.parse(text), []
    except DateError as error:
        return None, [(name, upper_first(str(error)))]
