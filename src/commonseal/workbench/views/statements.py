"""One statement: what it says, what shows it, who recorded it, and what it stands in place of."""

from django.http import HttpResponse

from commonseal import answers
from commonseal.asking import for_sources
from commonseal.vocabulary.periods import RecordedPeriod, day_of
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts


@page
def statement(here: Page, number: int) -> HttpResponse:
    """Show a statement with its sources and its history; and whether the register held it on the date of knowledge."""
    snapshot = for_sources(here.look, number)
    answer, facts = answers.sources(snapshot, number=number), Facts(snapshot, here.as_of)
    found = next(each for each in snapshot.known if each.number == number)
    things = [(each, snapshot.name_of(each)) for each in found.fact.references()]
    return here.show(
        "statement",
        answer=answer,
        fact=facts.of(f"statement/{number}"),
        things=things,
        was_known=found.recorded.known_on(here.look.known_at),
        was_recorded=RecordedPeriod(day_of(found.recorded.since_date)).known_on(here.look.known_at),
    )
