"""A route made ready for many trials: for each step, tables from the day it is ready to its sitting and what follows.

Days are whole numbers after the start; ``NEVER`` is the last place of every table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonseal.planning.calendars import AskedDiary, MeetingDiary, first_day_after
from commonseal.planning.calendars.counting import may_be_given_early
from commonseal.planning.calendars.pauses import DaysOff
from commonseal.planning.dates.effect import first_effect, next_effect
from commonseal.planning.dates.model import fixed_day
from commonseal.planning.dates.ordering import in_order
from commonseal.planning.dates.waiting import Waiting
from commonseal.planning.forecasting.day_tables import DayTables, Table
from commonseal.planning.model import Diary, Route, RouteStep, Sitting

DAYS_SEEN = 12 * 365
NEVER = DAYS_SEEN
Days = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Tail:
    """What a body does beyond its known meetings: by day, the first possible, whether it is off, and what follows.

    ``since`` is the day of the last meeting known, None where none is.
    """

    since: int | None
    possible: Days
    off: NDArray[np.bool_] | None
    open_day: Days
    free: Days


@dataclass(frozen=True, eq=False)
class Compiled:
    """One step for many trials.

    ``fixed`` is the day from which a step that is done is free, with ``fixed_day`` the day it was done on. ``passes``
    is true of a step that is not taken. Else ``first`` gives by the day it is ready the place of its sitting among
    ``day`` and ``free``; ``tail`` what comes after these, None where nothing does.
    """

    key: str
    before: tuple[int, ...]
    fixed: int | None = None
    fixed_day: int | None = None
    passes: bool = False
    first: Days | None = None
    day: Days | None = None
    free: Days | None = None
    tail: Tail | None = None
    asked: bool = False


@dataclass(frozen=True, eq=False)
class CompiledRoute:
    """A route for many trials: its steps in order, the day of effect by the day on which all is free, and deadlines.

    ``deadlines`` are for each day of effect in order: that day, the place of the step, its last day, and the next day
    of effect.
    """

    start: int
    steps: tuple[Compiled, ...]
    effect: Days | None
    deadlines: tuple[tuple[int, int, int, int], ...]


def compiled(route: Route, diaries: Mapping[str, Diary], waiting: Waiting) -> CompiledRoute:
    """Return a route made ready for many trials.

    Raises:
        UndatedError: as the passes over the dates do.
    """
    order = in_order(route, diaries)
    places = {each.key: place for place, each in enumerate(order)}
    tables = DayTables(waiting.start, NEVER + 1, waiting.holidays)
    steps = tuple(_step(each, diaries.get(each.body), waiting, tables, places) for each in order)
    effect = _effects(route, waiting.start) if route.effect_rules else None
    return CompiledRoute(waiting.start, steps, effect, _deadlines(route, waiting.start, places))


def _step(
    step: RouteStep, diary: Diary | None, waiting: Waiting, tables: DayTables, places: Mapping[str, int]
) -> Compiled:
    before = tuple(places[each] for each in step.after)
    done = fixed_day(step)
    if done is not None:
        sitting = next(iter(diary.sittings(done, done)), None) if diary is not None else None
        free = waiting.free(step, done, sitting)
        free = max(free, waiting.start) if step.is_to_come else free
        return Compiled(step.key, before, fixed=_after(free, waiting), fixed_day=done - waiting.start)
    if not step.is_to_come or diary is None:
        return Compiled(step.key, before, passes=True)
    known = _known(step, diary, waiting)
    ready = np.array([waiting.needed_by(step, each) - waiting.start for each in known], np.int64)
    first = np.searchsorted(ready, tables.days, side="left").astype(np.int32)
    day = np.array([*(_after(each.day, waiting) for each in known), NEVER], np.int32)
    free_days = [_after(waiting.free(step, each.day, each), waiting) for each in known]
    asked = isinstance(diary, AskedDiary)
    tail = _tail(step, diary, waiting, tables)
    return Compiled(
        step.key,
        before,
        first=first,
        day=day,
        free=np.array([*free_days, NEVER], np.int32),
        tail=tail,
        asked=asked,
    )


def _after(day: int, waiting: Waiting) -> int:
    return int(np.clip(day - waiting.start, 0, NEVER))


def _known(step: RouteStep, diary: Diary, waiting: Waiting) -> tuple[Sitting, ...]:
    """Return the sittings of a forum from the start on for which notices can still be given in time."""
    held = diary.sittings(waiting.start, waiting.start + NEVER - 1)
    return tuple(
        each for each in held if not any(may_be_given_early(one) for one in waiting.too_soon(step, each, waiting.start))
    )


def _tail(step: RouteStep, diary: Diary, waiting: Waiting, tables: DayTables) -> Tail | None:
    if isinstance(diary, AskedDiary):
        return Tail(None, _whole(tables.days), None, _open(diary.off, tables), _free(step, diary, tables))
    if not isinstance(diary, MeetingDiary) or diary.practice is None:
        return None
    last = diary.meetings[-1].day - waiting.start if diary.meetings else None
    needed = tables.days
    for wait in (
        diary.terms.papers,
        diary.terms.notice,
        *(each for each in step.before if not may_be_given_early(each)),
    ):
        if wait is not None:
            needed = np.minimum(needed, tables.before(wait, tables.days))
    possible = np.searchsorted(needed, tables.days, side="left")
    noticed = min(waiting.noticed.get(step.key, waiting.start), waiting.start)
    early = [first_day_after(each, noticed, waiting.holidays) for each in step.before if may_be_given_early(each)]
    soonest = max((0, *(each - waiting.start for each in early)))
    possible = np.clip(np.maximum(possible, soonest), 0, NEVER)
    return Tail(last, _whole(possible), tables.off(diary.off), _open(diary.off, tables), _free(step, diary, tables))


def _whole(table: Table) -> Days:
    return np.clip(table, 0, NEVER).astype(np.int32)


def _open(off: DaysOff, tables: DayTables) -> Days:
    """Return for each day the first from it on that is a working day and not off."""
    away = tables.off(off)
    can = np.flatnonzero(tables.working if away is None else tables.working & ~away)
    places = np.searchsorted(can, tables.days, side="left")
    return _whole(np.append(can, NEVER)[places])


def _free(step: RouteStep, diary: Diary, tables: DayTables) -> Days:
    """Return for each day from when what is decided on it can be acted upon."""
    found = tables.days
    terms = diary.terms if isinstance(diary, MeetingDiary) else None
    counted = terms is not None and terms.call_in is not None
    if terms is not None and terms.call_in is not None:
        published = found if terms.publication is None else tables.after(terms.publication, found)
        found = tables.after(terms.call_in, published)
    of_step = (
        tables.after(wait, tables.after(one, tables.days) if one is not None else tables.days)
        for one, wait in Waiting.chained(step, counted=counted)
    )
    for each in of_step:
        found = np.maximum(found, each)
    return _whole(found)


def _effects(route: Route, start: int) -> Days:
    """Return for each day on which all is free the day of effect, without the last days to apply."""
    plain = Route(route.proposal, route.option, route.bodies, (), effect_rules=route.effect_rules)
    found = np.full(NEVER + 1, NEVER, np.int32)
    day = 0
    while day < NEVER:
        effect, _ = first_effect(plain, start + day, {})
        if effect is None or effect - start >= NEVER:
            break
        found[day : effect - start + 1] = effect - start
        day = effect - start + 1
    return found


def _deadlines(route: Route, start: int, places: Mapping[str, int]) -> tuple[tuple[int, int, int, int], ...]:
    found = []
    for each in sorted(route.deadlines, key=lambda one: one.effect):
        if each.step in places and each.effect - start in range(NEVER):
            following = next_effect(route, each.effect)
            later = NEVER if following is None else min(following - start, NEVER)
            found.append((each.effect - start, places[each.step], each.by - start, later))
    return tuple(found)
