"""Papers for reading: sending one, and how far each has come."""

from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from commonseal.vocabulary import Visibility
from commonseal.workbench.api.errors import FaultyError
from commonseal.workbench.api.looking import Asking, PaperId, asking
from commonseal.workbench.incoming import shelf
from commonseal.workbench.incoming.awaiting import counted
from commonseal.workbench.incoming.bringing import Parcel, bring
from commonseal.workbench.incoming.models import Reading, State
from commonseal.workbench.incoming.receiving import too_large
from commonseal.workbench.rights import Right

router = Router(tags=["Papers for reading"])


class IncomingTold(BaseModel):
    """A paper that came in: how far it has come, and how many of its claims wait for a reviewer.

    It is waiting, being read (``reading``), ``read``, or ``refused``, and then ``why_refused`` says why. ``to_look_at``
    is what a person should check.
    """

    paper: str
    title: str
    state: State
    why_refused: str | None
    visibility: Visibility
    brought_by: str
    brought_at: datetime
    claims: int
    waiting: int
    to_look_at: list[str]


class Said(BaseModel):
    """What whoever sends a paper says of it."""

    title: str = Field(default="", max_length=200, description="Its own title, if left out.")
    published: str = Field(default="", max_length=40, description="As EDTF, where the paper does not say.")
    visibility: Visibility = Field(default=Visibility.PUBLIC, description="Who may see it, and what comes of it.")


@router.post("/incoming", response={HTTPStatus.ACCEPTED: IncomingTold}, summary="Send a paper to be read")
def send(
    request: HttpRequest,
    said: Annotated[Said, Form()],
    file: Annotated[
        UploadedFile | None, File(description="The paper: text, Markdown, HTML, Word, PDF, e-mail.")
    ] = None,
) -> tuple[int, IncomingTold]:
    """Send a paper; it is read in the background. It takes the right to propose."""
    who = asking(request)
    who.need(Right.PROPOSE)
    files, title, published = [file] if file else [], said.title.strip(), said.published.strip()
    brought = bring(who, Parcel(files, title, published, said.visibility.value, too_large(request)))
    if brought.faults:
        raise FaultyError([(_WHERE[field], what) for field, what in brought.faults])
    return HTTPStatus.ACCEPTED, _told(who, brought.taken)[0]


_WHERE = {"files": "file.file", **{name: f"form.said.{name}" for name in Said.model_fields}}


@router.get("/incoming", response=list[IncomingTold], summary="List the papers that came in")
def listed(request: HttpRequest) -> list[IncomingTold]:
    """Return the papers that came in and that the caller may see, the last first. It takes the right to propose."""
    who = asking(request)
    who.need(Right.PROPOSE)
    return _told(who, shelf.in_hand(who.look.viewer, who.look.register))


@router.get("/incoming/{path:identifier}", response=IncomingTold, summary="Say how far a paper has come")
def state(request: HttpRequest, identifier: PaperId) -> IncomingTold:
    """Return how far a paper has come: waiting, being read, read with so many claims, or refused and why."""
    who = asking(request)
    who.need(Right.PROPOSE)
    paper = f"paper/{identifier.removeprefix('paper/')}"
    return _told(who, [shelf.found(paper, who.look.viewer, who.look.register)])[0]


def _told(who: Asking, readings: Iterable[Reading]) -> list[IncomingTold]:
    readings = list(readings)
    counts = counted(readings, who.look.register)
    return [
        IncomingTold(
            paper=each.paper,
            title=shelf.title_of(each),
            state=State(each.state),
            why_refused=each.why_refused or None,
            visibility=Visibility(each.visibility),
            brought_by=each.brought_by,
            brought_at=each.brought_at,
            claims=counts[each.paper].all if each.paper in counts else 0,
            waiting=counts[each.paper].waiting if each.paper in counts else 0,
            to_look_at=each.to_look_at.splitlines(),
        )
        for each in readings
    ]
