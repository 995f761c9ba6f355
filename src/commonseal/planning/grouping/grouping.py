"""The long list by machine: every possible group, the best groupings of them, and what to relax where there is none."""

from commonseal.planning.grouping.candidates import candidates, neighbour_masks
from commonseal.planning.grouping.model import Asked
from commonseal.planning.grouping.relaxing import smallest_relaxations
from commonseal.planning.grouping.result import LongList
from commonseal.planning.grouping.scoring import Scorer
from commonseal.planning.grouping.solving import best_partitions
from commonseal.planning.grouping.telling import told_grouping, told_limit, told_question

_SECONDS = 40.0
_FOR_RELAXING = 15.0


def grouped(asked: Asked, *, wanted: int = 10, differ: int = 1, seconds: float = _SECONDS) -> LongList:
    """Return the best groupings, in order; each after the first differs from all before in ``differ`` groups or more.

    ``seconds`` is the time for all; where it runs out, the gap of a grouping says how far from the best it may be.

    Raises:
        TooManyGroupsError: there are more possible groups than can be gone through.
    """
    scorer = Scorer(asked)
    masks = neighbour_masks(asked) if asked.limits.contiguous else _all_neighbours(asked)
    limits = asked.limits
    every = candidates(asked, limits.most_people, masks, limits.most_bodies)
    kept = [each for each in every if next(scorer.breaches(each), None) is None]
    points = [scorer.parts(each).total for each in kept]
    found = best_partitions(asked, kept, points, wanted, differ, seconds)
    ways = [[kept[each] for each in one.groups] for one in found]
    groupings = tuple(
        told_grouping(scorer, way, one, rank, ways[0])
        for rank, (way, one) in enumerate(zip(ways, found, strict=True), start=1)
    )
    relax = () if found else smallest_relaxations(asked, min(seconds, _FOR_RELAXING))
    return LongList(
        asked=told_question(asked),
        candidates=len(every),
        groupings=groupings,
        relax=tuple(tuple(told_limit(asked, each) for each in one) for one in relax),
    )


def _all_neighbours(asked: Asked) -> list[int]:
    everybody = (1 << len(asked.units)) - 1
    return [everybody & ~(1 << place) for place in range(len(asked.units))]
