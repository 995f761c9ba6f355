"""Acknowledged findings: somebody has seen one and lives with it, for a reason and until a day.

An acknowledgement is a statement like any other, so it has an author, a day and a history. It counts while its period
holds on the day of knowledge and while what the finding rests on is what it was; then the finding comes back.
"""

from collections.abc import Mapping

from commonseal.assurance.levels import Acknowledged, Finding
from commonseal.assurance.world import World
from commonseal.vocabulary.facts import Acknowledgement
from commonseal.vocabulary.periods import OPEN, date_of, day_of
from commonseal.vocabulary.statement import Standing, Statement


def acknowledgements(world: World) -> Mapping[str, Statement]:
    """Return the acknowledgements that hold on the day of knowledge, by the key of the finding."""
    today = day_of(world.known_at)
    found: dict[str, Statement] = {}
    for statement in world.known(Acknowledgement):
        bounds = statement.bounds()
        if statement.standing is Standing.IN_FORCE and bounds.may_from <= today < bounds.may_to:
            assert isinstance(statement.fact, Acknowledgement)
            found[statement.fact.finding] = statement
    return found


def with_acknowledgement(finding: Finding, known: Mapping[str, Statement]) -> Finding:
    """Return a finding with the acknowledgement that holds for it, if there is one and its grounds are unchanged."""
    statement = known.get(finding.key)
    if statement is None:
        return finding
    fact = statement.fact
    assert isinstance(fact, Acknowledgement)
    if fact.rests_on != finding.rests_on:
        return finding
    until = statement.period.end
    last = None if until is None or until.latest >= OPEN else date_of(until.latest)
    return finding.model_copy(
        update={
            "acknowledged": Acknowledged(by=statement.author, reason=fact.reason, until=last, statement=statement.id)
        }
    )
