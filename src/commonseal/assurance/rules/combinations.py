"""CS-COMB: posts that one person may not hold together at one body."""

from collections.abc import Iterator
from itertools import product

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import BodyLife, Tenure, World
from commonseal.regimes import Combination
from commonseal.vocabulary.catalogue import role_name

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
        for body, by_role in world.tenures.by_body.items():
            life = world.bodies.get(body)
            if life is not None and len(by_role) > 1:
                for provision in world.law.of_kind(Combination, life.classification):
                    yield from self._held_together(life, provision, world)

    def _held_together(self, life: BodyLife, provision: Combination, world: World) -> Iterator[Breach]:
        firsts = world.tenures.at(life.id, provision.first_roles)
        seconds = world.tenures.at(life.id, provision.second_roles) if firsts else []
        for first, second in product(firsts, seconds):
            if first.person == second.person and first.role != second.role:
                yield _both(life, provision, first, second, world)


def _both(life: BodyLife, provision: Combination, first: Tenure, second: Tenure, world: World) -> Breach:
    words = {
        "person": world.name(first.person),
        "first": role_name(first.role),
        "second": role_name(second.role),
        "body": world.name(life.id),
    }
    return Breach(
        f"{life.id}#{first.person}#{first.role}#{second.role}",
        (life.id,),
        first.days & second.days & life.days,
        words,
        (first.statement, second.statement),
        provision,
        level=Level(provision.level.value),
        rule=_number(first.role, second.role),
    )


def _number(first: str, second: str) -> str | None:
    pair = tuple(sorted("chair" if each == "clinical_chair" else each for each in (first, second)))
    return _NUMBERS.get((pair[0], pair[1]))
