"""An uncertain date: one EDTF expression and the earliest and latest day it can mean.

Extended Date/Time Format, ISO 8601-2 level 1. Besides single dates and seasons, two open intervals are read as one
date that is not known exactly: ``2019-04/..`` is "no earlier than April 2019" and ``../2017-04-01`` "no later than
1 April 2017".
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from time import struct_time
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from commonseal.vocabulary.periods.days import FIRST_DAY, MONTHS, OPEN, date_of, day_of, describe_day, parse_day
from commonseal.vocabulary.periods.errors import DateError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH_OR_YEAR = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_SINGLE = re.compile(r"[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?")
"""What is handed to the library, which reads more: years beyond the calendar, sets, intervals in intervals."""

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date as far as it is known: the EDTF text and the first and last day it may stand for (day numbers)."""

    edtf: str
    earliest: int
    latest: int

    @classmethod
    def parse(cls, text: str) -> "UncertainDate":
        """Read an EDTF level 1 date, or an interval standing for one date within it.

        Raises:
            DateError: the text is no such expression, or no day fits it.
        """
        return _parse(text.strip())

    @classmethod
    def of_day(cls, day: int) -> "UncertainDate":
        """Return the certain date of one day number."""
        return cls(date_of(day).isoformat(), day, day)

    @property
    def is_certain(self) -> bool:
        """Whether exactly one day is meant."""
        return self.earliest == self.latest

    @property
    def has_first_day(self) -> bool:
        """Whether anything says before which day it is not."""
        return self.earliest > FIRST_DAY

    @property
    def has_last_day(self) -> bool:
        """Whether anything says after which day it is not."""
        return self.latest < OPEN

    def is_by(self, day: int) -> bool:
        """Whether it is certainly on a day number or before it."""
        return self.latest <= day

    def is_before(self, day: int) -> bool:
        """Whether it is certainly before a day number."""
        return self.latest < day

    def may_be(self, other: "UncertainDate") -> bool:
        """Whether the two may be one day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def is_next_to(self, other: "UncertainDate") -> bool:
        """Whether the two are certain days of which one follows the other."""
        return self.is_certain and other.is_certain and abs(self.earliest - other.earliest) == 1

    def describe(self) -> str:
        """Say the date in English: "April 2019", "no earlier than April 2019", "9 July (year not stated)"."""
        left, slash, right = self.edtf.partition("/")
        if not slash:
            return _describe_single(left)
        if right == "..":
            return f"no earlier than {_describe_single(left)}"
        if left == "..":
            return f"no later than {_describe_single(right)}"
        return f"between {_describe_single(left)} and {_describe_single(right)}"

    def __str__(self) -> str:
        return self.edtf

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        from_text = core_schema.chain_schema(
            [core_schema.str_schema(), core_schema.no_info_plain_validator_function(cls.parse)]
        )
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), from_text]),
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "title": "EDTF",
            "description": "A date in EDTF (ISO 8601-2 level 1): 2019-07-10, 2019-07, 2019-04/.. (no earlier than)",
        }


@lru_cache(maxsize=16384)
def _parse(text: str) -> UncertainDate:
    if _DAY.fullmatch(text):
        # The library takes milliseconds for what a register reads a million times; tests hold the two together.
        day = day_of(parse_day(text))
        return UncertainDate(text, day, day)
    left, slash, right = text.partition("/")
    if not slash:
        return UncertainDate(text, *_single(text))
    if "/" in right:
        raise DateError(f"“{text}” is not a date; write the year first, as 2019-07-10")
    if left in ("", "..") and right in ("", ".."):
        raise DateError(f"“{text}” says nothing; leave the date out, or give a year such as 2019")
    earliest = FIRST_DAY if left in ("", "..") else _single(left)[0]
    latest = OPEN if right in ("", "..") else _single(right)[1]
    if latest < earliest:
        raise DateError(f"“{text}” ends before it begins; write the earlier date first")
    return UncertainDate(text, earliest, latest)


def _single(text: str) -> tuple[int, int]:
    return _month_or_year(text) or _in_edtf(text)


def _month_or_year(text: str) -> tuple[int, int] | None:
    """Return the first and last day of a month or a year; None for anything else.

    As days are, they are read without the library, which takes ten milliseconds for each.
    """
    found = _MONTH_OR_YEAR.fullmatch(text)
    if found is None or not 0 < int(found[1]) < 9999:
        return None
    year, first, last = found[1], found[2] or "01", found[2] or "12"
    days = monthrange(int(year), int(last))[1]
    return day_of(parse_day(f"{year}-{first}-01")), day_of(parse_day(f"{year}-{last}-{days}"))


def _in_edtf(text: str) -> tuple[int, int]:
    from edtf import parse_edtf  # noqa: PLC0415 - a fifth of a second that most commands need not spend
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parsed = parse_edtf(text if _SINGLE.fullmatch(text) else "")
        qualified = text[-1:] in {"?", "~", "%"}
        lower = parsed.lower_fuzzy() if qualified else parsed.lower_strict()
        upper = parsed.upper_fuzzy() if qualified else parsed.upper_strict()
        earliest, latest = _clip(lower, FIRST_DAY), _clip(upper, OPEN)
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise DateError(
            f"“{text}” is not a date in EDTF; write 2019-07-10, 2019-07, 2019, 2019-21 (spring), "
            "2019-04/.. (no earlier than), ../2019-04 (no later than) or XXXX-07-09 (year not known)"
        ) from error
    if latest < earliest:
        raise DateError(f"“{text}” ends before it begins; write the earlier date first")
    return earliest, latest


def _clip(value: struct_time, unbounded: int) -> int:
    year, month, day = value[:3]
    if not 0 < year < 9999:
        return unbounded
    return day_of(parse_day(f"{year:04d}-{month:02d}-{min(day, monthrange(year, month)[1]):02d}"))


def _describe_single(text: str) -> str:
    qualifier = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}.get(text[-1:], "")
    bare = text.rstrip("?~%")
    year, _, rest = bare.partition("-")
    if _DAY.fullmatch(bare):
        return describe_day(parse_day(bare)) + qualifier
    month, _, day = rest.partition("-")
    unstated = " (year not stated)" if year == "XXXX" else ""
    shown_year = "" if unstated else f" {year}"
    if month in _SEASONS:
        return f"{_SEASONS[month]}{shown_year}{unstated}{qualifier}"
    if month.isdigit() and 1 <= int(month) <= 12:
        shown_day = f"{int(day)} " if day.isdigit() else ""
        return f"{shown_day}{MONTHS[int(month) - 1]}{shown_year}{unstated}{qualifier}"
    return ("date not known" if unstated else year) + qualifier
