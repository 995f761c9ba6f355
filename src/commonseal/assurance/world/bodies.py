"""Bodies: what kind each is, whose organ it is, and on which days it is in being."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from commonseal.assurance.world.times import Counts, held_and_may
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Body
from commonseal.vocabulary.periods import EMPTY, FIRST_DAY, OPEN, Spans
from commonseal.vocabulary.statement import Statement

_ORGANS = frozenset(key for key, each in classifications().items() if each.organ)


@dataclass(slots=True)
class BodyLife:
    """One body: what is known of it and on which days it may be in being.

    ``ended`` is the day after its last, OPEN where none is known. ``planned`` says that it is only proposed.
    """

    id: str
    classification: str
    parent: str | None
    statement: Statement
    days: Spans
    planned: bool
    statements: list[Statement] = field(default_factory=list)

    @property
    def ended(self) -> int:
        """The day on which it is certainly no longer in being."""
        return self.days.until if self.days.until is not None else OPEN

    @property
    def began(self) -> int:
        """The first day on which it may be in being."""
        return self.days.first if self.days.first is not None else FIRST_DAY


class Bodies:
    """Every body that a snapshot describes, by identifier."""

    def __init__(self, statements: Iterable[Statement], counts: Counts) -> None:
        self._lives: dict[str, BodyLife] = {}
        self._homes: dict[str, str] = {}
        for statement in statements:
            if isinstance(statement.fact, Body):
                self._add(statement, statement.fact, counts=counts(statement))

    def _add(self, statement: Statement, fact: Body, *, counts: bool) -> None:
        days = held_and_may(statement)[1]
        life = self._lives.get(fact.id)
        if life is None:
            self._lives[fact.id] = BodyLife(
                fact.id, fact.classification, fact.parent, statement, days, not counts, [statement]
            )
            return
        life.statements.append(statement)
        if life.planned and not counts:
            return
        if life.planned:
            life.days, life.planned = EMPTY, False
        elif not counts:
            return
        life.days |= days
        life.classification, life.parent, life.statement = fact.classification, fact.parent or life.parent, statement

    def get(self, body: str) -> BodyLife | None:
        """Return what is known of a body, or None."""
        return self._lives.get(body)

    def __iter__(self) -> Iterator[BodyLife]:
        return iter(self._lives.values())

    def kind(self, body: str) -> str:
        """Return the classification of a body; empty where nothing says."""
        life = self._lives.get(body)
        return life.classification if life else ""

    def home(self, body: str) -> str:
        """Return the body that answers in law for an organ: the nearest above it that is no organ; else itself."""
        found = self._homes.get(body)
        if found is None:
            found = self._homes[body] = self._find_home(body)
        return found

    def _find_home(self, body: str) -> str:
        at, seen = body, {body}
        while (life := self._lives.get(at)) and life.classification in _ORGANS and life.parent:
            if life.parent in seen:
                break
            at = life.parent
            seen.add(at)
        return at
