"""Telling the register: what is recorded, corrected, ended or followed, each as one act with who and why."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest
from ninja import Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from commonseal.register.errors import RegisterError
from commonseal.register.ledger.writer import ActWriter
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence, Paper, StatementDraft, UncertainDate, Visibility, sha256_of
from commonseal.vocabulary.facts import Fact
from commonseal.vocabulary.identifiers import kind_of
from commonseal.workbench.api.callers import Caller
from commonseal.workbench.api.looking import Day, caller
from commonseal.workbench.api.register import router as reading
from commonseal.workbench.api.told import Told, told_of
from commonseal.workbench.as_of import now
from commonseal.workbench.rights import Right

router = Router(tags=["Changes"])
_Done = TypeVar("_Done")


class Act(BaseModel):
    """Why something is told to the register, and since when it is known."""

    reason: str = Field(min_length=1, max_length=2000, description="Why; it stays in the register.")
    recorded: Day | None = Field(default=None, description="The day on which it was known; today if left out.")


class Recording(Act):
    """Statements to be recorded together: all of them enter the register, or none."""

    statements: list[StatementDraft] = Field(min_length=1, max_length=500)


class Correcting(Act):
    """What stands in place of a statement that was never so; nothing, where it is only withdrawn."""

    replacement: StatementDraft | None = None


class Following(Act):
    """What a matter that was considered, proposed or agreed has moved on to."""

    statement: StatementDraft


class Ending(Act):
    """The last day on which a fact held, and what shows it."""

    end: UncertainDate
    evidence: list[Evidence] = Field(default_factory=list, max_length=50)
    note: str | None = Field(default=None, max_length=2000)


class PaperSent(Act):
    """A paper to be kept: its plain text, and what is said of it."""

    id: str = Field(pattern=r"^paper(/[a-z0-9]+(-[a-z0-9]+)*)+$", max_length=200)
    title: str = Field(min_length=1, max_length=500)
    text: str = Field(min_length=1, max_length=5_000_000)
    publisher: str | None = Field(default=None, max_length=500)
    published: UncertainDate | None = None
    visibility: Visibility = Visibility.PUBLIC


class PaperKept(BaseModel):
    """The paper that is kept, and whether it is new."""

    id: str
    sha256: str
    is_new: bool


@router.post("/statements", response={HTTPStatus.CREATED: Told}, summary="Record statements")
def record(request: HttpRequest, told: Recording) -> tuple[int, Told]:
    """Record new statements. Whoever records them needs the right to review at all the bodies that they name."""
    asked = caller(request)
    for each in told.statements:
        _may_say(asked, each)
    numbers = _act(asked, told, lambda writer: list(writer.record_many(told.statements)))
    return HTTPStatus.CREATED, told_of(numbers)


@router.post("/statements/{int:number}/correct", response={HTTPStatus.CREATED: Told}, summary="Correct a statement")
def correct(request: HttpRequest, number: int, told: Correcting) -> tuple[int, Told]:
    """Say that a statement was never so, and what was, where something was."""
    asked = caller(request)
    _may_change(asked, number)
    if told.replacement is not None:
        _may_say(asked, told.replacement)
    done = _act(asked, told, lambda writer: writer.correct(number, told.replacement))
    return HTTPStatus.CREATED, told_of([] if done is None else [done])


@router.post("/statements/{int:number}/follow", response={HTTPStatus.CREATED: Told}, summary="Move a matter on")
def follow(request: HttpRequest, number: int, told: Following) -> tuple[int, Told]:
    """Say what a matter that was considered, proposed or agreed has become."""
    asked = caller(request)
    _may_change(asked, number)
    _may_say(asked, told.statement)
    return HTTPStatus.CREATED, told_of([_act(asked, told, lambda writer: writer.follow(number, told.statement))])


@router.post("/statements/{int:number}/end", response={HTTPStatus.CREATED: Told}, summary="End a statement")
def end(request: HttpRequest, number: int, told: Ending) -> tuple[int, Told]:
    """Say that a fact held until a day, and no longer."""
    asked = caller(request)
    _may_change(asked, number)
    shown = tuple(told.evidence)
    return HTTPStatus.CREATED, told_of(
        [_act(asked, told, lambda writer: writer.end(number, told.end, shown, told.note))]
    )


# At one address django-ninja takes all methods from one router, and the list of papers lies there too.
@reading.post("/papers", response={HTTPStatus.CREATED: PaperKept}, summary="Keep a paper", tags=["Changes"])
def keep(request: HttpRequest, told: PaperSent) -> tuple[int, PaperKept]:
    """Keep a paper with its plain text. Whoever sends it needs the right to propose."""
    asked = caller(request)
    asked.need(Right.PROPOSE)
    _may_use(asked, told.visibility)
    held = Register("default").papers.by_sha256(sha256_of(told.text))
    if held is not None and not asked.viewer.may_see(held.visibility):
        raise HttpError(HTTPStatus.CONFLICT, "the register cannot keep this paper as it is sent")
    if held is not None:
        return HTTPStatus.CREATED, PaperKept(id=held.id, sha256=held.sha256, is_new=False)
    paper = Paper(sha256=sha256_of(told.text), **told.model_dump(exclude={"reason", "recorded"}))
    is_new = _act(asked, told, lambda writer: writer.paper(paper))
    return HTTPStatus.CREATED, PaperKept(id=paper.id, sha256=paper.sha256, is_new=is_new)


def _act(asked: Caller, told: Act, work: Callable[[ActWriter], _Done]) -> _Done:
    moment = now()
    act = Register("default").act(
        author=asked.viewer.name,
        reason=told.reason,
        recorded=told.recorded or moment.date(),
        entered_at=moment,
        source=asked.source,
    )
    with act as writer:
        return work(writer)


def _may_change(asked: Caller, number: int) -> None:
    """Go on only where the caller may see a statement and review at the bodies that it names."""
    found = Register("default").statement(number, viewer=asked.viewer)
    asked.need(Right.REVIEW, *_bodies(found.fact))


def _may_say(asked: Caller, draft: StatementDraft) -> None:
    asked.need(Right.REVIEW, *_bodies(draft.fact))
    _may_use(asked, draft.visibility)
    hidden = Register("default").papers.hidden(asked.viewer)
    if any(each.paper in hidden for each in draft.evidence):
        raise RegisterError("it quotes a paper that is not in this register, or that you may not see")


def _may_use(asked: Caller, visibility: Visibility) -> None:
    if not asked.viewer.may_see(visibility):
        raise HttpError(HTTPStatus.FORBIDDEN, f"you may not see what is {visibility}, so you cannot record it either")


def _bodies(fact: Fact) -> list[str]:
    return sorted({each for each in fact.references() if kind_of(each) == "body"})
