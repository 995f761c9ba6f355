"""Sets of days, held against sets of Python's own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.vocabulary.periods import (
    ALWAYS,
    EMPTY,
    FIRST_DAY,
    OPEN,
    Spans,
    day_of,
    first_day_text,
    inclusive,
    last_day_text,
)

days = st.integers(min_value=-4, max_value=40)
pairs = st.lists(st.tuples(days, days), max_size=8)
spans = pairs.map(Spans.of_many)


def counted(value: Spans) -> set[int]:
    """Return the days of a set one by one."""
    return {day for since, until in value for day in range(since, until)}


def is_in_order(value: Spans) -> bool:
    """Whether no interval is empty and none overlaps or touches the next."""
    edges = [edge for interval in value for edge in interval]
    return edges == sorted(set(edges))


@given(pairs)
def test_many_intervals_are_the_days_of_each(given_pairs: list[tuple[int, int]]) -> None:
    """Overlaps, touching ends and empty intervals make no difference to the days."""
    found = Spans.of_many(given_pairs)
    assert counted(found) == {day for since, until in given_pairs for day in range(since, until)}
    assert is_in_order(found)


@given(spans, spans)
def test_the_operations_are_those_of_sets(one: Spans, other: Spans) -> None:
    """Union, intersection and difference agree with Python's sets, and stay in order."""
    mine, theirs = counted(one), counted(other)
    for found, days_meant in (
        (one | other, mine | theirs),
        (one & other, mine & theirs),
        (one - other, mine - theirs),
    ):
        assert counted(found) == days_meant
        assert is_in_order(found)


@given(spans, spans, spans)
def test_equal_sets_compare_equal(one: Spans, other: Spans, third: Spans) -> None:
    """There is one way of writing a set, so that the laws of sets hold as equations."""
    assert one | other == other | one
    assert one & (other | third) == (one & other) | (one & third)
    assert one - (other | third) == (one - other) & (one - third)
    assert (ALWAYS - (ALWAYS - one)) == one
    assert hash(one | other) == hash(other | one)


@given(spans, days, days)
def test_within_keeps_what_lies_in_a_window(value: Spans, since: int, until: int) -> None:
    """The window is half-open, and one that ends before it begins holds nothing."""
    found = value.within(since, until)
    assert counted(found) == counted(value) & set(range(since, until))
    assert is_in_order(found)


@given(spans)
def test_asking_of_a_set(value: Spans) -> None:
    """First day, end, emptiness and each day agree with the days themselves."""
    mine = counted(value)
    assert {day for day in range(-6, 43) if value.covers(day)} == mine
    assert value.first == min(mine, default=None)
    assert value.until == (max(mine) + 1 if mine else None)
    assert value.is_empty is not bool(value)
    assert value.is_empty is not bool(mine)


@given(days, days)
def test_one_interval(since: int, until: int) -> None:
    """An interval that ends on or before its first day is the empty set."""
    assert counted(Spans.of(since, until)) == set(range(since, until))
    assert (Spans.of(since, until) == EMPTY) is (until <= since)


def test_the_ends_of_time() -> None:
    """Everything covers the first day there is; what stands until further notice has no last day."""
    assert ALWAYS.covers(FIRST_DAY)
    assert ALWAYS.covers(OPEN - 1)
    assert not EMPTY.covers(0)
    assert EMPTY.first is None
    assert ALWAYS - Spans.of(FIRST_DAY, OPEN) == EMPTY


@pytest.mark.parametrize(
    ("interval", "dates", "texts"),
    [
        (
            (day_of(date(2019, 7, 10)), day_of(date(2019, 8, 1))),
            (date(2019, 7, 10), date(2019, 7, 31)),
            ("10 July 2019", "31 July 2019"),
        ),
        ((FIRST_DAY, OPEN), (None, None), (None, None)),
    ],
)
def test_edges_are_written_inclusive(
    interval: tuple[int, int], dates: tuple[date | None, date | None], texts: tuple[str | None, str | None]
) -> None:
    """The last day is the one before the end, and what is not known is not written."""
    assert inclusive(*interval) == dates
    assert (first_day_text(interval[0]), last_day_text(interval[1])) == texts


@given(st.integers(min_value=1, max_value=30))
def test_a_single_day_begins_and_ends_on_itself(day: int) -> None:
    """A set of one day is written with that day twice."""
    first, last = inclusive(day, day + 1)
    assert first == last
