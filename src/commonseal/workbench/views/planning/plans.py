"""What pages of planning show while a plan is worked out, and the plan begun on the date that is looked at."""

from django.http import HttpResponse

from commonseal.asking import Gathered
from commonseal.asking.plans import Planned, planned
from commonseal.workbench.pages import Page


def planned_for(here: Page, gathered: Gathered, plan: str) -> Planned:
    """Return a plan with its route and diaries, begun on the date that is looked at."""
    return planned(gathered, plan, here.look.on)


def still_working(here: Page, title: str) -> HttpResponse:
    """Show that something is still being worked out; the page asks again by itself, and has a link to do so."""
    answer = here.show("planning/working", title=title, again=here.request.get_full_path())
    answer["Refresh"] = "2"
    answer["Cache-Control"] = "no-store"
    return answer
