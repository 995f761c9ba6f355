"""CS-END: what a body leaves behind when it is dissolved."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import BodyLife, World
from commonseal.assurance.world.world import joined
from commonseal.regimes import Organ
from commonseal.vocabulary.facts import (
    Appointment,
    Arrangement,
    ArrangementType,
    Budget,
    Contract,
    Delegation,
    Employment,
    FactModel,
    Function,
    Membership,
    Service,
    Succession,
    System,
)
from commonseal.vocabulary.periods import OPEN, Spans
from commonseal.vocabulary.statement import Statement

_LEFT: dict[str, tuple[tuple[type[FactModel], str], ...]] = {
    "posts with holders": ((Appointment, "bodies"),),
    "contracts": ((Contract, "commissioners"),),
    "agreements and arrangements": ((Arrangement, "parties"), (Delegation, "delegators")),
    "staff": ((Employment, "employer"),),
    "systems and services": ((System, "users"), (Service, "bodies")),
    "budgets": ((Budget, "bodies"),),
    "functions": ((Function, "body"),),
}
"""What a body can leave behind, with the field of each fact that names it."""
_SHOWN = 5


def ended_bodies(world: World) -> Iterator[BodyLife]:
    """Give the bodies, not the organs of bodies, that are known to have ended, or are to."""
    for life in world.bodies:
        is_set = life.classification == "set"
        if life.ended < OPEN and not life.planned and not is_set and world.bodies.home(life.id) == life.id:
            yield life


def successors(world: World) -> dict[str, list[Statement]]:
    """Return what follows each body, by the body; what follows a set follows each of its members."""
    found: dict[str, list[Statement]] = {}
    members: dict[str, list[str]] = {}
    for _, each in world.facts(Membership):
        members.setdefault(each.organization, []).append(each.member)
    for statement, fact in world.facts(Succession):
        for body in fact.from_bodies:
            for one in (body, *(members.get(body, ()) if world.bodies.kind(body) == "set" else ())):
                found.setdefault(one, []).append(statement)
    return found


class LeftBehind(Rule):
    """{body} is no longer in being {period}, and the register still shows {what} of it as going on: {names}."""

    code = "CS-END-01"
    level = Level.BLOCK
    outlives_bodies = True
    remedy = "Record when each of these ended, or to whom it went."
    basis = "closing a body: what is in its name ends or passes to somebody (2006 Act ss14I, 14Z28 for CCGs and ICBs)"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give, for each body that has ended and each kind of thing, what is still shown to hold."""
        ended = {life.id: life for life in ended_bodies(world)}
        parts = (
            {life.id: home for life in world.bodies if (home := world.bodies.home(life.id)) in ended} if ended else {}
        )
        for what, models in _LEFT.items() if ended else ():
            left: dict[str, list[Statement]] = {}
            for model, field in models:
                for statement, fact in world.facts(model):
                    for body in _named(fact, field, parts):
                        life = ended.get(body)
                        if (
                            life is not None
                            and world.days(statement).within(life.ended, OPEN)
                            and not _is_the_end(fact)
                        ):
                            left.setdefault(body, []).append(statement)
            for body, statements in left.items():
                yield self._left(ended[body], what, statements, world)

    @staticmethod
    def _left(life: BodyLife, what: str, statements: list[Statement], world: World) -> Breach:
        names = sorted({_name(each.fact, world) for each in statements})
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        said = f"{', '.join(names[:_SHOWN])}{more}" if more else joined(names)
        days = Spans.of_many(pair for each in statements for pair in world.days(each).within(life.ended, OPEN))
        words = {"body": world.name(life.id), "what": what, "names": said}
        return Breach(f"{life.id}#{what}", (life.id,), days, words, (life.statement, *statements))


def _named(fact: FactModel, field: str, parts: dict[str, str]) -> tuple[str, ...]:
    """Return the bodies that have ended of those that a fact names, or names an organ of."""
    named = getattr(fact, field)
    if isinstance(named, str):
        return (parts[named],) if named in parts else ()
    return tuple(dict.fromkeys(parts[each] for each in named if each in parts))


def _is_the_end(fact: FactModel) -> bool:
    """Whether an arrangement is the very one by which its bodies end."""
    return isinstance(fact, Arrangement) and fact.type is ArrangementType.MERGER


def _name(fact: FactModel, world: World) -> str:
    if isinstance(fact, Delegation):
        return f"the delegation to {world.name(fact.delegate)}"
    thing = getattr(fact, "id", None) or getattr(fact, "post", None) or fact.subject
    person = getattr(fact, "person", None)
    return f"{world.name(person)} as {world.name(thing)}" if person else f"“{world.name(thing)}”"


class NobodyFollows(Rule):
    """{body} ends {period} and the register does not say who has its functions, staff and property from then on."""

    code = "CS-END-02"
    level = Level.ALERT
    outlives_bodies = True
    remedy = "Record which body follows {body}, and by which order or scheme."
    basis = "closing a body: functions, property and staff pass on (2006 Act ss14I, 14Z28 for CCGs and ICBs)"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the public bodies with organs, posts or duties of their own that end without a successor."""
        followed = successors(world)
        for life in ended_bodies(world):
            if life.id not in followed and world.law.of_kind(Organ, life.classification):
                days = Spans.of(life.ended, life.ended + 1)
                words = {"body": world.name(life.id)}
                yield Breach(life.id, (life.id,), days, words, (life.statement,), act=True)
