"""The history of a thing: who said what and when, what was never so kept apart from what is no longer so."""

from django.http import HttpResponseBase

from commonseal.asking import around, find_one
from commonseal.vocabulary.periods import RecordedPeriod, day_of
from commonseal.workbench.lists import By, Column, listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.history import HAPPENED, HistoryRow, history_rows

COLUMNS: tuple[Column[HistoryRow], ...] = (
    Column(
        "recorded", "Known from", lambda each: each.recorded, sort=lambda each: (day_of(each.recorded), each.number)
    ),
    Column(
        "happened",
        "What happened",
        lambda each: each.happened,
        by=By.CHOICE,
        choices=HAPPENED,
        note=lambda each: each.instead,
    ),
    Column(
        "sentence",
        "Statement",
        lambda each: each.sentence,
        link=lambda each: each.link,
        note=lambda each: "; ".join(part for part in (each.when, each.standing) if part),
        by=By.TEXT,
        sortable=False,
        is_wide=True,
    ),
    Column("when", "When it holds", lambda each: each.when, sortable=False, is_shown=False),
    Column("standing", "Standing", lambda each: each.standing, by=By.CHOICE, is_shown=False),
    Column("author", "By", lambda each: each.author, by=By.CHOICE, note=lambda each: each.reason),
    Column("reason", "Why", lambda each: each.reason, is_shown=False, sortable=False),
)


@page
def history(here: Page) -> HttpResponseBase:
    """Show everything that was recorded about a thing up to the date of knowledge, and what became of it."""
    found = find_one(here.look, here.asked("of"))
    events = here.look.register.history(found.id, viewer=here.look.viewer)
    by_then = [each for each in events if RecordedPeriod(day_of(each.act.recorded)).known_on(here.look.known_at)]
    rows = history_rows(by_then, around(here.look, found.id), here.as_of)
    shown = listing(
        here,
        "history",
        COLUMNS,
        rows,
        title="History",
        empty="Nothing was recorded about it by then.",
        sort="-recorded",
    )
    return shown if isinstance(shown, HttpResponseBase) else here.show("register/history", found=shown, thing=found)
