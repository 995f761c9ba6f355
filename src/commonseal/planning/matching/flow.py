"""Matching as a minimum-cost flow, exact where each place is one person's: people, places, and four objectives in turn.

Objectives are lexicographic without weights. After each is solved, the flows that are best by it are a face of the
network: arcs with a positive reduced cost are empty in all of them, arcs with a negative one are full in all of them.
What is left of the network carries the next objective (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9).
"""

from dataclasses import dataclass

import numpy as np

from commonseal.planning.matching.pairs import Numbers
from commonseal.planning.matching.problem import Problem


class FlowError(RuntimeError):
    """The network could not be solved: a fault in the program, never in the data."""


@dataclass
class Network:
    """Arcs from ``tail`` to ``head`` with a capacity, and the ``supply`` at each node.

    ``pair`` is the pair that an arc is of, -1 for others.
    """

    tail: Numbers
    head: Numbers
    capacity: Numbers
    pair: Numbers
    supply: Numbers


def placed_by_flow(problem: Problem, *, objectives: int | None = None) -> Numbers:
    """Return the chosen pairs, best by each objective in turn; ``objectives`` counts only the first few.

    Raises:
        FlowError: the solver failed.
    """
    network = _network(problem)
    chosen = np.zeros(0, dtype=np.int64)
    for costs in problem.objectives[:objectives]:
        priced = np.where(network.pair >= 0, costs[network.pair], 0) if len(costs) else np.zeros_like(network.pair)
        flow = solved(network, priced)
        used = network.pair[(flow > 0) & (network.pair >= 0)]
        held, network = _face(network, priced, flow)
        chosen = np.concatenate((chosen, held))
        rest = used[~np.isin(used, held)]
    return np.sort(np.concatenate((chosen, rest)))


def _network(problem: Problem) -> Network:
    people, posts, pairs = len(problem.wte), len(problem.whole), np.arange(len(problem.person), dtype=np.int64)
    whole, part = 1 + people, 1 + people + posts
    sink = part + posts
    fits_whole = pairs[problem.whole[problem.post] > 0]
    fits_part = pairs[problem.wte[problem.person] <= problem.part[problem.post]]
    everybody, every_post = np.arange(people, dtype=np.int64), np.arange(posts, dtype=np.int64)
    arcs = (
        (np.zeros(people), 1 + everybody, np.ones(people), np.full(people, -1)),
        (1 + problem.person[fits_whole], whole + problem.post[fits_whole], np.ones(len(fits_whole)), fits_whole),
        (1 + problem.person[fits_part], part + problem.post[fits_part], np.ones(len(fits_part)), fits_part),
        (whole + every_post, np.full(posts, sink), problem.whole, np.full(posts, -1)),
        (part + every_post, np.full(posts, sink), problem.part > 0, np.full(posts, -1)),
        (np.zeros(1), np.full(1, sink), np.full(1, people), np.full(1, -1)),
    )
    tail, head, capacity, pair = (np.concatenate(each).astype(np.int64) for each in zip(*arcs, strict=True))
    supply = np.zeros(sink + 1, dtype=np.int64)
    supply[0], supply[sink] = people, -people
    return Network(tail, head, capacity, pair, supply)


def solved(network: Network, costs: Numbers) -> Numbers:
    """Return the flow on each arc that costs least.

    Raises:
        FlowError: the solver failed.
    """
    from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(network.tail, network.head, network.capacity, costs)
    solver.set_nodes_supplies(np.arange(len(network.supply), dtype=np.int64), network.supply)
    if solver.solve() != solver.OPTIMAL:
        raise FlowError("the flow of people to places could not be solved")
    return np.asarray(solver.flows(arcs), dtype=np.int64) if len(network.tail) else np.zeros(0, dtype=np.int64)


def _face(network: Network, costs: Numbers, flow: Numbers) -> tuple[Numbers, Network]:
    """Return the pairs that every best flow has, and the network of what may differ between best flows."""
    potential = _potentials(network, costs, flow)
    reduced = costs + potential[network.tail] - potential[network.head]
    full, free = reduced < 0, reduced == 0
    supply = network.supply.copy()
    np.subtract.at(supply, network.tail[full], network.capacity[full])
    np.add.at(supply, network.head[full], network.capacity[full])
    held = network.pair[full & (network.pair >= 0)]
    tail, head, capacity, pair = (each[free] for each in (network.tail, network.head, network.capacity, network.pair))
    return held, Network(tail, head, capacity, pair, supply)


def _potentials(network: Network, costs: Numbers, flow: Numbers) -> Numbers:
    """Return shortest distances in the residual network, in which a best flow leaves no negative cycle."""
    onward, back = flow < network.capacity, flow > 0
    tail = np.concatenate((network.tail[onward], network.head[back]))
    head = np.concatenate((network.head[onward], network.tail[back]))
    cost = np.concatenate((costs[onward], -costs[back]))
    distance = np.zeros(len(network.supply), dtype=np.int64)
    for _ in range(len(distance) + 1):
        nearer = distance.copy()
        np.minimum.at(nearer, head, distance[tail] + cost)
        if np.array_equal(nearer, distance):
            return distance
        distance = nearer
    raise FlowError("a flow that is not the best was taken for it")
