"""The order in which approval steps can be taken: each after those it waits for, then by date."""

from collections.abc import Callable, Mapping, Sequence


def workable_order(
    waits: Mapping[str, Sequence[str]], rank: Callable[[str], tuple[int, int, str]]
) -> tuple[list[str], list[tuple[str, ...]]]:
    """Order steps so that each stands after those it waits for, the lowest rank first among those that can be next.

    Steps that wait for each other in a ring cannot be ordered: each ring is reported, and opened at its lowest rank.

    Args:
        waits: For each step, the steps it waits for; those that are not steps themselves are passed over.
        rank: What decides between steps that could both be next.

    Returns:
        The steps in order, and the rings found.
    """
    left = {step: {each for each in after if each in waits and each != step} for step, after in waits.items()}
    order: list[str] = []
    rings: list[tuple[str, ...]] = [(step,) for step, after in waits.items() if step in after]
    while left:
        ready = [step for step, after in left.items() if not after]
        if not ready:
            ring = _ring(left, min(left, key=rank))
            rings.append(ring)
            ready = list(ring)
        step = min(ready, key=rank)
        order.append(step)
        del left[step]
        for after in left.values():
            after.discard(step)
    return order, rings


def _ring(left: Mapping[str, set[str]], start: str) -> tuple[str, ...]:
    """Return one ring of steps, reached by walking back from a step none of whose forerunners is ready."""
    path = [start]
    while True:
        step = min(left[path[-1]])
        if step in path:
            return tuple(reversed(path[path.index(step) :]))
        path.append(step)
