"""Asking the register: what is known of a thing, who answers for what, what is shared, papers and statements."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import BaseModel

from commonseal import answers
from commonseal.asking import NotFoundError, around, find_one, for_outstanding, for_sharing, for_sources, with_people
from commonseal.vocabulary import Paper, PaperInfo, Statement
from commonseal.vocabulary.periods import RecordedPeriod, day_of
from commonseal.workbench.api.looking import AsOf, Text, bodies_in, look

router = Router(tags=["Register"])
_KINDS = "Only things of these kinds, as body or post."


class Named(BaseModel):
    """A thing and the name it is known by."""

    id: str
    name: str


class Search(BaseModel):
    """What a text may mean: nothing, one thing, or several; and what is near, where it means nothing."""

    asked: str
    candidates: list[Named]
    near: list[Named]


class PaperListed(PaperInfo):
    """A paper, without its text, and how many quotes are taken from it."""

    quotes: int


class HistoryEvent(BaseModel):
    """A step in the history of a thing: when and by whom a statement was recorded, or closed, and then how."""

    act: int
    recorded: str
    author: str
    reason: str
    statement: str
    sentence: str
    closure: str | None


@router.get("/search", response=Search, summary="Find what a text names")
def search(
    request: HttpRequest,
    dates: AsOf,
    q: Annotated[Text, Query(description="A name, an abbreviation, a code.")],
    kind: Annotated[list[Text], Query(description=_KINDS)] = [],  # noqa: B006 - never changed; django-ninja wants a list
) -> Search:
    """Return the things that a text may mean, or those that are near to it."""
    looking = look(request, dates)
    found = looking.register.find(q, kinds=kind, known_at=looking.known_at, viewer=looking.viewer)
    return Search(
        asked=q,
        candidates=[Named(id=each.id, name=each.name) for each in found.candidates],
        near=[Named(id=each.id, name=each.name) for each in found.near],
    )


@router.get("/who", response=answers.WhoAnswer, summary="Say who answers for something")
def who(
    request: HttpRequest,
    dates: AsOf,
    asked: Annotated[Text, Query(description="A post or a function.")],
    at: Annotated[Text, Query(description="The body: identifier, name or code.")],
) -> answers.WhoAnswer:
    """Return who holds a post, or answers for a function, at a body, with what shows it."""
    looking = look(request, dates)
    body = find_one(looking, at, "body").id
    return answers.who(with_people(looking, body), asked=asked, body=body)


@router.get("/shared", response=answers.SharedAnswer, summary="Say what bodies share")
def shared(
    request: HttpRequest,
    dates: AsOf,
    body: Annotated[list[Text], Query(min_length=2, max_length=12, description="Two bodies or more.")],
) -> answers.SharedAnswer:
    """Return all that two or more bodies share, by how far along it is."""
    looking = look(request, dates)
    found = bodies_in(looking, body)
    if len(found) == 1:
        raise HttpError(400, "name two bodies or more, for sharing takes two")
    return answers.shared(around(looking, *found), bodies=found)


@router.get("/sharers", response=answers.SharedAnswer, summary="Say what a body shares, with whomever")
def sharers(request: HttpRequest, dates: AsOf, body: Annotated[Text, Query()]) -> answers.SharedAnswer:
    """Return all that a body shares with any other."""
    looking = look(request, dates)
    found = find_one(looking, body, "body").id
    return answers.sharers(for_sharing(looking, found), body=found)


@router.get("/outstanding", response=answers.OutstandingAnswer, summary="Say what a proposal still needs")
def outstanding(
    request: HttpRequest,
    dates: AsOf,
    thing: Annotated[Text, Query(description="A proposal, a body or an arrangement.")],
) -> answers.OutstandingAnswer:
    """Return the approvals of the proposals that concern a thing, done and to come, in order."""
    looking = look(request, dates)
    found = find_one(looking, thing, "proposal", "body", "arrangement").id
    return answers.outstanding(for_outstanding(looking, found), thing=found)


@router.get("/things/{path:identifier}/timeline", response=answers.TimelineAnswer, summary="List what begins and ends")
def timeline(request: HttpRequest, identifier: str, dates: AsOf) -> answers.TimelineAnswer:
    """Return what begins and ends for a thing, in order."""
    looking = look(request, dates)
    found = find_one(looking, identifier).id
    return answers.timeline(around(looking, found), thing=found)


@router.get("/things/{path:identifier}/history", response=list[HistoryEvent], summary="List who said what when")
def history(request: HttpRequest, identifier: str, dates: AsOf) -> list[HistoryEvent]:
    """Return everything that was ever recorded about a thing, act by act, up to the date of knowledge."""
    looking = look(request, dates)
    found = find_one(looking, identifier).id
    names = answers.Names(around(looking, found))
    events = looking.register.history(found, viewer=looking.viewer)
    return [
        HistoryEvent(
            act=each.act.number,
            recorded=each.act.recorded.isoformat(),
            author=each.act.author,
            reason=each.act.reason,
            statement=each.statement.id,
            sentence=answers.sentence(each.statement, names),
            closure=each.closure,
        )
        for each in events
        if RecordedPeriod(day_of(each.act.recorded)).known_on(looking.known_at)
    ]


@router.get("/things/{path:identifier}", response=answers.ShowAnswer, summary="Show all that is known of a thing")
def thing(request: HttpRequest, identifier: str, dates: AsOf) -> answers.ShowAnswer:
    """Return all that is known of a body, person, post, arrangement, proposal or any other thing."""
    looking = look(request, dates)
    found = find_one(looking, identifier).id
    return answers.show(around(looking, found), thing=found)


@router.get("/statements/{int:number}", response=Statement, summary="Return a statement")
def statement(request: HttpRequest, number: int, dates: AsOf) -> Statement:
    """Return one statement as the register now has it: whether it is still held, and what it stands in place of."""
    looking = look(request, dates)
    found = looking.register.statement(number, viewer=looking.viewer)
    if not RecordedPeriod(found.recorded.since).known_on(looking.known_at):
        raise NotFoundError(f"there is no statement/{number} in this register that you may see")
    return found


@router.get(
    "/statements/{int:number}/sources", response=answers.SourcesAnswer, summary="Show what a statement rests on"
)
def sources(request: HttpRequest, number: int, dates: AsOf) -> answers.SourcesAnswer:
    """Return the papers and quotes of a statement, who recorded it, and what it stands in place of."""
    statement(request, number, dates)
    return answers.sources(for_sources(look(request, dates), number), number=number)


@router.get("/papers", response=list[PaperListed], summary="List the papers")
def papers(request: HttpRequest, dates: AsOf) -> list[PaperListed]:
    """Return the papers that the register had, with how many quotes rest on each."""
    looking = look(request, dates)
    known = looking.register.papers.known(known_at=looking.known_at, viewer=looking.viewer)
    return [PaperListed(**info.model_dump(), quotes=count) for info, count in known.items()]


@router.get("/papers/{path:identifier}", response=Paper, summary="Return a paper with its text")
def paper(request: HttpRequest, identifier: str, dates: AsOf) -> Paper:
    """Return a paper with the plain text into which quotes point."""
    looking = look(request, dates)
    known = looking.register.papers.known(known_at=looking.known_at, viewer=looking.viewer)
    if all(each.id != identifier for each in known):
        raise NotFoundError(f"there is no {identifier} in this register that you may see")
    return looking.register.papers.get(identifier, looking.viewer)
