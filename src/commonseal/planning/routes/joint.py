"""What an option makes bodies do together, and by which power each of them decides to."""

from collections.abc import Iterator

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.shapes.joining import IN_COMMON
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.offices import appointing, role_of
from commonseal.planning.routes.plan import Part, Plan
from commonseal.regimes import Change, Confidence, Form, Power
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Budget, Contract, Delegation, Service, Transfer

_FORMS: dict[ArrangementType, tuple[Change, tuple[Form, ...]]] = {
    ArrangementType.JOINT_COMMITTEE: (Change.JOINT_COMMITTEE, (Form.JOINT_COMMITTEE,)),
    ArrangementType.POOLED_BUDGET: (Change.POOL_BUDGET, (Form.POOLED_FUND,)),
    ArrangementType.DELEGATION: (Change.DELEGATE_FUNCTIONS, (Form.DELEGATION, Form.LEAD)),
    ArrangementType.SHARED_POST: (Change.SHARED_POST, (Form.SHARED_POST, Form.SHARED_STAFF)),
    ArrangementType.JOINT_TEAM: (Change.SHARED_POST, (Form.SHARED_STAFF,)),
    ArrangementType.JOINT_SERVICE: (Change.DELEGATE_FUNCTIONS, (Form.JOINT_EXERCISE, Form.LEAD)),
}
"""What bodies do together, and the forms of power by which each of them can decide to."""

_STAFF = frozenset({ArrangementType.SHARED_POST, ArrangementType.JOINT_TEAM})


def powers_for(forms: tuple[Form, ...], bodies: tuple[str, ...], said: str | None, plan: Plan) -> tuple[str, ...]:
    """Return the powers by which bodies can work together in a form on the day: those that a paper names, else all."""
    kinds = {plan.kind(each) for each in bodies} - {""}
    able = [each for each in plan.law.of_kind(Power) if kinds and set(forms) & set(each.forms) and each.allows(kinds)]
    cited = {each.id for each in plan.law.power_cited(said)}
    return tuple(each.id for each in able if each.id in cited) or tuple(each.id for each in able)


def together(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give what each party of an arrangement has to decide: to enter it, or to end it."""
    fact = part.fact
    if not isinstance(fact, Arrangement) or fact.type not in _FORMS:
        return
    change, forms = _FORMS[fact.type]
    if _in_common(fact, plan):
        forms = (Form.COMMITTEES_IN_COMMON,)
    parties = plan.actors(fact.parties)
    with_councils = {plan.kind(each) in COUNCILS for each in parties if plan.kind(each)}
    if fact.type in _STAFF and len(with_councils) == 2:
        change, forms = Change.SHARE_STAFF, (Form.SHARED_STAFF,)
    yield from _decided(change, forms, parties, fact.legal_basis, part, plan)


def _in_common(fact: Arrangement, plan: Plan) -> bool:
    named = plan.world.name(fact.forms) if fact.forms else ""
    said = f"{fact.name or ''} {named} {fact.legal_basis or ''}".lower()
    return any(words in said for words in IN_COMMON)


def _decided(
    change: Change, forms: tuple[Form, ...], parties: tuple[str, ...], said: str | None, part: Part, plan: Plan
) -> Iterator[Needed]:
    powers = powers_for(forms, parties, said, plan)
    for body in parties:
        yield _needed(change, body, part, plan, powers=powers)
        if plan.kind(body) in COUNCILS:
            yield _needed(Change.EXECUTIVE_DECISION, body, part, plan, rests_on=("la.executive",))


def _needed(
    change: Change,
    body: str,
    part: Part,
    plan: Plan,
    *,
    rests_on: tuple[str, ...] = (),
    powers: tuple[str, ...] = (),
    confidence: Confidence = Confidence.SURE,
) -> Needed:
    what = f"the end of {_name(part, plan)}" if part.ends else _name(part, plan)
    return Needed(
        change, body, plan.kind(body), f"{change}:{body}", what, (part.statement.id,), rests_on, confidence, powers
    )


def _name(part: Part, plan: Plan) -> str:
    """Return what a part is called: its name; of an arrangement without one, what it is of."""
    fact = part.fact
    name = getattr(fact, "name", None)
    if name:
        return f"“{name}”"
    if isinstance(fact, Arrangement):
        role = role_of(fact, plan)
        return f"the shared {role.replace('_', ' ')}" if role else f"the {fact.type.replace('_', ' ')}"
    if isinstance(fact, Delegation):
        return f"the delegation to {plan.world.name(fact.delegate)}"
    return f"the {fact.kind.replace('_', ' ')}"


def constitutions(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give the clinical commissioning groups whose constitution an arrangement may vary.

    A post on the governing body that is shared can need it, as Airedale's did. A joint committee needs it only where
    the constitution does not provide for one, which has to be read, so that is unverified here.
    """
    fact = part.fact
    if not isinstance(fact, Arrangement) or part.ends:
        return
    role = role_of(fact, plan)
    for body in plan.actors(fact.parties):
        if plan.kind(body) != "ccg":
            continue
        if fact.type is ArrangementType.SHARED_POST and role and appointing(role, "ccg", plan):
            yield _needed(
                Change.VARY_CONSTITUTION, body, part, plan, rests_on=("ccg.vary.shared_post",),
                confidence=Confidence.LIKELY,
            )  # fmt: skip
        elif fact.type is ArrangementType.JOINT_COMMITTEE:
            yield _needed(Change.VARY_CONSTITUTION, body, part, plan, confidence=Confidence.CHECK)


def delegated(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give what those who delegate functions have to decide."""
    fact = part.fact
    if isinstance(fact, Delegation):
        delegators = plan.actors(fact.delegators)
        others = plan.actors((fact.delegate,)) if fact.delegate.startswith("body/") else ()
        forms = (Form.DELEGATION, Form.LEAD)
        powers = powers_for(forms, tuple(dict.fromkeys((*delegators, *others))), fact.legal_basis, plan)
        for body in delegators:
            yield _needed(Change.DELEGATE_FUNCTIONS, body, part, plan, powers=powers)
            if plan.kind(body) in COUNCILS:
                yield _needed(Change.EXECUTIVE_DECISION, body, part, plan, rests_on=("la.executive",))


def money(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give what those who pool money have to decide."""
    fact = part.fact
    if isinstance(fact, Budget) and fact.type == "pooled_fund":
        yield from _decided(Change.POOL_BUDGET, (Form.POOLED_FUND,), plan.actors(fact.bodies), None, part, plan)


def services(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give where councils' scrutiny has to be asked about a service, and what a council's executive decides on it.

    Only a substantial change counts, which no register says, so it is unverified.
    """
    fact = part.fact
    if not isinstance(fact, Contract | Service):
        return
    named = fact.commissioners if isinstance(fact, Contract) else fact.bodies
    for body in plan.actors(named):
        if plan.kind(body) in COUNCILS:
            yield _needed(Change.EXECUTIVE_DECISION, body, part, plan, rests_on=("la.executive",))
        else:
            yield _needed(Change.CHANGE_SERVICE, body, part, plan, confidence=Confidence.CHECK)


def moved(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give the bodies that staff leave, and a council's decision on it."""
    fact = part.fact
    if isinstance(fact, Transfer):
        for body in plan.actors(fact.from_bodies):
            yield _needed(Change.TRANSFER_STAFF, body, part, plan)
            if plan.kind(body) in COUNCILS:
                yield _needed(Change.EXECUTIVE_DECISION, body, part, plan, rests_on=("la.executive",))


def other_matters(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give a council's decision on a partnership or a shared record that it enters, and who agrees to a cluster."""
    fact = part.fact
    if not isinstance(fact, Arrangement) or fact.type in _FORMS or part.ends:
        return
    for body in plan.actors(fact.parties):
        kind = plan.kind(body)
        if fact.type is ArrangementType.CLUSTER and kind == "icb":
            need = _needed(Change.CLUSTER, body, part, plan, rests_on=("icb.cluster",))
            yield Needed(
                need.change, body, kind, f"{Change.CLUSTER}:{fact.id}", need.what, need.statements, need.rests_on
            )
        elif kind in COUNCILS and fact.type is not ArrangementType.MERGER:
            yield _needed(Change.EXECUTIVE_DECISION, body, part, plan, rests_on=("la.executive",))
