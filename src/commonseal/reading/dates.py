"""English dates as EDTF (ISO 8601-2) level 1 strings.

``14 March 2018`` is ``2018-03-14``; ``by April 2021`` is ``../2021-04``; ``no earlier than April 2019`` is
``2019-04/..``; a financial year is an interval of two months; a season is a month number from 21 to 24. What is
relative ("next year", "1 December" without its year) is settled against the paper's own date, or left unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from commonseal.reading.lexicon import table

_MONTHS = {name: number for number, name in enumerate(table("dates")["months"], 1)}
_MONTHS |= {short: _MONTHS[full] for short, full in table("dates")["short_months"].items()}
_WEEKDAYS = {name: number for number, name in enumerate(table("dates")["weekdays"])}
_SEASONS: dict[str, int] = table("dates")["seasons"]
_FEASTS: dict[str, int] = table("dates")["feasts"]

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?:\.(?=\s+\d))?(?![a-z])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = "(?:" + "|".join(_WEEKDAYS) + ")"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form))
    for name, form in (
        (
            "range",
            rf"\b{_DAY}\s+(?:and|to|until|–|-)\s+(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        ),
        ("day", rf"\b(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?"),
        ("month_day", rf"\b{_MONTH}\s+{_DAY}(?![\d,]*\d)(?:,?\s+{_YEAR}\b)?"),
        ("numeric", rf"\b(?P<day>[0-3]?\d)[/.](?P<number>[01]?\d)[/.]{_YEAR}\b"),
        ("iso", rf"\b{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b"),
        ("month_end", rf"\bthe\s+end\s+of\s+{_MONTH}(?:,?\s+{_YEAR}\b)?"),
        ("year_end", rf"\bthe\s+end\s+of\s+{_YEAR}\b"),
        (
            "month_relative",
            rf"\b(?P<which>next|last|this)\s+{_MONTH}|\b(?P<month2>[A-Z][a-z]+)\s+(?P<rel>last|next|this)\s+year\b",
        ),
        ("month_that_year", rf"\b{_MONTH}\s+(?:of\s+)?(?P<that>that|the\s+same)\s+year\b"),
        ("month", rf"\b(?:(?:early|mid|late)[\s-]+)?{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR}\b)?"),
        ("financial", r"\b(?P<from>20\d\d)\s?[/–-]\s?(?P<to>(?:20)?\d\d)\b"),
        (
            "season",
            (
                rf"\b(?:the\s+|this\s+)?(?P<season>{'|'.join(_SEASONS)})(?:\s+(?:of\s+)?{_YEAR}\b|"
                rf"(?=\s*[,.;)]|\s+(?:and|of|to|as|when|the)\b|$))"
            ),
        ),
        ("feast", rf"\b(?P<feast>{'|'.join(_FEASTS)})\b(?:\s+{_YEAR})?"),
        ("year", rf"(?<![\d£,.:/-])(?<!Act ){_YEAR}(?![\d,/-]*\d)(?!\s*(?:people|patients|staff|residents))"),
        (
            "relative",
            (
                r"\b(?P<phrase>(?:the\s+end\s+of\s+)?(?:next|last|this)\s+(?:financial\s+)?(?:year|month)"
                r"|yesterday|today|tomorrow|the\s+start\s+of\s+the\s+financial\s+year|a\s+year\s+from\s+now"
                r"|(?:a|one|two|three)\s+weeks?\s+(?:ago|earlier)|the\s+day\s+before|the\s+(?:next"
                r"|following)\s+day)\b"
            ),
        ),
        ("weekday", rf"\b(?:on|last|next|this)\s+(?P<weekday>{_WEEKDAY})\b"),
    )
)
_NEEDS_MONTH = frozenset(["range", "day", "month_day", "month_end", "month_relative", "month_that_year", "month"])
_ANY_MONTH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_ANY_DATE = re.compile(
    rf"\d{{4}}|{_ANY_MONTH.pattern}|{'|'.join(_WEEKDAYS)}|{'|'.join(_SEASONS)}|{'|'.join(_FEASTS)}"
    r"|\d[/.]\d|year|month|yesterday|today|tomorrow|week|the day|next day|following day"
)
_LEAD = re.compile(
    r"(?P<lead>no\s+earlier\s+than|not?\s+(?:start|begin|happen|take\s+effect)\s+before|not\s+before|no\s+later\s+than"
    r"|at\s+the\s+latest\s+by|on\s+or\s+before|by|before|until|till|up\s+to|since|from"
    r"|with\s+effect\s+from|on|in|at|after)"
    r"\s+(?:the\s+beginning\s+of\s+|the\s+start\s+of\s+|at\s+least\s+|around\s+|about\s+)?$",
    re.IGNORECASE,
)
# Verbs beside a date, which say whether it is past or to come; what follows "will" belongs to it ("will have agreed")
_TENSE = re.compile(
    r"\b(?:(?P<future>(?:will|shall|would|should|could|may|might|(?:is|are) (?:to|due|set|expected|planned)|due|set to"
    r"|plans? to|planned|intends?|hopes?|expected|going to|to be|be|becomes?|takes (?:over|effect|place)|ahead|next"
    r"|upcoming)\b(?:\s+(?:not|also|then|now|be|have|been|\w+ed|\w+ly)){0,4})"
    r"|(?P<past>was|were|had|has|have|since|ago|left|took|met|earlier|last|became|began|ran|held|came|went|gave"
    r"|\w{3,}ed))\b",
    re.IGNORECASE,
)


def _tense(context: str, span: tuple[int, int]) -> str:
    """Give the tense of the verb nearest to a date in its sentence: past, future or an empty string."""
    best, nearest = "", 10_000
    for match in _TENSE.finditer(context):
        before = match.end() <= span[0]
        distance = span[0] - match.end() if before else match.start() - span[1] + 12
        if distance < nearest and (before or match.start() >= span[1]):
            best, nearest = match.lastgroup or "", distance
    return best


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. ``lead`` is the word before it (from, since, by, until …), ``edtf`` the date by itself.

    ``has_year`` says whether the text itself gave the year.
    """

    start: int
    end: int
    edtf: str
    lead: str = ""
    has_year: bool = False

    @property
    def bounded(self) -> str:
        """The date with what its lead word says: ``by X`` is ``../X``, ``no earlier than X`` is ``X/..``."""
        if "/" in self.edtf:
            return self.edtf
        if self.lead in {"by", "before", "no later than", "on or before", "at the latest by"}:
            return f"../{self.edtf}"
        if self.lead in {"no earlier than", "not before"} or self.lead.endswith("before"):
            return f"{self.edtf}/.."
        return self.edtf


def find_dates(text: str, start: int, end: int, published: str | None) -> list[DateMention]:
    """Find the dates between two offsets, in order and without overlaps.

    Args:
        text: The whole text of the paper.
        start: Where to begin.
        end: Where to stop.
        published: The paper's own date (EDTF), or ``None`` when it gives none.

    Returns:
        The dates that can be written down; what cannot be known is left out.
    """
    found: list[DateMention] = []
    words = text[start:end]
    if not _ANY_DATE.search(words):
        return found
    has_month = _ANY_MONTH.search(words) is not None
    taken: list[tuple[int, int]] = []
    anchor = _anchor(published)
    for name, form in _FORMS:
        if name in _NEEDS_MONTH and not has_month:
            continue
        for match in form.finditer(text, start, end):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            edtf = _edtf(name, match, anchor, words, start)
            if edtf is None:
                continue
            taken.append(match.span())
            groups = match.groupdict()
            found.append(DateMention(match.start(), match.end(), edtf, _lead(text, match), bool(groups.get("year"))))
    found.sort(key=lambda mention: mention.start)
    return _share_years(found)


def _lead(text: str, match: re.Match[str]) -> str:
    if match.group().startswith("on "):
        return "on"
    lead = _LEAD.search(text, max(0, match.start() - 50), match.start())
    if not lead:
        return ""
    words = " ".join(lead.group("lead").lower().split())
    return (
        "not before"
        if words.startswith("not") and words.endswith("before")
        else words.replace("with effect from", "from")
    )


def _share_years(found: list[DateMention]) -> list[DateMention]:
    """Give a date without a year the year of a neighbour in the same sentence where the paper itself has no date."""
    years = {mention.edtf[:4] for mention in found if mention.has_year and mention.edtf[:4].isdigit()}
    if len(years) != 1:
        return found
    year = years.pop()
    return [replace(m, edtf=year + m.edtf[4:]) if m.edtf.startswith("XXXX-") else m for m in found]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The paper's own date, as far as it is known."""

    day: date | None
    month_known: bool
    day_known: bool


def _anchor(published: str | None) -> _Anchor:
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$", published or "")
    if not match:
        return _Anchor(None, month_known=False, day_known=False)
    year, month, day = match.groups()
    month_known = month is not None and 1 <= int(month) <= 12
    settled = _valid(int(year), int(month) if month_known else 6, int(day) if day else 15)
    return _Anchor(settled, month_known=month_known, day_known=day is not None and settled is not None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_for(month: int, day: int, anchor: _Anchor, tense: str) -> str:
    """The year that a month without one most likely means, beside the paper's own date."""
    if anchor.day is None:
        return "XXXX"
    candidates = [d for y in (-1, 0, 1) if (d := _valid(anchor.day.year + y, month, min(day, 28))) is not None]
    nearest = min(candidates, key=lambda d: abs((d - anchor.day).days) if anchor.day else 0)
    distance = (nearest - anchor.day).days
    if distance > 45 and tense == "past":
        return str(nearest.year - 1)
    if distance < -45 and tense == "future":
        return str(nearest.year + 1)
    return str(nearest.year)


def _edtf(name: str, match: re.Match[str], anchor: _Anchor, words: str, start: int) -> str | None:
    groups = match.groupdict()
    if name in _PLAIN_READERS:
        return _PLAIN_READERS[name](groups)
    if name == "relative":
        return _relative(" ".join((groups["phrase"] or "").lower().split()), anchor)
    if name == "month_relative":
        return _month_relative(groups, anchor)
    if name == "month_that_year" and (year := _that_year(words)):
        return f"{year}-{_MONTHS[groups['month'] or '']:02d}"
    tense = "" if groups.get("year") else _tense(words, (match.start() - start, match.end() - start))
    return _READERS.get(name, _day)(groups, anchor, tense)


def _that_year(context: str) -> str | None:
    years = re.findall(r"\b(?:19|20)\d\d\b", context)
    return years[-1] if years else None


def _month_of(month: int, groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str:
    return f"{groups.get('year') or _year_for(month, 15, anchor, tense)}-{month:02d}"


def _month_number(groups: dict[str, str | None]) -> int | None:
    if groups.get("number"):
        number = int(groups["number"] or 0)
        return number if 1 <= number <= 12 else None
    return _MONTHS.get(groups.get("month") or "")


def _day(groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str | None:
    """Forms with a month, with or without a day and a year."""
    month = _month_number(groups)
    if month is None:
        return None
    if "day" not in groups:
        return _month_of(month, groups, anchor, tense)
    day = int(groups["day"] or 0)
    year = groups.get("year") or _year_for(month, day, anchor, tense)
    if _valid(int(year) if year.isdigit() else 2000, month, day) is None:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def _month_end(groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str | None:
    month = _month_number(groups)
    if month is None:
        return None
    year = groups.get("year") or _year_for(month, 28, anchor, tense)
    return _last_day(int(year), month) if year.isdigit() else f"{year}-{month:02d}"


def _range(groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str | None:
    first = _day(groups, anchor, tense)
    last = _day({**groups, "day": groups["day2"]}, anchor, tense)
    return f"{first}/{last}" if first and last else None


def _month_relative(groups: dict[str, str | None], anchor: _Anchor) -> str | None:
    month = _MONTHS.get(groups.get("month") or groups.get("month2") or "")
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


def _financial(groups: dict[str, str | None]) -> str | None:
    first = int(groups["from"] or 0)
    last = int((groups["to"] or "")[-2:])
    return f"{first}-04/{first + 1}-03" if last == (first + 1) % 100 else None


def _season(groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str | None:
    number = _SEASONS[groups["season"] or ""]
    year = groups.get("year")
    if year is None:
        middle = {21: 4, 22: 7, 23: 10, 24: 1}[number]
        year = _year_for(middle, 15, anchor, tense)
    return f"{year}-{number}" if year.isdigit() else None


def _relative(phrase: str, anchor: _Anchor) -> str | None:
    today = anchor.day
    if today is None:
        return None
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if phrase in days:
        return (today + timedelta(days=days[phrase])).isoformat() if anchor.day_known else None
    if phrase == "a year from now":
        return f"{today.year + 1}-{today.month:02d}" if anchor.month_known else str(today.year + 1)
    if phrase.endswith("year"):
        return _relative_year(phrase, today)
    step = 1 if "next" in phrase else -1 if "last" in phrase else 0
    return _relative_month(phrase, step, anchor) if phrase.endswith("month") and anchor.month_known else None


def _relative_year(phrase: str, today: date) -> str:
    if phrase == "the start of the financial year":
        return f"{today.year if today.month < 4 else today.year + 1}-04-01"
    step = 1 if "next" in phrase else -1 if "last" in phrase else 0
    if "financial" in phrase:
        first = today.year + step - (1 if today.month < 4 else 0)
        return f"{first}-04/{first + 1}-03"
    return f"{today.year + step}-12-31" if phrase.startswith("the end") else str(today.year + step)


def _relative_month(phrase: str, step: int, anchor: _Anchor) -> str | None:
    if anchor.day is None:
        return None
    index = anchor.day.year * 12 + anchor.day.month - 1 + step
    year, month = divmod(index, 12)
    if not phrase.startswith("the end"):
        return f"{year}-{month + 1:02d}"
    return _last_day(year, month + 1)


def _last_day(year: int, month: int) -> str:
    following = date(year + (month == 12), month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def _weekday(groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str | None:
    if not anchor.day_known or anchor.day is None:
        return None
    wanted = _WEEKDAYS[groups["weekday"] or ""]
    step = 1 if tense == "future" else -1
    day = anchor.day + timedelta(days=step)
    while day.weekday() != wanted:
        day += timedelta(days=step)
    return day.isoformat()


def _month_that_year(groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str | None:
    year = _year_for(_MONTHS[groups["month"] or ""], 15, anchor, tense)
    return f"{year}-{_MONTHS[groups['month'] or '']:02d}"


def _feast(groups: dict[str, str | None], anchor: _Anchor, tense: str) -> str | None:
    return _month_of(_FEASTS[groups["feast"] or ""], groups, anchor, tense)


_PLAIN_READERS: dict[str, Callable[[dict[str, str | None]], str | None]] = {
    "financial": _financial,
    "year": lambda groups: groups["year"],
    "year_end": lambda groups: f"{groups['year']}-12-31",
}
_READERS: dict[str, Callable[[dict[str, str | None], _Anchor, str], str | None]] = {
    "range": _range,
    "month_that_year": _month_that_year,
    "season": _season,
    "feast": _feast,
    "month_end": _month_end,
    "weekday": _weekday,
}
