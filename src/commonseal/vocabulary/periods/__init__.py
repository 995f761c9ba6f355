"""Time, in one place: days, uncertain dates, periods and what may be asked of them.

Nothing else in Common Seal compares dates. Periods are half-open inside (the day after the last day is the end)
and inclusive wherever a person reads or writes them, as EDTF is.
"""

from commonseal.vocabulary.periods.days import (
    FIRST_DAY,
    OPEN,
    date_of,
    day_of,
    describe_day,
    is_before,
    parse_day,
    said_day,
)
from commonseal.vocabulary.periods.errors import DateError, PeriodError
from commonseal.vocabulary.periods.period import Bounds, Holds, Period
from commonseal.vocabulary.periods.recorded import RecordedPeriod
from commonseal.vocabulary.periods.spans import (
    ALWAYS,
    EMPTY,
    Interval,
    Spans,
    first_day_text,
    inclusive,
    last_day_text,
)
from commonseal.vocabulary.periods.uncertain import UncertainDate
from commonseal.vocabulary.periods.working_days import (
    bank_holidays_england,
    clear_days,
    first_day_after_notice,
    is_working_day,
    last_day_for_notice,
    working_day_after,
    working_day_before,
    working_days_between,
)

__all__ = [
    "ALWAYS",
    "EMPTY",
    "FIRST_DAY",
    "OPEN",
    "Bounds",
    "DateError",
    "Holds",
    "Interval",
    "Period",
    "PeriodError",
    "RecordedPeriod",
    "Spans",
    "UncertainDate",
    "bank_holidays_england",
    "clear_days",
    "date_of",
    "day_of",
    "describe_day",
    "first_day_after_notice",
    "first_day_text",
    "inclusive",
    "is_before",
    "is_working_day",
    "last_day_for_notice",
    "last_day_text",
    "parse_day",
    "said_day",
    "working_day_after",
    "working_day_before",
    "working_days_between",
]
