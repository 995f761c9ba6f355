"""Every group that there could be: the sets of bodies that hang together, few enough and small enough, as bit masks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commonseal.planning.grouping.model import Asked, Unit

MOST_CANDIDATES = 300_000


class TooManyGroupsError(Exception):
    """There are too many possible groups to look at each; the message says what would make them fewer."""


@dataclass(frozen=True)
class Candidate:
    """A possible group: the bodies in it as a bit mask over the order of bodies, with its people."""

    mask: int
    people: int

    def members(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """Return its bodies."""
        return tuple(each for place, each in enumerate(units) if self.mask >> place & 1)


def neighbour_masks(asked: Asked) -> list[int]:
    """Return for each body the mask of its neighbours. Who names a neighbour is one to it as well."""
    order = {each.id: place for place, each in enumerate(asked.units)}
    masks = [0] * len(asked.units)
    for each in asked.units:
        for other in each.neighbours & order.keys():
            masks[order[each.id]] |= 1 << order[other]
            masks[order[other]] |= 1 << order[each.id]
    return masks


def candidates(asked: Asked, most_people: int | None, masks: Sequence[int], most_bodies: int) -> list[Candidate]:
    """Return every set of bodies that hangs together by these neighbours, within a number of bodies and of people.

    Each set is found once: from its lowest body on, growing by neighbours above that body which no set before it, from
    the same beginnings, has taken (Wernicke, 2006).

    Raises:
        TooManyGroupsError: there are more than can be gone through.
    """
    people = [each.people for each in asked.units]
    ceiling = sum(people) if most_people is None else most_people
    found: list[Candidate] = []
    for root in range(len(people)):
        above = -1 << (root + 1)
        for each in _growing(1 << root, people[root], masks[root] & above, masks[root] | 1 << root,
                             (above, ceiling, most_bodies, people, masks)):  # fmt: skip
            found.append(each)
            if len(found) > MOST_CANDIDATES:
                raise TooManyGroupsError(
                    f"there are more than {MOST_CANDIDATES:,} possible groups; lower “most_bodies” or “most_people”"
                )
    return found


_Bounds = tuple[int, int, int, Sequence[int], Sequence[int]]


def _growing(mask: int, held: int, open_to: int, near: int, bounds: _Bounds) -> Iterator[Candidate]:
    """Yield a set and every set that grows from it by the bodies it is open to."""
    above, ceiling, most_bodies, people, masks = bounds
    if held <= ceiling or mask & (mask - 1) == 0:
        yield Candidate(mask, held)
    if mask.bit_count() >= most_bodies:
        return
    while open_to:
        lowest = open_to & -open_to
        open_to ^= lowest
        body = lowest.bit_length() - 1
        if held + people[body] <= ceiling:
            fresh = masks[body] & above & ~near
            yield from _growing(mask | lowest, held + people[body], open_to | fresh, near | masks[body], bounds)
