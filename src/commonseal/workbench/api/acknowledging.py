"""Letting a finding stand for a time with the reason, and taking that back."""

from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from commonseal.workbench.api.looking import Asking, Day, Text, asking, bodies_in
from commonseal.workbench.api.told import Reason, Told, told_of
from commonseal.workbench.letting_stand import Standing

router = Router(tags=["Assurance"])
Body = Annotated[
    list[Text], Query(max_length=50, description="The bodies asked about when it was found; all, if none.")
]


class Acknowledging(BaseModel):
    """Why a finding may stand, until when, and as what it was seen: where it is not so any more, it is refused."""

    reason: Reason
    until: Day | None = Field(default=None, description="The last day; until further notice if left out.")
    rests_on: str = Field(max_length=200, description="The finding's own rests_on, as it was seen.")
    held: str = Field(
        default="", max_length=40, description="The statement of its acknowledged, where it was let stand already."
    )


class Withdrawing(BaseModel):
    """Why a finding is to count again."""

    reason: Reason


@router.post("/findings/{key}/acknowledge", response={HTTPStatus.CREATED: Told}, summary="Let a finding stand")
def acknowledge(
    request: HttpRequest,
    key: str,
    told: Acknowledging,
    body: Body = [],  # noqa: B006 - never changed; django-ninja wants a list
) -> tuple[int, Told]:
    """Let a finding stand for a time. It takes the right to review at the bodies that it is about."""
    standing = _standing(asking(request), key, body)
    number = standing.let(reason=told.reason, until=told.until, held=told.held, rests_on=told.rests_on)
    return HTTPStatus.CREATED, told_of([number])


@router.post("/findings/{key}/withdraw", response={HTTPStatus.CREATED: Told}, summary="Let a finding count again")
def withdraw(
    request: HttpRequest,
    key: str,
    told: Withdrawing,
    body: Body = [],  # noqa: B006 - never changed; django-ninja wants a list
) -> tuple[int, Told]:
    """Take back that a finding may stand: from today on it counts again."""
    _standing(asking(request), key, body).take_back(reason=told.reason)
    return HTTPStatus.CREATED, told_of([])


def _standing(who: Asking, key: str, names: list[str]) -> Standing:
    return Standing.of(who, key, bodies_in(who.look, names))
