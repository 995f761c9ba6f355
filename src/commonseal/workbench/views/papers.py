"""Papers: the list of them, and each with the words marked that show statements."""

from django.http import HttpResponse

from commonseal.register.errors import RegisterError
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.marking import Mark, paragraphs


@page
def papers(here: Page) -> HttpResponse:
    """List the papers that the viewer may see, and how many quotes are taken from each."""
    shelf, viewer = here.look.register.papers, here.look.viewer
    counts = shelf.counts(viewer)
    return here.show("papers", papers=[(each, counts.get(each.id, 0)) for each in shelf.all(viewer)])


@page
def paper(here: Page, name: str) -> HttpResponse:
    """Show a paper with its quotes marked, and beside them the facts that they show."""
    shelf, viewer, identifier = here.look.register.papers, here.look.viewer, f"paper/{name}"
    try:
        found = shelf.get(identifier, viewer)
    except RegisterError as error:
        return here.show("not_found", status=404, message=str(error))
    quotes = shelf.quotes(identifier, known_at=here.look.known_at, viewer=viewer)
    marks = [Mark(each.start, each.end, each.statement) for each in quotes if each.start is not None and each.end]
    facts = Facts(here.look.as_of(*sorted({each.thing for each in quotes})), here.as_of)
    shown = [facts.of(each) for each in dict.fromkeys(f"statement/{one.statement}" for one in quotes)]
    return here.show("paper", paper=found, paragraphs=paragraphs(found.text, marks), facts=shown)
