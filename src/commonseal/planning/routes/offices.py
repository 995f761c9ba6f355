"""What an option does to offices: which role at which kind of body is appointed by whose act, and who takes it on."""

from collections.abc import Iterator

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.shapes.naming import role_named
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Part, Plan
from commonseal.regimes import Change, Confidence, PostProvision
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Appointment, Arrangement, Post
from commonseal.vocabulary.periods import day_of

_HEADS = ("head_of_paid_service", "chief_executive")
_UPPER = COUNCILS - {"district_council"}

_APPOINTED: tuple[tuple[frozenset[str], frozenset[str], Change], ...] = (
    (frozenset({"accountable_officer"}), frozenset({"ccg"}), Change.APPOINT_ACCOUNTABLE_OFFICER),
    (frozenset({"chief_executive"}), frozenset({"icb", "foundation_trust"}), Change.APPOINT_CHIEF_EXECUTIVE),
    (frozenset({"accounting_officer"}), frozenset({"foundation_trust"}), Change.APPOINT_CHIEF_EXECUTIVE),
    (frozenset({"chair"}), frozenset({"icb"}), Change.APPOINT_CHAIR),
    (frozenset(_HEADS), COUNCILS, Change.APPOINT_HEAD_OF_PAID_SERVICE),
    (frozenset({"director_of_public_health"}), _UPPER, Change.APPOINT_DIRECTOR_OF_PUBLIC_HEALTH),
)
"""Roles, kinds of body, and the change by which somebody comes into the role there."""

_DISMISSED = {
    Change.APPOINT_HEAD_OF_PAID_SERVICE: Change.DISMISS_HEAD_OF_PAID_SERVICE,
    Change.APPOINT_DIRECTOR_OF_PUBLIC_HEALTH: Change.DISMISS_DIRECTOR_OF_PUBLIC_HEALTH,
    Change.APPOINT_CHAIR: Change.REMOVE_CHAIR,
}


def appointing(role: str, kind: str, plan: Plan) -> tuple[Change, str] | None:
    """Return the change by which somebody comes into a role at a kind of body, with the provision on the post.

    None where the law of the day says of no such post who appoints to it. The provision is empty where it has none.
    """
    provision = next((each.id for each in plan.law.of_kind(PostProvision, kind) if role in each.roles), "")
    for roles, kinds, change in _APPOINTED:
        if role in roles and kind in kinds:
            return change, provision
    on_board = any(role in each.roles and each.on_governing_body for each in plan.law.of_kind(PostProvision, kind))
    return (Change.APPOINT_GOVERNING_BODY_MEMBER, provision) if on_board and kind == "ccg" else None


def role_of(fact: Arrangement, plan: Plan) -> str:
    """Return the role that an arrangement shares: its own, or that of its post; empty where it shares none."""
    if fact.role:
        return fact.role
    return plan.world.tenures.role_of(fact.post) if fact.post else ""


def by_arrangement(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give the appointments that a shared post needs: one at each body whose post it is in law."""
    fact = part.fact
    role = role_of(fact, plan) if isinstance(fact, Arrangement) else ""
    if not isinstance(fact, Arrangement) or not role or part.ends:
        return
    parties = plan.actors(fact.parties)
    for body in parties:
        found = appointing(role, plan.kind(body), plan)
        if found is not None:
            yield _appointment(found, role, body, part, plan, is_shared=True)
    texts = (fact.scope or "", fact.name or "", plan.proposal.name if plan.proposal else "")
    for body in parties:
        kind = plan.kind(body)
        if kind in COUNCILS and role not in _HEADS and role_named(texts, _HEADS, kind):
            yield _head_takes_on(body, role, part, plan)


def by_appointment(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give what an appointment needs, and what it needs of a council whose head of paid service takes it on."""
    fact = part.fact
    if not isinstance(fact, Appointment) or part.ends:
        return
    role = plan.world.tenures.role_of(fact.post)
    for body in plan.actors(fact.bodies):
        found = appointing(role, plan.kind(body), plan)
        if found is not None:
            yield _appointment(found, role, body, part, plan)
    if role not in _HEADS or not any(plan.kind(each) in COUNCILS for each in plan.actors(fact.bodies)):
        for council in _heads(fact.person, plan):
            yield _head_takes_on(council, role, part, plan)


def by_ended_post(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give the dismissals that the end of a held office means; its holder's end in it is likely one, not surely."""
    fact = part.fact
    if not isinstance(fact, Appointment) or not part.ends:
        return
    role = plan.world.tenures.role_of(fact.post)
    for body in plan.actors(fact.bodies):
        found = appointing(role, plan.kind(body), plan)
        change = _DISMISSED.get(found[0]) if found else None
        if found is not None and change is not None:
            what = f"the end of {plan.world.name(fact.person)}’s post as {role_name(role)} of {plan.world.name(body)}"
            yield Needed(
                change, body, plan.kind(body), f"{change}:{body}", what, (part.statement.id,),
                rests_on=_some(found[1]), confidence=Confidence.LIKELY,
            )  # fmt: skip


def of_a_new_body(body: str, kind: str, statements: tuple[str, ...], plan: Plan) -> Iterator[Needed]:
    """Give the appointments without which a new body cannot begin, made by those outside it."""
    for role in ("accountable_officer", "chair", "chief_executive"):
        found = appointing(role, kind, plan) if kind in {"ccg", "icb"} else None
        if found is not None and found[0] is not Change.APPOINT_GOVERNING_BODY_MEMBER:
            what = f"the first {role_name(role)} of {plan.world.name(body)}"
            yield Needed(
                found[0], body, kind, f"{found[0]}:{body}", what, statements, rests_on=_some(found[1]),
                only_outside=True,
            )  # fmt: skip


def _appointment(
    found: tuple[Change, str], role: str, body: str, part: Part, plan: Plan, *, is_shared: bool = False
) -> Needed:
    """Return what it needs that somebody comes into an office.

    A council's chief executive is usually, and not by law, its head of paid service (Local Government and Housing Act
    1989 s4), and where councils or others share one, each may have appointed that person before: that is likely only.
    """
    fact = part.fact
    is_head = found[0] is Change.APPOINT_HEAD_OF_PAID_SERVICE
    sure = not is_head or (role == "head_of_paid_service" and not is_shared)
    person = f" ({plan.world.name(fact.person)})" if isinstance(fact, Appointment) else ""
    what = f"{role_name(role)} of {plan.world.name(body)}{person}"
    event = f"{found[0]}:{body}:{role}"
    return Needed(
        found[0], body, plan.kind(body), event, what, (part.statement.id,),
        rests_on=_some(found[1] or ("la.hops" if is_head else "")),
        confidence=Confidence.SURE if sure else Confidence.LIKELY,
    )  # fmt: skip


def _head_takes_on(council: str, role: str, part: Part, plan: Plan) -> Needed:
    """Return what a council needs when the work of another body becomes part of its chief executive's job.

    The regulation speaks of appointing and dismissing; that changing the terms of the appointment goes the same way is
    a reading, as Trafford took it, so it is likely and not sure.
    """
    what = f"the chief executive of {plan.world.name(council)} as {role_name(role)} too"
    return Needed(
        Change.APPOINT_HEAD_OF_PAID_SERVICE, council, plan.kind(council),
        f"{Change.APPOINT_HEAD_OF_PAID_SERVICE}:{council}:varied", what, (part.statement.id,),
        rests_on=("la.executive", "la.example"), confidence=Confidence.LIKELY,
    )  # fmt: skip


def _heads(person: str, plan: Plan) -> list[str]:
    """Return the councils whose head of paid service a person is, on the day looked at or the day of the plan."""
    days = (plan.day, day_of(plan.snapshot.on))
    return sorted(
        {
            each.body
            for each in plan.world.tenures.by_person.get(person, ())
            if each.role in _HEADS and plan.kind(each.body) in COUNCILS and any(each.may.covers(day) for day in days)
        }
    )


def new_posts(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give whose pay has to be fixed: of a post that is new, where the law or policy says who fixes it."""
    fact = part.fact
    if not isinstance(fact, Post) or part.ends:
        return
    host = plan.world.bodies.home(fact.hosted_by) if fact.hosted_by else None
    for body in plan.actors(fact.bodies):
        kind = plan.kind(body)
        is_very_senior = kind == "icb" and fact.role in _VERY_SENIOR
        is_staff_of_group = kind == "ccg" and fact.grade is not None and host in {None, body}
        if is_very_senior or is_staff_of_group:
            what = f"the pay of the {plan.world.name(fact.id)} at {plan.world.name(body)}"
            yield Needed(
                Change.SET_PAY, body, kind, f"{Change.SET_PAY}:{body}", what, (part.statement.id,),
                confidence=Confidence.SURE if is_very_senior else Confidence.LIKELY,
            )  # fmt: skip


_VERY_SENIOR = frozenset({"chief_executive", "chief_finance_officer", "medical_director", "chief_nurse"})
"""Executives of an integrated care board, to whom the framework on the pay of very senior managers applies."""


def _some(identifier: str) -> tuple[str, ...]:
    return (identifier,) if identifier else ()
