"""All that is known of a thing as one list, to be filtered and kept as a file."""

from dataclasses import dataclass

from django.http import HttpResponseBase

from commonseal import answers
from commonseal.asking import around, find_one
from commonseal.workbench.lists import By, Column, listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts, FactShown
from commonseal.workbench.presenters.words import STANDING_COLOUR, in_words, upper_first

STANDS = {"now": "on the date", "coming": "to come", "talked_of": "talked of", "past": "past"}
"""How facts stand to the date, by the names that answers have for it."""


@dataclass(frozen=True)
class FactRow:
    """One fact on a thing: in which section it stands, and how it stands to the date."""

    fact: FactShown
    section: str
    stands: str
    kind: str


COLUMNS: tuple[Column[FactRow], ...] = (
    Column(
        "sentence",
        "What it says",
        lambda each: each.fact.sentence,
        link=lambda each: each.fact.link,
        note=lambda each: each.fact.when,
        sortable=False,
        by=By.TEXT,
        is_wide=True,
    ),
    Column("section", "About", lambda each: each.section, by=By.CHOICE),
    Column("stands", "On the date", lambda each: each.stands, by=By.CHOICE, choices=tuple(STANDS.values())),
    Column(
        "standing",
        "Standing",
        lambda each: in_words(each.fact.standing),
        by=By.CHOICE,
        colour=lambda each: STANDING_COLOUR[each.fact.standing],
    ),
    Column("source", "Source", lambda each: each.fact.attribution, by=By.CHOICE, is_shown=False),
    Column("when", "When", lambda each: each.fact.when, sortable=False, is_shown=False),
    Column("kind", "Kind", lambda each: in_words(each.kind), is_shown=False),
    Column("statement", "Statement", lambda each: each.fact.id, sortable=False, is_shown=False),
    Column(
        "quotes",
        "Quotes",
        lambda each: tuple(quote.words for quote in each.fact.quotes),
        sortable=False,
        by=By.TEXT,
        is_shown=False,
    ),
)


@page
def facts(here: Page) -> HttpResponseBase:
    """List every statement on a thing that was held by then, section by section."""
    found = find_one(here.look, here.asked("of"))
    snapshot = around(here.look, found.id)
    shown = Facts(snapshot, here.as_of)
    rows = [
        FactRow(shown.of(line.statement), upper_first(section.title), words, line.kind)
        for section in answers.show(snapshot, thing=found.id).sections
        for part, words in STANDS.items()
        for line in getattr(section, part)
    ]
    empty = "Nothing was known of it by then that you may see. A later date of knowledge above may show something."
    told = listing(here, "facts", COLUMNS, rows, title=f"All that is known of {found.name}", empty=empty)
    return told if isinstance(told, HttpResponseBase) else here.show("register/facts", found=told, thing=found)
