"""CS-DEP: what must exist first, near the day on which it is needed."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import World
from commonseal.vocabulary.facts import Dependency
from commonseal.vocabulary.periods import OPEN, Spans
from commonseal.vocabulary.statement import Standing, Statement

NEAR = 180
"""Days before a start from which what is not there yet is told: half a year, the time such papers plan ahead."""


class DependencyUnmet(Rule):
    """“{thing}” is to begin {start} and needs {needs}, which {state}."""

    code = "CS-DEP-01"
    level = Level.ALERT
    remedy = "Bring about {needs} before “{thing}” begins, or move the date."
    basis = "what the papers themselves say has to exist first"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give what is not met, or not said to be, from half a year before the thing that needs it is to begin."""
        met = _met(world)
        for statement, fact in world.facts(Dependency, planned=True):
            if fact.met is True:
                continue
            needing = _best(fact.of, world)
            if needing is None or needing.standing is Standing.REJECTED:
                continue
            yield from self._unmet(statement, fact, needing, met.get((fact.of, fact.needs), OPEN), world)

    def _unmet(
        self, statement: Statement, fact: Dependency, needing: Statement, met: int, world: World
    ) -> Iterator[Breach]:
        start = needing.period.start
        begins = start.earliest if start is not None and start.has_first_day else None
        since = max(_known_since(statement), begins - NEAR) if begins is not None else _known_since(statement)
        days = Spans.of(since, min(statement.bounds().may_to, met, needing.bounds().may_to))
        words = {
            "thing": world.name(fact.of),
            "needs": fact.needs,
            "start": start.describe() if start else "on a day not given",
            "state": "is not there" if fact.met is False else "nobody has said is there",
        }
        level = None if fact.met is False else Level.ASK
        yield Breach(f"{fact.of}#{fact.needs}", _bodies(needing, world), days, words, (statement, needing), level=level)


def _met(world: World) -> dict[tuple[str, str], int]:
    """Return from which day each dependency is met, where a later statement says so."""
    found: dict[tuple[str, str], int] = {}
    for statement in world.known(Dependency):
        fact = statement.fact
        if isinstance(fact, Dependency) and fact.met is True:
            key = (fact.of, fact.needs)
            found[key] = min(found.get(key, OPEN), statement.bounds().sure_from)
    return found


def _best(thing: str, world: World) -> Statement | None:
    own = world.describing(thing)
    return own[-1] if own else None


def _known_since(statement: Statement) -> int:
    return min(statement.bounds().sure_from, statement.recorded.since)


def _bodies(needing: Statement, world: World) -> tuple[str, ...]:
    for field in ("parties", "commissioners", "bodies", "users", "promoters"):
        named = getattr(needing.fact, field, None)
        if named:
            return tuple(dict.fromkeys(world.bodies.home(each) for each in named))
    return (needing.fact.subject,)
