"""Routes and diaries made by hand, for tests of dates and forecasts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from commonseal.planning.calendars import MeetingDiary, Practice, Terms
from commonseal.planning.calendars.meeting import sitting_on
from commonseal.planning.model import Route, RouteStep, SittingSource, StepFooting, Wait
from commonseal.regimes import Days
from commonseal.vocabulary.facts import ApprovalStep
from commonseal.vocabulary.periods import day_of

NONE_OFF: frozenset[int] = frozenset()


def on(text: str) -> int:
    """Return the day number of a date."""
    return day_of(date.fromisoformat(text))


def step(key: str, *after: str, body: str | None = None, **more: Any) -> RouteStep:
    """Return a step that decides, of a body called like it unless another is named."""
    forum = f"body/{key}" if body is None else body
    return RouteStep(
        **{
            "key": key,
            "body": forum,
            "home": forum,
            "act": ApprovalStep.DECIDES,
            "matter": "the paper",
            "footing": StepFooting.LOCAL,
            "after": after,
            **more,
        }
    )


def route(*steps: RouteStep, **more: Any) -> Route:
    """Return a route of some steps."""
    bodies = tuple(sorted({each.home for each in steps}))
    return Route(**{"proposal": "proposal/p", "option": "option/p/o", "bodies": bodies, "steps": steps, **more})


def clear_days(count: int, key: str = "meeting_papers", unit: Days = Days.CALENDAR) -> Wait:
    """Return a wait of so many clear days."""
    return Wait(key, count, unit, clear=True, citation=f"the rule on {key}", confidence="sure")


def meeting(
    body: str,
    days: Iterable[int],
    *,
    papers: int | None = None,
    call_in: int | None = None,
    holidays: frozenset[int] = NONE_OFF,
    practice: Practice | None = None,
) -> MeetingDiary:
    """Return the diary of a body that meets on some days, with papers so many clear days before and a call-in after."""
    terms = Terms(
        papers=None if papers is None else clear_days(papers),
        call_in=None
        if call_in is None
        else Wait("call_in", call_in, Days.WORKING, clear=False, citation="its rules", confidence="sure"),
    )
    sittings = tuple(sitting_on(body, day, SittingSource.STATED, terms, holidays) for day in sorted(set(days)))
    return MeetingDiary(body, sittings, practice, terms, holidays=holidays)
