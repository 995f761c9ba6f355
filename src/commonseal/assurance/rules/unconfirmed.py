"""CS-LAW: things that rest on law which nobody has confirmed, told so that they do not pass in silence."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.joining import life_together, party_kinds
from commonseal.assurance.world import World
from commonseal.regimes import Confidence, Form, Power
from commonseal.vocabulary.facts import Arrangement, ArrangementType

_JOINT = frozenset({ArrangementType.JOINT_COMMITTEE, ArrangementType.DELEGATION, ArrangementType.POOLED_BUDGET})

_FORMS = frozenset({Form.JOINT_COMMITTEE, Form.JOINT_EXERCISE, Form.DELEGATION, Form.LEAD, Form.POOLED_FUND})


class PowerUnconfirmed(Rule):
    """“{name}” of {bodies} can rest {period} on no power but one that nobody has confirmed."""

    code = "CS-LAW-01"
    rule = "R20"
    level = Level.WARN
    remedy = "Have somebody read the source, and confirm the power or name another."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the arrangements that name such a power, or whose parties the law gives no other."""
        for statement, fact in world.facts(Arrangement):
            powers = self._powers(fact, world) if fact.type in _JOINT else ()
            if powers and all(each.confidence is Confidence.CHECK for each in powers):
                days = world.days(statement) & life_together(fact.parties, world, but=fact.forms)
                bodies = tuple(dict.fromkeys(world.bodies.home(each) for each in fact.parties if each != fact.forms))
                yield Breach(fact.id, bodies, days, {"name": fact.name or fact.id}, (statement,), powers[0])

    @staticmethod
    def _powers(fact: Arrangement, world: World) -> tuple[Power, ...]:
        cited = world.law.power_cited(fact.legal_basis)
        kinds = party_kinds(fact.parties, world, but=fact.forms)
        able = (each for each in world.law.of_kind(Power) if kinds and not _FORMS.isdisjoint(each.forms))
        return cited or tuple(each for each in able if each.allows(kinds))
