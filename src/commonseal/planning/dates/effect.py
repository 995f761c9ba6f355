"""On which days a route may take effect: the rules on the day of the year, and the last days to apply."""

from collections.abc import Iterator
from datetime import date

from commonseal.planning.dates.model import Dated, Reason
from commonseal.planning.model import ApplyBy, EffectRule, Route
from commonseal.vocabulary.periods import date_of, day_of, said_day

_YEARS = 40
_FEBRUARY = 2


def first_effect(route: Route, all_free: int, days: Dated) -> tuple[int | None, tuple[Reason, ...]]:
    """Return the first day on which a route may take effect, every step being free, and why it is not sooner.

    Where the last day to apply for it was missed, it is the same day of the next year.
    """
    why: list[Reason] = []
    for day in _candidates(route, all_free):
        missed = [each for each in route.deadlines if each.effect == day and _missed(each, days)]
        if not missed:
            return day, (*why, *_why_rule(route, day, all_free))
        why += [
            Reason(
                f"“{each.step}” would have to be done by {said_day(each.by)} for effect on {said_day(day)}",
                each.citation,
                each.confidence,
                each.step,
            )
            for each in missed
        ]
    return None, (*why, Reason("no day of the year suits every rule on when it takes effect"))


def last_effect(route: Route, target: int) -> int | None:
    """Return the last day on which a route may take effect that is not after a target; None where there is none."""
    if not route.effect_rules:
        return target
    year = date_of(target).year
    days = (_of_year(route.effect_rules, each) for each in (year, year - 1))
    return next((each for each in days if each is not None and each <= target), None)


def next_effect(route: Route, effect: int) -> int | None:
    """Return the day of effect after one, where the last day to apply for that one was missed; None where none is."""
    return next((each for each in _candidates(route, effect) if each > effect), None)


def apply_by(route: Route, effect: int) -> dict[str, ApplyBy]:
    """Return the last days to apply for effect on a day, by step."""
    found: dict[str, ApplyBy] = {}
    for each in route.deadlines:
        if each.effect == effect and (each.step not in found or each.by < found[each.step].by):
            found[each.step] = each
    return found


def _missed(deadline: ApplyBy, days: Dated) -> bool:
    taken = days[deadline.step].day if deadline.step in days else None
    return taken is None or taken > deadline.by


def _candidates(route: Route, all_free: int) -> Iterator[int]:
    """Give the days from a day on that the rules name; without a rule the day itself, then that day of later years."""
    if not route.effect_rules:
        yield all_free
    year = date_of(all_free).year + (not route.effect_rules)
    for each in range(year, year + _YEARS):
        day = _of_year(route.effect_rules, each) if route.effect_rules else _same_day(all_free, each)
        if day is not None and day >= all_free:
            yield day


def _of_year(rules: tuple[EffectRule, ...], year: int) -> int | None:
    """Return the day of a year that every rule names; None where they name different ones."""
    days = {(each.month, each.day) for each in rules}
    return day_of(date(year, *days.pop())) if len(days) == 1 else None


def _same_day(day: int, year: int) -> int:
    """Return a day in another year; of 29 February the day before it."""
    on = date_of(day)
    return day_of(on.replace(year=year, day=min(on.day, 28) if on.month == _FEBRUARY else on.day))


def _why_rule(route: Route, day: int, all_free: int) -> tuple[Reason, ...]:
    found = [
        Reason(
            f"all is free on {said_day(all_free)}; it takes effect on {date(2001, each.month, each.day):%-d %B} only",
            each.citation,
            each.confidence,
        )
        for each in route.effect_rules
    ]
    return (*found, *why_unknown(route, day))


def guided_effect(route: Route, effect: int) -> int | None:
    """Return the first day from a day of effect on that the guides name; None where there is none, or they differ."""
    if not route.guides:
        return None
    year = date_of(effect).year
    days = (_of_year(route.guides, each) for each in (year, year + 1))
    return next((each for each in days if each is not None and each >= effect), None)


def why_unknown(route: Route, day: int) -> tuple[Reason, ...]:
    """Say that no last day to apply for effect on a day is known, which is not that there is none."""
    if not route.effect_rules or any(each.effect == day for each in route.deadlines):
        return ()
    return (Reason(f"no last day to apply for {said_day(day)} is known; ask who approves it", "", "check"),)
