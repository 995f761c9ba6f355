"""Lists of what the register holds: bodies, people, posts, arrangements, proposals and statements, part by part."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import AfterValidator, BaseModel, Field

from commonseal.asking import Look
from commonseal.register.columns.listing import StatementsWanted
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import KINDS, Attribution, Standing, Statement, Visibility
from commonseal.workbench.api.looking import AsOf, Text, look
from commonseal.workbench.api.register import Named
from commonseal.workbench.api.writing import router as statements_router
from commonseal.workbench.as_of import AsOf as At
from commonseal.workbench.list_source import Held, Wanted
from commonseal.workbench.presenters.listed import Lines, Linked, ThingRow
from commonseal.workbench.presenters.words import in_words
from commonseal.workbench.views.indexes import INDEXES, Index

router = Router(tags=["Lists"])
_INDEXES = {each.name: each for each in INDEXES}
_ALWAYS = frozenset({"name", "standing", "visibility"})
"""What things can be filtered by in a register too large to be held in memory."""
OnTheDate = Literal["holds", "may hold", "is to come", "is over", "is talked of"]


def _is_kind(text: str) -> str:
    if text not in KINDS:
        raise ValueError(f"there is no kind of fact called “{text}”; there are {', '.join(KINDS)}")
    return text


KindOfFact = Annotated[str, AfterValidator(_is_kind), Field(json_schema_extra={"enum": list(KINDS)})]


class Part(BaseModel):
    """Which part of a list is wanted."""

    offset: int = Field(default=0, ge=0, le=10**9, description="How many are left out at the head.")
    limit: int = Field(default=50, ge=1, le=200, description="How many come at most.")


class ThingsAsked(Part):
    """Which things are wanted. Of a name, all words have to stand in it; all else is taken as it is."""

    name: Text | None = Field(default=None, description="Words in the name.")
    visibility: Visibility | None = Field(default=None, description="Who may see them.")
    sort: Literal["name", "-name"] = Field(default="name", description="The order; a minus turns it round.")


class BodiesAsked(ThingsAsked):
    """Which bodies are wanted."""

    kind: Text | None = Field(default=None, description="The kind of body, in words.")
    of: Text | None = Field(default=None, description="Words in the name of the body whose organ it is.")
    stands: OnTheDate | None = Field(default=None, description="How it stands on the date.")


class PeopleAsked(ThingsAsked):
    """Which people are wanted."""

    posts: Text | None = Field(default=None, description="Words in the names of the posts that they hold.")


class PostsAsked(ThingsAsked):
    """Which posts are wanted."""

    bodies: Text | None = Field(default=None, description="Words in the names of the bodies that have it.")
    holders: Text | None = Field(default=None, description="Words in the names of those who hold it.")
    stands: OnTheDate | None = Field(default=None, description="How it stands on the date.")


class ArrangementsAsked(ThingsAsked):
    """Which arrangements are wanted."""

    kind: Text | None = Field(default=None, description="The kind of arrangement, in words.")
    parties: Text | None = Field(default=None, description="Words in the names of its parties.")
    standing: Standing | None = Field(default=None, description="How far along it is.")
    stands: OnTheDate | None = Field(default=None, description="How it stands on the date.")


class ProposalsAsked(ThingsAsked):
    """Which proposals are wanted."""

    promoters: Text | None = Field(default=None, description="Words in the names of its promoters.")
    standing: Standing | None = Field(default=None, description="How far along it is.")


class StatementsAsked(Part):
    """Which statements are wanted."""

    words: Text | None = Field(default=None, description="Words in a name of what it is about.")
    kind: KindOfFact | None = Field(default=None, description="The kind of fact, as appointment.")
    standing: Standing | None = Field(default=None, description="How far along it is.")
    source: Attribution | None = Field(default=None, description="How sure its source is.")
    unreviewed: bool | None = Field(default=None, description="Whether nobody has reviewed it.")
    holding: bool | None = Field(default=None, description="Whether it may hold on the date.")
    visibility: Visibility | None = Field(default=None, description="Who may see it.")
    sort: Literal["number", "-number", "recorded", "-recorded", "begins", "-begins", "ends", "-ends"] = Field(
        default="-number", description="The order; a minus turns it round."
    )


class ThingListed(BaseModel):
    """One thing of a list: the statement that says what it is, and what it is called, is and belongs to on the date.

    ``of`` are the bodies that a post or an arrangement is of, that promote a proposal, or of which a body is an organ;
    ``posts`` those that a person holds, ``holders`` those who hold a post.
    """

    id: str
    name: str
    kind: str | None
    statement: str
    standing: Standing
    visibility: Visibility
    on_the_date: str
    when: str
    of: list[Named]
    posts: list[Named]
    holders: list[Named]


class ThingsListed(BaseModel):
    """Some of the things that are wanted, and how many there are in all that the caller may see."""

    total: int
    offset: int
    items: list[ThingListed]


class StatementsListed(BaseModel):
    """Some of the statements that are wanted, and how many there are in all that the caller may see."""

    total: int
    offset: int
    items: list[Statement]


@router.get("/bodies", response=ThingsListed, summary="List the bodies")
def bodies(request: HttpRequest, dates: AsOf, asked: Annotated[BodiesAsked, Query()]) -> ThingsListed:
    """Return the bodies, and the organs of bodies, that are known."""
    return _listed(look(request, dates), _INDEXES["bodies"], asked)


@router.get("/people", response=ThingsListed, summary="List the people")
def people(request: HttpRequest, dates: AsOf, asked: Annotated[PeopleAsked, Query()]) -> ThingsListed:
    """Return the people who are known, with the posts that they hold on the date."""
    return _listed(look(request, dates), _INDEXES["people"], asked)


@router.get("/posts", response=ThingsListed, summary="List the posts")
def posts(request: HttpRequest, dates: AsOf, asked: Annotated[PostsAsked, Query()]) -> ThingsListed:
    """Return the posts that are known, with those who hold them on the date."""
    return _listed(look(request, dates), _INDEXES["posts"], asked)


@router.get("/arrangements", response=ThingsListed, summary="List the arrangements")
def arrangements(request: HttpRequest, dates: AsOf, asked: Annotated[ArrangementsAsked, Query()]) -> ThingsListed:
    """Return the arrangements between bodies that are known."""
    return _listed(look(request, dates), _INDEXES["arrangements"], asked)


@router.get("/proposals", response=ThingsListed, summary="List the proposals")
def proposals(request: HttpRequest, dates: AsOf, asked: Annotated[ProposalsAsked, Query()]) -> ThingsListed:
    """Return the proposals that are known, with who promotes them."""
    return _listed(look(request, dates), _INDEXES["proposals"], asked)


# At one address django-ninja takes all methods from one router, and statements are recorded there too.
@statements_router.get("/statements", response=StatementsListed, summary="List the statements", tags=["Lists"])
def statements(request: HttpRequest, dates: AsOf, asked: Annotated[StatementsAsked, Query()]) -> StatementsListed:
    """Return the statements that were held on the date of knowledge, whatever they are about."""
    looking = look(request, dates)
    wanted = StatementsWanted(
        kinds=(asked.kind,) if asked.kind else (),
        standings=(asked.standing,) if asked.standing else (),
        attributions=(asked.source,) if asked.source else (),
        visibilities=(asked.visibility,) if asked.visibility else (),
        unreviewed=asked.unreviewed,
        holding=asked.holding,
        words=tuple((asked.words or "").split()),
        order=asked.sort.removeprefix("-"),
        descending=asked.sort.startswith("-"),
    )
    found = looking.register.listed(wanted, on=looking.on, known_at=looking.known_at, viewer=looking.viewer)
    snapshot, numbers = found.part(asked.offset, asked.limit)
    known = {each.number: each for each in snapshot.known}
    return StatementsListed(total=len(found), offset=asked.offset, items=[known[each] for each in numbers])


def _listed(looking: Look, index: Index, asked: ThingsAsked) -> ThingsListed:
    wanted = _wanted(asked)
    part = _of_large if looking.register.is_large() else _of_ordinary
    rows, total = part(looking, index, wanted, asked)
    return ThingsListed(total=total, offset=asked.offset, items=[_thing(each) for each in rows])


def _wanted(asked: ThingsAsked) -> Wanted:
    """Return what is asked in the words of the lists on pages: their columns have the names of the fields here."""
    given = asked.model_dump(exclude={"offset", "limit", "sort"}, exclude_none=True)
    said = {key: in_words(value.value) if isinstance(value, Standing) else str(value) for key, value in given.items()}
    return Wanted(said, asked.sort.removeprefix("-"), asked.sort.startswith("-"))


def _of_ordinary(looking: Look, index: Index, wanted: Wanted, part: Part) -> tuple[Sequence[ThingRow], int]:
    rows = Lines(looking.all_of(*index.kinds), _at(looking)).all_of(index.kinds[0])
    return Held(index.columns, rows).part(wanted, part.offset, part.limit)


def _of_large(looking: Look, index: Index, wanted: Wanted, part: Part) -> tuple[Sequence[ThingRow], int]:
    """Return some of the things that may hold on the date, of a register too large to be held: as they were recorded.

    Raises:
        RegisterError: they are to be filtered by what cannot be told without looking at each of them.
    """
    beyond = sorted(set(wanted.filters) - _ALWAYS)
    if beyond:
        raise RegisterError(f"this register is too large to filter by {', '.join(beyond)}; ask for words of the name")
    told: dict[str, Any] = dict(wanted.filters)
    asked = StatementsWanted(
        kinds=index.kinds[:1],
        standings=tuple(each for each in Standing if in_words(each.value) == told.get("standing")),
        visibilities=tuple(each for each in Visibility if each.value == told.get("visibility")),
        words=tuple(told.get("name", "").split()),
        holding=True,
    )
    found = looking.register.listed(asked, on=looking.on, known_at=looking.known_at, viewer=looking.viewer)
    snapshot, numbers = found.part(part.offset, part.limit)
    described = {each.number: each.fact for each in snapshot.known}
    things = [str(getattr(described[number], "id", "")) for number in numbers]
    return Lines(looking.as_of(*things), _at(looking)).of(things), len(found)


def _at(looking: Look) -> At:
    return At(looking.on, looking.known_at)


def _thing(row: ThingRow) -> ThingListed:
    kind = row.thing.partition("/")[0]
    return ThingListed(
        id=row.thing,
        name=row.post_name if kind == "post" else row.name,
        kind=row.classification or None,
        statement=row.statement.id,
        standing=row.statement.standing,
        visibility=row.statement.visibility,
        on_the_date=row.on_the_date,
        when=row.when,
        of=_named(row.bodies),
        posts=_named(row.posts) if kind == "person" else [],
        holders=_named(row.holders) if kind == "post" else [],
    )


def _named(linked: Linked) -> list[Named]:
    """Return things with their names, out of the addresses of their pages."""
    return [Named(id=(link or "").partition("?")[0].strip("/"), name=name) for name, link in zip(*linked, strict=True)]
