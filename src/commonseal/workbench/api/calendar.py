"""What lies ahead of some bodies: meetings, deadlines, approvals due, and what begins or ends."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from commonseal.asking import AheadTold, ahead
from commonseal.vocabulary.periods import date_of, day_of
from commonseal.workbench.api.looking import AsOf, Day, Text, bodies_in, look
from commonseal.workbench.laws import gathered_by_law

router = Router(tags=["Assurance"])
_DAYS, _MOST_DAYS = 90, 800
Body = Annotated[list[Text], Query(max_length=50, description="Only what lies ahead of these bodies.")]
Until = Annotated[Day | None, Query(description="The last day, 800 days on at most; 90 days on if left out.")]


@router.get("/calendar", response=AheadTold, summary="List what lies ahead")
def calendar(
    request: HttpRequest,
    dates: AsOf,
    body: Body = [],  # noqa: B006 - never changed; django-ninja wants a list
    until: Until = None,
) -> AheadTold:
    """Return what lies ahead of some bodies, or of all, from the date in order of days."""
    looking = look(request, dates)
    bodies = bodies_in(looking, body)
    first = day_of(looking.on)
    last = min(first + _DAYS if until is None else day_of(until), first + _MOST_DAYS)
    return ahead(gathered_by_law(looking, bodies), looking.on, date_of(min(last, day_of(date.max))))
