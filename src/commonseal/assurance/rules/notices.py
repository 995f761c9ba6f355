"""CS-NOTICE: notice before a council's decisions, and the window for calling them in."""

import re
from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.rules.approvals import appointments_in_effect, called, things_in_effect
from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.world import Approved, World, surely_done
from commonseal.assurance.world.approvals import CAN_STOP
from commonseal.regimes import Clock, Days
from commonseal.vocabulary.facts import ApprovalOutcome, ApprovalStep, Meeting
from commonseal.vocabulary.periods import FIRST_DAY, Spans, date_of, said_day
from commonseal.vocabulary.periods.working_days import bank_holidays_england, clear_days, working_day_after
from commonseal.vocabulary.statement import Statement

_EXECUTIVE = frozenset({"cabinet"})
_NOT_EXECUTIVE = frozenset({"full_council", "scrutiny_committee", "health_and_wellbeing_board", "audit_committee"})


def _clock(key: str, body: str, day: int, world: World) -> Clock | None:
    for each in world.law.of_kind(Clock, world.bodies.kind(body)):
        if each.key == key and Spans.of(*each.span()).covers(day):
            return each
    return None


def executive_decisions(world: World) -> Iterator[tuple[str, Approved, int]]:
    """Give the decisions that a council's executive has taken on a certain day, with the proposal and the day."""
    for proposal, steps in world.approvals.by_proposal.items():
        for step in steps:
            done = step.fact.done
            is_taken = step.fact.outcome is not ApprovalOutcome.DEFERRED and step.fact.act in CAN_STOP
            if is_taken and done is not None and done.is_certain and _is_executive(step, world):
                yield proposal, step, done.latest


def _is_executive(step: Approved, world: World) -> bool:
    """Whether a cabinet decides, or whoever else at a council takes what is said to be a key decision."""
    if step.kind in _EXECUTIVE:
        return True
    return is_key(step) and step.kind not in _NOT_EXECUTIVE and world.bodies.kind(step.home) in COUNCILS


def is_key(step: Approved) -> bool:
    """Whether a decision is shown to be a key decision: by the field for it, or in so many words."""
    if step.fact.key_decision is not None:
        return step.fact.key_decision
    said = f"{step.fact.subject_matter} {step.statement.note or ''}".lower()
    return "key decision" in said and "not a key decision" not in said


def notice_day(proposal: str, step: Approved, day: int, world: World) -> int | None:
    """Return the day on which notice of a decision was published.

    It is said of the decision, or is a step of notice before it, or is said of the meeting at which it was taken.
    """
    if step.fact.notice is not None:
        return step.fact.notice.latest
    for other in world.approvals.by_proposal.get(proposal, ()):
        said = other.fact.step in step.fact.after or _NOTICE.search(other.fact.subject_matter)
        is_notice = other.fact.act is ApprovalStep.NOTIFIED and said and other.home == step.home
        if is_notice and other.fact.done is not None and other.fact.done.is_by(day):
            return other.fact.done.latest
    for _, meeting in world.facts(Meeting):
        if meeting.body == step.fact.body and meeting.notice is not None and meeting.on.latest == day:
            return meeting.notice.latest
    return None


_NOTICE = re.compile(r"\b(notice|forward plan|key decision)\b", re.IGNORECASE)


class KeyDecisionNotice(Rule):
    """{who} took the key decision on “{matter}” {period} {state}; {days} clear days’ notice are needed."""

    code = "CS-NOTICE-01"
    rule = "R13"
    level = Level.BLOCK
    remedy = (
        "Show the notice, or how the general exception (reg 10) or special urgency (reg 11) was used; "
        "else take the decision again on full notice."
    )

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the key decisions taken on less notice than the law asks, or of which no notice is shown."""
        for proposal, step, day in executive_decisions(world):
            urgency = None if step.fact.urgency is None else str(step.fact.urgency.value)
            key = {None: "key_decision_notice", "general_exception": "general_exception_notice"}.get(urgency)
            clock = _clock(key, step.home, day, world) if key and is_key(step) else None
            if clock is not None:
                given = notice_day(proposal, step, day, world)
                clear = None if given is None else _clear(given, day, clock)
                if (clear is None and urgency is None) or (clear is not None and clear < clock.days):
                    yield self._breach(proposal, step, day, given, clock, world)

    @staticmethod
    def _breach(proposal: str, step: Approved, day: int, given: int | None, clock: Clock, world: World) -> Breach:
        level = None
        told = "and no notice is shown"
        if given is not None:
            told = f"on notice of {said_day(given)}, {_clear(given, day, clock)} clear days before"
            in_calendar_days = clear_days(given, day) >= clock.days
            # That these are working days is practice and was not read, so it is no more than unverified.
            level = Level.UNVERIFIED if in_calendar_days else None
        words = {
            "who": world.name(step.fact.body),
            "matter": step.fact.subject_matter,
            "state": told,
            "days": str(clock.days),
        }
        subject = f"{proposal}#{step.fact.step}"
        days = Spans.of(day, day + 1)
        return Breach(subject, (step.home,), days, words, (step.statement,), clock, act=True, level=level)


def _clear(given: int, day: int, clock: Clock) -> int:
    year = date_of(given).year
    return clear_days(given, day, bank_holidays_england(year, year + 1) if clock.unit is Days.WORKING else None)


class BeforeCallInEnds(Rule):
    """{thing} takes effect {period}, while {who}’s decision of {decided} could still be called in; it is free from {free}."""

    code = "CS-NOTICE-02"
    rule = "R14"
    level = Level.DATE
    remedy = "Let {thing} begin on {free} or later, or record that call-in was waived for urgency."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which something that a cabinet decided is in effect before its call-in window is over.

        Where nobody says when a decision was published, the window cannot have begun before the decision itself.
        """
        for proposal, step, day in executive_decisions(world):
            clock = _clock("call_in", step.home, day, world)
            if clock is None or not step.is_given or step.fact.urgency == "special_urgency":
                continue
            published = max(day, step.fact.published.earliest if step.fact.published else day)
            free = call_in_free_from(published, clock.days)
            things = things_in_effect(proposal, world)
            appointed = [] if things else [(each, days) for each, days, _ in appointments_in_effect(step, world)]
            for statement, days in (*things, *appointed):
                if days.first is not None and day <= days.first < free:
                    yield self._breach(proposal, step, statement, days.within(FIRST_DAY, free), free, clock, world)

    @staticmethod
    def _breach(
        proposal: str, step: Approved, statement: Statement, early: Spans, free: int, clock: Clock, world: World
    ) -> Breach:
        words = {
            "thing": called(statement, world),
            "who": world.name(step.fact.body),
            "decided": said_day(surely_done(step.fact.done)),
            "free": said_day(free),
        }
        subject = f"{proposal}#{step.fact.step}#{getattr(statement.fact, 'id', statement.fact.subject)}"
        return Breach(subject, (step.home,), early, words, (step.statement, statement), clock)


def call_in_free_from(published: int, days: int) -> int:
    """Return the day on which a decision is free: the day after so many working days after its publication."""
    year = date_of(published).year
    holidays = bank_holidays_england(year, year + 1)
    return working_day_after(published, days, holidays) + 1
