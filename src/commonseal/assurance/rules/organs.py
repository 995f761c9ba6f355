"""CS-ORG: the organs that each body must have of its own, although people and meetings are shared."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import BodyLife, World
from commonseal.regimes import Organ
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Arrangement, ArrangementType
from commonseal.vocabulary.periods import OPEN, Spans
from commonseal.vocabulary.statement import Statement


class OrganMerged(Rule):
    """{bodies} share one {organ} {period}, “{name}”, where the law asks each to have its own."""

    code = "CS-ORG-01"
    level = Level.BLOCK
    remedy = (
        "Have each of {bodies} keep its own {organ}; they may meet in common, and each decides and records for itself."
    )

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the joint committees that stand in place of an organ which each party must have."""
        for statement, fact in world.facts(Arrangement):
            if fact.type is ArrangementType.JOINT_COMMITTEE and fact.forms:
                organ = world.bodies.kind(fact.forms)
                for provision, bodies in _needing(organ, fact.parties, world).items():
                    if len(bodies) > 1 and not _in_common(fact, world):
                        words = {"organ": classifications()[organ].name, "name": world.name(fact.forms)}
                        days = world.days(statement)
                        yield Breach(fact.id, bodies, days, words, (statement,), world.provision(provision))


def _needing(organ: str, parties: tuple[str, ...], world: World) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for body in dict.fromkeys(world.bodies.home(each) for each in parties):
        for provision in world.law.of_kind(Organ, world.bodies.kind(body)):
            if provision.classification == organ:
                found[provision.id] = (*found.get(provision.id, ()), body)
    return found


def _in_common(fact: Arrangement, world: World) -> bool:
    named = world.name(fact.forms) if fact.forms else None
    said = " ".join(part for part in (fact.name, named, fact.legal_basis, fact.scope) if part).lower()
    return "in common" in said


class OrganGone(Rule):
    """{body} is in being and its {organ} is not {period}; the law asks each such body to have its own."""

    code = "CS-ORG-02"
    level = Level.BLOCK
    remedy = "Record the {organ} that {body} has, or set one up."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days after a required organ ended on which its body goes on without another."""
        organs: dict[tuple[str, str], list[BodyLife]] = {}
        for life in world.bodies:
            if life.parent and not life.planned:
                organs.setdefault((life.parent, life.classification), []).append(life)
        for (body, kind), lives in organs.items():
            home = world.bodies.get(body)
            if home is None or home.planned:
                continue
            for provision in world.law.of_kind(Organ, home.classification):
                if provision.classification == kind:
                    yield self._gap(home, kind, lives, provision)

    @staticmethod
    def _gap(home: BodyLife, kind: str, lives: list[BodyLife], provision: Organ) -> Breach:
        there = Spans.of_many(pair for each in lives for pair in each.days)
        gap = home.days.within(there.first if there.first is not None else OPEN, OPEN) - there
        name = getattr(home.statement.fact, "name", home.id)
        words = {"body": name, "organ": classifications()[kind].name}
        grounds: tuple[Statement, ...] = tuple(each.statement for each in lives)
        return Breach(f"{home.id}#{kind}", (home.id,), gap, words, (home.statement, *grounds), provision)
