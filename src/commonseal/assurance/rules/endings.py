"""CS-END: what a body leaves behind when it is dissolved."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import BodyLife, World
from commonseal.regimes import Organ
from commonseal.vocabulary.facts import (
    Appointment,
    Arrangement,
    Budget,
    Contract,
    Delegation,
    Employment,
    Function,
    Service,
    Succession,
    System,
)
from commonseal.vocabulary.periods import OPEN, Spans
from commonseal.vocabulary.statement import Statement

_LEFT = {
    Appointment: ("bodies", "an appointment"),
    Contract: ("commissioners", "a contract"),
    Arrangement: ("parties", "an arrangement"),
    Employment: ("employer", "a member of staff"),
    System: ("users", "a system"),
    Service: ("bodies", "a service"),
    Budget: ("bodies", "a budget"),
    Delegation: ("delegators", "a delegation"),
    Function: ("body", "a function"),
}


def ended_bodies(world: World) -> Iterator[BodyLife]:
    """Give the bodies, not the organs of bodies, that are known to have ended, or are to."""
    for life in world.bodies:
        if life.ended < OPEN and not life.planned and world.bodies.home(life.id) == life.id:
            yield life


def successors(world: World) -> dict[str, list[Statement]]:
    """Return what follows each body, by the body."""
    found: dict[str, list[Statement]] = {}
    for statement, fact in world.facts(Succession):
        for body in fact.from_bodies:
            found.setdefault(body, []).append(statement)
    return found


class LeftBehind(Rule):
    """{body} is no longer in being {period}, and {what} of it is still on record as going on: {name}."""

    code = "CS-END-01"
    level = Level.BLOCK
    remedy = "Record when {name} ended, or to whom it went."
    basis = "closing a body: everything that is in its name ends or passes to somebody (2006 Act ss14I, 14Z28 for CCGs and ICBs)"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give what is still shown to hold for a body after its last day."""
        ended = {life.id: life for life in ended_bodies(world)}
        if not ended:
            return
        for model, (field, what) in _LEFT.items():
            for statement in world.effective(model):
                named = getattr(statement.fact, field)
                for body in dict.fromkeys(
                    world.bodies.home(each) for each in ((named,) if isinstance(named, str) else named)
                ):
                    if body in ended:
                        yield self._left(ended[body], statement, what, world)

    @staticmethod
    def _left(life: BodyLife, statement: Statement, what: str, world: World) -> Breach:
        fact = statement.fact
        thing = getattr(fact, "id", None) or getattr(fact, "post", None) or fact.subject
        person = getattr(fact, "person", None)
        name = f"{world.name(person)}, {world.name(thing)}" if person else world.name(thing)
        days = world.days(statement).within(life.ended, OPEN)
        words = {"body": world.name(life.id), "what": what, "name": name}
        return Breach(
            f"{life.id}#{statement.fact.kind}#{thing}#{person}", (life.id,), days, words, (life.statement, statement)
        )


class NobodyFollows(Rule):
    """{body} ends {period} and the register does not say who has its functions, staff and property from then on."""

    code = "CS-END-02"
    level = Level.ALERT
    remedy = "Record which body follows {body}, and by which order or scheme."
    basis = "closing a body: functions, property and staff pass to somebody (2006 Act ss14I, 14Z28 for CCGs and ICBs)"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the public bodies with organs, posts or duties of their own that end without a successor."""
        followed = successors(world)
        for life in ended_bodies(world):
            if life.id not in followed and world.law.of_kind(Organ, life.classification):
                days = Spans.of(life.ended, life.ended + 1)
                words = {"body": world.name(life.id)}
                yield Breach(life.id, (life.id,), days, words, (life.statement,), act=True)
