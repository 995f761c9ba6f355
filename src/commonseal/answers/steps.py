"""The approval steps of one proposal on the snapshot's date: how each stands and what it waits for."""

from enum import StrEnum
from typing import NamedTuple

from commonseal.answers.approval_order import workable_order
from commonseal.answers.base import AnswerPart, DateShown, NamedThing, joined
from commonseal.answers.cited import UNREVIEWED, CitedStatement, cite_all
from commonseal.answers.naming import Names
from commonseal.answers.sentences import sentence
from commonseal.answers.sentences_on_change import asked_of
from commonseal.answers.when import comes_after, date_order, has_passed
from commonseal.vocabulary import Standing, Statement, UncertainDate
from commonseal.vocabulary.facts import Approval, ApprovalOutcome, ApprovalStep
from commonseal.vocabulary.periods import describe_day

CAN_STOP = frozenset({ApprovalStep.DECIDES, ApprovalStep.APPROVES, ApprovalStep.APPOINTS, ApprovalStep.CONSENTS})
"""What a body does that can stop a proposal; being consulted, supporting, noting and being told cannot."""


class StepState(StrEnum):
    """How an approval step stands on the date."""

    DONE = "done"
    SCHEDULED = "scheduled"
    UNDATED = "undated"
    WAITING = "waiting"
    REJECTED = "rejected"
    DEFERRED = "deferred"


class StepShown(AnswerPart):
    """One approval step. ``waiting_for`` are steps that must come first and have not; ``can_stop`` says if it may halt.

    ``overdue``: its planned date has passed and no outcome is recorded. ``open_outcome``: it was taken up, but how
    it ended is not recorded. ``conflicting``: statements on it name different outcomes.
    """

    step: str
    body: NamedThing
    asked: str
    act: ApprovalStep
    subject_matter: str
    state: StepState
    can_stop: bool
    after: tuple[str, ...]
    waiting_for: tuple[str, ...]
    planned: DateShown | None
    done: DateShown | None
    outcome: ApprovalOutcome | None
    conditions: tuple[str, ...]
    overdue: bool
    open_outcome: bool
    conflicting: bool
    unreviewed: bool
    sentence: str
    statements: tuple[CitedStatement, ...]

    @property
    def is_settled(self) -> bool:
        """Whether what comes after it may go ahead."""
        return self.state is StepState.DONE and not self.open_outcome


class _Known(NamedTuple):
    """One step with every statement on it, the weightiest first."""

    fact: Approval
    statements: tuple[Statement, ...]


def steps_of(proposal: str, names: Names) -> tuple[tuple[StepShown, ...], tuple[tuple[str, ...], ...]]:
    """Return a proposal's approval steps in a workable order, and the rings of steps that wait for each other."""
    known = _known_steps(proposal, names)
    by_step: dict[str, list[str]] = {}
    for key, each in known.items():
        by_step.setdefault(each.fact.step, []).append(key)
    waits = {key: [at for step in each.fact.after for at in by_step.get(step, [])] for key, each in known.items()}

    def rank(key: str) -> tuple[int, int, str]:
        return (*date_order(_date_on(known[key].fact, names)), key)

    order, rings = workable_order(waits, rank)
    shown = tuple(_shown(known[key], known, names) for key in order)
    return shown, tuple(tuple(known[key].fact.step for key in ring) for ring in rings)


def _known_steps(proposal: str, names: Names) -> dict[str, _Known]:
    groups: dict[str, list[tuple[Approval, Statement]]] = {}
    for each in names.snapshot.about(proposal):
        if isinstance(each.fact, Approval):
            groups.setdefault(f"{each.fact.step} {each.fact.body}", []).append((each.fact, each))

    def weight(known: tuple[Approval, Statement]) -> tuple[bool, bool, bool, int]:
        fact, each = known
        taken = _is_taken(fact, names)
        return taken, each.standing is not Standing.REJECTED, not each.unreviewed, each.number

    found = {}
    for key, group in groups.items():
        ordered = sorted(group, key=weight, reverse=True)
        found[key] = _Known(ordered[0][0], tuple(each for _, each in ordered))
    return found


def _is_taken(fact: Approval, names: Names) -> bool:
    """Whether the body has taken it up by the date; what it is known to do later is still to come."""
    taken = fact.outcome is not None or fact.done is not None
    return taken and not comes_after(fact.done, names.snapshot.on)


def _date_on(fact: Approval, names: Names) -> UncertainDate | None:
    """Return the date that says where a step stands in time: when it was done, else when it is to be."""
    return fact.done or fact.planned if _is_taken(fact, names) else fact.planned or fact.done


def _is_settled(fact: Approval, names: Names) -> bool:
    return _is_taken(fact, names) and fact.outcome in {ApprovalOutcome.APPROVED, ApprovalOutcome.CONSIDERED}


def _state(known: _Known, waiting: tuple[str, ...], names: Names) -> StepState:
    fact = known.fact
    if _is_taken(fact, names):
        return {ApprovalOutcome.REJECTED: StepState.REJECTED, ApprovalOutcome.DEFERRED: StepState.DEFERRED}.get(
            fact.outcome or ApprovalOutcome.CONSIDERED, StepState.DONE
        )
    if known.statements[0].standing is Standing.REJECTED:
        return StepState.REJECTED
    if waiting:
        return StepState.WAITING
    return StepState.UNDATED if _date_on(fact, names) is None else StepState.SCHEDULED


def _shown(known: _Known, steps: dict[str, _Known], names: Names) -> StepShown:
    fact, first = known.fact, known.statements[0]
    taken = _is_taken(fact, names)
    waiting = () if _is_settled(fact, names) else _waiting_for(fact, steps, names)
    state = _state(known, waiting, names)
    outcomes = {each.fact.outcome for each in known.statements if isinstance(each.fact, Approval) and each.fact.outcome}
    planned = fact.planned if taken else fact.planned or fact.done
    waiting = () if state is StepState.DONE else waiting
    overdue = state not in {StepState.DONE, StepState.REJECTED} and has_passed(planned, names.snapshot.on)
    tails = [
        f"which is after {describe_day(names.snapshot.on)}" if fact.done and not taken else "",
        f"waiting for {joined([_said(step, steps, names) for step in waiting])}" if waiting else "",
        "a day that has passed with no outcome recorded" if overdue and state is not StepState.DEFERRED else "",
        UNREVIEWED if first.unreviewed else "",
    ]
    return StepShown(
        step=fact.step,
        body=names.thing(fact.body),
        asked=f"{asked_of(fact)} “{fact.subject_matter}”",
        act=fact.act,
        subject_matter=fact.subject_matter,
        state=state,
        can_stop=fact.act in CAN_STOP,
        after=fact.after,
        waiting_for=waiting,
        planned=DateShown.of(planned),
        done=DateShown.of(fact.done) if taken else None,
        outcome=fact.outcome if taken else None,
        conditions=fact.conditions,
        overdue=overdue,
        open_outcome=state is StepState.DONE and fact.outcome is None,
        conflicting=len(outcomes) > 1,
        unreviewed=first.unreviewed,
        sentence=", ".join([sentence(first, names), *(tail for tail in tails if tail)]),
        statements=cite_all(known.statements, names),
    )


def _waiting_for(fact: Approval, steps: dict[str, _Known], names: Names) -> tuple[str, ...]:
    def is_open(step: str) -> bool:
        facts = [each.fact for each in steps.values() if each.fact.step == step]
        return not facts or not all(_is_settled(each, names) for each in facts)

    return tuple(step for step in dict.fromkeys(fact.after) if is_open(step))


def _said(step: str, steps: dict[str, _Known], names: Names) -> str:
    bodies = tuple(dict.fromkeys(each.fact.body for each in steps.values() if each.fact.step == step))
    return names.all(bodies) if bodies else f"the step {step}, of which nothing more is known"
