"""Statements: the list of all of them, and each with what shows it, who recorded it, and what it stands in place of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseBase

from commonseal import answers
from commonseal.asking import NotFoundError, for_sources
from commonseal.register.asking.listing import StatementList
from commonseal.register.columns.listing import StatementsWanted
from commonseal.vocabulary import KINDS, Attribution, Snapshot, Standing, Statement, Visibility
from commonseal.vocabulary.periods import RecordedPeriod
from commonseal.workbench.lists import By, Column, Wanted, listing
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts, FactShown
from commonseal.workbench.presenters.words import STANDING_COLOUR, in_words

_REVIEWED, _NOT_REVIEWED = "reviewed", "not reviewed"
_HOLDS, _DOES_NOT = "holds or may hold", "does not hold"
_KINDS = tuple(sorted(in_words(each) for each in KINDS))


@dataclass(frozen=True)
class StatementRow:
    """One statement as a row of the list."""

    fact: FactShown
    kind: str
    recorded: date
    author: str
    act: int
    holds: bool
    begins: str | None
    ends: str | None

    @property
    def marks(self) -> str:
        """What has to be known beside its standing: how sure its source is, whether it was reviewed, who may see it."""
        fact = self.fact
        given = (
            fact.attribution if fact.attribution != Attribution.STATED else "",
            _NOT_REVIEWED if fact.unreviewed else "",
            fact.visibility if fact.visibility != Visibility.PUBLIC else "",
        )
        return ", ".join(each for each in given if each)


def _choice(
    key: str,
    title: str,
    value: Callable[[StatementRow], str],
    choices: tuple[str, ...],
    *,
    is_shown: bool = True,
) -> Column[StatementRow]:
    return Column(key, title, value, sortable=False, by=By.CHOICE, choices=choices, is_shown=is_shown)


COLUMNS: tuple[Column[StatementRow], ...] = (
    Column(
        "sentence",
        "What it says",
        lambda each: each.fact.sentence,
        link=lambda each: each.fact.link,
        note=lambda each: each.fact.when,
        sortable=False,
        by=By.TEXT,
        asks="Name of what it is about",
        is_wide=True,
    ),
    Column("kind", "Kind", lambda each: in_words(each.kind), sortable=False, by=By.CHOICE, choices=_KINDS),
    Column(
        "standing",
        "Standing",
        lambda each: in_words(each.fact.standing),
        sortable=False,
        by=By.CHOICE,
        choices=tuple(in_words(each.value) for each in Standing),
        colour=lambda each: STANDING_COLOUR[each.fact.standing],
        note=lambda each: each.marks,
    ),
    _choice("stands", "On the date", lambda each: _HOLDS if each.holds else _DOES_NOT, (_HOLDS, _DOES_NOT)),
    Column("number", "Number", lambda each: int(each.fact.id.partition("/")[2])),
    Column("recorded", "Recorded", lambda each: each.recorded, note=lambda each: f"by {each.author}"),
    Column("act", "Act", lambda each: each.act, is_shown=False, sortable=False, by=By.TEXT, asks="Number of the act"),
    Column("author", "Recorded by", lambda each: each.author, is_shown=False, sortable=False),
    Column("when", "When", lambda each: each.fact.when, is_shown=False, sortable=False),
    Column("begins", "Beginning", lambda each: each.begins, is_shown=False),
    Column("ends", "End", lambda each: each.ends, is_shown=False),
    _choice("source", "Source", lambda each: each.fact.attribution, tuple(map(str, Attribution)), is_shown=False),
    _choice(
        "reviewed",
        "Reviewed",
        lambda each: _NOT_REVIEWED if each.fact.unreviewed else _REVIEWED,
        (_REVIEWED, _NOT_REVIEWED),
        is_shown=False,
    ),
    _choice("visibility", "Seen by", lambda each: each.fact.visibility, tuple(map(str, Visibility)), is_shown=False),
)


def _row(statement: Statement, facts: Facts, *, holds: bool) -> StatementRow:
    period = statement.period
    return StatementRow(
        fact=facts.of(statement.id),
        kind=statement.fact.kind,
        recorded=statement.recorded.since_date,
        author=statement.author,
        act=statement.act,
        holds=holds,
        begins=period.start.edtf if period.start else None,
        ends=period.end.edtf if period.end else None,
    )


class FromRegister:
    """The statements of a register, however many, a page at a time."""

    def __init__(self, here: Page) -> None:
        self._here = here

    def part(self, wanted: Wanted, offset: int, limit: int) -> tuple[Sequence[StatementRow], int]:
        """Return some of the statements that are wanted, and how many there are in all."""
        found = self._asked(wanted)
        return self._rows(*found.part(offset, limit)), len(found)

    def whole(self, wanted: Wanted) -> Iterator[StatementRow]:
        """Hand over all statements that are wanted, some hundreds at a time."""
        for snapshot, numbers in self._asked(wanted).parts():
            yield from self._rows(snapshot, numbers)

    def choices(self, key: str) -> Sequence[str]:  # noqa: ARG002 - the columns say what there is to choose from
        """Return the values that a column can be filtered by: none that the column does not name itself."""
        return ()

    def _rows(self, snapshot: Snapshot, numbers: tuple[int, ...]) -> tuple[StatementRow, ...]:
        facts = Facts(snapshot, self._here.as_of)
        known = {each.number: each for each in snapshot.known}
        holding = {each.number for each in snapshot.statements}
        return tuple(_row(known[number], facts, holds=number in holding) for number in numbers)

    def _asked(self, wanted: Wanted) -> StatementList:
        look, told = self._here.look, wanted.filters
        asked = StatementsWanted(
            kinds=tuple(each for each in KINDS if in_words(each) == told.get("kind")),
            standings=tuple(each for each in Standing if in_words(each.value) == told.get("standing")),
            attributions=tuple(each for each in Attribution if each.value == told.get("source")),
            visibilities=tuple(each for each in Visibility if each.value == told.get("visibility")),
            unreviewed={_REVIEWED: False, _NOT_REVIEWED: True}.get(told.get("reviewed", "")),
            holding={_HOLDS: True, _DOES_NOT: False}.get(told.get("stands", "")),
            act=_number(told.get("act", "")),
            words=tuple(told.get("sentence", "").split()),
            order=wanted.sort or "number",
            descending=wanted.descending,
        )
        return look.register.listed(asked, on=look.on, known_at=look.known_at, viewer=look.viewer)


def _number(text: str) -> int | None:
    """Return the number that a text is; one that no act has, where it is none."""
    return (int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1) if text else None


@page
def statements(here: Page) -> HttpResponseBase:
    """List the statements that the viewer may see and that were held by then."""
    empty = "No statement that you may see was held then. A later date of knowledge above may show some."
    found = listing(here, "statements", COLUMNS, FromRegister(here), title="Statements", empty=empty, sort="-number")
    return found if isinstance(found, HttpResponseBase) else here.show("register/statements", found=found)


@page
def statement(here: Page, number: int) -> HttpResponse:
    """Show a statement with its sources and its history; one that was recorded later is not there yet."""
    snapshot = for_sources(here.look, number)
    found = next(each for each in snapshot.known if each.number == number)
    if not RecordedPeriod(found.recorded.since).known_on(here.look.known_at):
        raise NotFoundError(f"there is no statement/{number} in this register that you may see")
    facts = Facts(snapshot, here.as_of)
    return here.show(
        "statement",
        answer=answers.sources(snapshot, number=number),
        fact=facts.of(f"statement/{number}"),
        things=[(each, snapshot.name_of(each)) for each in found.fact.references()],
        is_held=found.recorded.known_on(here.look.known_at),
    )
