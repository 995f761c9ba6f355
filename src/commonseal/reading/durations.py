"""How long something is said to last: "for 12 months", "a trial of twelve months"."""

from __future__ import annotations

from datetime import date, timedelta

from commonseal.reading import expressions as re
from commonseal.reading.date_forms import counted
from commonseal.reading.marked import Marked

_DURATION = re.compile(
    r"\bfor\s+(?:(?:an?|the)\s+)?(?:initial\s+|further\s+|first\s+)?(?:interim\s+)?(?:period\s+of\s+|trial\s+of\s+)?"
    r"(?P<count>\d{1,2}|[a-z]+)\s+(?P<unit>months?|years?)\b|\btrial\s+of\s+(?P<count2>\d{1,2}"
    r"|[a-z]+)\s+(?P<unit2>months?|years?)"
    r"|\b(?P<count3>\d{1,2}|[a-z]+)-(?P<unit3>month|year) (?:\w+ )?(?:contract|deal|agreement|term|trial|pilot"
    r"|secondment)\b",
    re.IGNORECASE,
)


_MORE = re.compile(
    r"\bfor\s+(?:another|an?\s+(?:further|additional|extra))\s+(?P<count>\d{1,2}|[a-z]+)?\s*(?P<unit>months?|years?)\b",
    re.IGNORECASE,
)


def months_in(text: str) -> int:
    """Give the months of “for another three years”, “for a further year”, or none."""
    match = _MORE.search(text)
    if match is None:
        return 0
    written = (match["count"] or "one").lower()
    count = counted(written)
    return count * (12 if match["unit"].lower().startswith("year") else 1)


def moved(edtf: str | None, months: int) -> str | None:
    """Give a year, month or day moved on, or back, by some months; a year by whole years alone.

    Args:
        edtf: The year, month or day; nothing can be moved that is anything else.
        months: How many months on, or back where they are fewer than none.
    """
    match = re.match(r"(\d{4})(?:-(\d\d))?(-\d\d)?$", edtf or "")
    if match is None:
        return None
    if match[2] is None:
        return str(int(match[1]) + months // 12) if months % 12 == 0 else None
    index = int(match[1]) * 12 + int(match[2]) - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}{match[3] or ''}"


def after(edtf: str | None, text: str) -> str | None:
    """Give the last day of a stated duration that begins on a day.

    Args:
        edtf: The first day or month.
        text: The clause that may say "for 12 months" or "a trial of twelve months".

    Returns:
        The day before the same day of the year the duration leads to, or ``None`` when no duration is said.
    """
    match = _DURATION.search(text)
    begin = re.match(r"(\d{4})-(\d\d)-(\d\d)$", edtf or "")
    if not match or not begin:
        return None
    written = (match["count"] or match["count2"] or match["count3"] or "").lower()
    count = counted(written)
    months = count * (12 if (match["unit"] or match["unit2"] or match["unit3"]).startswith("year") else 1)
    if not 0 < months <= 600:
        return None
    year, month, day = (int(part) for part in begin.groups())
    index = year * 12 + month - 1 + months
    settled = _valid(index // 12, index % 12 + 1, min(day, 28))
    return (settled - timedelta(days=1)).isoformat() if settled else None


def words_between(marked: Marked, begin: int, edge: int) -> str:
    """Give the words of a stretch with its figures as written, so that "for 12 months" can be read.

    Args:
        marked: A marked sentence.
        begin: Where the stretch begins in its marked text.
        edge: Where it ends.
    """
    parts = re.split(r"(\[F\d+\])", marked.text[begin:edge])
    return "".join(str(getattr(marked.item(part), "value", "")) if part.startswith("[F") else part for part in parts)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
