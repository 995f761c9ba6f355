"""Staff matched to the posts of an option: restricted from end to end, and nothing of it is kept."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import File, Query, Router
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from commonseal.planning.matching import Matching, SafeTable, publishable
from commonseal.workbench.api.errors import FaultyError
from commonseal.workbench.api.looking import AsOf, Text, asking, option_in
from commonseal.workbench.matching_staff import ForMatching
from commonseal.workbench.rights import Right
from commonseal.workbench.text_files import FaultyFileError

router = Router(tags=["Plans"])


class MatchingAsked(BaseModel):
    """Which option's posts staff are matched to, and whether to say what relaxing each rule would gain."""

    option: Text = Field(description="An option: its identifier, its name, or the last word of its identifier.")
    relax: bool = False


class MatchingTold(BaseModel):
    """Who is placed where and why, who is not; and the counts that may be published."""

    matching: Matching
    publishable: list[SafeTable]


@router.post("/match", response=MatchingTold, summary="Match staff to the posts of an option")
def match(
    request: HttpRequest,
    response: HttpResponse,
    dates: AsOf,
    asked: Annotated[MatchingAsked, Query()],
    staff: Annotated[UploadedFile | None, File(description="A file of staff, in YAML or CSV.")] = None,
) -> MatchingTold:
    """Match staff to posts. It is for those cleared for restricted matters who may propose at every promoter."""
    who = asking(request, dates)
    who.need(Right.PROPOSE)
    found = ForMatching.of(who, option_in(who.look, asked.option))
    try:
        given = found.given(staff)
    except FaultyFileError as error:
        raise FaultyError([("file.staff", each) for each in error.faults]) from error
    response["Cache-Control"] = "no-store"
    matching = found.matched(given, request, relax=asked.relax)
    return MatchingTold(matching=matching, publishable=list(publishable(matching, given.staff)))
