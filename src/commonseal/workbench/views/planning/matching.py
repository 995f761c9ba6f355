"""Staff matched to the posts of an option: restricted from end to end, and nothing of it is kept."""

from typing import Any

from django.http import HttpResponse

from commonseal.asking import find_one
from commonseal.planning.matching import publishable
from commonseal.workbench.matching_staff import ForMatching
from commonseal.workbench.pages import Page, form
from commonseal.workbench.plans import proposal_of
from commonseal.workbench.text_files import FaultyFileError

_STAGES = (
    ("slotted_in", "Slotted in"),
    ("ring_fenced", "Placed in ring-fenced competition"),
    ("suitable_alternative", "Placed in suitable alternative employment"),
)


@form
def match(here: Page, plan: str) -> HttpResponse:
    """Ask for a file of staff; show who is placed where and why, who is not, and what relaxing a rule would gain."""
    asked = ForMatching.of(here, find_one(here.look, plan, "option").id)
    context: dict[str, Any] = {
        "plan": asked.plan,
        "name": asked.gathered.snapshot.name_of(asked.plan),
        "proposal": proposal_of(asked.gathered, asked.plan),
    }
    if not here.is_sent:
        return here.show("planning/match", faults=[], **context)
    try:
        given = asked.given(here.request.FILES.get("staff"))
    except FaultyFileError as error:
        faults = [("staff", each) for each in error.faults]
        return here.show("planning/match", status=400, faults=faults, **context)
    found = asked.matched(given, here.request, relax=here.told("relax") == "yes")
    counts = publishable(found, given.staff)
    answer = here.show("planning/matched", **context, found=found, counts=counts, stages=_STAGES)
    answer["Cache-Control"] = "no-store"
    return answer
