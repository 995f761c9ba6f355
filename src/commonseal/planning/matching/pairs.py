"""Every person held against every post: which rules fail, how far apart they are, and what the pay protection costs.

All of it in arrays, one row a person and one column a post: 800,000 pairs are looked at in a fraction of a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from commonseal.planning.matching.model import WHOLE, Grades, Opening, Person, Rule, Rules

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
_EARTH_IN_MILES = 3958.8
_UNWANTED = 100
"""What a post outside a person's stated preferences weighs beside distance in tenths of a mile: ten miles."""
_BY_RANK = 5
"""What each further rank within the preferences weighs: half a mile."""


@dataclass(frozen=True)
class Pairs:
    """People against posts. ``bands`` is how many grades the post is above the person; ``miles`` NaN where unknown.

    ``protection`` is in whole pounds over the years of protection; ``fails`` says for each rule where it is not kept;
    ``dislike`` weighs distance (tenths of a mile) and preferences, less being better.
    """

    bands: Numbers
    miles: NDArray[np.float64]
    missing: Numbers
    ring: Flags
    protection: Numbers
    dislike: Numbers
    fails: dict[Rule, Flags]

    @cached_property
    def allowed(self) -> Flags:
        """Where no rule fails."""
        found: Flags = ~np.logical_or.reduce(list(self.fails.values()))
        return found


def held_against(people: Sequence[Person], posts: Sequence[Opening], grades: Grades, rules: Rules) -> Pairs:
    """Hold every person against every post.

    Raises:
        KeyError: a grade is not among the grades.
    """
    bands = _across(grades.places(each.grade for each in posts), grades.places(each.grade for each in people))
    miles = _miles(people, posts)
    missing = _missing(people, posts)
    ring = _ring(people, posts)
    protection = _protection(people, posts, grades, rules.protection_years)
    rooms = np.array([WHOLE if each.whole_places else each.part_place for each in posts], dtype=np.int64)
    fenced = np.array([bool(each.fence) for each in posts], dtype=bool)
    nobody = np.zeros(bands.shape, dtype=bool)
    fails = {
        Rule.GRADE: (bands > rules.bands_up) | (bands < -rules.bands_down),
        Rule.DISTANCE: nobody if rules.miles is None else np.nan_to_num(miles) > rules.miles,
        Rule.SKILLS: missing > rules.missing_skills,
        Rule.HOURS: np.array([each.wte for each in people], dtype=np.int64)[:, None] > rooms[None, :],
        Rule.RING_FENCE: nobody if rules.ring_fences_open else fenced[None, :] & ~ring,
        Rule.PAY_PROTECTION: nobody if rules.most_protection is None else protection > rules.most_protection,
    }
    return Pairs(bands, miles, missing, ring, protection, _dislike(people, posts, miles), fails)


def _ring(people: Sequence[Person], posts: Sequence[Opening]) -> Flags:
    """Return who is within the ring fence of which post: by the post held now, or by the pool belonged to."""
    found = np.zeros((len(people), len(posts)), dtype=bool)
    columns: dict[str, list[int]] = {}
    for column, post in enumerate(posts):
        for name in post.fence:
            columns.setdefault(name, []).append(column)
    for row, person in enumerate(people):
        for own in (person.post, person.pool):
            if own is not None:
                found[row, columns.get(own, [])] = True
    return found


def _across(columns: Sequence[int], rows: Sequence[int]) -> Numbers:
    found: Numbers = np.array(columns, dtype=np.int64)[None, :] - np.array(rows, dtype=np.int64)[:, None]
    return found


def _miles(people: Sequence[Person], posts: Sequence[Opening]) -> NDArray[np.float64]:
    """Return great-circle distances; not a number where one of the two has no place."""
    first, second = (np.radians(_points(each)) for each in (people, posts))
    by_latitude = np.sin((second[None, :, 0] - first[:, None, 0]) / 2) ** 2
    by_longitude = np.sin((second[None, :, 1] - first[:, None, 1]) / 2) ** 2
    chord = by_latitude + np.cos(first[:, None, 0]) * np.cos(second[None, :, 0]) * by_longitude
    found: NDArray[np.float64] = np.round(2 * _EARTH_IN_MILES * np.arcsin(np.sqrt(np.clip(chord, 0, 1))), 1)
    return found


def _points(placed: Sequence[Person] | Sequence[Opening]) -> NDArray[np.float64]:
    nowhere = (float("nan"), float("nan"))
    return np.array([each.where or nowhere for each in placed], dtype=np.float64).reshape(len(placed), 2)


def _missing(people: Sequence[Person], posts: Sequence[Opening]) -> Numbers:
    needed = sorted({skill for post in posts for skill in post.skills})
    lacks = np.array([[skill not in person.skills for skill in needed] for person in people], dtype=np.float32)
    needs = np.array([[skill in post.skills for skill in needed] for post in posts], dtype=np.float32)
    lacks, needs = lacks.reshape(len(people), len(needed)), needs.reshape(len(posts), len(needed))
    counted: Numbers = np.rint(lacks @ needs.T).astype(np.int64)
    return counted


def _protection(people: Sequence[Person], posts: Sequence[Opening], grades: Grades, years: Decimal) -> Numbers:
    """Return what protecting pay costs, in pounds, rounded up; 0 where the pay of either is not known."""
    unknown = float("nan")
    paid = np.array([_or(each.pay, grades.pay.get(each.grade), unknown) for each in people], dtype=np.float64)
    pays = np.array([_or(each.pay, grades.pay.get(each.grade), unknown) for each in posts], dtype=np.float64)
    parts = np.array([each.wte / WHOLE for each in people], dtype=np.float64)
    lost = np.nan_to_num(np.maximum(0.0, paid[:, None] - pays[None, :]))
    return np.ceil(lost * parts[:, None] * float(years) - 1e-6).astype(np.int64)


def _or(own: Decimal | None, of_grade: Decimal | None, unknown: float) -> float:
    given = own if own is not None else of_grade
    return unknown if given is None else float(given)


def _dislike(people: Sequence[Person], posts: Sequence[Opening], miles: NDArray[np.float64]) -> Numbers:
    found = np.rint(np.nan_to_num(miles) * 10).astype(np.int64)
    columns = {each.reference: column for column, each in enumerate(posts)}
    for row, person in enumerate(people):
        wanted = [columns[each] for each in person.preferences if each in columns]
        if wanted:
            weights = np.full(len(posts), _UNWANTED, dtype=np.int64)
            weights[wanted] = [min(rank * _BY_RANK, _UNWANTED) for rank in range(len(wanted))]
            found[row] += weights
    return found
