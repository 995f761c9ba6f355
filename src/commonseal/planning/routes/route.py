"""The route of an option: every approval and notice that it needs, derived from the law and held against the papers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from commonseal.planning.model import ApplyBy, EffectRule, Route, RouteStep, StepFooting
from commonseal.planning.routes.asked import Unplaced, asked_for
from commonseal.planning.routes.changes import changes_of
from commonseal.planning.routes.falling import fell_away
from commonseal.planning.routes.forums import forum_name
from commonseal.planning.routes.gathering import Gathered, gathered
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.notes import notes_of
from commonseal.planning.routes.ordering import in_order
from commonseal.planning.routes.plan import Plan
from commonseal.planning.routes.recorded import Recorded, inside, matched, recorded_on
from commonseal.planning.routes.stepping import Stepping
from commonseal.regimes import Deadline, EffectiveDate, Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import OPEN, day_of

_Law = TypeVar("_Law", EffectiveDate, Deadline)


def route_of(snapshot: Snapshot, law: Law, option: str) -> Route:
    """Return the route of an option, or of a proposal that has one option or none.

    What the law of the target date asks (of the day looked at, where there is no target) stands beside what the papers
    and decisions on record have: both, the law alone, or chosen locally. The same statements give the same route in
    whatever order they were recorded.

    Args:
        snapshot: what is known, with the day looked at.
        law: the law of all times.
        option: the identifier of an option or a proposal.

    Raises:
        UnknownPlanError: the snapshot has no such option or proposal.
        SeveralOptionsError: the proposal has several options; the message lists them.
        RouteCycleError: steps wait for each other.
    """
    plan = Plan(snapshot, law, option)
    needs = changes_of(plan)
    unplaced = Unplaced()
    groups, in_law = gathered(asked_for(plan, needs, unplaced))
    records = recorded_on(plan)
    found = matched(plan, groups, records)
    local, told = _local(plan, records, found, {each.key: each.home for each in groups})
    stepping = Stepping(plan)
    made = stepping.steps(groups, found, local)
    after, unknown = _after(made, in_law, [*found.values(), *local], stepping)
    steps = _with_names(snapshot, _ordered(made, after, groups))
    return Route(
        proposal=plan.proposal_id,
        option=plan.option_id,
        bodies=plan.bodies,
        steps=steps,
        target=plan.target,
        effect_rules=_effects(plan, needs, policy=False),
        guides=_effects(plan, needs, policy=True),
        deadlines=_deadlines(plan, needs, steps),
        fell_away=fell_away(plan, needs, law),
        notes=tuple(dict.fromkeys((*notes_of(plan, needs, steps), *unplaced.notes, *told, *unknown))),
    )


def _local(
    plan: Plan, records: Iterable[Recorded], found: dict[str, Recorded], homes: dict[str, str]
) -> tuple[list[Recorded], list[str]]:
    """Return the records that no step of the law is, and sentences on those that others stand in for.

    What a set of bodies was asked is answered where each of them is on record with an answer of its own.
    """
    answered = {homes[key] for key in found}
    local, told = [], []
    for known in records:
        if any(known is each for each in found.values()):
            continue
        is_set = plan.world.bodies.kind(known.fact.body) == "set"
        members = inside(plan, known.fact.body) if is_set else ()
        concerned = set(members) & set(plan.parties)
        if len(members) > 1 and concerned and concerned <= answered:
            told.append(
                f"What {plan.world.name(known.fact.body)} was asked (“{known.fact.step}”) each of them answers."
            )
        else:
            local.append(known)
    return local, told


def _after(
    steps: Iterable[RouteStep], in_law: dict[str, set[str]], records: Iterable[Recorded], stepping: Stepping
) -> tuple[dict[str, set[str]], list[str]]:
    """Return what each step comes after, by law and as the record has it, and sentences on what the record misnames."""
    keys = stepping.keys
    after: dict[str, set[str]] = {each.key: set() for each in steps}
    for key, before in in_law.items():
        for mine in keys[key]:
            after[mine] |= {one for each in before for one in keys[each]} - {mine}
    unknown = []
    for known in records:
        mine_all = [each.key for each in steps if set(known_ids(known)) <= set(each.statements)]
        for name in known.after:
            if name not in keys:
                unknown.append(f"“{known.fact.step}” waits for “{name}”, of which nothing more is known.")
            for mine in mine_all:
                after[mine] |= keys.get(name, set())
    return after, unknown


def known_ids(known: Recorded) -> tuple[str, ...]:
    """Return the identifiers of the statements that a step on record is told by."""
    return tuple(each.id for each in known.statements)


def _ordered(
    steps: tuple[RouteStep, ...], after: dict[str, set[str]], groups: Iterable[Gathered]
) -> tuple[RouteStep, ...]:
    by_key = {each.key: each for each in steps}
    own = {each.key for each in groups if each.asked[0].is_own}

    def rank(key: str) -> tuple[object, ...]:
        step = by_key[key]
        day = step.done if step.done is not None else step.planned if step.planned is not None else OPEN
        outside = step.home not in step.serves and key not in own and step.footing is not StepFooting.LOCAL
        return day, outside, key

    return tuple(replace(by_key[key], after=tuple(sorted(after[key]))) for key in in_order(after, rank))


def _with_names(snapshot: Snapshot, steps: tuple[RouteStep, ...]) -> tuple[RouteStep, ...]:
    """Return the steps with who takes each: where one forum takes several, also for whom."""
    often = Counter(each.body for each in steps)
    named = []
    for step in steps:
        outside = often[step.body] > 1 and len(step.serves) == 1 and step.home not in step.serves
        for_whom = f", for {snapshot.name_of(step.serves[0])}" if outside else ""
        named.append(replace(step, who=f"{forum_name(snapshot, step.body)}{for_whom}"))
    return tuple(named)


def _effects(plan: Plan, needs: tuple[Needed, ...], *, policy: bool) -> tuple[EffectRule, ...]:
    found = {law.id: law for law in _of(EffectiveDate, plan, needs) if law.policy is policy}
    return tuple(
        EffectRule(each.change.value, each.month, each.day, each.citation, each.confidence.value, each.id)
        for each in found.values()
    )


def _deadlines(plan: Plan, needs: tuple[Needed, ...], steps: Iterable[RouteStep]) -> tuple[ApplyBy, ...]:
    """Return the last days to apply: for each step by which a body itself decides to, since then it can be sent."""
    found = {law.id: law for law in _of(Deadline, plan, needs)}
    return tuple(
        ApplyBy(step.key, day_of(law.effect), day_of(law.by), law.citation, law.confidence.value, law.id)
        for law in found.values()
        for step in steps
        if law.change.value in step.changes and step.home in step.serves
    )


def _of(model: type[_Law], plan: Plan, needs: tuple[Needed, ...]) -> list[_Law]:
    each_of = (law for need in needs if need.kind for law in plan.law.of_kind(model, need.kind))
    changes = {(each.change, each.kind) for each in needs}
    return [law for law in each_of if any((law.change, kind) in changes for kind in law.bodies)]
