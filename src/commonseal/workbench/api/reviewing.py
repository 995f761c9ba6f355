"""Review: the claims of a paper, held against the register, and what a person decides about each."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router

from commonseal.reading import Claim
from commonseal.register.errors import RegisterError
from commonseal.review import Decision
from commonseal.workbench.api.errors import FaultyError
from commonseal.workbench.api.looking import Asking, PaperId, asking
from commonseal.workbench.api.reviewing_told import (
    AboutClaim,
    Accepting,
    Against,
    ClaimTold,
    DecisionTold,
    Done,
    Editing,
    Joining,
    Reviewed,
    Undoing,
)
from commonseal.workbench.presenters.claim_forms import edited, values_of
from commonseal.workbench.under_review import UnderReview

router = Router(tags=["Review"])
_Sitting = UnderReview[Asking]


_Show = Annotated[
    Literal["waiting", "decided", "all"], Query(description="Which of the claims: those that wait, if left out.")
]
_RESPONSE: dict[int, Any] = {HTTPStatus.CREATED: Done}


@router.post("/review/{path:identifier}/accept", response=_RESPONSE, summary="Accept a claim")
def accept(request: HttpRequest, identifier: PaperId, told: Accepting) -> tuple[int, Done]:
    """Accept a claim, as it was read or edited. It takes the right to review at the bodies that it is about."""
    sitting = _sitting(request, identifier)
    if told.changes:
        return HTTPStatus.CREATED, _accepted_as_edited(sitting, told)
    with sitting.as_seen(told.key, told.seen) as item:
        number = sitting.decide(item, Decision(told.how or "accepted"))
    return HTTPStatus.CREATED, _done(sitting, number)


@router.post("/review/{path:identifier}/reject", response=_RESPONSE, summary="Reject a claim")
def reject(request: HttpRequest, identifier: PaperId, told: AboutClaim) -> tuple[int, Done]:
    """Reject a claim: nothing of it enters the register, but that it was rejected."""
    sitting = _sitting(request, identifier)
    with sitting.as_seen(told.key, told.seen) as item:
        sitting.decide(item, Decision.REJECTED)
    return HTTPStatus.CREATED, _done(sitting)


@router.post("/review/{path:identifier}/split", response=_RESPONSE, summary="Split a claim")
def split(request: HttpRequest, identifier: PaperId, told: AboutClaim) -> tuple[int, Done]:
    """Let a claim make way for one for each of its bodies, which come up in its place."""
    sitting = _sitting(request, identifier)
    with sitting.as_seen(told.key, told.seen) as item:
        sitting.split(item)
    return HTTPStatus.CREATED, _done(sitting)


@router.post("/review/{path:identifier}/join", response=_RESPONSE, summary="Join two claims")
def join(request: HttpRequest, identifier: PaperId, told: Joining) -> tuple[int, Done]:
    """Let two claims of one matter make way for one, which comes up in their place."""
    sitting = _sitting(request, identifier)
    with sitting.as_seen(told.key, told.seen) as item:
        sitting.join(item, told.other)
    return HTTPStatus.CREATED, _done(sitting)


@router.post("/review/{path:identifier}/undo", response=_RESPONSE, summary="Take a decision back")
def undo(request: HttpRequest, identifier: PaperId, told: Undoing) -> tuple[int, Done]:
    """Take back one's own decision about a claim, which comes up again."""
    sitting = _sitting(request, identifier)
    sitting.take_back(told.key)
    return HTTPStatus.CREATED, _done(sitting)


@router.post("/review/{path:identifier}/compare", response=Against, summary="Hold an edited claim against the register")
def compare(request: HttpRequest, identifier: PaperId, told: Editing) -> Against:
    """Say what a claim would be to the register as it is edited; nothing is recorded."""
    sitting = _sitting(request, identifier)
    claim = sitting.claim(told.key)
    return Against.of(sitting.session.item_as(claim, _made(claim, told)))


@router.get("/review/{path:identifier}", response=Reviewed, summary="List the claims of a paper under review")
def claims(request: HttpRequest, identifier: PaperId, show: _Show = "waiting") -> Reviewed:
    """Return the claims of a paper in reading order. It takes the right to review."""
    sitting = _sitting(request, identifier)
    course = sitting.course
    shown = [key for key in course.claims if show == "all" or (key in course.decided) == (show == "decided")]
    count = len(course.claims) - len(course.made_way)
    return Reviewed(
        paper=sitting.paper.id,
        title=sitting.paper.title,
        is_own=sitting.is_own,
        all=count,
        waiting=len(course.waiting),
        decided=count - len(course.waiting),
        claims=[_told(sitting, key) for key in shown],
    )


def _sitting(request: HttpRequest, identifier: PaperId) -> _Sitting:
    return _Sitting.at(asking(request), identifier.removeprefix("paper/"))


def _told(sitting: _Sitting, key: str) -> ClaimTold:
    found = sitting.course.decided.get(key)
    decided = found and DecisionTold(
        decision=found.decision, by=found.author, at=found.entered_at, statement=sitting.statement_of(found)
    )
    against = None if found else Against.of(sitting.items[key])
    return ClaimTold(key=key, claim=sitting.course.claims[key], decided=decided, against=against)


def _accepted_as_edited(sitting: _Sitting, told: Accepting) -> Done:
    """Accept an edited claim.

    Raises:
        RegisterError: it is in conflict with the register, and nobody has said how it stands to that.
    """
    how = None if told.how is None else Decision(told.how.replace("accepted", "edited"))
    item, decision, number = sitting.accept_as(told.key, _made(sitting.claim(told.key), told), how, told.seen)
    if decision is None:
        held = ", ".join(each.id for each in item.comparison.statements)
        raise RegisterError(
            f"as edited it is in conflict with {held} ({item.comparison.why}), so nothing was recorded; compare it, and"
            " send it again with the seen of that, and with how it is accepted"
        )
    return _done(sitting, number)


def _made(claim: Claim, told: Editing) -> Claim:
    """Return a claim as it is edited.

    Raises:
        FaultyError: a field is none of this kind of claim, or holds what it cannot.
    """
    values = values_of(claim)
    given = {name: "\n".join(each) if isinstance(each, list) else each or "" for name, each in told.changes.items()}
    unknown = sorted(set(given) - set(values))
    if unknown:
        fields = ", ".join(values)
        raise FaultyError([(_at(name), f"a claim of this kind has no {name}; it has {fields}") for name in unknown])
    made, faults = edited(claim, {**values, **given})
    if made is None:
        raise FaultyError([(_at(name), what) for name, what in faults.items()])
    return made


def _at(name: str) -> str:
    return f"body.told.changes.{name}"


def _done(sitting: _Sitting, number: int | None = None) -> Done:
    statement = None if number is None else f"statement/{number}"
    return Done(statement=statement, waiting=len(sitting.session.course().waiting))
