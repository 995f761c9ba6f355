"""The forward pass: the first day on which each step can be taken, and the earliest lawful day of effect."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from commonseal.planning.dates.backward import slack_of
from commonseal.planning.dates.effect import first_effect
from commonseal.planning.dates.model import Basis, Dated, Reason, Schedule, StepDates, fixed_day
from commonseal.planning.dates.ordering import in_order
from commonseal.planning.dates.waiting import Waiting
from commonseal.planning.dates.words import of_source, of_wait
from commonseal.planning.model import Diary, Route, RouteStep, Sitting, StepState
from commonseal.vocabulary.periods import bank_holidays_england, date_of, said_day

_YEARS = 12


def earliest(
    route: Route,
    diaries: Mapping[str, Diary],
    start: int,
    *,
    holidays: frozenset[int] | None = None,
    noticed: Mapping[str, int] | None = None,
    since: Schedule | None = None,
) -> Schedule:
    """Return the earliest day of each step and of effect, with the reasons and the critical steps.

    A step is put to the first sitting of its forum for which papers can be in time once all that it waits for is free
    to be acted upon. Notice of a matter can be given from the start on. What is done keeps its day; what has lapsed,
    been put off or turned down comes again. Every step that is not waived has to be free before the effect.

    Args:
        route: the steps, each with what it waits for.
        diaries: a diary for each forum on the route.
        start: the first day on which anything can be done.
        holidays: the days that are no working days, for the steps' own waits; the bank holidays of England if left out.
        noticed: the days on which notice of steps has been given already, by step.
        since: a schedule of the same route worked out before; days that have not changed are its very objects.

    Raises:
        UndatedError: the route has a cycle, a step that waits for nothing on the route, or a forum without a diary.
    """
    order = in_order(route, diaries)
    year = date_of(start).year
    counted = bank_holidays_england(*range(year - 1, year + _YEARS)) if holidays is None else holidays
    basis = Basis(diaries, counted, noticed or {})
    waiting = Waiting(start, counted, basis.noticed)
    kept = _Kept(since, basis, start)
    days: dict[str, StepDates] = {}
    for step in order:
        days[step.key] = kept.day(step, days) or kept.same(_dated(step, diaries.get(step.body), days, waiting))
    effect, why = _effect(route, days, start)
    slack = {} if effect is None else slack_of(order, diaries, waiting, days, effect, route)
    critical = tuple(each.key for each in order if slack.get(each.key) == 0)
    steps = tuple(days[each.key] for each in route.steps)
    return Schedule(route, start, steps, effect, why, slack, critical, basis=basis)


@dataclass(frozen=True, slots=True)
class _Kept:
    """Keeps of an earlier schedule what rests on nothing that has changed."""

    since: Schedule | None
    basis: Basis
    start: int

    def day(self, step: RouteStep, days: Dated) -> StepDates | None:
        """Return the days of a step as they were, where its diary, its waits and all before it are as they were."""
        old = self.since
        if old is None or old.basis is None or old.start != self.start or old.basis.holidays != self.basis.holidays:
            return None
        if step not in old.route.steps or old.basis.noticed.get(step.key) != self.basis.noticed.get(step.key):
            return None
        if old.basis.diaries.get(step.body) != self.basis.diaries.get(step.body):
            return None
        before = (days[each] is old.step(each) for each in step.after if any(one.key == each for one in old.steps))
        return old.step(step.key) if all(before) else None

    def same(self, dated: StepDates) -> StepDates:
        """Return the days of a step; the earlier object where they are equal."""
        old = () if self.since is None else self.since.steps
        return next((each for each in old if each == dated), dated)


def _dated(step: RouteStep, diary: Diary | None, days: Dated, waiting: Waiting) -> StepDates:
    done = fixed_day(step)
    if done is not None:
        return _already(step, done, diary, waiting)
    before = [days[each] for each in step.after]
    if any(each.free is None for each in before):
        never = tuple(each.key for each in before if each.free is None)
        return StepDates(
            step.key, held_by=never, why=tuple(Reason(f"“{each}” never comes", step=each) for each in never)
        )
    ready = max((waiting.start, *(each.free for each in before if each.free is not None)))
    held_by = tuple(each.key for each in before if each.free == ready)
    why = _why_ready(step, ready, held_by, waiting.start)
    if _keeps_its_day(step, before, waiting.start):
        return _as_planned(step, diary, ready, waiting, StepDates(step.key, ready, held_by=held_by, why=why))
    if not step.is_to_come:
        reason = Reason(f"not taken: {step.waived}" if step.waived else "it is done; no day is known")
        return StepDates(step.key, ready, None, ready, held_by=held_by, why=(*why, reason))
    return _sat(step, diary, ready, waiting, StepDates(step.key, ready, held_by=held_by, why=why))


def _keeps_its_day(step: RouteStep, before: list[StepDates], start: int) -> bool:
    """Whether a step has a day of its own to come, not before any step that it waits for has been taken."""
    if step.state is not StepState.PLANNED or step.planned is None or step.planned < start:
        return False
    return all(each.day is not None and each.day <= step.planned for each in before)


def _as_planned(step: RouteStep, diary: Diary | None, ready: int, waiting: Waiting, so_far: StepDates) -> StepDates:
    """Return the days of a step on the day that is planned for it.

    Whoever planned it may have it decided before what it waits for is free to be acted upon; that is said, not barred:
    a decision that can still be called in has been taken all the same.
    """
    day = step.planned or ready
    sitting = next(iter(diary.sittings(day, day)), None) if diary is not None else None
    why = (Reason(f"it is planned for {said_day(day)}"), *waiting.why_free(step, day, sitting))
    if ready > day:
        early = Reason(f"what it waits for is free to be acted upon only from {said_day(ready)}")
        why = (early, *why)
    return replace(
        so_far,
        day=day,
        free=waiting.free(step, day, sitting),
        papers=None if sitting is None else waiting.papers_due(step, sitting),
        notice=None if sitting is None else waiting.notice_due(step, sitting),
        sitting=sitting,
        why=why,
    )


def _already(step: RouteStep, done: int, diary: Diary | None, waiting: Waiting) -> StepDates:
    """Return the days of a step that has been taken; with a condition still open it is free from the start at best."""
    sitting = next(iter(diary.sittings(done, done)), None) if diary is not None else None
    free = waiting.free(step, done, sitting)
    why = (Reason(f"done on {said_day(done)}"), *waiting.why_free(step, done, sitting))
    if step.conditions and step.is_to_come:
        free = max(free, waiting.start)
        why = (*why, *(Reason(f"a condition is still open: {each}") for each in step.conditions))
    return StepDates(step.key, day=done, free=free, sitting=sitting, why=why)


def _sat(step: RouteStep, diary: Diary | None, ready: int, waiting: Waiting, so_far: StepDates) -> StepDates:
    sitting = None if diary is None else waiting.first_sitting(step, diary, ready)
    if diary is None or sitting is None:
        return replace(
            so_far, why=(*so_far.why, Reason(f"no meeting of {step.who or step.body} comes after {said_day(ready)}"))
        )
    return replace(
        so_far,
        day=sitting.day,
        free=waiting.free(step, sitting.day, sitting),
        papers=waiting.papers_due(step, sitting),
        notice=waiting.notice_due(step, sitting),
        sitting=sitting,
        why=(
            *so_far.why,
            *_why_sitting(step, diary, sitting, ready, waiting),
            *waiting.why_free(step, sitting.day, sitting),
        ),
    )


def _why_ready(step: RouteStep, ready: int, held_by: tuple[str, ...], start: int) -> tuple[Reason, ...]:
    if not held_by or ready == start:
        return (Reason(f"it can be put from the start, {said_day(start)}"),)
    return tuple(
        Reason(f"it waits for “{each}”, free from {said_day(ready)}", step.citation, step.confidence, each)
        for each in held_by
    )


def _why_sitting(step: RouteStep, diary: Diary, sitting: Sitting, ready: int, waiting: Waiting) -> tuple[Reason, ...]:
    found: list[Reason] = []
    first = diary.first_sitting(ready)
    if first is not None and first != sitting:
        found += [
            Reason(
                f"{of_wait(each)} would not be over on {said_day(first.day)}, the first meeting",
                each.citation,
                each.confidence,
            )
            for each in waiting.too_soon(step, first, ready)
        ]
    due = min((each for each in (sitting.papers, sitting.notice) if each is not None), default=None)
    by = "" if due is None else f", to be ready by {said_day(due)}"
    rests_on = ", ".join(sitting.rests_on)
    found.append(Reason(f"the next it can go to is {said_day(sitting.day)}{by}: {of_source(sitting)}", rests_on))
    return tuple(found)


def _effect(route: Route, days: Dated, start: int) -> tuple[int | None, tuple[Reason, ...]]:
    never = [each.key for each in days.values() if each.free is None]
    if never:
        return None, tuple(Reason(f"“{each}” never comes", step=each) for each in never)
    all_free = max((start, *(each.free for each in days.values() if each.free is not None)))
    last = tuple(each.key for each in days.values() if each.free == all_free)
    why = tuple(Reason(f"“{each}” is free from {said_day(all_free)}", step=each) for each in last)
    effect, more = first_effect(route, all_free, days)
    return effect, (*why, *more)
