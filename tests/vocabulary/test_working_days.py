"""Working days and clear days, held against counting by hand and against years that were out of the ordinary."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.vocabulary.periods import (
    bank_holidays_england,
    clear_days,
    date_of,
    day_of,
    first_day_after_notice,
    is_working_day,
    last_day_for_notice,
    working_day_after,
    working_days_between,
)

START = day_of(date(2019, 1, 1))
days = st.integers(START, START + 90)
holidays = st.frozensets(days, max_size=6)
counts = st.integers(0, 12)
either = st.none() | holidays

ON_WEEKDAYS = {
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
}
"""The days off from Monday to Friday, as the government published them."""


def on(text: str) -> int:
    """Return a day number."""
    return day_of(date.fromisoformat(text))


@pytest.mark.parametrize("year", ON_WEEKDAYS)
def test_the_bank_holidays_of_england(year: int) -> None:
    """Jubilees, the moved May Day of 2020, a funeral, a coronation, and Christmas at a week-end."""
    found = sorted(day for day in bank_holidays_england(year) if date_of(day).weekday() < 5)
    assert found == [on(f"{year}-{each}") for each in ON_WEEKDAYS[year].split()]


def test_several_years_are_those_of_each() -> None:
    """What runs over New Year asks for both years at once."""
    assert bank_holidays_england(2019, 2020) == bank_holidays_england(2019) | bank_holidays_england(2020)
    assert bank_holidays_england() == frozenset()


def test_notice_of_a_key_decision() -> None:
    """28 clear days before a decision on 9 July 2019: notice by 10 June."""
    decision = on("2019-07-09")
    assert last_day_for_notice(decision, 28) == on("2019-06-10")
    assert clear_days(on("2019-06-10"), decision) == 28
    assert clear_days(on("2019-06-11"), decision) == 27
    assert first_day_after_notice(on("2019-06-10"), 28) == decision


@pytest.mark.parametrize(
    ("published", "count", "last"),
    [
        ("2019-07-10", 5, "2019-07-17"),
        ("2019-07-13", 1, "2019-07-15"),
        ("2019-12-23", 5, "2020-01-02"),
        ("2020-05-06", 2, "2020-05-11"),
        ("2022-09-16", 1, "2022-09-20"),
        ("2022-12-23", 1, "2022-12-28"),
        ("2019-07-10", 0, "2019-07-10"),
    ],
)
def test_so_many_working_days_after_a_day(published: str, count: int, last: str) -> None:
    """The time in which a decision can be called in runs over week-ends and bank holidays."""
    off = bank_holidays_england(2019, 2020, 2022)
    assert date_of(working_day_after(on(published), count, off)) == date.fromisoformat(last)


def test_clear_working_days_before_a_meeting() -> None:
    """Five clear working days before Wednesday 8 January 2020 have New Year's Day and two week-ends around them."""
    off, meeting = bank_holidays_england(2019, 2020), on("2020-01-08")
    assert last_day_for_notice(meeting, 5, off) == on("2019-12-30")
    assert clear_days(on("2019-12-30"), meeting, off) == 5
    assert clear_days(on("2019-12-31"), meeting, off) == 4


@given(days, days, holidays)
def test_working_days_are_those_that_one_counts(since: int, until: int, off: frozenset[int]) -> None:
    """The sum over whole weeks agrees with looking at every day."""
    by_hand = [day for day in range(since, until) if date_of(day).weekday() < 5 and day not in off]
    assert working_days_between(since, until, off) == len(by_hand)
    assert [day for day in range(since, until) if is_working_day(day, off)] == by_hand


@given(days, counts, either)
def test_the_last_day_for_notice_is_the_last(day: int, clear: int, off: frozenset[int] | None) -> None:
    """Notice on that day gives the clear days wanted, and a day later it does not."""
    notice = last_day_for_notice(day, clear, off)
    assert clear_days(notice, day, off) == clear
    assert clear == 0 or clear_days(notice + 1, day, off) == clear - 1


@given(days, counts, either)
def test_the_first_day_after_notice_is_the_first(day: int, clear: int, off: frozenset[int] | None) -> None:
    """On that day the clear days have passed, and a day earlier they have not."""
    done = first_day_after_notice(day, clear, off)
    assert clear_days(day, done, off) == clear
    assert clear == 0 or clear_days(day, done - 1, off) == clear - 1


@given(days, st.integers(1, 12), holidays)
def test_the_day_after_working_days_is_one_of_them(day: int, count: int, off: frozenset[int]) -> None:
    """It is a working day, with one fewer before it."""
    last = working_day_after(day, count, off)
    assert is_working_day(last, off)
    assert working_days_between(day + 1, last + 1, off) == count


def test_days_below_nought_are_refused() -> None:
    """There is no such notice."""
    for count in (working_day_after, last_day_for_notice, first_day_after_notice):
        with pytest.raises(ValueError, match="give nought or more"):
            count(START, -1, frozenset())
