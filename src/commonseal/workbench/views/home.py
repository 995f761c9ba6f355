"""Home and search: one box for a body, a person, a post, or a question about who answers for something."""

from django.http import HttpResponse
from django.shortcuts import redirect

from commonseal.asking import NotFoundError, find_one, role_asked
from commonseal.workbench.pages import Page, page


@page
def home(here: Page) -> HttpResponse:
    """Show the search box and what the register holds."""
    papers = here.look.register.papers.known(known_at=here.look.known_at, viewer=here.look.viewer)
    return here.show("home", papers=len(papers))


@page
def search(here: Page) -> HttpResponse:
    """Send on to what a text names or asks; list what it may mean, or what is near, where that is not one thing."""
    text = here.asked("q")
    if not text:
        return here.show("search", status=400, text="", found=None, fault="Type a name or a question")
    found = here.look.register.find(text, known_at=here.look.known_at, viewer=here.look.viewer)
    if found.only is not None:
        return redirect(here.as_of.thing(found.only.id))
    answer = None if found.candidates else _answer_to(here, text)
    if answer is not None:
        return redirect(answer)
    return here.show("search", text=text, found=found, fault=None)


def _answer_to(here: Page, text: str) -> str | None:
    """Return the address of the answer, where a text asks who answers for something at a body that is known."""
    for asked in role_asked(text):
        try:
            body = find_one(here.look, asked.body, "body").id
        except NotFoundError:
            continue
        return here.as_of.who(asked.role, body)
    return None
