"""The steps of a route as a page shows them: who does what, why, how far it is, when it can be and why not sooner."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from commonseal.planning.dates import Move, Reason, Schedule, with_names
from commonseal.planning.dates.model import StepDates
from commonseal.planning.dates.telling import said_or_none
from commonseal.planning.model import Route, RouteStep, SittingSource, StepFooting, StepState
from commonseal.planning.routes.telling import SURE, done_at, footing_words, state_words, wait_words
from commonseal.regimes import Law, UnknownProvisionError
from commonseal.vocabulary.periods import date_of
from commonseal.workbench.presenters.facts import Facts, FactShown
from commonseal.workbench.presenters.words import upper_first

FOOTING_COLOUR = {
    StepFooting.LAW_AND_PAPERS: "blue",
    StepFooting.LAW_ONLY: "orange",
    StepFooting.POLICY: "purple",
    StepFooting.LOCAL: "aqua-green",
}
STATE_COLOUR = {
    StepState.OPEN: "white",
    StepState.PLANNED: "blue",
    StepState.DONE: "green",
    StepState.CONDITIONAL: "yellow",
    StepState.LAPSED: "red",
    StepState.DEFERRED: "yellow",
    StepState.REJECTED: "red",
    StepState.WAIVED: "grey",
}
_DECIDED = frozenset({StepState.DEFERRED, StepState.REJECTED, StepState.LAPSED, StepState.CONDITIONAL})
_PROVISION = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+)+|statement/\d+")


@dataclass(frozen=True)
class ReasonShown:
    """Why a day is not sooner, with what says so; ``statements`` are the statements among that."""

    text: str
    source: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class StepShown:
    """One step. Days are words; ``iso`` is the day of its meeting, for a form, and empty where it is done or never.

    ``before`` and ``by`` say from which day it moved and how far, where a meeting is supposed to be on another day.
    """

    number: int
    key: str
    who: str
    body: str
    does: str
    footing: str
    footing_colour: str
    state: str
    state_colour: str
    citation: str
    after: tuple[int, ...]
    waits: tuple[str, ...]
    conditions: tuple[str, ...]
    facts: tuple[FactShown, ...]
    earliest: str
    free: str
    latest: str
    slack: str
    is_critical: bool
    papers: str
    notice: str
    why: tuple[ReasonShown, ...]
    iso: str
    is_usual: bool
    is_to_come: bool
    is_decided: bool
    before: str = ""
    by: str = ""


def steps_shown(
    route: Route, forward: Schedule, back: Schedule | None, law: Law, facts: Facts
) -> tuple[StepShown, ...]:
    """Return the steps of a route in their order, dated both ways."""
    numbers = {each.key: number for number, each in enumerate(route.steps, 1)}
    return tuple(_step(each, numbers, forward, back, law, facts) for each in route.steps)


def with_moves(steps: Iterable[StepShown], moves: Iterable[Move]) -> tuple[StepShown, ...]:
    """Return steps with where each was before a meeting was supposed to be on another day."""
    by_step = {each.step: each for each in moves}
    return tuple(
        replace(each, before=said_or_none(move.before), by=days_moved(move))
        if (move := by_step.get(each.key)) is not None
        else each
        for each in steps
    )


def days_moved(move: Move) -> str:
    """Say how far something moved."""
    if move.days is None:
        return "it then never comes" if move.after is None else "it then has a day"
    many = "1 day" if abs(move.days) == 1 else f"{abs(move.days)} days"
    return f"{many} {'later' if move.days > 0 else 'sooner'}"


def _step(
    step: RouteStep, numbers: Mapping[str, int], forward: Schedule, back: Schedule | None, law: Law, facts: Facts
) -> StepShown:
    first = forward.step(step.key)
    last = None if back is None else back.step(step.key)
    due = last if last is not None and last.sitting is not None else first
    slack = None if back is None else back.slack.get(step.key)
    to_come = step.is_to_come
    return StepShown(
        number=numbers[step.key],
        key=step.key,
        who=upper_first(_forum(step)),
        body=step.body,
        does=done_at(step),
        footing=footing_words(step),
        footing_colour=FOOTING_COLOUR[step.footing],
        state=state_words(step),
        state_colour=STATE_COLOUR[step.state],
        citation=f"{step.citation}{SURE.get(step.confidence, '')}" if step.citation else "",
        after=tuple(numbers[each] for each in step.after if each in numbers),
        waits=tuple(wait_words(each) for each in (*step.before, *step.following)),
        conditions=step.conditions,
        facts=facts.named(step.statements),
        earliest=said_or_none(first.day),
        free=said_or_none(first.free),
        latest="" if last is None else said_or_none(last.day),
        slack=_slack(slack, last),
        is_critical=slack == 0 or (back is None and step.key in forward.critical),
        papers=said_or_none(due.papers if to_come else None),
        notice=said_or_none(due.notice if to_come else None),
        why=tuple(reason_shown(each, forward.route, law) for each in first.why),
        iso=date_of(first.day).isoformat() if to_come and first.day is not None else "",
        is_usual=first.sitting is not None and first.sitting.source is SittingSource.ASSUMED,
        is_to_come=to_come,
        is_decided=step.done is not None or step.state in _DECIDED,
    )


def _forum(step: RouteStep) -> str:
    """Return who takes a step, without the party that it is for where its matter names that already."""
    forum, _, whom = step.who.partition(", for ")
    return forum if whom and whom in step.matter else step.who


def _slack(slack: int | None, last: StepDates | None) -> str:
    if slack is None or last is None:
        return ""
    if last.day is None:
        return "none in time"
    if slack == 0:
        return "none"
    return f"{abs(slack)} day{'' if abs(slack) == 1 else 's'}{' too late' if slack < 0 else ''}"


def reason_shown(reason: Reason, route: Route, law: Law) -> ReasonShown:
    """Return a reason with its steps by name, and what says so in the words of its citation."""
    statements: list[str] = []

    def said(found: re.Match[str]) -> str:
        text = found.group()
        if text.startswith("statement/"):
            statements.append(text)
            return ""
        try:
            return law.provision(text).citation
        except UnknownProvisionError:
            return text

    parts = (each.strip() for each in _PROVISION.sub(said, reason.citation).split(", "))
    source = ", ".join(each for each in parts if each)
    sure = SURE.get(reason.confidence, "")
    return ReasonShown(with_names(reason.text, route), f"{source}{sure}" if source else "", tuple(statements))
