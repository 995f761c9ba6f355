"""The order of steps: each after those it waits for; a ring of steps that wait for each other is found and told."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from commonseal.planning.routes.errors import RouteCycleError


def rings(after: Mapping[str, AbstractSet[str]]) -> tuple[str, ...]:
    """Return one ring of steps that wait for each other, each before the one that it waits for; empty where none do.

    The ring is told from its first name on, so that it is the same whichever step was looked at first.
    """
    left = {key: {each for each in before if each in after} for key, before in after.items()}
    while True:
        free = {key for key, before in left.items() if not before}
        if not free:
            break
        left = {key: before - free for key, before in left.items() if key not in free}
    if not left:
        return ()
    path = [min(left)]
    while True:
        following = min(left[path[-1]])
        if following in path:
            ring = path[path.index(following) :]
            start = ring.index(min(ring))
            return tuple(ring[start:] + ring[:start])
        path.append(following)


def in_order(after: Mapping[str, AbstractSet[str]], rank: Callable[[str], tuple[object, ...]]) -> tuple[str, ...]:
    """Return steps so that each stands after those it waits for, the lowest rank first among those that can be next.

    Raises:
        RouteCycleError: some wait for each other; the error tells the ring.
    """
    ring = rings(after)
    if ring:
        raise RouteCycleError(ring)
    left = {key: {each for each in before if each in after} for key, before in after.items()}
    order: list[str] = []
    while left:
        key = min((each for each, before in left.items() if not before), key=rank)
        order.append(key)
        del left[key]
        for before in left.values():
            before.discard(key)
    return tuple(order)
