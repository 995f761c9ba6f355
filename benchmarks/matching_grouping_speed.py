"""What matching staff and grouping bodies cost as they grow, in one run.

    python benchmarks/matching_grouping_speed.py            # about four minutes
    python benchmarks/matching_grouping_speed.py --quick    # under a minute

Prints Markdown tables:

1. Matching with one person to a place: by minimum-cost flow, with every objective, every explanation and each rule
   relaxed; and the same first objective by CP-SAT on every pair, with what it proved in the time it was given. Both
   must place as many where CP-SAT proves its answer, and CP-SAT must never place more.
2. Matching where people may share places (CP-SAT from the flow's answer): time, placed, and the bound.
3. Grouping as bodies grow, on invented countries: the ten best and the largest gap; every partition gone through, up
   to the size at which that takes too long, which must come to the same best; and one best grouping by direct
   assignment of bodies to groups without asking that they hang together, which makes that easier: it may have fewer
   points and its bound must not be above ours.
4. The same for the 42 bodies of the example, as possible groups grow.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from commonseal.planning.grouping import Asked, grouped, read_asked
from commonseal.planning.grouping.candidates import candidates, neighbour_masks
from commonseal.planning.grouping.model import Limits, Unit, Weights
from commonseal.planning.grouping.scoring import Scorer
from commonseal.planning.matching import Grades, Opening, Person, Rules, matched
from commonseal.planning.matching.pairs import held_against
from commonseal.planning.matching.problem import Problem, Rooms, posed
from commonseal.regimes import Law
from measuring import machine, table

_SKILLS = [f"skill {number}" for number in range(10)]
_BODIES = Path(__file__).parents[1] / "examples" / "grouping" / "forty-two.group"
_SECONDS = 20.0


def main() -> None:
    """Run what the arguments ask for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="the smaller sizes only")
    quick = asked.parse_args().quick
    print(machine())
    sizes = [(100, 80), (300, 240)] if quick else [(100, 80), (300, 240), (1000, 800), (3000, 2400)]
    print(table([_by_flow(people, posts) for people, posts in sizes]))
    print(table([_shared(people, posts) for people, posts in sizes[:3]]))
    print(table([_by_size(bodies) for bodies in ((5, 10, 20) if quick else (5, 10, 20, 30, 42, 60))]))
    limits = [(1_500_000, 5_000_000, 6), (2_000_000, 7_000_000, 6), (2_000_000, 9_000_000, 8)]
    print(table([_grouping(*each) for each in (limits[:1] if quick else limits)]))


def staff_and_posts(people: int, posts: int, share: bool = False) -> tuple[list[Person], list[Opening], Grades]:
    """Make people and posts at twelve places, a fifth of the people part-time, half of the posts ring-fenced."""
    draw = np.random.default_rng(people)
    names = Grades.agenda_for_change().names
    grades = Grades(names, {name: Decimal(20_000 + 6_000 * place) for place, name in enumerate(names)})
    places = [(51.5 + float(one), -1 + float(two)) for one, two in draw.random((12, 2)) * 1.2]
    jobs = max(1, people // 3)
    staff = [
        Person(
            f"s{number}",
            number,
            names[2 + int(draw.integers(9))],
            int(draw.choice([400, 500, 600, 800])) if draw.random() < 0.2 else 1000,
            post=f"job {number % jobs}",
            where=places[int(draw.integers(12))],
            skills=frozenset(each for each in _SKILLS if draw.random() < 0.5),
        )
        for number in range(people)
    ]
    openings = [
        Opening(
            f"p{number}",
            number,
            f"Post {number}",
            names[2 + int(draw.integers(9))],
            int(draw.choice([500, 600, 2000])) if draw.random() < 0.1 else 1000,
            where=places[int(draw.integers(12))],
            share=share,
            skills=frozenset(each for each in _SKILLS if draw.random() < 0.1),
            ring_fence=frozenset({f"job {int(draw.integers(jobs))}"}) if draw.random() < 0.5 else frozenset(),
        )
        for number in range(posts)
    ]
    return staff, openings, grades


def _by_flow(people: int, posts: int) -> dict[str, object]:
    staff, openings, grades = staff_and_posts(people, posts)
    begun = time.perf_counter()
    found = matched(staff, openings, grades=grades, rules=Rules(), law=Law.shipped())
    taken = time.perf_counter() - begun
    pairs = held_against(staff, openings, grades, Rules())
    problem = posed(staff, openings, pairs, Rooms.of(openings), range(people))
    placed, bound, by_sat = _most_by_sat(problem)
    assert placed <= found.totals.placed
    assert bound is None or found.totals.placed <= bound
    return {
        "staff": people,
        "posts": posts,
        "pairs": len(problem.person),
        "placed": found.totals.placed,
        "flow with all, s": f"{taken:.2f}",
        "CP-SAT, first objective, s": f"{by_sat:.1f}",
        "CP-SAT placed": placed,
        "CP-SAT bound": "none" if bound is None else bound,
    }


def _most_by_sat(problem: Problem) -> tuple[int, int | None, float]:
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in problem.person]
    for rows in (problem.person,):
        for each in np.unique(rows):
            model.add_at_most_one(chosen[pair] for pair in np.flatnonzero(rows == each))
    for each in np.unique(problem.post):
        pairs = np.flatnonzero(problem.post == each)
        part, whole = int(problem.part[each]), int(problem.whole[each])
        model.add(sum(chosen[pair] for pair in pairs) <= whole + (part > 0))
        model.add(sum(chosen[pair] for pair in pairs if problem.wte[problem.person[pair]] > part) <= whole)
    model.maximize(sum(chosen))
    solver, begun = cp_model.CpSolver(), time.perf_counter()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = _SECONDS, 2
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return 0, None, time.perf_counter() - begun
    placed = round(solver.objective_value)
    return placed, int(solver.best_objective_bound + 1e-6), time.perf_counter() - begun


def _shared(people: int, posts: int) -> dict[str, object]:
    staff, openings, grades = staff_and_posts(people, posts, share=True)
    begun = time.perf_counter()
    totals = matched(staff, openings, grades=grades, rules=Rules(), law=Law.shipped()).totals
    return {
        "staff": people,
        "posts": posts,
        "seconds": f"{time.perf_counter() - begun:.1f}",
        "placed": totals.placed,
        "at most": totals.most,
        "proven": totals.proven,
    }


def country(bodies: int) -> Asked:
    """Make bodies on a lattice, each beside those above, below, left and right, of 750,000 to 2.2 million people."""
    draw = np.random.default_rng(bodies)
    wide = max(2, round(bodies**0.5))
    units = tuple(
        Unit(
            f"body/{number}",
            f"Body {number}",
            50_000 * int(draw.integers(15, 45)),
            neighbours=frozenset(
                f"body/{other}" for other in (number - wide, *((number - 1,) if number % wide else ())) if other >= 0
            ),
        )
        for number in range(bodies)
    )
    limits = Limits(least_people=1_500_000, most_people=5_000_000, most_bodies=6)
    return Asked(units, limits, Weights(partners=0))


def _by_size(bodies: int) -> dict[str, object]:
    asked, begun = country(bodies), time.perf_counter()
    found = grouped(asked)
    taken = time.perf_counter() - begun
    best = found.groupings[0].points.total
    every, by_every = _every_partition(asked) if bodies <= _MOST_FOR_EVERY else (None, 0.0)
    assert every is None or every == best
    direct, bound, by_direct = _assigned(asked)
    assert bound <= best
    return {
        "bodies": bodies,
        "possible groups": found.candidates,
        "found": len(found.groupings),
        "seconds": f"{taken:.2f}",
        "points of the best": best,
        "largest gap, %": max(each.gap for each in found.groupings),
        "every partition, s": "not tried" if every is None else f"{by_every:.2f}",
        "its best": "" if every is None else every,
        "direct, s": f"{by_direct:.1f}",
        "direct, points": direct,
        "direct, bound": bound,
    }


_MOST_FOR_EVERY = 30


def _every_partition(asked: Asked) -> tuple[int, float]:
    """Return the fewest points of all partitions: the lowest body left goes into each group that it can, in turn."""
    begun, scorer = time.perf_counter(), Scorer(asked)
    limits = asked.limits
    every = candidates(asked, limits.most_people, neighbour_masks(asked), limits.most_bodies)
    of_lowest: dict[int, list[tuple[int, int]]] = {}
    for each in every:
        if next(scorer.breaches(each), None) is None:
            of_lowest.setdefault(each.mask & -each.mask, []).append((each.mask, scorer.parts(each).total))

    @cache
    def best(left: int) -> float:
        if not left:
            return 0
        ways = (points + best(left ^ mask) for mask, points in of_lowest.get(left & -left, ()) if mask & ~left == 0)
        return min(ways, default=inf)

    return int(best((1 << len(asked.units)) - 1)), time.perf_counter() - begun


def _grouping(least: int, most: int, bodies: int) -> dict[str, object]:
    law = Law.shipped().on(date(2026, 11, 1))
    asked = read_asked(_BODIES.read_text(encoding="utf-8"), _BODIES.name, law, is_csv=False)
    limits = replace(asked.limits, least_people=least, most_people=most, most_bodies=bodies)
    asked = replace(asked, limits=limits)
    begun = time.perf_counter()
    found = grouped(asked)
    taken = time.perf_counter() - begun
    direct, bound, by_direct = _assigned(asked)
    return {
        "people in a group": f"{least:,} to {most:,}",
        "possible groups": found.candidates,
        "found": len(found.groupings),
        "seconds": f"{taken:.1f}",
        "points of the best": found.groupings[0].points.total if found.groupings else "none",
        "largest gap, %": max((each.gap for each in found.groupings), default=0),
        "direct, s": f"{by_direct:.1f}",
        "direct, points": direct,
        "direct, bound": bound,
    }


def _assigned(asked: Asked) -> tuple[object, int, float]:
    """Return one best grouping by giving each body a group, by balance and number of groups alone."""
    people: Sequence[int] = [each.people // 1000 for each in asked.units]
    limits, ideal = asked.limits, asked.ideal // 1000
    slots = sum(people) // ((limits.least_people or 1) // 1000)
    model: Any = cp_model.CpModel()
    inside = [[model.new_bool_var("") for _ in range(slots)] for _ in people]
    cost = []
    for row in inside:
        model.add_exactly_one(row)
    for slot in range(slots):
        used, off = model.new_bool_var(""), model.new_int_var(0, sum(people), "")
        held = sum(size * row[slot] for size, row in zip(people, inside, strict=True))
        model.add(held >= (limits.least_people or 0) // 1000 * used)
        model.add(held <= (limits.most_people or 0) // 1000 * used)
        model.add(sum(row[slot] for row in inside) <= limits.most_bodies)
        model.add(off >= held - ideal * used)
        model.add(off >= ideal * used - held)
        cost.append(100 * off + asked.weights.groups * ideal * used)
    model.minimize(sum(cost))
    solver, begun = cp_model.CpSolver(), time.perf_counter()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = _SECONDS, 2
    status = solver.solve(model)
    points = round(solver.objective_value / ideal) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else "none"
    return points, round(solver.best_objective_bound / ideal), time.perf_counter() - begun


if __name__ == "__main__":
    main()
