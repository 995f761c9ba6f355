"""Days as whole numbers: days since 1 January 1970, as the register keeps them.

A day number sorts, subtracts and packs into four bytes; a sentinel stands for "until further notice", so that no
comparison ever meets a missing value.
"""

from datetime import date

from commonseal.vocabulary.periods.errors import DateError

_EPOCH = date(1970, 1, 1).toordinal()

FIRST_DAY = date.min.toordinal() - _EPOCH
"""1 January 0001: stands for "no earliest day is known"."""

OPEN = date.max.toordinal() - _EPOCH
"""31 December 9999: stands for "until further notice" or "no latest day is known"."""


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months as English has them, whatever the language of the machine."""


def day_of(value: date) -> int:
    """Return the day number of a date.

    >>> day_of(date(1970, 1, 2))
    1
    """
    return value.toordinal() - _EPOCH


def said_day(day: int) -> str:
    """Say a day number as people in public bodies write a day: "1 April 2027"."""
    return describe_day(date_of(day))


def is_before(first: int, second: int) -> bool:
    """Whether one day number lies before another.

    >>> is_before(1, 2)
    True
    """
    return first < second


def date_of(day: int) -> date:
    """Return the date of a day number; days out of the calendar are held at its ends.

    >>> date_of(1)
    datetime.date(1970, 1, 2)
    """
    return date.fromordinal(min(max(day, FIRST_DAY), OPEN) + _EPOCH)


def parse_day(text: str) -> date:
    """Read one certain day, written as 2019-07-10.

    Raises:
        DateError: the text is not a day of the calendar.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise DateError(f"“{text}” is not a day; write it as year-month-day, for instance 2019-07-10") from error


def describe_day(value: date) -> str:
    """Write a day as people in public bodies do: 10 July 2019."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
