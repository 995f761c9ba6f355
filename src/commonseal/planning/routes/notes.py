"""What a route leaves open or rests on beside its steps, each in a sentence with its source."""

from collections.abc import Iterable, Iterator

from commonseal.planning.model import RouteStep, StepFooting, StepState
from commonseal.planning.routes.asked import DECIDED_BY_POWER
from commonseal.planning.routes.forums import forum_kind, forum_name
from commonseal.planning.routes.gathering import CAN_STOP
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Plan
from commonseal.regimes import Change, Confidence, Days, Power, Practice, Provision, TransferRule
from commonseal.regimes.errors import UnknownProvisionError
from commonseal.regimes.words import Form
from commonseal.vocabulary.facts import ApprovalOutcome
from commonseal.vocabulary.periods import said_day

_TOLD = {
    Change.APPOINT_ACCOUNTABLE_OFFICER: ("ccg.ao.eligible",),
    Change.APPOINT_CHIEF_EXECUTIVE: ("icb.ce.shared",),
    Change.CLUSTER: ("icb.cluster",),
    Change.TRANSFER_STAFF: ("people.transfer",),
    Change.MERGE: ("icb.procedure", "icb.2027", "ft.merge.before"),
    Change.ACQUIRE: ("ft.merge.before",),
}
"""Practice that bears on a change and asks nobody for anything, so that it is no step."""


def notes_of(plan: Plan, needs: tuple[Needed, ...], steps: tuple[RouteStep, ...]) -> tuple[str, ...]:
    """Return what a reader of the route should know: powers and what they require, readings, waivers, lapses."""
    found = [
        *_laws(plan, needs),
        *_powers(plan, needs),
        *_practice(plan, needs),
        *_sets(plan, needs),
        *_clear_days(plan, steps),
        *_of_steps(plan, steps),
    ]
    return tuple(dict.fromkeys(found))


def _laws(plan: Plan, needs: tuple[Needed, ...]) -> Iterator[str]:
    """Tell where the law has no bodies of a kind on the day, so that it asks them for nothing."""
    for kind in sorted({each.kind for each in needs}):
        if kind and plan.world.regime_days(kind) and not plan.world.regime_days(kind).covers(plan.day):
            day = said_day(plan.day)
            yield f"On {day} the law has no bodies of the kind {kind}, so it asks them for nothing; look at the target."


def _powers(plan: Plan, needs: tuple[Needed, ...]) -> Iterator[str]:
    """Tell what each power used requires, and where the law gives the parties none."""
    for identifier in sorted({power for each in needs for power in each.powers}):
        law = plan.law.provision(identifier)
        if isinstance(law, Power) and law.requires:
            yield f"{_capital(law.text)} It requires: {'; '.join(law.requires)} ({law.citation_line})."
    spoken_of = {kind for law in plan.law.of_kind(Power) for kind in law.classifications}
    lacking: dict[tuple[Change, str], None] = {}
    for each in needs:
        no_power = each.change in DECIDED_BY_POWER - {Change.SHARED_POST} and not each.powers
        if no_power and each.kind in spoken_of:
            lacking[each.change, each.what] = None
    for change, what in lacking:
        form = {Change.JOINT_COMMITTEE: Form.JOINT_COMMITTEE, Change.POOL_BUDGET: Form.POOLED_FUND}.get(change)
        named = (form or Form.DELEGATION).value.replace("_", " ")
        day = said_day(plan.day)
        yield f"No power that is known here lets these parties have {what} as a {named} on {day}; take advice."


def _practice(plan: Plan, needs: tuple[Needed, ...]) -> Iterator[str]:
    told = {
        identifier: None
        for each in needs
        for identifier in _TOLD.get(each.change, ())
        if (law := _provision(plan, identifier)) is not None and each.kind in law.classifications
    }
    for need in needs:
        if "la.example" in need.rests_on:
            told |= dict.fromkeys(("la.example", "ccg.ao.outsider"))
        told |= {each: None for each in need.rests_on if each == "ccg.vary.shared_post"}
        for rule in plan.law.of_kind(TransferRule, need.kind) if need.kind else ():
            told |= {rule.id: None} if rule.change is need.change else {}
    for identifier in told:
        law = _provision(plan, identifier)
        if isinstance(law, Practice | TransferRule):
            yield f"{law.text} ({_cited(law)})"
    if any(each.change is Change.VARY_CONSTITUTION and each.confidence is Confidence.CHECK for each in needs):
        yield "Whether a joint committee varies the constitution depends on what it says; read it (unverified)."


def _clear_days(plan: Plan, steps: Iterable[RouteStep]) -> Iterator[str]:
    """Tell that clear days are counted as working days by practice, where the law’s notice of a step is counted so."""
    waits = (each for step in steps if step.is_to_come for each in step.before)
    law = _provision(plan, "la.clear_days")
    if law is not None and any(each.clear and each.unit is Days.WORKING and each.provision for each in waits):
        yield f"{law.text} That the five days are working days is unverified ({_cited(law)})."


def _sets(plan: Plan, needs: tuple[Needed, ...]) -> Iterator[str]:
    for body in sorted({each.body for each in needs if plan.world.bodies.kind(each.body) == "set"}):
        yield (
            f"The register does not name the members of “{plan.world.name(body)}”, so each step of theirs is "
            "shown once for all; every one of them takes it for itself."
        )


def _of_steps(plan: Plan, steps: Iterable[RouteStep]) -> Iterator[str]:
    for step in steps:
        who = _capital(forum_name(plan.snapshot, step.body))
        is_board = forum_kind(plan.snapshot, step.body) == "health_and_wellbeing_board"
        if step.footing is StepFooting.LOCAL and is_board and step.act in CAN_STOP:
            law = _provision(plan, "la.hwb.no_veto")
            if law is not None:
                yield f"{who} was chosen locally to decide. {law.text} ({_cited(law)})"
        if step.state is StepState.WAIVED and step.footing is not StepFooting.LOCAL:
            yield (
                f"{who}’s step “{step.key}” is waived: {step.waived}. The law asks for it all the same "
                f"({step.citation}), so what takes effect without it can be challenged."
            )
        if step.state is StepState.LAPSED:
            yield f"{who} said yes to another text than the one that stands now, so its decision has lapsed."
        if step.state is StepState.DONE and step.can_stop and _only_considered(plan, step):
            yield f"{who} has considered it; what it decided is not on record."
        if step.confidence == Confidence.CHECK.value:
            yield f"That the law asks {forum_name(plan.snapshot, step.body)} for “{step.key}” is unverified."


def _only_considered(plan: Plan, step: RouteStep) -> bool:
    outcomes = {
        getattr(each.fact, "outcome", None) for each in plan.snapshot.about(step.body) if each.id in step.statements
    }
    return ApprovalOutcome.CONSIDERED in outcomes and ApprovalOutcome.APPROVED not in outcomes


def _provision(plan: Plan, identifier: str) -> Provision | None:
    try:
        return plan.law.provision(identifier)
    except UnknownProvisionError:
        return None


def _cited(law: Provision) -> str:
    return f"{law.citation}{', unverified' if law.confidence is Confidence.CHECK else ''}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
