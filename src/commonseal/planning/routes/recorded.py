"""What the register knows of the way so far: approvals asked for, planned, given, refused, waived or put in order."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.assurance.shapes.naming import bodies_named, same_matter
from commonseal.planning.model import StepState
from commonseal.planning.routes.gathering import CAN_STOP, Gathered
from commonseal.planning.routes.plan import Plan
from commonseal.planning.routes.texts import Digests
from commonseal.vocabulary.facts import Approval, ApprovalOutcome, ApprovalStep, Dependency
from commonseal.vocabulary.periods import UncertainDate, day_of
from commonseal.vocabulary.statement import Standing, Statement

_IS_THE_ACT = frozenset({ApprovalStep.APPOINTS, ApprovalStep.APPROVES, ApprovalStep.CONSENTS})


@dataclass(frozen=True)
class Recorded:
    """One step as the register has it: what counts of it now, and all that is held of it, the weightiest first."""

    fact: Approval
    statements: tuple[Statement, ...]

    @property
    def after(self) -> tuple[str, ...]:
        """The steps that anything held says must come before it."""
        found = [step for each in self._facts for step in each.after]
        return tuple(dict.fromkeys(found))

    @property
    def planned(self) -> UncertainDate | None:
        """The day given for it, the last that was said."""
        said = sorted(self.statements, key=lambda each: each.number, reverse=True)
        days = (each.fact.planned for each in said if isinstance(each.fact, Approval))
        return next((each for each in days if each is not None), None)

    @property
    def waived(self) -> str | None:
        """Why it is not taken; None where it is to be."""
        return self.fact.waived if self.fact.outcome is None else None

    @property
    def provision(self) -> str | None:
        """The provision that anything held says asks for it."""
        return next((each.provision for each in self._facts if each.provision), None)

    @property
    def is_named(self) -> bool:
        """Whether a paper or decision names it, and not only somebody who puts the route of the law in order."""
        return any(
            each.evidence or not each.fact.provision or each.fact.outcome or each.fact.done
            for each in self.statements
            if isinstance(each.fact, Approval) and not each.fact.waived
        )

    @property
    def _facts(self) -> tuple[Approval, ...]:
        return tuple(each.fact for each in self.statements if isinstance(each.fact, Approval))


def recorded_on(plan: Plan) -> tuple[Recorded, ...]:
    """Return the steps on record for a plan: those of its option, and those of the proposal as a whole.

    What is of the proposal as a whole does not count for the option that changes nothing.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for each in plan.snapshot.about(plan.proposal_id):
        fact = each.fact
        if isinstance(fact, Approval) and fact.proposal == plan.proposal_id and _is_of(fact, plan):
            groups.setdefault((fact.step, fact.body), []).append(each)
    found = []
    for key in sorted(groups):
        ordered = sorted(groups[key], key=lambda each: _weight(each, plan), reverse=True)
        best = ordered[0].fact
        if isinstance(best, Approval):
            found.append(Recorded(best, tuple(ordered)))
    return tuple(found)


def _is_of(fact: Approval, plan: Plan) -> bool:
    return fact.option == plan.option_id or (fact.option is None and not plan.changes_nothing)


def _weight(statement: Statement, plan: Plan) -> tuple[bool, bool, bool, int]:
    fact = statement.fact
    taken = isinstance(fact, Approval) and is_taken(fact, plan)
    return taken, statement.standing is not Standing.REJECTED, not statement.unreviewed, statement.number


def is_taken(fact: Approval, plan: Plan) -> bool:
    """Whether a body has taken a step by the day looked at; what it is known to do later is still to come."""
    taken = fact.outcome is not None or fact.done is not None
    return taken and (fact.done is None or fact.done.is_by(day_of(plan.snapshot.on)) or not fact.done.has_last_day)


def state_of(known: Recorded, digests: Digests, plan: Plan) -> tuple[StepState, tuple[str, ...]]:
    """Return how far a step has come, and which of its conditions are still open.

    What was decided on a text of another digest has lapsed. A body that only considered a matter has had it before
    it: the step is done, and what it decided is another question.
    """
    fact = known.fact
    if not is_taken(fact, plan):
        if known.waived:
            return StepState.WAIVED, ()
        return (StepState.PLANNED if known.planned or fact.done else StepState.OPEN), fact.conditions
    if fact.outcome in {ApprovalOutcome.REJECTED, ApprovalOutcome.DEFERRED}:
        of_outcome = {ApprovalOutcome.REJECTED: StepState.REJECTED, ApprovalOutcome.DEFERRED: StepState.DEFERRED}
        return of_outcome[fact.outcome], fact.conditions
    if fact.text_digest is not None:
        digest = digests.seen_at(known.statements[0].visibility)
        if not digest.startswith(fact.text_digest):
            return StepState.LAPSED, ()
    if fact.outcome is None and fact.act not in _IS_THE_ACT and fact.act in CAN_STOP:
        return StepState.DONE, ()
    left = () if fact.conditions_met is not None else _unmet(fact, plan)
    return (StepState.CONDITIONAL if left and fact.outcome is ApprovalOutcome.APPROVED else StepState.DONE), left


def _unmet(fact: Approval, plan: Plan) -> tuple[str, ...]:
    """Return the conditions that no dependency on record shows to be met."""
    met = [
        each.fact.needs for each in plan.world.known(Dependency) if isinstance(each.fact, Dependency) and each.fact.met
    ]
    return tuple(each for each in fact.conditions if not any(same_matter(each, needs) for needs in met))


_BY_NAME, _BY_PROVISION = 1000, 500


def matched(plan: Plan, groups: Iterable[Gathered], records: Iterable[Recorded]) -> dict[str, Recorded]:
    """Return which step on record is which step of the law: by the law's key, each matched once.

    A step is known by its name, by the provision that it says asks for it, else by who acts and how: then its words
    tell which of several matters it is of, and where they do not, the gravest and surest that its forum is asked.
    """
    free = {each.key: each for each in groups}
    found: dict[str, Recorded] = {}
    ranked = [(_scores(plan, known, free.values()), known) for known in records]
    for scores, known in sorted(ranked, key=lambda each: _precedence(plan, *each)):
        open_scores = {key: score for key, score in scores.items() if key in free}
        for home in sorted({free[key].home for key in open_scores}):
            mine = {key: score for key, score in open_scores.items() if key in free and free[key].home == home}
            best = max(mine.values(), default=0)
            for key in _chosen(plan, known, [free[key] for key, score in mine.items() if score == best and best]):
                found[key] = known
                del free[key]
    return found


def _precedence(plan: Plan, scores: dict[str, int], known: Recorded) -> tuple[object, ...]:
    """Return what puts records in order: those that name their step, a body's own before its set's, the taken ones."""
    best = max(scores.values(), default=0)
    is_named = best >= _BY_PROVISION
    homes = len(inside(plan, known.fact.body)) if plan.world.bodies.kind(known.fact.body) == "set" else 1
    return not is_named, homes, not is_taken(known.fact, plan), -best, known.fact.step, known.fact.body


def _chosen(plan: Plan, known: Recorded, tied: list[Gathered]) -> list[str]:
    """Return which of several equally good steps a record is of: those for the bodies it names, else the gravest."""
    bodies = {body for each in tied for body in each.serves}
    named = bodies_named((known.fact.subject_matter,), bodies, plan.world)
    mine = [each for each in tied if not named or named & set(each.serves)]
    if not mine:
        return []
    gravest = min(_gravity(each) for each in mine)
    return [each.key for each in mine if _gravity(each) == gravest]


def _gravity(group: Gathered) -> tuple[int, int]:
    return (0 if group.level.value == "block" else 1), _SURENESS.index(group.confidence.value)


_SURENESS = ("sure", "likely", "check")


def _scores(plan: Plan, known: Recorded, groups: Iterable[Gathered]) -> dict[str, int]:
    scores = {each.key: _score(plan, known, each) for each in groups}
    return {key: score for key, score in scores.items() if score}


def _score(plan: Plan, known: Recorded, group: Gathered) -> int:
    """Return how well a step on record fits one of the law; nought where it is another."""
    if known.fact.step == group.key:
        return _BY_NAME
    if not _is_forum(plan, known.fact.body, group):
        return 0
    if known.provision is not None:
        return _BY_PROVISION if known.provision in group.provisions else 0
    act = known.fact.act
    if (group.act in CAN_STOP and act not in CAN_STOP) or _is_another_matter(plan, known.fact, group):
        return 0
    words = 40 if any(_speaks_of(change, known.fact.subject_matter) for change in group.changes) else 0
    return 10 + words + (2 if act is group.act else 0)


_OF_THE_BODY = frozenset({"merge", "acquire", "create", "dissolve", "abolish", "vary_area"})
"""Changes of a body itself: who said yes to sharing an officer has not applied to be dissolved (2006 Act s14G)."""


def _is_another_matter(plan: Plan, fact: Approval, group: Gathered) -> bool:
    """Whether a decision was on something else than a change of the body itself that a step of the law is of.

    One that was taken on the proposal as a whole, in words that speak of other changes and not of this one, is no
    decision on it; what was put as this very option is.
    """
    if not set(group.changes) <= _OF_THE_BODY or not is_taken(fact, plan) or fact.option is not None:
        return False
    spoken = {each for each in _WORDS if _speaks_of(each, fact.subject_matter)}
    return bool(spoken) and not spoken & set(group.changes)


def _is_forum(plan: Plan, body: str, group: Gathered) -> bool:
    """Whether a body on record is a forum of the law: itself, one like it of the same body, or a set that it is in."""
    bodies = plan.world.bodies
    if body in {group.forum, group.home}:
        return True
    forum = bodies.kind(group.forum) or _last_word(group.forum)
    if bodies.home(body) == group.home and bodies.kind(body) == forum:
        return True
    if bodies.kind(body) != "set":
        return False
    return group.home in inside(plan, body)


def inside(plan: Plan, body: str) -> tuple[str, ...]:
    """Return the bodies that a set stands for: its members, or those of the set whose organs it is."""
    life = plan.world.bodies.get(body)
    of_parent = body not in plan.members and life is not None and life.parent is not None
    return plan.actors((life.parent if of_parent and life is not None and life.parent else body,))


def _last_word(identifier: str) -> str:
    return identifier.rpartition("/")[2].replace("-", "_")


_WORDS: dict[str, tuple[str, ...]] = {
    "appoint_accountable_officer": ("accountable officer",),
    "appoint_chief_executive": ("chief executive",),
    "appoint_chair": ("chair",),
    "appoint_head_of_paid_service": ("head of paid service", "chief executive"),
    "appoint_director_of_public_health": ("public health",),
    "vary_constitution": ("constitution",),
    "merge": ("merge", "single ccg", "one ccg", "single icb", "one icb", "one board"),
    "cluster": ("cluster",),
    "create": ("establish", "creat"),
    "abolish": ("abol",),
    "dissolve": ("dissol",),
    "set_pay": ("pay", "remuneration", "salary"),
    "pool_budget": ("pool", "section 75"),
    "joint_committee": ("joint committee",),
    "change_service": ("service change", "substantial"),
    "redundancies": ("redundanc",),
}
"""Words by which a step on record says of which change it is."""


def _speaks_of(change: str, said: str) -> bool:
    return any(word in said.lower() for word in _WORDS.get(change, ()))
