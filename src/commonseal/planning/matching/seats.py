"""Shared posts cut into seats: with each seat for one person, the matching is a flow again, and the best for that cut.

The first cut is by a transport of hours that could be parted freely: where that puts somebody whole, they have a seat
of their hours, and what is left of the post is one more. Every later cut is by the matching found before it, which
still fits, so none is worse.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from commonseal.planning.matching.flow import placed_by_flow
from commonseal.planning.matching.hours import Transport
from commonseal.planning.matching.pairs import Numbers
from commonseal.planning.matching.problem import Problem

_CUTS = 4


def placed_in_seats(
    problem: Problem, start: Numbers, transport: Transport, *, objectives: int | None = None
) -> Numbers:
    """Return the best matching found by cutting shared posts into seats, no worse than the one to start from.

    Raises:
        FlowError: the solver failed.
    """
    best, wanted = start, _by_hours(problem, transport)
    for _ in range(_CUTS):
        found = _placed(problem, wanted, objectives)
        if not _is_better(problem, found, best, objectives):
            break
        best = wanted = found
    return best


def _by_hours(problem: Problem, transport: Transport) -> Numbers:
    """Return the pairs that a transport would have as they are: those put whole first, then parted ones that fit."""
    pairs, hours = transport.pairs, transport.hours
    missing = problem.wte[problem.person[pairs]] - hours
    left, taken = problem.total.copy(), np.zeros(len(problem.wte), dtype=bool)
    kept = []
    for pair in pairs[np.lexsort((pairs, missing))].tolist():
        person, post = int(problem.person[pair]), int(problem.post[pair])
        if problem.share[post] and not taken[person] and problem.wte[person] <= left[post]:
            left[post] -= problem.wte[person]
            taken[person] = True
            kept.append(pair)
    return np.array(kept, dtype=np.int64)


def _placed(problem: Problem, wanted: Numbers, objectives: int | None) -> Numbers:
    """Return the best matching where shared posts are cut into a seat for each pair wanted, and one of what is left."""
    shared = wanted[problem.share[problem.post[wanted]]]
    posts = len(problem.total)
    own = problem.wte[problem.person[shared]]
    left = problem.total.copy()
    np.subtract.at(left, problem.post[shared], own)
    of_post = np.concatenate((np.arange(posts), problem.post[shared]))
    whole = np.concatenate((np.where(problem.share, 0, problem.whole), np.zeros(len(shared), dtype=np.int64)))
    part = np.concatenate((np.where(problem.share, left, problem.part), own))
    seats, pairs = _pairs(problem, of_post)
    cut = replace(
        problem.only(pairs), post=seats, whole=whole, part=part, total=part, share=np.zeros(len(part), dtype=bool)
    )
    return np.sort(pairs[placed_by_flow(cut, objectives=objectives)])


def _pairs(problem: Problem, of_post: Numbers) -> tuple[Numbers, Numbers]:
    """Return each pair once for each seat of its post: the seats, and the pairs."""
    seats: list[list[int]] = [[] for _ in range(len(problem.total))]
    for seat, post in enumerate(of_post.tolist()):
        seats[post].append(seat)
    counts = np.array([len(each) for each in seats], dtype=np.int64)
    often, first = counts[problem.post], (np.cumsum(counts) - counts)[problem.post]
    flat = np.array([seat for each in seats for seat in each], dtype=np.int64)
    pairs = np.repeat(np.arange(len(problem.post), dtype=np.int64), often)
    within = np.arange(len(pairs)) - np.repeat(np.cumsum(often) - often, often)
    return flat[np.repeat(first, often) + within], pairs


def _is_better(problem: Problem, found: Numbers, than: Numbers, objectives: int | None) -> bool:
    return _worth(problem.objectives[:objectives], found) < _worth(problem.objectives[:objectives], than)


def _worth(objectives: Iterable[Numbers], chosen: Numbers) -> tuple[int, ...]:
    return tuple(int(costs[chosen].sum()) for costs in objectives)
