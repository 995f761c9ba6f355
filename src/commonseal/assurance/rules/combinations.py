"""CS-COMB: posts that one person may not hold together at one body."""

from collections.abc import Iterator
from itertools import product

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.shapes.offices import leading
from commonseal.assurance.world import BodyLife, Tenure, World
from commonseal.regimes import Combination, Confidence
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.periods import Spans

_ALIKE = {"clinical_chair": "chair", "independent_chair": "chair", "chief_executive": "head_of_paid_service"}
_NUMBERS = {
    ("accountable_officer", "chair"): "R3",
    ("head_of_paid_service", "monitoring_officer"): "R11",
    ("chief_finance_officer", "monitoring_officer"): "R11",
    ("monitoring_officer", "section_151_officer"): "R11",
}


class ForbiddenCombination(Rule):
    """{person} is both {first} and {second} of {body} {period}, which one person may not be."""

    code = "CS-COMB-01"
    level = Level.BLOCK
    remedy = "Have somebody else be {first} or {second} of {body}."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which one person is shown in both posts."""
        for body in world.once(_with_several_posts):
            life = world.bodies.get(body)
            if life is not None:
                for provision in world.law.of_kind(Combination, life.classification):
                    yield from self._held_together(life, provision, world)

    def _held_together(self, life: BodyLife, provision: Combination, world: World) -> Iterator[Breach]:
        firsts = leading(world, world.tenures.at(life.id, provision.first_roles))
        seconds = leading(world, world.tenures.at(life.id, provision.second_roles)) if firsts else []
        pairs: list[tuple[Tenure, Tenure, Level | None]] = [
            (first, second, None) for first, second in product(firsts, seconds)
        ]
        pairs += [(first, second, Level.ASK) for first in firsts for second in _perhaps(life, provision, world)]
        for first, second, level in pairs:
            if first.person == second.person and first.role != second.role:
                yield _both(life, provision, first, second, world, level)


def _with_several_posts(world: World) -> tuple[str, ...]:
    """Return the bodies at which one person has posts of more than one role, in the order of their record."""
    found: set[str] = set()
    for tenures in world.tenures.by_person.values():
        if len(tenures) > 1:
            roles: dict[str, str] = {}
            for each in tenures:
                if roles.setdefault(each.body, each.role) != each.role:
                    found.add(each.body)
    return tuple(body for body in world.tenures.by_body if body in found) if found else ()


def _perhaps(life: BodyLife, provision: Combination, world: World) -> list[Tenure]:
    """Return the holders of a post that is usually the one meant: a chief executive, as head of paid service."""
    is_meant = "head_of_paid_service" in provision.second_roles
    return world.tenures.at(life.id, ("chief_executive",)) if is_meant else []


_STANDS_FOR = {"chief_executive": "head_of_paid_service", "chief_finance_officer": "section_151_officer"}
"""What a holder is taken to be only while nobody else is on record as that (LGHA 1989 s4; LGA 1972 s151)."""


def _days_as(tenure: Tenure, life: BodyLife, world: World) -> Spans:
    """Return the days on which a holder counts as what the law means, without those on which another is on record."""
    meant = _STANDS_FOR.get(tenure.role)
    if meant is None or life.classification not in COUNCILS:
        return tenure.days
    return tenure.days - Spans.of_many(pair for each in world.tenures.at(life.id, (meant,)) for pair in each.may)


def _both(
    life: BodyLife, provision: Combination, first: Tenure, second: Tenure, world: World, level: Level | None
) -> Breach:
    words = {
        "person": world.name(first.person),
        "first": role_name(first.role),
        "second": role_name(second.role),
        "body": world.name(life.id),
    }
    return Breach(
        f"{life.id}#{first.person}#{first.role}#{second.role}",
        (life.id,),
        _days_as(first, life, world) & _days_as(second, life, world) & life.days,
        words,
        (first.statement, second.statement),
        provision,
        level=level or Level(provision.level.value),
        rule=_number(first.role, second.role) or ("R20" if provision.confidence is Confidence.CHECK else None),
    )


def _number(first: str, second: str) -> str | None:
    pair = tuple(sorted(_ALIKE.get(each, each) for each in (first, second)))
    return _NUMBERS.get((pair[0], pair[1]))
