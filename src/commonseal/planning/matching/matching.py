"""Matching staff to posts: stage by stage, the most people first, each told why, and what a relaxed rule would gain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from commonseal.planning.matching.explaining import Explainer, stage_notes
from commonseal.planning.matching.flow import placed_by_flow
from commonseal.planning.matching.model import WHOLE, Grades, Opening, Person, Rules, Stage
from commonseal.planning.matching.pairs import Numbers, Pairs, held_against
from commonseal.planning.matching.problem import OBJECTIVES, Problem, Rooms, posed
from commonseal.planning.matching.result import Matching, Relaxation, Totals, Vacancy
from commonseal.planning.matching.sat import placed_by_sat
from commonseal.planning.matching.stages import slotted_in
from commonseal.regimes import Law

_BY_FLOW = "minimum-cost flow, exact: each place is for one person"
_BY_SAT = "CP-SAT: places may be shared within a post's WTE"
_SECONDS = 3.0


@dataclass(frozen=True)
class _Solved:
    """Who goes where (rows to columns) by which stage, and how well that is known to be the best."""

    placed: Mapping[int, int]
    stages: Mapping[int, Stage]
    pairs: Pairs
    most: int
    proven: bool
    method: str


def matched(
    staff: Sequence[Person],
    posts: Sequence[Opening],
    *,
    grades: Grades,
    rules: Rules,
    law: Law,
    seconds: float = _SECONDS,
    relax: bool = True,
) -> Matching:
    """Match those of the staff who are at risk to posts.

    What counts, in this order: see ``OBJECTIVES``. Slotting in comes before all of them. ``seconds`` is the time that
    shared places may take; without shared places the answer is exact, however long it takes. ``relax`` looks at each
    rule relaxed by itself.

    Raises:
        KeyError: a grade is not among the grades.
    """
    people = [each for each in staff if each.at_risk]
    solved = _solved(people, posts, grades, rules, seconds)
    explainer = Explainer(people, posts, solved.pairs, rules, law)
    rivals = (solved.pairs.allowed & solved.pairs.ring).sum(axis=0)
    placements = tuple(
        explainer.placement(row, column, solved.stages[row], int(rivals[column]))
        for row, column in sorted(solved.placed.items())
    )
    others = tuple(explainer.not_placed(row) for row in range(len(people)) if row not in solved.placed)
    return Matching(
        totals=_totals(staff, people, solved),
        placed=placements,
        not_placed=others,
        vacant=_vacant(people, posts, solved.placed),
        relaxations=_relaxations(people, posts, grades, rules, solved, seconds) if relax else (),
        rules=told(rules, grades),
        notes=stage_notes(law),
    )


def told(rules: Rules, grades: Grades) -> tuple[str, ...]:
    """Say which rules were kept, and what counted first, in sentences."""
    far = "at any distance" if rules.miles is None else f"at most {rules.miles:g} miles away as the crow flies"
    bands = f"grade at most {rules.bands_up} up and {rules.bands_down} down, by {grades.source}"
    skills = "no needed skill missing" if not rules.missing_skills else f"at most {rules.missing_skills} skills missing"
    years = f"pay protected for {rules.protection_years.normalize():f} years"
    most = "" if rules.most_protection is None else f", at most £{rules.most_protection:,} for one person"
    fences = "open to others once the pool is served" if rules.ring_fences_open else "closed to others"
    return (
        f"Rules: {bands}; {far}; {skills}; {years}{most}; ring-fenced posts {fences}.",
        f"What counts: after slotting in, {'; '.join(OBJECTIVES)}.",
    )


def _solved(
    people: Sequence[Person], posts: Sequence[Opening], grades: Grades, rules: Rules, seconds: float
) -> _Solved:
    pairs = held_against(people, posts, grades, rules)
    slotted, rooms = slotted_in(people, posts, pairs)
    problem, left = _left(people, posts, pairs, slotted, rooms)
    start = placed_by_flow(problem)
    if problem.can_share:
        found = placed_by_sat(problem, start, seconds)
        chosen, most, proven = found.chosen, found.most, found.proven == len(problem.objectives)
        method = _BY_SAT
    else:
        chosen, most, proven, method = start, len(start), True, _BY_FLOW
    placed, stages = dict(slotted), dict.fromkeys(slotted, Stage.SLOTTED_IN)
    for pair in chosen.tolist():
        row = left[int(problem.person[pair])]
        placed[row] = int(problem.post[pair])
        stages[row] = Stage.RING_FENCED if problem.ring[pair] else Stage.ALTERNATIVE
    return _Solved(placed, stages, pairs, most + len(slotted), proven, method)


def _left(
    people: Sequence[Person], posts: Sequence[Opening], pairs: Pairs, slotted: Mapping[int, int], rooms: Rooms
) -> tuple[Problem, list[int]]:
    left = [row for row in range(len(people)) if row not in slotted]
    return posed(people, posts, pairs, rooms, left), left


def _totals(staff: Sequence[Person], people: Sequence[Person], solved: _Solved) -> Totals:
    stages = list(solved.stages.values())
    rows, columns = (np.array(each, dtype=np.int64) for each in (list(solved.placed), list(solved.placed.values())))
    return Totals(
        asked=len(people),
        left_out=len(staff) - len(people),
        placed=len(stages),
        most=solved.most,
        slotted_in=stages.count(Stage.SLOTTED_IN),
        ring_fenced=stages.count(Stage.RING_FENCED),
        protection=int(solved.pairs.protection[rows, columns].sum()),
        miles=round(float(np.nan_to_num(solved.pairs.miles[rows, columns]).sum()), 1),
        proven=solved.proven,
        method=solved.method,
    )


def _vacant(people: Sequence[Person], posts: Sequence[Opening], placed: Mapping[int, int]) -> tuple[Vacancy, ...]:
    left = [each.wte for each in posts]
    for row, column in placed.items():
        left[column] -= people[row].wte
    return tuple(
        Vacancy(post=post.reference, title=post.title, wte=wte / WHOLE)
        for post, wte in zip(posts, left, strict=True)
        if wte
    )


def _relaxations(
    people: Sequence[Person],
    posts: Sequence[Opening],
    grades: Grades,
    rules: Rules,
    solved: _Solved,
    seconds: float,
) -> tuple[Relaxation, ...]:
    found = []
    for words, relaxed in rules.relaxed().items():
        pairs = held_against(people, posts, grades, relaxed)
        slotted, rooms = slotted_in(people, posts, pairs)
        problem, left = _left(people, posts, pairs, slotted, rooms)
        start, exact = placed_by_flow(problem, objectives=1), True
        if problem.can_share:
            start = max(start, _as_before(problem, left, solved.placed), key=len)
            best = placed_by_sat(problem, start, seconds / 6, objectives=1)
            start, exact = best.chosen, best.proven == 1
        placed = len(slotted) + len(start)
        found.append(Relaxation(rule=words, placed=placed, more=placed - len(solved.placed), exact=exact))
    return tuple(found)


def _as_before(problem: Problem, left: Sequence[int], placed: Mapping[int, int]) -> Numbers:
    """Return the pairs of a matching under tighter rules, which still may be under these."""
    before = np.array([placed.get(row, -1) for row in left], dtype=np.int64)
    return np.flatnonzero(before[problem.person] == problem.post).astype(np.int64)
