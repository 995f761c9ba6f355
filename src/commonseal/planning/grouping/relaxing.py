"""Which limits to relax where no grouping keeps them all: the smallest sets, each with what it is."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from commonseal.planning.grouping.candidates import Candidate, candidates, neighbour_masks
from commonseal.planning.grouping.model import Asked
from commonseal.planning.grouping.scoring import Limit, Scorer
from commonseal.planning.grouping.solving import best_partitions

_MOST_SETS = 5
_APART_BODIES = 3
_FEW_BODIES = 12
_FOR_ONE = 3.0
_GROUPS = Limit("groups")


def smallest_relaxations(asked: Asked, seconds: float) -> tuple[tuple[Limit, ...], ...]:
    """Return the smallest sets of limits without which there is a grouping, at most five; each is enough by itself.

    Limits count one for each pair of bodies, each council and each figure. That bodies of a group hang together is
    looked at by itself, with groups of up to three bodies anywhere.
    """
    patience_ends = time.monotonic() + seconds
    scorer = Scorer(asked)
    people = None if len(asked.units) <= _FEW_BODIES else _ceiling(asked)
    groups = candidates(asked, people, neighbour_masks(asked), asked.limits.most_bodies)
    breaches = [frozenset(scorer.breaches(each)) for each in groups]
    found = [(limit,) for limit in _single(asked, groups, breaches, patience_ends)]
    if asked.limits.contiguous and _works_apart(asked):
        found.append((Limit("contiguous"),))
    return tuple(found) or tuple(_sets(asked, groups, breaches, patience_ends))


def _single(
    asked: Asked, groups: Sequence[Candidate], breaches: Sequence[frozenset[Limit]], patience_ends: float
) -> Iterator[Limit]:
    """Yield each limit without which, by itself, there is a grouping."""
    scorer = Scorer(asked)
    any_number = replace(asked, limits=replace(asked.limits, least_groups=None, most_groups=None))
    for limit in (_GROUPS, *sorted(frozenset().union(*breaches))):
        if time.monotonic() > patience_ends:
            return
        kept = [each for each, broken in zip(groups, breaches, strict=True) if broken <= {limit}]
        points = [scorer.parts(each).total for each in kept]
        if best_partitions(any_number if limit == _GROUPS else asked, kept, points, 1, 1, _FOR_ONE):
            yield limit


def _sets(
    asked: Asked, groups: Sequence[Candidate], breaches: Sequence[frozenset[Limit]], patience_ends: float
) -> Iterator[tuple[Limit, ...]]:
    """Yield sets of limits, smallest first, that one model lets go at the cost of one each."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - slow to import

    model, let_go = _slack_model(cp_model, asked, groups, breaches)
    size: int | None = None
    for _ in range(_MOST_SETS):
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(0.5, patience_ends - time.monotonic())
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        if solver.solve(model) != cp_model.OPTIMAL:
            return
        gone = tuple(sorted(limit for limit, variable in let_go.items() if solver.boolean_value(variable)))
        size = len(gone) if size is None else size
        if len(gone) > size or not gone:
            return
        yield gone
        model.add(sum(let_go[limit] for limit in gone) <= len(gone) - 1)


def _ceiling(asked: Asked) -> int | None:
    """Return a most number of people for the search: half as much again as is allowed, never below one body."""
    return None if asked.limits.most_people is None else asked.limits.most_people * 3 // 2


def _slack_model(
    cp_model: Any, asked: Asked, groups: Sequence[Candidate], breaches: Sequence[frozenset[Limit]]
) -> tuple[Any, dict[Limit, Any]]:
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in groups]
    let_go: dict[Limit, Any] = {}
    needing: dict[Limit, list[Any]] = {}
    for variable, broken in zip(chosen, breaches, strict=True):
        for limit in sorted(broken):
            needing.setdefault(limit, []).append(variable)
    for limit, variables in needing.items():
        let_go[limit] = model.new_bool_var("")
        for variable in variables:
            model.add_implication(variable, let_go[limit])
    for place in range(len(asked.units)):
        model.add_exactly_one(
            variable for variable, group in zip(chosen, groups, strict=True) if group.mask >> place & 1
        )
    limits = asked.limits
    if limits.least_groups is not None or limits.most_groups is not None:
        let_go[_GROUPS] = model.new_bool_var("")
        kept = let_go[_GROUPS].negated()
        if limits.least_groups is not None:
            model.add(sum(chosen) >= limits.least_groups).only_enforce_if(kept)
        if limits.most_groups is not None:
            model.add(sum(chosen) <= limits.most_groups).only_enforce_if(kept)
    model.minimize(sum(let_go.values()))
    return model, let_go


def _works_apart(asked: Asked) -> bool:
    """Whether there is a grouping that keeps all else, with groups of up to three bodies from anywhere."""
    loose = replace(asked, limits=replace(asked.limits, contiguous=False))
    scorer = Scorer(loose)
    people = [each.people for each in asked.units]
    size = min(_APART_BODIES, asked.limits.most_bodies)
    groups = [
        Candidate(sum(1 << place for place in places), sum(people[place] for place in places))
        for number in range(1, size + 1)
        for places in combinations(range(len(people)), number)
    ]
    kept = [each for each in groups if next(scorer.breaches(each), None) is None]
    return bool(best_partitions(loose, kept, [scorer.parts(each).total for each in kept], 1, 1, 10.0))
