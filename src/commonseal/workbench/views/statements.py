"""One statement: what it says, what shows it, who recorded it, and what it stands in place of."""

from django.http import HttpResponse

from commonseal import answers
from commonseal.asking import NotFoundError, for_sources
from commonseal.vocabulary.periods import RecordedPeriod
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts


@page
def statement(here: Page, number: int) -> HttpResponse:
    """Show a statement with its sources and its history; one that was recorded later is not there yet."""
    snapshot = for_sources(here.look, number)
    found = next(each for each in snapshot.known if each.number == number)
    if not RecordedPeriod(found.recorded.since).known_on(here.look.known_at):
        raise NotFoundError(f"there is no statement/{number} in this register that you may see")
    facts = Facts(snapshot, here.as_of)
    return here.show(
        "statement",
        answer=answers.sources(snapshot, number=number),
        fact=facts.of(f"statement/{number}"),
        things=[(each, snapshot.name_of(each)) for each in found.fact.references()],
        is_held=found.recorded.known_on(here.look.known_at),
    )
