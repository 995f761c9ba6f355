"""What has to pass before a step and after it: notice, papers in advance, call-in; local terms where they are known."""

from collections.abc import Iterator

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.planning.model import Wait
from commonseal.planning.routes.plan import Plan
from commonseal.regimes import Clock, Days
from commonseal.vocabulary.facts import Approval, Calendar, Urgency
from commonseal.vocabulary.periods import Holds
from commonseal.vocabulary.statement import Standing

_COMMITTEES = frozenset(
    {"full_council", "scrutiny_committee", "health_and_wellbeing_board", "audit_committee", "committee"}
)


def before(plan: Plan, forum: str, kind: str, home: str, said: Approval | None) -> tuple[Wait, ...]:
    """Return the waits that end with the meeting of a forum: what the law gives its kind, then its own terms.

    Where nobody has said whether a cabinet's decision is a key one, it is taken for one, and the wait is assumed:
    what moves a leader's job or a budget seldom is not (SI 2012/2089 reg 8).
    """
    home_kind = plan.kind(home)
    local = calendar_of(plan, forum)
    found = list(_in_law(plan, kind, home_kind, said))
    if local is not None and local.notice_days is not None:
        longest = max((each.days for each in found if each.key in _PAPERS), default=0)
        if local.notice_days > longest:
            found = [each for each in found if each.key not in _PAPERS]
            found.append(_own("meeting_notice", local.notice_days, clear=True))
    if local is not None and local.papers_days is not None:
        found.append(_own("papers", local.papers_days, clear=False))
    return tuple(found)


_PAPERS = frozenset({"meeting_papers", "council_meeting_papers", "open_meeting_notice"})


def _in_law(plan: Plan, kind: str, home_kind: str, said: Approval | None) -> Iterator[Wait]:
    clocks = {each.key: each for each in plan.law.of_kind(Clock, home_kind)} if home_kind else {}
    wanted: list[tuple[str, bool]] = []
    if kind == "cabinet":
        wanted += [*_key_decision(said), ("meeting_papers", False)]
    elif kind in _COMMITTEES and home_kind in COUNCILS:
        wanted.append(("council_meeting_papers", False))
    elif kind == "board":
        wanted.append(("open_meeting_notice", False))
    for key, assumed in wanted:
        if key in clocks:
            yield _wait(clocks[key], assumed=assumed)


def _key_decision(said: Approval | None) -> list[tuple[str, bool]]:
    """Return which notice a cabinet's decision needs, and whether that it is a key decision is assumed."""
    key = None if said is None else said.key_decision
    urgency = None if said is None else said.urgency
    if key is False or urgency is Urgency.SPECIAL_URGENCY:
        return []
    if urgency is Urgency.GENERAL_EXCEPTION:
        return [("general_exception_notice", False)]
    return [("key_decision_notice", key is None)]


def following(plan: Plan, forum: str, kind: str, home: str, provisions: tuple[str, ...]) -> tuple[Wait, ...]:
    """Return the waits that begin with a step: call-in of an executive's decision, consultation on redundancies.

    How long consultation runs before the first dismissal is in the Trade Union and Labour Relations (Consolidation)
    Act 1992 s188; the step is that of its notification.
    """
    found: list[Wait] = []
    clocks = {each.key: each for each in plan.law.of_kind(Clock, plan.kind(home))} if plan.kind(home) else {}
    local = calendar_of(plan, forum)
    if kind == "cabinet" and "call_in" in clocks:
        if local is not None and local.published_after is not None:
            found.append(_own("publication", local.published_after, clear=False))
        days = None if local is None else local.call_in_days
        found.append(_wait(clocks["call_in"], days=days, assumed=days is None))
    found += [_wait(each) for each in plan.law.of_kind(Clock) if each.id in provisions]
    return tuple(found)


def _wait(clock: Clock, *, days: int | None = None, assumed: bool = False) -> Wait:
    return Wait(
        key=clock.key,
        days=clock.days if days is None else days,
        unit=clock.unit,
        clear=clock.clear,
        citation=clock.citation,
        confidence=clock.confidence.value,
        provision=clock.id,
        assumed=assumed,
    )


def _own(key: str, days: int, *, clear: bool) -> Wait:
    return Wait(key, days, Days.WORKING, clear, "the body’s own calendar", "sure")


def calendar_of(plan: Plan, forum: str) -> Calendar | None:
    """Return the calendar of a forum that counts on the day of the plan, the last recorded; None where it has none."""
    counted = [
        each
        for each in plan.world.known(Calendar)
        if isinstance(each.fact, Calendar)
        and each.fact.body == forum
        and each.standing is not Standing.REJECTED
        and each.holds_on_day(plan.day) is not Holds.NO
    ]
    last = max(counted, key=lambda each: each.number, default=None)
    return last.fact if last is not None and isinstance(last.fact, Calendar) else None
