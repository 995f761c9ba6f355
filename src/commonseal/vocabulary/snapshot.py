"""The snapshot: what the register knew on one date, for some things and one viewer, looked at on another date.

It is immutable and holds everything that answers, rules and plans need; nothing in it reaches back to a database.
Statements that its viewer may not see were left out before it was made, and it refuses to hold one.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Fact, FactModel
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.paper import PaperInfo
from commonseal.vocabulary.periods import Holds, day_of
from commonseal.vocabulary.statement import Standing, Statement, Viewer

_FactType = TypeVar("_FactType", bound=FactModel)
Index = Mapping[str, tuple[Statement, ...]]


_OF_THE_DATE = ("statements", "coming", "past", "by_body", "by_post", "by_person", "by_function", "by_arrangement")
"""What a snapshot keeps once it was asked for, and what is another on another date."""


class VisibilityError(RuntimeError):
    """A snapshot was handed a statement that its viewer may not see: a fault in the program, never in the data."""


class Snapshot:
    """What held on a date (``on``) as known at the end of another (``known_at``), for one viewer.

    ``things`` are the identifiers it was asked for (bodies with their organs, people, proposals …), or None for all.
    ``known`` are all statements that the register then held of them, whenever in the world they hold, in the order
    in which they were recorded; ``statements``, ``coming`` and ``past`` part them by whether they hold on the date.
    """

    def __init__(
        self,
        *,
        on: date,
        known_at: date,
        viewer: Viewer,
        known: Iterable[Statement],
        papers: Mapping[str, PaperInfo] | None = None,
        things: frozenset[str] | None = None,
    ) -> None:
        self._on, self._known_at, self._viewer, self._things = on, known_at, viewer, things
        self._known = tuple(known)
        self._papers = MappingProxyType(dict(papers or {}))
        if not all(map(viewer.may_see, {statement.visibility for statement in self._known})):
            raise VisibilityError("the snapshot was given statements that its viewer may not see")

    @property
    def on(self) -> date:
        """The date in the world that is looked at."""
        return self._on

    @property
    def known_at(self) -> date:
        """The date at whose end the register is looked at."""
        return self._known_at

    @property
    def viewer(self) -> Viewer:
        """For whom it was made."""
        return self._viewer

    @property
    def things(self) -> frozenset[str] | None:
        """The identifiers it was asked for, or None where it holds all."""
        return self._things

    @property
    def papers(self) -> Mapping[str, PaperInfo]:
        """The papers that its statements quote, by identifier."""
        return self._papers

    @property
    def known(self) -> tuple[Statement, ...]:
        """Every statement that was then held of these things, whenever it holds in the world."""
        return self._known

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that hold on the date, or that may hold where dates are not certain."""
        day = day_of(self._on)
        return tuple(each for each in self._known if each.holds_on_day(day) is not Holds.NO)

    @cached_property
    def coming(self) -> tuple[Statement, ...]:
        """The statements whose period certainly begins after the date."""
        return tuple(each for each in self._known if each.period.begins_after(self._on))

    @cached_property
    def past(self) -> tuple[Statement, ...]:
        """The statements that were certainly over before the date."""
        gone = (each for each in self._known if self.holds(each) is Holds.NO)
        return tuple(each for each in gone if not each.period.begins_after(self._on))

    def at(self, on: date) -> "Snapshot":
        """Return the same knowledge looked at on another date; what hangs on no date is not worked out again."""
        found = copy(self)
        found.__dict__["_on"] = on
        for each in _OF_THE_DATE:
            found.__dict__.pop(each, None)
        return found

    def replaced(self, known: Iterable[Statement]) -> "Snapshot":
        """Return the snapshot that holds other statements in place of these: as what would be, not what is known."""
        return Snapshot(
            on=self._on,
            known_at=self._known_at,
            viewer=self._viewer,
            known=known,
            papers=self._papers,
            things=self._things,
        )

    def holds(self, statement: Statement) -> Holds:
        """Whether a statement holds on the snapshot's date: yes, no or unknown."""
        return statement.holds_on_day(day_of(self._on))

    def about(self, thing: str) -> tuple[Statement, ...]:
        """Return every known statement that names a thing, whenever it holds."""
        return self.by_thing.get(thing, ())

    @cached_property
    def by_thing(self) -> Index:
        """All known statements by each identifier they name."""
        return self._index(self._known, lambda fact: fact.references())

    @cached_property
    def by_body(self) -> Index:
        """The statements that hold on the date, by each body they name."""
        return self._by_kind("body")

    @cached_property
    def by_post(self) -> Index:
        """The statements that hold on the date, by each post they name."""
        return self._by_kind("post")

    @cached_property
    def by_person(self) -> Index:
        """The statements that hold on the date, by each person they name."""
        return self._by_kind("person")

    @cached_property
    def by_function(self) -> Index:
        """The statements that hold on the date, by each function they name."""
        return self._by_kind("function")

    @cached_property
    def by_arrangement(self) -> Index:
        """The statements that hold on the date, by each arrangement they name."""
        return self._by_kind("arrangement")

    def facts(self, model: type[_FactType], among: Iterable[Statement] | None = None) -> tuple[Statement, ...]:
        """Return the statements of one kind of fact: of those that hold on the date, or of the ones given."""
        chosen = self.statements if among is None else among
        return tuple(each for each in chosen if isinstance(each.fact, model))

    def describing(self, thing: str) -> Statement | None:
        """Return the statement that says what a thing is: the best that holds on the date, else the latest known.

        One in force beats one that is only proposed; a later record beats an earlier.
        """
        own = [each for each in self.about(thing) if getattr(each.fact, "id", None) == thing]
        return max(own, key=self._weight, default=None)

    def home_of(self, body: str) -> str:
        """Return the body that an organ belongs to, which answers for it in law; else the body itself."""
        stated = self.describing(body)
        return (getattr(stated.fact, "parent", None) if stated is not None else None) or body

    def _weight(self, statement: Statement) -> tuple[int, int, int]:
        holds = {Holds.YES: 2, Holds.UNKNOWN: 1, Holds.NO: 0}[self.holds(statement)]
        furthest = (Standing.REJECTED, Standing.CONSIDERED, Standing.PROPOSED, Standing.AGREED)
        standing = furthest.index(statement.standing) if statement.standing in furthest else len(furthest)
        return holds, standing, statement.number

    def name_of(self, thing: str) -> str:
        """Return what a thing is called on the date; its identifier where nothing known says."""
        statement = self.describing(thing)
        if statement is None:
            return thing
        return name_in(statement.fact) or thing

    def _by_kind(self, kind: str) -> Index:
        def named(fact: Fact) -> tuple[str, ...]:
            return tuple(thing for thing in fact.references() if kind_of(thing) == kind)

        return self._index(self.statements, named)

    @staticmethod
    def _index(statements: Iterable[Statement], keys: Callable[[Fact], tuple[str, ...]]) -> Index:
        found: dict[str, list[Statement]] = {}
        for statement in statements:
            for key in keys(statement.fact):
                found.setdefault(key, []).append(statement)
        return MappingProxyType({key: tuple(value) for key, value in found.items()})


def name_in(fact: Fact) -> str | None:
    """Return the name that a fact gives the thing it describes, or None. A post without a title goes by its role."""
    for field in ("name", "title", "role", "text"):
        value = getattr(fact, field, None)
        if value:
            return role_name(value) if field == "role" else str(value)
    return None
