"""The answer to who holds a post, or answers for a function, at a body."""

from django.http import HttpResponse

from commonseal import answers
from commonseal.asking import find_one, with_people
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts


@page
def who(here: Page) -> HttpResponse:
    """Show who it is, since when, on what footing, and what shows it."""
    asked, at = here.asked("asked"), here.asked("at")
    if not asked or not at:
        return here.show(
            "search", status=400, text=asked, found=None, fault="Say which post or duty, and at which body"
        )
    body = find_one(here.look, at, "body").id
    snapshot = with_people(here.look, body)
    answer = answers.who(snapshot, asked=asked, body=body)
    return here.show("who", answer=answer, facts=Facts(snapshot, here.as_of))
