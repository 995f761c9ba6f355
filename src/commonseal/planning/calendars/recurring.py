"""The days of a recurrence (RFC 5545 RRULE), for some years, with what is wrong with one told in words."""

import re
from datetime import date, datetime, time

from commonseal.planning.calendars.errors import CalendarError
from commonseal.vocabulary.facts import Calendar
from commonseal.vocabulary.periods import day_of

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def days_of_rule(calendar: Calendar, first_year: int, last_year: int) -> list[int]:
    """Return the days of a calendar's recurrence from one year to another, both included; none where it has no rule.

    Raises:
        CalendarError: it recurs more than daily, or cannot be counted from its first day.
    """
    if calendar.rule is None or calendar.first is None:
        return []
    frequency = re.search(r"FREQ=([A-Z]+)", calendar.rule.upper())
    if frequency is None or frequency[1] not in _FREQUENCIES:
        raise _fault(calendar, f"a body meets at most daily; write FREQ as one of {', '.join(_FREQUENCIES)}")
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - only registers with calendars need it

    try:
        found = rrulestr(calendar.rule, dtstart=_midnight(calendar.first)).between(
            _midnight(date(first_year, 1, 1)), _midnight(date(last_year, 12, 31)), inc=True
        )
    except (ValueError, TypeError) as error:
        raise _fault(calendar, f"{error}; write UNTIL as a day without a time, as UNTIL=20261231") from error
    return sorted({day_of(each.date()) for each in found})


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _fault(calendar: Calendar, what: str) -> CalendarError:
    return CalendarError(
        [f"{calendar.id}: the recurrence “{calendar.rule}” of {calendar.body} cannot be followed: {what}"]
    )
