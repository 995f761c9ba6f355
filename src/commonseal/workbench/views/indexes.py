"""The lists of what the register holds: bodies, people, posts, arrangements and proposals."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse, HttpResponseBase

from commonseal.register.asking.listing import StatementList
from commonseal.register.columns.listing import ORDERS, StatementsWanted
from commonseal.vocabulary import Standing, Visibility
from commonseal.workbench.lists import By, Column, Wanted, listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.listed import ON_THE_DATE, Lines, ThingRow
from commonseal.workbench.presenters.words import STANDING_COLOUR, in_words

ThingColumn = Column[ThingRow]
_STANDINGS = tuple(in_words(each.value) for each in Standing)
_IN_COLUMNS = frozenset({"name", "standing", "visibility"})
"""The columns that a register too large to hold can be filtered by."""


def _name(title: str = "Name", value: Callable[[ThingRow], str] = lambda each: each.name) -> ThingColumn:
    return Column("name", title, value, link=lambda each: each.link, by=By.TEXT, is_wide=True)


def _things(key: str, title: str, attribute: str) -> ThingColumn:
    return Column(
        key,
        title,
        lambda each: getattr(each, attribute)[0],
        link=lambda each: getattr(each, attribute)[1],
        by=By.TEXT,
    )


def _kind(title: str = "Kind") -> ThingColumn:
    return Column("kind", title, lambda each: each.classification, by=By.CHOICE)


_STANDING: ThingColumn = Column(
    "standing",
    "Standing",
    lambda each: each.standing,
    by=By.CHOICE,
    choices=_STANDINGS,
    colour=lambda each: STANDING_COLOUR[each.statement.standing.value],
)
_ON_THE_DATE: ThingColumn = Column(
    "stands", "On the date", lambda each: each.on_the_date, by=By.CHOICE, choices=ON_THE_DATE, sortable=False
)
_WHEN: ThingColumn = Column("begins", "When", lambda each: each.when, sort=lambda each: each.begins)
_VISIBILITY: ThingColumn = Column(
    "visibility", "Seen by", lambda each: each.visibility, by=By.CHOICE, choices=tuple(map(str, Visibility))
)


@dataclass(frozen=True)
class Index:
    """One list of things: its address and title, the facts that it needs, and its columns.

    ``kinds`` are the kinds of fact that it needs of the register, the first the kind of thing that it lists.
    """

    name: str
    title: str
    one: str
    kinds: tuple[str, ...]
    columns: tuple[ThingColumn, ...]


INDEXES = (
    Index(
        "bodies",
        "Bodies",
        "body",
        ("body",),
        (_name(), _kind(), _things("of", "Organ of", "bodies"), _WHEN, _ON_THE_DATE, _VISIBILITY),
    ),
    Index(
        "people",
        "People",
        "person",
        ("person", "appointment", "post"),
        (_name(), _things("posts", "Posts on the date", "posts"), _VISIBILITY),
    ),
    Index(
        "posts",
        "Posts",
        "post",
        ("post", "appointment"),
        (
            _name("Post", lambda each: each.post_name),
            _things("bodies", "At", "bodies"),
            _things("holders", "Held on the date by", "holders"),
            _ON_THE_DATE,
            _VISIBILITY,
        ),
    ),
    Index(
        "arrangements",
        "Arrangements",
        "arrangement",
        ("arrangement",),
        (_name(), _kind(), _things("parties", "Parties", "bodies"), _WHEN, _STANDING, _ON_THE_DATE, _VISIBILITY),
    ),
    Index(
        "proposals",
        "Proposals",
        "proposal",
        ("proposal", "approval"),
        (
            _name(),
            _things("promoters", "Promoted by", "bodies"),
            Column("progress", "Steps of its way", lambda each: each.progress, sortable=False),
            _STANDING,
            _VISIBILITY,
        ),
    ),
)
"""The lists, in the order in which they are named."""


class FromColumns:
    """The things of some kinds in a register however large, a page at a time.

    Args:
        here: the page they are listed on.
        kinds: the kinds of fact that describe them.
        words: all of them in a name of theirs, or of that in whose record they stand.
        holding: whether they may hold on the date; None for all.
    """

    def __init__(
        self, here: Page, kinds: tuple[str, ...], words: tuple[str, ...] = (), *, holding: bool | None
    ) -> None:
        self._here, self._kinds, self._words, self._holding = here, kinds, words, holding

    def part(self, wanted: Wanted, offset: int, limit: int) -> tuple[Sequence[ThingRow], int]:
        """Return some of the things that are wanted, and how many statements describe such things in all."""
        found = self._asked(wanted)
        snapshot, numbers = found.part(offset, limit)
        described = {each.number: each.fact for each in snapshot.known}
        things = [str(getattr(described[number], "id", "")) for number in numbers]
        return Lines(self._here.look.as_of(*things), self._here.as_of).of(things), len(found)

    def whole(self, wanted: Wanted) -> Iterator[ThingRow]:
        """Hand over all things that are wanted, some hundreds at a time."""
        offset, total = 0, 1
        while offset < total:
            rows, total = self.part(wanted, offset, 500)
            yield from rows
            offset += 500

    def choices(self, key: str) -> Sequence[str]:  # noqa: ARG002 - the columns say what there is to choose from
        """Return the values that a column can be filtered by: none that the column does not name itself."""
        return ()

    def _asked(self, wanted: Wanted) -> StatementList:
        look, told = self._here.look, wanted.filters
        standing = [each for each in Standing if in_words(each.value) == told.get("standing")]
        return look.register.listed(
            StatementsWanted(
                kinds=self._kinds,
                standings=tuple(standing),
                visibilities=tuple(each for each in Visibility if each.value == told.get("visibility")),
                words=(*self._words, *told.get("name", "").split()),
                holding=self._holding,
                order=wanted.sort or "number",
                descending=wanted.descending,
            ),
            on=look.on,
            known_at=look.known_at,
            viewer=look.viewer,
        )


def _for_columns(column: ThingColumn) -> ThingColumn:
    """Return a column for a register too large to hold: with what can be told of it without looking at each thing."""
    by = column.by if column.key in _IN_COLUMNS else By.NOTHING
    return replace(column, by=by, sortable=column.key in ORDERS)


def _sees_guarded(here: Page) -> bool:
    """Whether it can differ, to this viewer, who may see a thing."""
    return here.look.viewer.clearance is not Visibility.PUBLIC


def _index(index: Index) -> Callable[[Page], HttpResponseBase]:
    def shown(here: Page) -> HttpResponseBase:
        empty = f"No {index.one} is known that you may see. A later date of knowledge above may show some."
        columns = tuple(each for each in index.columns if each is not _VISIBILITY or _sees_guarded(here))
        if here.look.register.is_large():
            columns = tuple(map(_for_columns, columns))
            source = FromColumns(here, index.kinds[:1], holding=True)
            found = listing(here, index.name, columns, source, title=index.title, empty=empty)
        else:
            lines = Lines(here.look.all_of(*index.kinds), here.as_of)
            rows = lines.all_of(index.kinds[0])
            found = listing(here, index.name, columns, rows, title=index.title, empty=empty, sort="name")
        return found if isinstance(found, HttpResponseBase) else here.show("register/index", found=found, index=index)

    shown.__name__, shown.__doc__ = index.name, f"List the {index.name} that the viewer may see."
    return page(shown)


@page
def contents(here: Page) -> HttpResponse:
    """Show what lists the register has."""
    return here.show("register/contents", indexes=INDEXES)


VIEWS = {each.name: _index(each) for each in INDEXES}
"""The page of each list, by its name."""
