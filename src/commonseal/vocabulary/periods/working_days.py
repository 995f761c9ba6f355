"""Working days and clear days: how the law counts notice.

"Clear days" leave out both the day on which notice is given and the day of what it is notice of (28 clear days' notice
of a key decision, SI 2012/2089 reg 9; five of a council's meeting, Local Government Act 1972 Sch 12 para 4). A working
day is one that is neither a Saturday, a Sunday nor a bank holiday. Days are day numbers; which of them are bank
holidays is for the caller to say, so that a count never changes with the version of a library unasked.
"""

from functools import cache

from commonseal.vocabulary.periods.days import day_of

_MONDAY = 4
"""The day number of a Monday: 5 January 1970."""


def bank_holidays_england(*years: int) -> frozenset[int]:
    """Return the day numbers of the bank and public holidays of England in some years, as far as they are known.

    Proclaimed days (a jubilee, a coronation, a state funeral) and substitutes for days at week-ends are among them;
    so are the days at week-ends themselves. Of years to come it has those that recur.
    """
    return frozenset().union(*map(_bank_holidays, years))


@cache
def _bank_holidays(year: int) -> frozenset[int]:
    from holidays import country_holidays  # noqa: PLC0415 - a third of a second that most commands need not spend

    return frozenset(map(day_of, country_holidays("GB", subdiv="ENG", years=year)))


def is_working_day(day: int, holidays: frozenset[int]) -> bool:
    """Whether a day is from Monday to Friday and no holiday."""
    return (day - _MONDAY) % 7 < 5 and day not in holidays


def working_days_between(since: int, until: int, holidays: frozenset[int]) -> int:
    """Return how many working days there are from ``since`` up to but not on ``until``."""
    if until <= since:
        return 0
    weekdays = _weekdays_before(until) - _weekdays_before(since)
    return weekdays - sum(since <= day < until and (day - _MONDAY) % 7 < 5 for day in holidays)


def _weekdays_before(day: int) -> int:
    """Return how many days from Monday to Friday lie before a day, counted from one Monday."""
    weeks, days = divmod(day - _MONDAY, 7)
    return weeks * 5 + min(days, 5)


def working_day_after(day: int, count: int, holidays: frozenset[int]) -> int:
    """Return the day that is so many working days after a day: what is open for five working days closes at its end.

    With a count of none it is the day itself.

    Raises:
        ValueError: the count is below nought.
    """
    return _counted(day, count, holidays, 1)


def clear_days(first: int, last: int, holidays: frozenset[int] | None = None) -> int:
    """Return how many clear days lie between two days, neither of them counted.

    Args:
        first: the day on which notice was given.
        last: the day of what it is notice of.
        holidays: count working days, with these as holidays; None counts every day of the calendar.
    """
    if holidays is None:
        return max(0, last - first - 1)
    return working_days_between(first + 1, last, holidays)


def last_day_for_notice(of: int, clear: int, holidays: frozenset[int] | None = None) -> int:
    """Return the last day on which notice can be given so that so many clear days lie before a day.

    Args:
        of: the day of what it is notice of.
        clear: how many clear days there must be; with none, notice can be given on the day before.
        holidays: as for ``clear_days``.

    Raises:
        ValueError: the number of days is below nought.
    """
    return _counted(of, clear, holidays, -1) - 1


def first_day_after_notice(given: int, clear: int, holidays: frozenset[int] | None = None) -> int:
    """Return the first day on which what was given notice of can be done, so many clear days having passed.

    Args:
        given: the day on which notice was given.
        clear: how many clear days there must be; with none, it can be done on the day after.
        holidays: as for ``clear_days``.

    Raises:
        ValueError: the number of days is below nought.
    """
    return _counted(given, clear, holidays, 1) + 1


def _counted(day: int, count: int, holidays: frozenset[int] | None, step: int) -> int:
    """Return the day that is so many days away, working days where holidays are given, on or back."""
    if count < 0:
        raise ValueError(f"{count} days cannot be counted; give nought or more")
    if holidays is None:
        return day + step * count
    while count:
        day += step
        count -= is_working_day(day, holidays)
    return day
