"""The best groupings as set partitions: every body in one of the possible groups, with the fewest points.

A linear relaxation prices every possible group. Those with the least reduced cost, a thousand or so, are given to
CP-SAT. A grouping with any other group costs at least the relaxation and that group's reduced cost, so the answer has
a bound over all possible groups, and not only over those that were looked at.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonseal.planning.grouping.candidates import Candidate
from commonseal.planning.grouping.model import Asked

MOST_COLUMNS = 1_200
_SLACK = 1e-6


@dataclass(frozen=True)
class Partition:
    """One grouping: the places of its groups among the candidates, its points, and a bound below which none can be."""

    groups: tuple[int, ...]
    points: int
    bound: int


def best_partitions(
    asked: Asked, groups: Sequence[Candidate], points: Sequence[int], wanted: int, differ: int, seconds: float
) -> list[Partition]:
    """Return the best partitions in order: the first the best, each other the best that differs from all before.

    Two differ where at least ``differ`` groups of the later are not in the earlier. An empty list says that there is
    none.
    """
    if not _covers(asked, groups):
        return []
    kept, floor = _priced(asked, groups, points)
    if kept is None:
        return []
    found = _by_turns(asked, groups, points, (wanted, differ, seconds), (kept, floor))
    if not found and len(kept) < len(groups):
        every = np.arange(len(groups), dtype=np.int64)
        found = _by_turns(asked, groups, points, (wanted, differ, seconds), (every, sum(points)))
    return found


def _by_turns(
    asked: Asked,
    groups: Sequence[Candidate],
    points: Sequence[int],
    terms: tuple[int, int, float],
    priced: tuple[NDArray[np.int64], int],
) -> list[Partition]:
    (wanted, differ, seconds), (kept, floor) = terms, priced
    found: list[Partition] = []
    until = time.monotonic() + seconds
    model, chosen = _model(asked, [groups[each] for each in kept], [points[each] for each in kept])
    for number in range(wanted):
        left = max(0.5, (until - time.monotonic()) / (wanted - number))
        solved = _solved(model, left)
        if solved is None:
            break
        picked = [place for place, each in enumerate(chosen) if solved.boolean_value(each)]
        value, bound = _values(solved)
        found.append(Partition(tuple(int(kept[each]) for each in picked), value, min(value, max(0, min(bound, floor)))))
        model.add(sum(chosen[each] for each in picked) <= max(0, len(picked) - differ))
    return found


def _covers(asked: Asked, groups: Sequence[Candidate]) -> bool:
    together = 0
    for each in groups:
        together |= each.mask
    return together == (1 << len(asked.units)) - 1


def _priced(asked: Asked, groups: Sequence[Candidate], points: Sequence[int]) -> tuple[NDArray[np.int64] | None, int]:
    """Return the candidates worth looking at, and what a grouping with any of the others costs at least."""
    if len(groups) <= MOST_COLUMNS:
        return np.arange(len(groups)), max(sum(points), 1)
    from ortools.linear_solver.python import model_builder  # noqa: PLC0415 - slow to import

    model: Any = model_builder.Model()  # type: ignore[no-untyped-call]  # it says no types
    columns = [model.new_var(0, 1, is_integer=False, name=None) for _ in groups]
    for inside in _inside(asked, groups):
        model.add(model_builder.LinearExpr.sum([columns[each] for each in inside]) == 1)
    _count(asked, model, model_builder.LinearExpr.sum(columns))
    model.minimize(model_builder.LinearExpr.weighted_sum(columns, [float(each) for each in points]))
    solver: Any = model_builder.Solver("GLOP")
    if str(solver.solve(model)) != "SolveStatus.OPTIMAL":
        return None, 0
    # Within the bounds 0 and 1 a reduced cost may be negative where a group is taken whole; then it costs nothing more.
    reduced = np.maximum(0, solver.reduced_costs(model.get_variables()).to_numpy())
    order = np.argsort(reduced, kind="stable")
    floor = math.ceil(solver.objective_value + reduced[order[MOST_COLUMNS]] - _SLACK)
    return np.sort(order[:MOST_COLUMNS]), floor


def _inside(asked: Asked, groups: Sequence[Candidate]) -> list[list[int]]:
    """Return for each body the candidates that it is in."""
    found: list[list[int]] = [[] for _ in asked.units]
    for place, each in enumerate(groups):
        mask = each.mask
        while mask:
            lowest = mask & -mask
            found[lowest.bit_length() - 1].append(place)
            mask ^= lowest
    return found


def _count(asked: Asked, model: Any, number: Any) -> None:
    if asked.limits.least_groups is not None:
        model.add(number >= asked.limits.least_groups)
    if asked.limits.most_groups is not None:
        model.add(number <= asked.limits.most_groups)


def _model(asked: Asked, groups: Sequence[Candidate], points: Sequence[int]) -> tuple[Any, list[Any]]:
    from ortools.sat.python import cp_model  # noqa: PLC0415 - slow to import

    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in groups]
    for inside in _inside(asked, groups):
        model.add_exactly_one(chosen[each] for each in inside)
    _count(asked, model, cp_model.LinearExpr.sum(chosen))
    model.minimize(cp_model.LinearExpr.weighted_sum(chosen, list(points)))
    return model, chosen


def _solved(model: Any, seconds: float) -> Any | None:
    from ortools.sat.python import cp_model  # noqa: PLC0415 - slow to import

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    # One worker that keeps the whole relaxation proves what several without it do not: see the benchmark.
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = 1
    return solver if solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def _values(solved: Any) -> tuple[int, int]:
    return round(solved.objective_value), math.ceil(solved.best_objective_bound - _SLACK)
