"""What lies ahead of some bodies: a month at a glance, a list that filters, and a file for people's own calendars."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from commonseal.asking import AHEAD_WORDS, AheadTold, TooLargeError, ahead
from commonseal.exchange.icalendar import DayEvent, as_icalendar
from commonseal.vocabulary.periods import DateError, parse_day
from commonseal.workbench.choosing import Bodies, bodies_of, gathered
from commonseal.workbench.lists import By, Column, listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.calendar import AheadRow, rows_of, weeks_of
from commonseal.workbench.presenters.words import upper_first

_DAYS = 90
_MONTH = "month"
COLUMNS: tuple[Column[AheadRow], ...] = (
    Column("day", "Day", lambda each: each.day),
    Column("what", "What", lambda each: each.kind, by=By.CHOICE, colour=lambda each: each.colour),
    Column("of", "Of what", lambda each: each.words, link=lambda each: each.link, by=By.TEXT, is_wide=True),
    Column("at", "Body", lambda each: each.body, link=lambda each: each.body_link, by=By.CHOICE),
    Column("source", "Known by", lambda each: each.source, note=lambda each: each.assumed),
    Column("sure", "How sure", lambda each: each.assumed or "stated", by=By.CHOICE, is_shown=False),
)


@page
def calendar(here: Page) -> HttpResponseBase:
    """Show what lies ahead: a month as a table of days, and the days after the date looked at as a list.

    Who holds roles at bodies and names none is sent on to an address that names theirs, so that a link stays an answer.
    """
    bodies = bodies_of(here)
    if bodies.own and not bodies.chosen and not bodies.wrong and not here.asked("all"):
        return redirect(here.as_of.at("calendar", more=bodies.own_pairs))
    month, faults = _month(here)
    faults = [*bodies.faults, *faults]
    context: dict[str, Any] = {"bodies": bodies, "faults": faults, "month": month, "answer": None}
    try:
        told, of_month = _told(here, bodies), _told_of_month(here, bodies, month)
    except TooLargeError:
        return here.show("calendar", **context)
    rows = rows_of(told.entries, here.as_of)
    empty = "Nothing is known to lie ahead. Record meetings or calendars of these bodies, or look from another day."
    found = listing(here, "ahead", COLUMNS, rows, title="What lies ahead", empty=empty, sort="day")
    if isinstance(found, HttpResponseBase):
        return found
    context |= _months(here, bodies, month)
    weeks = weeks_of(month, rows_of(of_month.entries, here.as_of), here.as_of, bodies.pairs)
    context |= {"answer": told, "found": found, "weeks": weeks}
    return here.show("calendar", status=400 if faults else 200, **context)


@page
def icalendar(here: Page) -> HttpResponse:
    """Hand over what lies ahead as iCalendar (RFC 5545)."""
    bodies = bodies_of(here)
    told = _told(here, bodies)
    name = ", ".join(each.name for each in bodies.chosen) or "all bodies"
    base = f"{here.request.scheme}://{here.request.get_host()}"
    links = rows_of(told.entries, here.as_of)
    events = [
        DayEvent(each.uid, each.day, each.title, each.words, AHEAD_WORDS[each.kind], f"{base}{row.link}")
        for each, row in zip(told.entries, links, strict=True)
    ]
    text = as_icalendar(f"Common Seal: {name}", events, here.now)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return response


def _told(here: Page, bodies: Bodies) -> AheadTold:
    return ahead(gathered(here, bodies.ids), here.look.on, here.look.on + timedelta(days=_DAYS))


def _told_of_month(here: Page, bodies: Bodies, month: date) -> AheadTold:
    days = monthrange(month.year, month.month)[1]
    return ahead(gathered(here, bodies.ids), month, month.replace(day=days))


def _month(here: Page) -> tuple[date, list[tuple[str, str]]]:
    """Return the first day of the month asked for; of that of the date looked at, where none is or it is none."""
    asked = here.asked(_MONTH)
    try:
        return parse_day(f"{asked}-01") if asked else here.look.on.replace(day=1), []
    except DateError:
        words = upper_first(f"“{asked}” is no month; write it as year-month, for instance 2019-07")
        return here.look.on.replace(day=1), [(_MONTH, words)]


def _months(here: Page, bodies: Bodies, month: date) -> dict[str, str]:
    """Return the addresses of the months before and after, and of the file."""
    before, after = month - timedelta(days=1), month + timedelta(days=31)
    pairs = (*bodies.pairs, *((("all", "1"),) if here.asked("all") else ()))
    return {
        "before": here.as_of.at("calendar", more=(*pairs, (_MONTH, f"{before:%Y-%m}"))),
        "after": here.as_of.at("calendar", more=(*pairs, (_MONTH, f"{after:%Y-%m}"))),
        "file": here.as_of.at("icalendar", more=pairs),
    }
