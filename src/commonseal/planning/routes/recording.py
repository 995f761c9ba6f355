"""Recording on a route: what a body decided on the exact text, why a step is not taken, what comes after what."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from commonseal.planning.model import Route, RouteStep, StepFooting, StepState
from commonseal.planning.routes.errors import RouteCycleError, RouteError, UnknownStepError
from commonseal.planning.routes.forums import forum_kind, forum_name
from commonseal.planning.routes.ordering import in_order
from commonseal.planning.routes.texts import digest_of
from commonseal.vocabulary import Evidence, Period, Snapshot, Standing, StatementDraft, UncertainDate, Visibility
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Approval, ApprovalOutcome, ApprovalStep, Body
from commonseal.vocabulary.identifiers import IdentifierError, check_identifier


@dataclass(frozen=True)
class Decided:
    """What a body decided at a step, and when.

    ``conditions`` are those on which it approved, ``published`` the day on which the decision was published.
    """

    outcome: ApprovalOutcome
    on: UncertainDate
    conditions: tuple[str, ...] = ()
    published: UncertainDate | None = None


def step_named(route: Route, name: str) -> RouteStep:
    """Return the step of a route that a name stands for: its key, its number, or the one key that has the name in it.

    Raises:
        UnknownStepError: there is none, or there are several; the message lists them.
    """
    if name.isdecimal() and 0 < int(name) <= len(route.steps):
        return route.steps[int(name) - 1]
    exact = [each for each in route.steps if each.key == name]
    found = exact or [each for each in route.steps if name in each.key]
    if len(found) == 1:
        return found[0]
    keys = [each.key for each in route.steps]
    near = [each.key for each in found] or get_close_matches(name, keys, n=3) or keys
    listed = [(number, each) for number, each in enumerate(route.steps, 1) if each.key in near]
    what = "may be any of these steps" if found else "is no step of this route; it has"
    raise UnknownStepError(
        f"“{name}” {what}:\n" + "\n".join(f"  {number}. {each.key}  {each.who}".rstrip() for number, each in listed)
    )


def decision(
    snapshot: Snapshot,
    route: Route,
    step: RouteStep,
    decided: Decided,
    evidence: tuple[Evidence, ...],
    visibility: Visibility = Visibility.PUBLIC,
) -> StatementDraft:
    """Return the approval that records a decision, held to the exact text as the snapshot has it.

    A decision to approve or reject carries the digest of the option's text; when the text changes, it has lapsed. The
    digest is over what is no more guarded than the decision's own ``visibility``.

    Raises:
        RouteError: conditions are given with another outcome than approval, it was published before it was taken, or
            nothing shows the decision.
    """
    faults = []
    if not evidence:
        faults.append("nothing shows the decision; give the minute with a quote of it, or a source")
    if decided.conditions and decided.outcome is not ApprovalOutcome.APPROVED:
        faults.append(f"conditions are given on what is {decided.outcome.value}; only an approval has conditions")
    if decided.published is not None and decided.published.is_before(decided.on.earliest):
        faults.append(f"it was published {decided.published.describe()}, before it was taken {decided.on.describe()}")
    if faults:
        raise RouteError("; ".join(faults))
    settles = decided.outcome in {ApprovalOutcome.APPROVED, ApprovalOutcome.REJECTED}
    text = digest_of(snapshot, route.option or route.proposal, visibility) if settles else None
    fact = _approval(
        route, step, done=decided.on, outcome=decided.outcome, conditions=decided.conditions,
        published=decided.published, text_digest=text,
    )  # fmt: skip
    return StatementDraft(fact=fact, period=_from(decided.on), evidence=evidence, visibility=visibility)


def _from(day: UncertainDate) -> Period:
    return Period(start=day)


def waiver(route: Route, step: RouteStep, reason: str, since: UncertainDate) -> StatementDraft:
    """Return the approval that says why a step is not taken.

    Raises:
        RouteError: no reason is given, or the step is taken already.
    """
    if not reason.strip():
        raise RouteError("say why the step is not taken")
    if step.state in {StepState.DONE, StepState.CONDITIONAL}:
        raise RouteError(f"{route.called(step.key)} is taken already; there is nothing to waive")
    fact = _approval(route, step, waived=reason.strip())
    return StatementDraft(fact=fact, period=_from(since), standing=Standing.PROPOSED)


def reordering(
    route: Route, step: RouteStep, after: Iterable[str], since: UncertainDate, planned: UncertainDate | None = None
) -> StatementDraft:
    """Return the approval that says which steps come before another, or on which day it is planned.

    Raises:
        UnknownStepError: a step named is none of this route.
        RouteCycleError: the steps would wait for each other.
        RouteError: neither an order nor a day is given.
    """
    before = tuple(step_named(route, each).key for each in after)
    if not before and planned is None:
        raise RouteError("say after which step it comes, or when it is planned")
    waits = {each.key: set(each.after) for each in route.steps}
    waits[step.key] |= set(before)
    try:
        in_order(waits, lambda key: (key,))
    except RouteCycleError as error:
        raise RouteCycleError(error.steps, route.called) from error
    fact = _approval(route, step, after=before, planned=planned)
    return StatementDraft(fact=fact, period=_from(since), standing=Standing.PROPOSED)


def organs_to_record(snapshot: Snapshot, body: str, evidence: tuple[Evidence, ...]) -> tuple[StatementDraft, ...]:
    """Return what has to be recorded of a forum before anything is said of it: nothing, where the register has it.

    A full council of which no paper has spoken yet is described as the organ of its council that the law gives it.
    """
    kind = forum_kind(snapshot, body)
    if snapshot.describing(body) is not None or kind not in classifications():
        return ()
    parent = body.rpartition("/")[0] if classifications()[kind].organ else None
    name = forum_name(snapshot, body)
    fact = Body(id=body, name=name[:1].upper() + name[1:], classification=kind, parent=parent)
    return (StatementDraft(fact=fact, evidence=evidence),)


@dataclass(frozen=True)
class Added:
    """A step that somebody adds to a route: its name, who takes it, what they do and to what."""

    name: str
    body: str
    act: ApprovalStep
    matter: str
    after: tuple[str, ...] = ()
    planned: UncertainDate | None = None


def addition(route: Route, added: Added, since: UncertainDate) -> StatementDraft:
    """Return the approval that adds a step, chosen locally, to a route.

    Raises:
        RouteError: there is a step of that name already, or who takes it is no identifier of a body.
        UnknownStepError: a step that is to come before it is none of this route.
    """
    if any(each.key == added.name for each in route.steps):
        raise RouteError(f"the route has a step “{added.name}” already; say its order without --add")
    try:
        check_identifier(added.body, ("body",))
    except IdentifierError as error:
        raise RouteError(str(error)) from error
    before = tuple(step_named(route, each).key for each in added.after)
    fact = Approval(
        proposal=route.proposal, step=added.name, body=added.body, act=added.act, subject_matter=added.matter,
        after=before, planned=added.planned, option=route.option,
    )  # fmt: skip
    return StatementDraft(fact=fact, period=_from(since), standing=Standing.PROPOSED)


def _approval(route: Route, step: RouteStep, **said: object) -> Approval:
    """Return an approval of a step of a route, with the provision that asks for it."""
    law = step.provisions[0] if step.provisions and step.footing is not StepFooting.LOCAL else None
    return Approval.model_validate(
        {
            "proposal": route.proposal,
            "step": step.key,
            "body": step.body,
            "act": step.act,
            "subject_matter": step.matter,
            "option": route.option,
            "provision": law,
            **{key: value for key, value in said.items() if value is not None},
        }
    )
