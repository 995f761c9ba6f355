"""CS-NOTICE: notice before a council's decisions, and the window for calling them in."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.rules.approvals import things_in_effect
from commonseal.assurance.world import Approved, World
from commonseal.assurance.world.world import said_day
from commonseal.regimes import Clock
from commonseal.vocabulary.facts import ApprovalStep
from commonseal.vocabulary.periods import FIRST_DAY, Spans, date_of
from commonseal.vocabulary.periods.working_days import bank_holidays_england, clear_days, working_day_after

_EXECUTIVE = frozenset({"cabinet"})


def _clock(key: str, body: str, day: int, world: World) -> Clock | None:
    for each in world.law.of_kind(Clock, world.bodies.kind(body)):
        if each.key == key and Spans.of(*each.span()).covers(day):
            return each
    return None


def executive_decisions(world: World) -> Iterator[tuple[str, Approved, int]]:
    """Give the decisions that a council's cabinet has taken on a certain day, with the proposal and the day."""
    for proposal, steps in world.approvals.by_proposal.items():
        for step in steps:
            done = step.fact.done
            if step.kind in _EXECUTIVE and done is not None and done.is_certain and step.fact.outcome is not None:
                yield proposal, step, done.latest


def is_key(step: Approved) -> bool:
    """Whether a decision is shown to be a key decision: by the field for it, or in so many words."""
    if step.fact.key_decision is not None:
        return step.fact.key_decision
    said = f"{step.fact.subject_matter} {step.statement.note or ''}".lower()
    return "key decision" in said and "not a key decision" not in said


def notice_day(proposal: str, step: Approved, world: World) -> int | None:
    """Return the day on which notice of a decision was published: said of it, or of a step of notice before it."""
    if step.fact.notice is not None:
        return step.fact.notice.latest
    for other in world.approvals.by_proposal.get(proposal, ()):
        is_notice = other.fact.act is ApprovalStep.NOTIFIED and other.fact.step in step.fact.after
        if is_notice and other.home == step.home and other.fact.done is not None:
            return other.fact.done.latest
    return None


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
            clock = _clock("key_decision_notice", step.home, day, world)
            if clock is not None and is_key(step) and step.fact.urgency is None:
                given = notice_day(proposal, step, world)
                clear = None if given is None else clear_days(given, day)
                if clear is None or clear < clock.days:
                    yield self._breach(proposal, step, day, given, clear, clock, world)

    @staticmethod
    def _breach(
        proposal: str, step: Approved, day: int, given: int | None, clear: int | None, clock: Clock, world: World
    ) -> Breach:
        told = (
            f"on notice of {said_day(given)}, {clear} clear days before"
            if given is not None
            else "and no notice is shown"
        )
        words = {
            "who": world.name(step.fact.body),
            "matter": step.fact.subject_matter,
            "state": told,
            "days": str(clock.days),
        }
        subject = f"{proposal}#{step.fact.step}"
        return Breach(subject, (step.home,), Spans.of(day, day + 1), words, (step.statement,), clock, act=True)


class BeforeCallInEnds(Rule):
    """{thing} takes effect {period}, while {who}’s decision of {decided} could still be called in; it is free from {free}."""

    code = "CS-NOTICE-02"
    rule = "R14"
    level = Level.DATE
    remedy = "Let {thing} begin on {free} or later, or record that call-in was waived for urgency."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which something that a cabinet decided is in effect before its call-in window is over."""
        for proposal, step, day in executive_decisions(world):
            clock = _clock("call_in", step.home, day, world)
            if clock is None or not step.is_given or step.fact.urgency == "special_urgency":
                continue
            published = step.fact.published
            if published is None or not published.is_certain:
                continue
            free = call_in_free_from(published.latest, clock.days)
            for statement, days in things_in_effect(proposal, world):
                early = days.within(FIRST_DAY, free) - Spans.of(FIRST_DAY, day)
                if days.first is not None and day <= days.first < free:
                    words = {
                        "thing": f"“{world.name(getattr(statement.fact, 'id', ''))}”",
                        "who": world.name(step.fact.body),
                        "decided": said_day(day),
                        "free": said_day(free),
                    }
                    subject = f"{proposal}#{step.fact.step}#{getattr(statement.fact, 'id', '')}"
                    yield Breach(subject, (step.home,), early, words, (step.statement, statement), clock)


def call_in_free_from(published: int, days: int) -> int:
    """Return the day on which a decision is free: the day after so many working days after its publication."""
    year = date_of(published).year
    holidays = bank_holidays_england(year, year + 1)
    return working_day_after(published, days, holidays) + 1
