"""The backward pass: the last sitting of each step that still makes a day of effect."""

from collections.abc import Mapping, Sequence

from commonseal.planning.dates.effect import apply_by
from commonseal.planning.dates.model import Dated, Reason, StepDates, fixed_day
from commonseal.planning.dates.waiting import Waiting
from commonseal.planning.dates.words import of_source
from commonseal.planning.model import ApplyBy, Diary, Route, RouteStep, Sitting, StepState
from commonseal.vocabulary.periods import said_day


def slack_of(
    order: Sequence[RouteStep],
    diaries: Mapping[str, Diary],
    waiting: Waiting,
    first: Dated,
    effect: int,
    route: Route,
) -> dict[str, int]:
    """Return by how many days each step to come can be later than its first day without moving a day of effect."""
    days = last_days(order, diaries, waiting, first, effect, route)
    return slack_between(order, days, first, apply_by(route, effect))


_FAR_OFF = -99_999
"""The slack of a step that no sitting can take in time."""


def slack_between(order: Sequence[RouteStep], last: Dated, first: Dated, by: Mapping[str, ApplyBy]) -> dict[str, int]:
    """Return by how many days each step to come can be later than its first day, by its last.

    A step that is done is among them only where it was done too late: by how much, below nought.
    """
    found: dict[str, int] = {}
    for step in order:
        was, must = first[step.key], last[step.key]
        if fixed_day(step) is not None:
            late = _late(was, must, by.get(step.key))
            if late < 0:
                found[step.key] = late
        elif step.is_to_come:
            found[step.key] = _FAR_OFF if must.day is None or was.day is None else must.day - was.day
    return found


def _late(was: StepDates, must: StepDates, by: ApplyBy | None) -> int:
    """Return how much sooner a step that is done would have had to be, below nought; nought where it was in time."""
    after = 0 if was.free is None or must.ready is None else must.ready - was.free
    applied = 0 if by is None or was.day is None else by.by - was.day
    return min(0, after, applied)


def last_days(
    order: Sequence[RouteStep],
    diaries: Mapping[str, Diary],
    waiting: Waiting,
    first: Dated,
    effect: int,
    route: Route,
) -> dict[str, StepDates]:
    """Return the last days of every step; ``ready`` is the last day on which it can become ready.

    Of a step that is done or waived ``ready`` is the last day on which what it decided must be free.
    """
    by = apply_by(route, effect)
    days: dict[str, StepDates] = {}
    for step in reversed(order):
        after = [
            days[each.key]
            for each in order
            if step.key in each.after and fixed_day(each) is None and not _stays_planned(each, first)
        ]
        limit = min((effect, *(each.ready for each in after if each.ready is not None)))
        held_by = tuple(each.key for each in after if each.ready == limit)
        if any(each.ready is None for each in after):
            days[step.key] = StepDates(step.key, held_by=tuple(each.key for each in after if each.ready is None))
        elif fixed_day(step) is not None or not step.is_to_come:
            was = first[step.key]
            days[step.key] = StepDates(step.key, limit, was.day, was.free, sitting=was.sitting, held_by=held_by)
        else:
            days[step.key] = _last(step, diaries[step.body], waiting, limit, held_by, by.get(step.key))
    return days


def _stays_planned(step: RouteStep, first: Dated) -> bool:
    """Whether a step keeps the day planned for it, and so does not wait until what it follows can be acted upon."""
    return step.state is StepState.PLANNED and step.planned is not None and first[step.key].day == step.planned


def _last(
    step: RouteStep, diary: Diary, waiting: Waiting, limit: int, held_by: tuple[str, ...], by: ApplyBy | None
) -> StepDates:
    sitting = diary.last_sitting(limit)
    while sitting is not None and not _in_time(step, sitting, waiting, limit, by):
        before = (sitting.day if sitting.free is None else sitting.free) - 1
        sitting = diary.last_sitting(before)
    why = _why_last(limit, held_by, by, sitting)
    if sitting is None:
        return StepDates(step.key, held_by=held_by, why=why)
    return StepDates(
        step.key,
        waiting.needed_by(step, sitting),
        sitting.day,
        waiting.free(step, sitting.day, sitting),
        waiting.papers_due(step, sitting),
        waiting.notice_due(step, sitting),
        sitting,
        held_by,
        why,
    )


def _in_time(step: RouteStep, sitting: Sitting, waiting: Waiting, limit: int, by: ApplyBy | None) -> bool:
    return waiting.free(step, sitting.day, sitting) <= limit and (by is None or sitting.day <= by.by)


def _why_last(limit: int, held_by: tuple[str, ...], by: ApplyBy | None, sitting: Sitting | None) -> tuple[Reason, ...]:
    found = [Reason(f"“{each}” has to be ready by {said_day(limit)}", step=each) for each in held_by]
    found = found or [Reason(f"it has to be free by {said_day(limit)}, the day of effect")]
    if by is not None:
        found.append(Reason(f"it has to be done by {said_day(by.by)}", by.citation, by.confidence, by.step))
    if sitting is not None:
        found.append(
            Reason(f"the last in time is {said_day(sitting.day)}: {of_source(sitting)}", ", ".join(sitting.rests_on))
        )
    return tuple(found)
