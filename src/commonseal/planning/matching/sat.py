"""Matching by CP-SAT, for posts whose places may be shared: then WTE adds up, and no flow says so.

Each objective is solved in turn and held while the next is. What is found first by flow, without sharing and then with
posts cut into seats, is the start.
Where there are too many pairs to be gone through in time, each person keeps the best few; then the answer is not proven
to be the best, but for the number of people placed. That is bounded from above by a flow over places of the smallest
size, and by a flow of hours that could be parted freely, whose pairs are kept too.
"""

import time
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from commonseal.planning.matching.flow import placed_by_flow
from commonseal.planning.matching.hours import hours_parted
from commonseal.planning.matching.pairs import Flags, Numbers
from commonseal.planning.matching.problem import Problem
from commonseal.planning.matching.seats import placed_in_seats

_AS_PROVEN = 1e-6
_MOST_PAIRS = 6_000
_BEST_FEW = 5
_SHARERS = 8


@dataclass(frozen=True)
class Found:
    """The pairs chosen, how many of the objectives are proven to be met best, and a bound on how many can be placed."""

    chosen: Numbers
    proven: int
    most: int


def placed_by_sat(problem: Problem, start: Numbers, seconds: float, *, objectives: int | None = None) -> Found:
    """Return the best matching found within a time, no worse than the one to start from.

    A quarter of the time at least is left to CP-SAT, however long the flows before it took.
    """
    until = time.monotonic() + seconds
    transport = hours_parted(problem)
    most = min(_bound(problem), transport.most)
    start = placed_in_seats(problem, start, transport, objectives=objectives)
    seconds = max(seconds / 4, until - time.monotonic())
    if len(problem.person) <= _MOST_PAIRS:
        found = _by_objectives(problem, start, seconds, objectives)
        return replace(found, most=max(len(found.chosen), min(found.most, most)))
    kept = np.flatnonzero(_worth_keeping(problem, np.union1d(start, transport.pairs)))
    found = _by_objectives(problem.only(kept), np.searchsorted(kept, start), seconds, objectives)
    chosen = kept[found.chosen]
    return Found(chosen, proven=1 if len(chosen) == most else 0, most=most)


def _bound(problem: Problem) -> int:
    """Return how many could be placed if everybody who shares were as part-time as the least of them."""
    least = np.full(len(problem.total), np.iinfo(np.int32).max, dtype=np.int64)
    np.minimum.at(least, problem.post, problem.wte[problem.person])
    seats = np.where(problem.share, problem.total // least, problem.whole)
    looser = replace(problem, whole=seats, part=np.where(problem.share, 0, problem.part))
    return len(placed_by_flow(looser, objectives=1))


def _worth_keeping(problem: Problem, wanted: Numbers) -> Flags:
    """Mark some pairs, the best few of each person, and the most part-time of each shared post."""
    found = np.zeros(len(problem.person), dtype=bool)
    found[wanted] = True
    best = np.lexsort((problem.dislike, problem.protection, -problem.ring, problem.person))
    found[best[_rank_within(problem.person[best]) < _BEST_FEW]] = True
    smallest = np.lexsort((problem.dislike, problem.wte[problem.person], problem.post))
    found[smallest[(_rank_within(problem.post[smallest]) < _SHARERS) & problem.share[problem.post[smallest]]]] = True
    return found


def _rank_within(ordered: Numbers) -> Numbers:
    """Return how many equal numbers stand before each in an ordered list."""
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    found: Numbers = np.arange(len(ordered)) - np.repeat(starts, np.diff(np.append(starts, len(ordered))))
    return found


def _by_objectives(problem: Problem, start: Numbers, seconds: float, objectives: int | None) -> Found:
    from ortools.sat.python import cp_model  # noqa: PLC0415 - slow to import

    model, chosen = _model(cp_model, problem)
    until, best = time.monotonic() + seconds, start
    wanted, proven, most = problem.objectives[:objectives], 0, len(problem.wte)
    for number, costs in enumerate(wanted):
        total = cp_model.LinearExpr.weighted_sum(chosen, costs.tolist())
        model.minimize(total)
        _start_from(model, chosen, best)
        left = max(0.1, (until - time.monotonic()) / (len(wanted) - number))
        solver, status = _solved(cp_model, model, left)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and solver.objective_value <= costs[best].sum():
            best = np.flatnonzero([solver.boolean_value(each) for each in chosen]).astype(np.int64)
        if status == cp_model.OPTIMAL and proven == number:
            proven += 1
        if number == 0 and status != cp_model.UNKNOWN:
            most = min(most, int(-solver.best_objective_bound + _AS_PROVEN))
        model.add(total <= int(costs[best].sum()))
    return Found(best, proven, most)


def _start_from(model: Any, chosen: list[Any], best: Numbers) -> None:
    model.clear_hints()
    hint = model.proto.solution_hint
    values = np.zeros(len(chosen), dtype=np.int64)
    values[best] = 1
    hint.vars.extend(range(len(chosen)))
    hint.values.extend(values.tolist())


def _model(cp_model: Any, problem: Problem) -> tuple[Any, list[Any]]:
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in problem.person]
    of_person: dict[int, list[int]] = defaultdict(list)
    at_post: dict[int, list[int]] = defaultdict(list)
    for pair, (person, post) in enumerate(zip(problem.person.tolist(), problem.post.tolist(), strict=True)):
        of_person[person].append(pair)
        at_post[post].append(pair)
    for pairs in of_person.values():
        model.add_at_most_one(chosen[pair] for pair in pairs)
    for post, pairs in at_post.items():
        _hold_places(cp_model, model, problem, post, [(chosen[pair], _wte(problem, pair)) for pair in pairs])
    return model, chosen


def _wte(problem: Problem, pair: int) -> int:
    return int(problem.wte[problem.person[pair]])


def _hold_places(cp_model: Any, model: Any, problem: Problem, post: int, wanting: list[tuple[Any, int]]) -> None:
    """Hold a post to its places: to its WTE where it is shared, else to one person for each place that they fit."""
    whole, part, total = (int(each[post]) for each in (problem.whole, problem.part, problem.total))
    if problem.share[post]:
        model.add(cp_model.LinearExpr.weighted_sum([each for each, _ in wanting], [wte for _, wte in wanting]) <= total)
        more_than_half = [each for each, wte in wanting if 2 * wte > total]
        model.add_at_most_one(more_than_half)
        return
    model.add(sum(each for each, _ in wanting) <= whole + (part > 0))
    model.add(sum(each for each, wte in wanting if wte > part) <= whole)


def _solved(cp_model: Any, model: Any, seconds: float) -> tuple[Any, Any]:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    return solver, solver.solve(model)
