"""What if a meeting were on another day: the same route and diaries, but for that one meeting."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from commonseal.planning.calendars import MeetingDiary
from commonseal.planning.dates.model import Schedule
from commonseal.planning.model import Diary, Route, RouteStep, SittingSource, StepState


def with_meeting_on(
    route: Route, diaries: Mapping[str, Diary], schedule: Schedule, key: str, day: int
) -> tuple[Route, Mapping[str, Diary]]:
    """Return a route and its diaries as if the meeting that takes a step were on another day.

    All that goes to that meeting moves with it, and every later meeting of the body stays where it is. A body that
    decides without meeting is taken to decide this step on that day. ``schedule`` is the forward pass, which says
    which meeting takes the step.

    Raises:
        KeyError: the route has no such step.
    """
    step, dated = route.step(key), schedule.step(key)
    diary = diaries.get(step.body)
    before = dated.day
    if not isinstance(diary, MeetingDiary):
        return _planned(route, lambda each: each.key == key, day), diaries
    moved = _planned(
        route, lambda each: each.body == step.body and each.planned is not None and each.planned == before, day
    )
    kept = tuple(each for each in diary.meetings if each.day not in (before, day))
    new = diary.sitting_on(day, SittingSource.STATED)
    meetings = tuple(sorted((*kept, new), key=lambda each: each.day))
    return moved, {**diaries, step.body: replace(diary, meetings=meetings)}


def _planned(route: Route, is_meant: Callable[[RouteStep], bool], day: int) -> Route:
    steps = tuple(
        replace(each, state=StepState.PLANNED, planned=day) if each.is_to_come and is_meant(each) else each
        for each in route.steps
    )
    return replace(route, steps=steps)
