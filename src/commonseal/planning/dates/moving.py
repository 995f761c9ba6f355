"""What has moved between two schedules of a route."""

from commonseal.planning.dates.model import Move, Schedule


def moved(before: Schedule, after: Schedule) -> tuple[Move, ...]:
    """Return what moved from one schedule to another, in the order of the second, and the effect last.

    A step that only one of them has is among them, with None for the day that it has not.
    """
    old = {each.key: each for each in before.steps}
    new = {each.key: each for each in after.steps}
    keys = [*new, *(key for key in old if key not in new)]
    found = [
        Move(key, old[key].day if key in old else None, new[key].day if key in new else None)
        for key in keys
        if old.get(key) is not new.get(key)
    ]
    effect = Move(None, before.effect, after.effect)
    return tuple(each for each in (*found, effect) if each.before != each.after)
