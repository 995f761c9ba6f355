"""Papers: the list of them, and each with the words marked that show statements."""

from django.http import HttpResponse, HttpResponseBase

from commonseal.asking import NotFoundError
from commonseal.vocabulary import PaperInfo
from commonseal.workbench.lists import By, Column, listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.marking import Mark, paragraphs
from commonseal.workbench.views.incoming import under_review

_NONE = "There is no paper in this register that you may see. Load one with: commonseal load PATH"


@page
def papers(here: Page) -> HttpResponseBase:
    """List the papers that the viewer may see and that were there by then, and how many quotes were taken from each."""
    columns: tuple[Column[tuple[PaperInfo, int]], ...] = (
        Column(
            "title", "Title", lambda each: each[0].title, link=lambda each: here.as_of.thing(each[0].id), by=By.TEXT
        ),
        Column("publisher", "Published by", lambda each: each[0].publisher, by=By.CHOICE),
        Column("published", "Published", lambda each: _when(each[0]), sort=lambda each: _day(each[0])),
        Column("quotes", "Quotes", lambda each: each[1]),
        Column("visibility", "Seen by", lambda each: each[0].visibility.value, by=By.CHOICE),
    )
    found = listing(
        here, "papers", columns, tuple(_known(here).items()), title="Papers", empty=_NONE, sort="-published"
    )
    if isinstance(found, HttpResponseBase):
        return found
    return here.show("papers", found=found, in_hand=under_review(here))


@page
def paper(here: Page, name: str) -> HttpResponse:
    """Show a paper with its quotes marked, and beside them the facts that they show."""
    identifier = f"paper/{name}"
    if all(each.id != identifier for each in _known(here)):
        raise NotFoundError(f"there is no {identifier} in this register that you may see")
    shelf, viewer = here.look.register.papers, here.look.viewer
    found = shelf.get(identifier, viewer)
    quotes = shelf.quotes(identifier, known_at=here.look.known_at, viewer=viewer)
    marks = [Mark(each.start, each.end, each.statement) for each in quotes if each.start is not None and each.end]
    facts = Facts(here.look.as_of(*sorted({each.thing for each in quotes})), here.as_of)
    shown = [facts.of(each) for each in dict.fromkeys(f"statement/{one.statement}" for one in quotes)]
    return here.show("paper", paper=found, paragraphs=paragraphs(found.text, marks), facts=shown)


def _known(here: Page) -> dict[PaperInfo, int]:
    return here.look.register.papers.known(known_at=here.look.known_at, viewer=here.look.viewer)


def _when(paper: PaperInfo) -> str | None:
    return paper.published.describe() if paper.published else None


def _day(paper: PaperInfo) -> int | None:
    return paper.published.earliest if paper.published else None
