"""Hours as a flow: how many could be placed if hours could be parted freely, and between whom and what they would go.

Where places are shared, a post holds people up to its WTE. Let each person's hours go to several posts at once and the
matching becomes a transport of hours, each worth its part of a person: a minimum-cost flow, whose value no matching
can exceed. It is the linear relaxation of a generalised assignment whose weights are of people alone.
"""

from dataclasses import dataclass
from math import lcm

import numpy as np

from commonseal.planning.matching.flow import Network, solved
from commonseal.planning.matching.model import WHOLE
from commonseal.planning.matching.pairs import Numbers
from commonseal.planning.matching.problem import Problem

_FINEST = 10**12


@dataclass(frozen=True)
class Transport:
    """At most how many people can be placed; the pairs between which hours go where most are, and how much at each."""

    most: int
    pairs: Numbers
    hours: Numbers


def hours_parted(problem: Problem) -> Transport:
    """Return the best transport of hours to posts.

    Of a post that is not shared a place counts as a whole one, so that nobody is kept out of it for their hours. The
    worth of an hour is rounded up where it is no whole number, so that the bound never falls short.

    Raises:
        FlowError: the solver failed.
    """
    network = _network(problem)
    shares = lcm(*set(problem.wte.tolist())) if len(problem.wte) else 1
    shares = min(shares, _FINEST)
    worth = -(-shares // problem.wte)
    of_pair = network.pair >= 0
    costs = np.where(of_pair, -worth[problem.person[network.pair]], 0) if len(problem.person) else 0 * network.pair
    flow = solved(network, costs)
    used = np.flatnonzero((flow > 0) & of_pair)
    return Transport(int(-(flow * costs).sum() // shares), network.pair[used], flow[used])


def _network(problem: Problem) -> Network:
    people, posts, pairs = len(problem.wte), len(problem.total), len(problem.person)
    sink, everybody, every_post = 1 + people + posts, np.arange(people), np.arange(posts)
    room = np.where(problem.share, problem.total, WHOLE * (problem.whole + (problem.part > 0)))
    hours = int(problem.wte.sum())
    arcs = (
        (np.zeros(people), 1 + everybody, problem.wte, np.full(people, -1)),
        (1 + problem.person, 1 + people + problem.post, problem.wte[problem.person], np.arange(pairs)),
        (1 + people + every_post, np.full(posts, sink), room, np.full(posts, -1)),
        (np.zeros(1), np.full(1, sink), np.full(1, hours), np.full(1, -1)),
    )
    tail, head, capacity, pair = (np.concatenate(each).astype(np.int64) for each in zip(*arcs, strict=True))
    supply = np.zeros(sink + 1, dtype=np.int64)
    supply[0], supply[sink] = hours, -hours
    return Network(tail, head, capacity, pair, supply)
