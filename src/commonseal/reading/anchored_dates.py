"""Dates that mean something only beside another day: "next year", "on Tuesday", "1 December" without its year.

They are settled against the paper's own date (the anchor), against the date last named ("the following month"), or by
the year that the paper gives the same month elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from commonseal.reading import expressions as re
from commonseal.reading.date_forms import MONTHS, WEEKDAYS, counted

Groups = dict[str, str | None]
# A month without a year that lies further back or ahead than this takes its year from the tense
_SURE_DAYS = 45


@dataclass(frozen=True, slots=True)
class Anchor:
    """The paper's own date, as far as it is known, the date last named, and the years it gives months elsewhere."""

    day: date | None
    month_known: bool
    day_known: bool
    last: str | None = None
    years: Mapping[int, int] = field(default_factory=dict)


def anchor_of(published: str | None, last: str | None = None, years: Mapping[int, int] | None = None) -> Anchor:
    """Make the anchor out of the paper's own date (EDTF) and what else is known."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$", published or "")
    if not match:
        return Anchor(None, month_known=False, day_known=False, last=last, years=years or {})
    year, month, day = match.groups()
    month_known = month is not None and 1 <= int(month) <= 12
    settled = valid(int(year), int(month) if month_known else 6, int(day) if day else 15)
    return Anchor(settled, month_known, day is not None and settled is not None, last, years or {})


def valid(year: int, month: int, day: int) -> date | None:
    """Give a day, or nothing where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_for(month: int, day: int, anchor: Anchor, tense: str) -> str:
    """The year that a month without one most likely means, or ``XXXX``."""
    if anchor.day is None:
        return str(anchor.years[month]) if month in anchor.years else "XXXX"
    candidates = [d for y in (-1, 0, 1) if (d := valid(anchor.day.year + y, month, min(day, 28))) is not None]
    nearest = min(candidates, key=lambda d: abs((d - anchor.day).days) if anchor.day else 0)
    distance = (nearest - anchor.day).days
    if tense == "since" and anchor.month_known:
        is_ahead = (nearest.year, nearest.month) > (anchor.day.year, anchor.day.month)
        return str(nearest.year - 1 if is_ahead else nearest.year)
    if distance > _SURE_DAYS and tense == "past":
        return str(nearest.year - 1)
    if distance < -_SURE_DAYS and tense == "future":
        return str(nearest.year + 1)
    return str(nearest.year)


def last_day(year: int, month: int) -> str:
    """Give the last day of a month."""
    following = date(year + (month == 12), month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def relative(phrase: str, anchor: Anchor) -> str | None:
    """Settle "yesterday", "next year", "the end of last month", "the start of the financial year"."""
    today = anchor.day
    if today is None:
        return None
    if phrase.endswith("week"):
        return _relative_week(-7 if phrase.startswith("last") else 7 if phrase.startswith("next") else 0, anchor)
    days = {"yesterday": -1, "last night": -1, "today": 0, "tomorrow": 1}
    days |= {"this morning": 0, "this afternoon": 0, "this evening": 0}
    if phrase in days:
        return (today + timedelta(days=days[phrase])).isoformat() if anchor.day_known else None
    if phrase == "a year from now":
        return f"{today.year + 1}-{today.month:02d}" if anchor.month_known else str(today.year + 1)
    if phrase.endswith("year"):
        return _relative_year(phrase, today)
    step = 1 if "next" in phrase else -1 if "last" in phrase else 0
    return _relative_month(phrase, step, anchor) if phrase.endswith("month") and anchor.month_known else None


def _relative_week(step: int, anchor: Anchor) -> str | None:
    """The month of all days of this week, or the one before or after, where they are of one month."""
    if anchor.day is None or not anchor.day_known:
        return None
    monday = anchor.day + timedelta(days=step - anchor.day.weekday())
    sunday = monday + timedelta(days=6)
    return f"{monday.year}-{monday.month:02d}" if monday.month == sunday.month else None


def _relative_year(phrase: str, today: date) -> str | None:
    opening = f"{today.year if today.month < 4 else today.year + 1}-04-01"
    if phrase.startswith("the start") or phrase == "the new financial year":
        return opening
    step = 1 if "next" in phrase else -1 if "last" in phrase else 0
    if "financial" in phrase:
        first = today.year + step - (1 if today.month < 4 else 0)
        return f"{first + 1}-03-31" if phrase.startswith("the end") else f"{first}-04/{first + 1}-03"
    return f"{today.year + step}-12-31" if phrase.startswith("the end") else str(today.year + step)


def _relative_month(phrase: str, step: int, anchor: Anchor) -> str | None:
    if anchor.day is None:
        return None
    year, month = divmod(anchor.day.year * 12 + anchor.day.month - 1 + step, 12)
    return last_day(year, month + 1) if phrase.startswith("the end") else f"{year}-{month + 1:02d}"


def distant(groups: Groups, anchor: Anchor, sign: int) -> str | None:
    """Settle "two years ago", "six months ago" and "in three years' time" as far as such words are meant."""
    if anchor.day is None:
        return None
    written = groups["count"] or ""
    count = counted(written)
    if groups["unit"] == "year":
        return str(anchor.day.year + sign * count)
    if not anchor.month_known:
        return None
    year, month = divmod(anchor.day.year * 12 + anchor.day.month - 1 + sign * count, 12)
    return f"{year}-{month + 1:02d}"


def again(phrase: str, anchor: Anchor) -> str | None:
    """Settle "that day", "the same month" and "the following year" by the date last named."""
    last = anchor.last or ""
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", last):
        return None
    unit = phrase.rsplit(maxsplit=1)[-1]
    if not phrase.startswith(("the next", "the following")):
        return last[:7] if unit == "month" else last if len(last) >= 7 or unit == "then" else None
    if unit == "year":
        return str(int(last[:4]) + 1)
    if unit == "month" and len(last) >= 7 and int(last[5:7]) <= 12:
        year, month = divmod(int(last[:4]) * 12 + int(last[5:7]), 12)
        return f"{year}-{month + 1:02d}"
    return (date.fromisoformat(last) + timedelta(days=1)).isoformat() if unit == "day" and len(last) == 10 else None


_MONTHS = 12
_LAST = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def offset(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "two days later" and "three years earlier" by the date last named, as exactly as both are known."""
    last = _LAST.fullmatch(anchor.last or "")
    written = (groups["count"] or "").lower()
    count = counted(written)
    if last is None or not count or int(last.group(2) or 1) > 12:
        return None
    sign = 1 if groups["way"] in {"later", "afterwards"} else -1
    if groups["unit"] == "year":
        return str(int(last.group(1)) + sign * count)
    if groups["unit"] == "month" and last.group(2):
        year, month = divmod(int(last.group(1)) * 12 + int(last.group(2)) - 1 + sign * count, 12)
        return f"{year}-{month + 1:02d}"
    days = {"day": 1, "night": 1, "evening": 1, "week": 7, "fortnight": 14}.get(groups["unit"] or "", 0)
    if not days or not last.group(3):
        return None
    return (date.fromisoformat(last.group()) + timedelta(days=sign * days * count)).isoformat()


def eve(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "the day before", "the night after" and "next day" by the day last named."""
    last = anchor.last or ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", last):
        return None
    step = -1 if groups["side"] == "before" else 1
    return (date.fromisoformat(last) + timedelta(days=step)).isoformat()


def day_alone(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "on the 25th" by the month last named, or else by the month of the paper."""
    own = anchor.day.isoformat() if anchor.day and anchor.month_known else ""
    month = _LAST.fullmatch((anchor.last or "").removeprefix("../")) or _LAST.fullmatch(own)
    if month is None or not month.group(2) or int(month.group(2)) > _MONTHS:
        return None
    day = valid(int(month.group(1)), int(month.group(2)), int(groups["day"] or 0))
    return day.isoformat() if day else None


def following_weekday(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "the following Tuesday" by the day last named."""
    last = anchor.last or ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", last):
        return None
    return _next(date.fromisoformat(last), groups["weekday"] or "").isoformat()


def week_on(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "a week on Thursday" and "on Monday week" beside the day of the paper."""
    if not anchor.day_known or anchor.day is None:
        return None
    near = _next(anchor.day, groups.get("weekday") or groups.get("weekday2") or "")
    return (near + timedelta(days=7)).isoformat()


def weekday_of_week(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "Wednesday of last week" and "Monday next week" beside the day of the paper."""
    if not anchor.day_known or anchor.day is None:
        return None
    monday = anchor.day - timedelta(days=anchor.day.weekday())
    step = -7 if groups["week"] == "last" else 7
    return (monday + timedelta(days=step + WEEKDAYS[groups["weekday"] or ""])).isoformat()


def _next(day: date, weekday_name: str) -> date:
    return day + timedelta(days=(WEEKDAYS[weekday_name] - day.weekday() - 1) % 7 + 1)


def following_month(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "the following April" by the date last named."""
    last = re.match(r"(\d{4})(?:-(\d\d))?", anchor.last or "")
    month = MONTHS.get(groups["month"] or "")
    if not last or month is None:
        return None
    return f"{int(last.group(1)) + (month <= int(last.group(2) or 12))}-{month:02d}"


def month_relative(groups: Groups, anchor: Anchor) -> str | None:
    """Settle "next April" and "October last year"."""
    month = MONTHS.get(groups.get("month") or groups.get("month2") or "")
    which = groups.get("which") or groups.get("rel")
    if month is None:
        return None
    if anchor.day is None:
        return f"XXXX-{month:02d}"
    if groups.get("rel"):
        return f"{anchor.day.year + {'last': -1, 'next': 1}.get(which or '', 0)}-{month:02d}"
    year = anchor.day.year
    if which == "next" and month <= anchor.day.month:
        year += 1
    if which == "last" and month >= anchor.day.month:
        year -= 1
    return f"{year}-{month:02d}"


def weekday(groups: Groups, anchor: Anchor, tense: str) -> str | None:
    """Settle "on Tuesday" and "last Friday" beside the day of the paper."""
    if not anchor.day_known or anchor.day is None:
        return None
    which = (groups["which"] or "from").lower()
    ahead = which == "next" or (which in {"on", "this", "from"} and tense == "future")
    wanted = WEEKDAYS[groups["weekday"] or ""]
    step = 1 if ahead else -1
    day = anchor.day + timedelta(days=step)
    while day.weekday() != wanted:
        day += timedelta(days=step)
    return day.isoformat()
