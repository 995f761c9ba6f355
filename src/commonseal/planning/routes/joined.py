"""Partial approval: an option as it would be without the bodies that do not join."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from commonseal.assurance.shapes.joining import without_power
from commonseal.planning.routes.plan import Part, Plan
from commonseal.regimes import Form, Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import (
    Approval,
    ApprovalOutcome,
    Arrangement,
    ArrangementType,
    Contract,
    Fact,
    Membership,
    Succession,
    fact_adapter,
)
from commonseal.vocabulary.periods import said_day
from commonseal.vocabulary.statement import Statement

_LISTS = ("parties", "bodies", "commissioners", "users", "delegators", "from_bodies", "liability")
"""The fields in which facts list the bodies that take part."""

_POWERS = {
    ArrangementType.JOINT_COMMITTEE: Form.JOINT_COMMITTEE,
    ArrangementType.POOLED_BUDGET: Form.POOLED_FUND,
    ArrangementType.DELEGATION: Form.DELEGATION,
}


@dataclass(frozen=True)
class Joined:
    """An option as those who join would have it.

    ``snapshot`` is the snapshot in which the option says so; routes and checks of it are those of the option that is
    left. ``joining`` and ``declined`` are bodies. ``warnings`` say in sentences what no longer works.
    """

    snapshot: Snapshot
    joining: tuple[str, ...]
    declined: tuple[str, ...]
    warnings: tuple[str, ...]


def declined_of(snapshot: Snapshot, law: Law, option: str) -> tuple[str, ...]:
    """Return the bodies that said no to an option: whose own forum rejected it, and did not approve it since.

    A no to another option of the proposal is none to this one; a no to the proposal as a whole is one to each. What a
    body said yes to at one step does not undo its no at another, and only a yes does. What somebody outside rejects is
    no body's choice to stay out, so it declines nothing.

    Raises:
        UnknownPlanError, SeveralOptionsError: as for ``route_of``.
    """
    plan = Plan(snapshot, law, option)
    last: dict[tuple[str, str, str | None], ApprovalOutcome] = {}
    for statement in sorted(snapshot.about(plan.proposal_id), key=lambda each: each.number):
        fact = statement.fact
        if isinstance(fact, Approval) and fact.outcome in _SETTLES and _is_on(fact, plan):
            for home in plan.actors((fact.body,)):
                last[home, fact.step, fact.option] = fact.outcome
                if fact.option is not None:
                    last.pop((home, fact.step, None), None)  # what it says of the option itself counts from then on
    refused = {home for (home, *_), outcome in last.items() if outcome is ApprovalOutcome.REJECTED}
    return tuple(sorted(refused & set(_parties(plan))))


_SETTLES = frozenset({ApprovalOutcome.APPROVED, ApprovalOutcome.REJECTED})


def _is_on(approval: Approval, plan: Plan) -> bool:
    """Whether an approval is of a plan: of its option, or of its proposal as a whole."""
    return approval.proposal == plan.proposal_id and approval.option in {None, plan.option_id}


def as_joined(snapshot: Snapshot, law: Law, option: str, declined: Iterable[str]) -> Joined:
    """Return an option as it would be if some bodies do not join.

    They are no longer parties to what it brings, nor members of what it forms, nor asked about it; a set of bodies
    becomes those of its members that join. An arrangement of fewer than two is left out. The text of the option is
    another then, so what others decided on the old text has lapsed, unless their decision carries no digest.

    Args:
        snapshot: what is known.
        law: the law of all times.
        option: the identifier of an option, or of a proposal that has one option or none.
        declined: the identifiers of bodies that do not join.

    Raises:
        UnknownPlanError, SeveralOptionsError: as for ``route_of``.
    """
    plan = Plan(snapshot, law, option)
    out = frozenset(declined)
    leaving = _Leaving(plan, out)
    known = [changed for each in snapshot.known if (changed := leaving.without(each)) is not None]
    left = Snapshot(
        on=snapshot.on, known_at=snapshot.known_at, viewer=snapshot.viewer, known=known, papers=snapshot.papers,
        things=snapshot.things,
    )  # fmt: skip
    joining = tuple(each for each in _parties(plan) if each not in out)
    warnings = (*leaving.warnings, *_powerless(left, law, option))
    return Joined(left, joining, tuple(sorted(out)), tuple(dict.fromkeys(warnings)))


def _parties(plan: Plan) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in plan.parts:
        for name in _LISTS:
            found.update(dict.fromkeys(plan.actors(getattr(part.fact, name, ()))))
    return tuple(sorted(found))


class _Leaving:
    """Takes bodies out of what an option is made of, and gathers what then no longer works."""

    def __init__(self, plan: Plan, out: frozenset[str]) -> None:
        self._plan, self._out = plan, out
        self._parts = {each.statement.number: each for each in plan.parts}
        self._formed = {forms for each in plan.parts if (forms := getattr(each.fact, "forms", None))}
        self.warnings: list[str] = []

    def without(self, statement: Statement) -> Statement | None:
        """Return a statement as it is without those who do not join, None where nothing is left of it."""
        fact = statement.fact
        if isinstance(fact, Approval) and _is_on(fact, self._plan):
            theirs = self._plan.actors((fact.body,))
            return None if theirs and set(theirs) <= self._out else statement
        if isinstance(fact, Membership) and fact.organization in self._formed and fact.member in self._out:
            return None
        if statement.number not in self._parts:
            return statement
        left = self._left(fact, self._parts[statement.number])
        return None if left is None else statement.model_copy(update={"fact": left})

    def _left(self, fact: Fact, part: Part) -> Fact | None:
        changes: dict[str, Any] = {}
        for name in _LISTS:
            bodies = getattr(fact, name, ())
            staying = self._staying(bodies)
            if staying != tuple(bodies):
                changes[name] = staying
        if isinstance(fact, Contract) and fact.holder in self._out:
            changes["holder"] = None
            self.warnings.append(f"The contract “{fact.name}” is left without its holder.")
        if not changes:
            return fact
        name = self._name(fact)
        if self._is_empty(fact, changes):
            self.warnings.append(f"{name} falls: nobody, or only one body, is left in it.")
            return None
        if not part.ends:
            gone = self._plan.world.names(sorted(each for each in self._gone(fact) if each in self._out))
            self.warnings.append(f"{name} goes ahead without {gone}.")
        return fact_adapter.validate_python({**fact.model_dump(), **changes})

    def _staying(self, bodies: Iterable[str]) -> tuple[str, ...]:
        """Return those of some bodies that stay; a set of which some leave becomes its members that stay."""
        staying: dict[str, None] = {}
        for each in bodies:
            acting = self._plan.actors((each,))
            if not set(acting) & self._out:
                staying[each] = None
            elif len(acting) > 1:
                staying.update(dict.fromkeys(one for one in acting if one not in self._out))
        return tuple(staying)

    def _gone(self, fact: Fact) -> set[str]:
        return {one for name in _LISTS for one in self._plan.actors(getattr(fact, name, ()))}

    @staticmethod
    def _is_empty(fact: Fact, changes: dict[str, Any]) -> bool:
        """Whether too few are left: for what bodies do together or become fewer than two, else none at all."""
        if isinstance(fact, Arrangement) and "parties" in changes:
            return len([each for each in changes["parties"] if each != fact.forms]) < 2
        if isinstance(fact, Succession) and fact.type == "merge" and "from_bodies" in changes:
            return len(changes["from_bodies"]) < 2
        return any(not bodies for name, bodies in changes.items() if name in _LISTS and name != "liability")

    def _name(self, fact: Fact) -> str:
        name = getattr(fact, "name", None) or getattr(fact, "title", None)
        what = fact.kind.replace("_", " ")
        if isinstance(fact, Arrangement):
            what = fact.type.value.replace("_", " ")
        return f"The {what} “{name}”" if name else f"The {what}"


def _powerless(snapshot: Snapshot, law: Law, option: str) -> Iterator[str]:
    """Tell of each arrangement that is left for which the law of the day gives its parties no power."""
    plan = Plan(snapshot, law, option)
    for part in plan.parts:
        fact = part.fact
        form = _POWERS.get(fact.type) if isinstance(fact, Arrangement) else None
        if form is None or not isinstance(fact, Arrangement):
            continue
        kinds = frozenset(plan.kind(each) for each in plan.actors(fact.parties)) - {""}
        without = without_power(form, kinds, plan.world)
        if without is not None and not without.covers(plan.day):
            named = f" “{fact.name}”" if fact.name else ""
            day = said_day(plan.day)
            yield f"The {fact.type.replace('_', ' ')}{named} has no power to rest on that is known here on {day}."
