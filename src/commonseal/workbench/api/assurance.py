"""Asking what the rules find, who carries which duty, what rests on one person, and what somebody has to declare."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from commonseal.asking import find_one, gather_around
from commonseal.assurance import Finding, Level, all_rules
from commonseal.assurance import duties as on_duties
from commonseal.assurance import interests as on_interests
from commonseal.assurance import stress as on_stress
from commonseal.assurance.duties import DutiesTold
from commonseal.assurance.explaining import plain_sentence
from commonseal.assurance.interests import InterestsTold
from commonseal.assurance.looking import Window
from commonseal.assurance.stress_model import StressTold
from commonseal.workbench.api.looking import AsOf, Day, Text, look
from commonseal.workbench.laws import gathered_by_law, regimes

router = Router(tags=["Assurance"])
Body = Annotated[list[Text], Query(max_length=50, description="Only what concerns these bodies.")]


class RuleListed(BaseModel):
    """A rule: its code, its number in the notes on the regimes, how grave it is and what it says."""

    code: str
    rule: str | None
    level: Level
    sentence: str


class Days(BaseModel):
    """The days on which a finding is to hold, at least one of them; both are ``on`` where they are left out."""

    first: Day | None = Field(default=None, description="The first day; the date asked about if left out.")
    last: Day | None = Field(default=None, description="The last day; the date asked about if left out.")


@router.get("/findings", response=list[Finding], by_alias=True, summary="Say what the rules find")
def findings(
    request: HttpRequest,
    dates: AsOf,
    days: Annotated[Days, Query()],
    body: Body = [],  # noqa: B006 - never changed; django-ninja wants a list
    level: Annotated[Level | None, Query(description="Only what is at least as grave.")] = None,
    what_if: Annotated[Text | None, Query(description="As if this option had come into force.")] = None,
) -> list[Finding]:
    """Return what the rules find about some bodies, or about all, gravest first."""
    looking = look(request, dates)
    option = find_one(looking, what_if, "option").id if what_if else None
    bodies = [find_one(looking, each, "body").id for each in body]
    gathered = gathered_by_law(looking, bodies, *([option] if option else ()))
    window = Window(days.first or looking.on, days.last or looking.on)
    found = (each for each in gathered.findings(what_if=option) if window.meets(each))
    return [each for each in found if level is None or each.level.at_least(level)]


@router.get("/rules", response=list[RuleListed], summary="List the rules")
def rules(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - django-ninja gives it
    """Return all rules by which findings are made."""
    return [
        {"code": each.code, "rule": each.rule, "level": each.level, "sentence": plain_sentence(each)}
        for each in all_rules()
    ]


@router.get("/duties", response=DutiesTold, summary="List the duties of a body")
def duties(request: HttpRequest, dates: AsOf, body: Annotated[Text, Query()]) -> DutiesTold:
    """Return every duty of a body: who answers for it, by what power, and how that is known; with nobody first."""
    looking = look(request, dates)
    found = find_one(looking, body, "body").id
    gathered = gathered_by_law(looking, (), found)
    return on_duties.duties(gathered.snapshot, gathered.law, found)


@router.get("/stress", response=StressTold, summary="Say what would break if somebody left")
def stress(request: HttpRequest, dates: AsOf, person: Annotated[Text, Query()]) -> StressTold:
    """Return what would have nobody, and what would end, if a person left on the date."""
    looking = look(request, dates)
    found = find_one(looking, person, "person").id
    gathered = gather_around(looking, regimes(), found)
    return on_stress.stress(gathered.snapshot, gathered.law, [found])


@router.get("/interests", response=InterestsTold, summary="Say what somebody has to declare")
def interests(request: HttpRequest, dates: AsOf, person: Annotated[Text, Query()]) -> InterestsTold:
    """Return what a person is at each body and has entered there as an interest, and what is lacking."""
    looking = look(request, dates)
    found = find_one(looking, person, "person").id
    gathered = gather_around(looking, regimes(), found)
    return on_interests.interests(gathered.snapshot, gathered.law, found)
