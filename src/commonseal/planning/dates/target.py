"""A target: the latest meetings that still make it, the slack they leave, and what fails where it cannot be made."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from commonseal.planning.dates.backward import last_days, slack_between
from commonseal.planning.dates.effect import apply_by, last_effect, why_unknown
from commonseal.planning.dates.forward import earliest
from commonseal.planning.dates.model import Dated, Failure, Reason, Schedule, fixed_day
from commonseal.planning.dates.ordering import in_order
from commonseal.planning.dates.waiting import Waiting
from commonseal.planning.model import Diary, Route, RouteStep
from commonseal.vocabulary.periods import said_day


def latest(
    route: Route,
    diaries: Mapping[str, Diary],
    target: int,
    start: int,
    *,
    holidays: frozenset[int] | None = None,
    noticed: Mapping[str, int] | None = None,
) -> Schedule:
    """Return the last day on which each step can be taken so that the route takes effect by a target.

    Where the law lets it take effect on one day of the year only, the last such day by the target counts. ``slack`` is
    against the forward pass from ``start``; where a step has less than none, ``failure`` names the first that has, and
    the earliest day of effect. The other arguments are those of ``earliest``.

    Raises:
        UndatedError: as ``earliest`` does.
    """
    forward = earliest(route, diaries, start, holidays=holidays, noticed=noticed)
    order = in_order(route, diaries)
    effect = last_effect(route, target)
    if effect is None or forward.basis is None:
        rules = "; ".join(each.citation for each in route.effect_rules)
        failure = Failure(
            None, f"the rules on the day of effect allow no day by {said_day(target)} ({rules})", forward.effect
        )
        return replace(forward, target=target, failure=failure)
    waiting = Waiting(start, forward.basis.holidays, forward.basis.noticed)
    first = {each.key: each for each in forward.steps}
    days = last_days(order, diaries, waiting, first, effect, route)
    slack = slack_between(order, days, first, apply_by(route, effect))
    return Schedule(
        route,
        start,
        tuple(days[each.key] for each in route.steps),
        effect,
        _why(target, effect, route),
        slack,
        tuple(each.key for each in order if slack.get(each.key) == 0),
        target,
        _failure(order, days, first, slack, forward.effect, effect),
        forward.basis,
    )


def _why(target: int, effect: int, route: Route) -> tuple[Reason, ...]:
    unknown = why_unknown(route, effect)
    if effect == target:
        return unknown
    return unknown + tuple(
        Reason(f"the last day of effect by {said_day(target)} is {said_day(effect)}", each.citation, each.confidence)
        for each in route.effect_rules
    )


def _failure(
    order: Sequence[RouteStep],
    days: Dated,
    first: Dated,
    slack: Mapping[str, int],
    soonest: int | None,
    effect: int,
) -> Failure | None:
    failing = next((each for each in order if slack.get(each.key, 0) < 0), None)
    if failing is None:
        return None
    could, must = first[failing.key], days[failing.key]
    can = "there is none it can go to" if could.day is None else f"the first it can go to is on {said_day(could.day)}"
    late = f"no meeting of {failing.who or failing.body} is in time"
    need = late if must.day is None else f"the last meeting in time is on {said_day(must.day)}"
    if fixed_day(failing) is not None and could.free is not None and must.ready is not None:
        can, need = f"it is free from {said_day(could.free)}", f"what follows it needs it by {said_day(must.ready)}"
    best = "no day can be" if soonest is None else f"the earliest day of effect is {said_day(soonest)}"
    text = f"effect on {said_day(effect)} cannot be made: for “{failing.key}” {need}, but {can}; {best}"
    return Failure(failing.key, text, soonest)
