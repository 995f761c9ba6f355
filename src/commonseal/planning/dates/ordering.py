"""The order in which the steps of a route are dated, and everything that is wrong with it told at once."""

from collections.abc import Mapping

from commonseal.planning.dates.errors import UndatedError
from commonseal.planning.model import Diary, Route, RouteStep


def in_order(route: Route, diaries: Mapping[str, Diary]) -> tuple[RouteStep, ...]:
    """Return the steps of a route, each after those that it waits for; otherwise as they stand.

    Raises:
        UndatedError: with every cycle, every step that waits for one that is not there, every key that stands twice,
            and every forum that has no diary.
    """
    steps = {each.key: each for each in route.steps}
    faults = [*_twice(route), *_waiting_for_nothing(route), *_without_diary(route, diaries)]
    ordered: dict[str, RouteStep] = {}
    left = dict(steps)
    while left:
        ready = [key for key, each in left.items() if not any(one in left for one in each.after)]
        if not ready:
            ring = _ring(left)
            waits = " waits for ".join(f"“{each}”" for each in [*ring, ring[0]])
            faults.append(f"steps wait for each other: {waits}; take one of them out of “after”")
            ready = [ring[0]]
        ordered.update((key, left.pop(key)) for key in ready)
    if faults:
        raise UndatedError(faults)
    return tuple(ordered.values())


def _ring(left: Mapping[str, RouteStep]) -> list[str]:
    """Return a cycle among steps each of which waits for another of them."""
    seen: list[str] = []
    key = next(iter(left))
    while key not in seen:
        seen.append(key)
        key = next(each for each in left[key].after if each in left)
    return seen[seen.index(key) :]


def _twice(route: Route) -> list[str]:
    keys = [each.key for each in route.steps]
    return [
        f"the step “{key}” stands twice; name one of them otherwise" for key in sorted(set(keys)) if keys.count(key) > 1
    ]


def _waiting_for_nothing(route: Route) -> list[str]:
    keys = {each.key for each in route.steps}
    return [
        f"the step “{each.key}” waits for “{one}”, which is not on the route; add that step or take it out of “after”"
        for each in route.steps
        for one in each.after
        if one not in keys
    ]


def _without_diary(route: Route, diaries: Mapping[str, Diary]) -> list[str]:
    return [
        f"the step “{each.key}” has no diary of {each.body}; give one for every forum on the route"
        for each in route.steps
        if each.is_to_come and each.body not in diaries
    ]
