"""Groupings keep what is asked, are the best there are, and say what to relax where there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.grouping import Asked, Limits, TooManyGroupsError, Unit, Weights, grouped, solving
from commonseal.planning.grouping import candidates as looking
from commonseal.planning.grouping.candidates import Candidate, candidates, neighbour_masks
from commonseal.planning.grouping.scoring import Scorer

_PEOPLE = st.integers(4, 30).map(lambda number: number * 50_000)


@st.composite
def questions(draw: st.DrawFn, most: int = 7) -> Asked:
    """Draw a few bodies with neighbours and councils, and limits that often can be kept."""
    size = draw(st.integers(1, most))
    names = [f"b{place}" for place in range(size)]
    units = tuple(
        Unit(
            name,
            name.upper(),
            draw(_PEOPLE),
            frozenset(each for each in names[place + 1 :] if draw(st.integers(0, 2)) == 0),
            frozenset(draw(st.sets(st.sampled_from(["c1", "c2", "c3"]), max_size=2))),
            Decimal(draw(st.integers(10, 40)) * 1_000_000),
        )
        for place, name in enumerate(names)
    )
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    some = st.lists(pairs, max_size=1).map(tuple) if size > 1 else st.just(())
    limits = Limits(
        least_people=draw(st.sampled_from([None, 300_000, 800_000])),
        most_people=draw(st.sampled_from([None, 2_000_000, 4_000_000])),
        most_bodies=draw(st.integers(1, 4)),
        least_groups=draw(st.sampled_from([None, 2])),
        most_groups=draw(st.sampled_from([None, 3, 5])),
        contiguous=draw(st.booleans()),
        whole_councils=draw(st.sampled_from([False, False, True])),
        together=draw(some),
        apart=draw(some),
        cost_per_head=draw(st.sampled_from([None, Decimal(60)])),
        joining_saves=Decimal(2_000_000),
    )
    return Asked(units, limits, Weights(balance=1, partners=20, groups=10, cost=draw(st.sampled_from([0, 1]))))


def _partitions(places: Sequence[int]) -> Iterator[list[list[int]]]:
    if not places:
        yield []
        return
    for rest in _partitions(places[1:]):
        yield [[places[0]], *rest]
        for number, group in enumerate(rest):
            yield [*rest[:number], [places[0], *group], *rest[number + 1 :]]


def _hangs_together(group: Sequence[int], masks: Sequence[int]) -> bool:
    inside, reached = sum(1 << each for each in group), 1 << group[0]
    while True:
        more = reached
        for each in group:
            if reached >> each & 1:
                more |= masks[each] & inside
        if more == reached:
            return reached == inside
        reached = more


def _all_that_keep(asked: Asked) -> list[int]:
    """Return the points of every grouping that keeps all limits, fewest first, by looking at every partition."""
    scorer, masks, limits = Scorer(asked), neighbour_masks(asked), asked.limits
    found = []
    for partition in _partitions(range(len(asked.units))):
        if limits.least_groups is not None and len(partition) < limits.least_groups:
            continue
        if limits.most_groups is not None and len(partition) > limits.most_groups:
            continue
        groups = [Candidate(sum(1 << e for e in each), sum(asked.units[e].people for e in each)) for each in partition]
        if all(
            len(each) <= limits.most_bodies
            and (not limits.contiguous or _hangs_together(each, masks))
            and not list(scorer.breaches(group))
            for each, group in zip(partition, groups, strict=True)
        ):
            found.append(scorer.of_grouping(groups).total)
    return sorted(found)


@settings(max_examples=120, deadline=None)
@given(questions())
def test_the_best_are_the_best_of_all_partitions(asked: Asked) -> None:
    """The ten best have the points that looking at every partition gives, in order, proven, and are all different."""
    found = grouped(asked, wanted=10)
    best = _all_that_keep(asked)
    assert [each.points.total for each in found.groupings] == best[:10]
    assert all(each.gap == 0 and each.bound == each.points.total for each in found.groupings)
    assert len({tuple(group.bodies for group in each.groups) for each in found.groupings}) == len(found.groupings)
    assert bool(found.groupings) or found.relax or not asked.limits.contiguous


@settings(max_examples=60, deadline=None)
@given(questions(most=8), st.integers(3, 9))
def test_a_bound_from_the_relaxation_is_never_above_the_best(asked: Asked, columns: int) -> None:
    """Where only some possible groups are looked at, no bound is above what a grouping of that rank really has."""
    before, solving.MOST_COLUMNS = solving.MOST_COLUMNS, columns
    try:
        found = grouped(asked, wanted=3)
    finally:
        solving.MOST_COLUMNS = before
    best = _all_that_keep(asked)
    assert bool(found.groupings) == bool(best)
    for each, points in zip(found.groupings, best, strict=False):
        assert each.bound <= points <= each.points.total


@settings(max_examples=50, deadline=None)
@given(questions(most=6))
def test_relaxing_what_is_told_makes_it_possible(asked: Asked) -> None:
    """Where nothing keeps all limits, lifting those that are told leaves something that does."""
    found = grouped(asked, wanted=1)
    if found.groupings:
        return
    for told in found.relax:
        lifted = {field: value for word, field, value in _LIFTED if any(word in each for each in told)}
        if any("number of groups" in each for each in told):
            lifted |= {"least_groups": None, "most_groups": None}
        assert _all_that_keep(replace(asked, limits=replace(asked.limits, **lifted))), told


_LIFTED = (
    ("least number of people", "least_people", None),
    ("the most people", "most_people", None),
    ("limit of cost", "cost_per_head", None),
    *((f"B{number} together", "together", ()) for number in range(6)),
    *((f"B{number} apart", "apart", ()) for number in range(6)),
    ("in one group", "whole_councils", False),
    ("hang together", "contiguous", False),
)


@given(questions(most=8))
def test_possible_groups_are_those_that_hang_together_each_once(asked: Asked) -> None:
    """The search finds every set of bodies that hangs together within the limits, and finds it once."""
    masks, size = neighbour_masks(asked), len(asked.units)
    found = [each.mask for each in candidates(asked, None, masks, 3)]
    wanted = {
        mask
        for mask in range(1, 1 << size)
        if mask.bit_count() <= 3 and _hangs_together([each for each in range(size) if mask >> each & 1], masks)
    }
    assert len(found) == len(set(found))
    assert set(found) == wanted


def test_others_can_be_asked_to_differ_more() -> None:
    """With ``differ``, each grouping has so many groups that no better one has."""
    units = tuple(Unit(f"b{n}", f"B{n}", 500_000, frozenset({f"b{n + 1}"} if n < 7 else ())) for n in range(8))
    found = grouped(Asked(units, Limits(most_bodies=3)), wanted=4, differ=3)
    sets = [{group.bodies for group in each.groups} for each in found.groupings]
    assert len(sets) > 1
    assert all(len(later - earlier) >= 3 for place, later in enumerate(sets) for earlier in sets[:place])


def test_too_many_possible_groups_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what would make them fewer."""
    monkeypatch.setattr(looking, "MOST_CANDIDATES", 5)
    units = tuple(Unit(f"b{n}", f"B{n}", 500_000) for n in range(6))
    with pytest.raises(TooManyGroupsError, match="most_bodies"):
        grouped(Asked(units, Limits(contiguous=False)))
