"""Writing whole days as iCalendar: one VEVENT each, folded and escaped as RFC 5545 (3.1, 3.3.11, 3.6.1) asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LINE = 75
"""How many octets a line has at most (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class DayEvent:
    """Something on one whole day. ``uid`` is the same whenever the same thing is written, so that it is not doubled."""

    uid: str
    day: date
    summary: str
    description: str = ""
    category: str = ""
    url: str = ""


def as_icalendar(name: str, events: Iterable[DayEvent], stamp: datetime) -> str:
    """Return days as one calendar.

    Args:
        name: what the calendar is called.
        events: what stands in it.
        stamp: when it was written, with a time zone.
    """
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Common Seal//Register//EN", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"),
        *(line for each in events for line in _event(each, stamp.astimezone(UTC))),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(each)}\r\n" for each in lines)


def _event(each: DayEvent, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(each.uid)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(each.summary)}"
    for name, value in (("DESCRIPTION", each.description), ("CATEGORIES", each.category)):
        if value:
            yield f"{name}:{_text(value)}"
    if each.url:
        yield f"URL:{each.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    r"""Return a text with what has a meaning of its own escaped: \\, \;, \, and \n (RFC 5545, 3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines()) if value else ""


def _folded(line: str) -> str:
    """Return a line in parts of 75 octets at most, each after the first begun with a blank; no letter is cut."""
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + width
    return "\r\n".join([*parts, part])
