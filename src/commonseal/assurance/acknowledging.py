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

Acknowledgements = Mapping[str, tuple[Statement, Acknowledgement]]


def acknowledgements(world: World) -> Acknowledgements:
    """Return the acknowledgements that hold on the day of knowledge, by the key of the finding."""
    today = day_of(world.known_at)
    found: dict[str, tuple[Statement, Acknowledgement]] = {}
    for statement, fact in world.facts(Acknowledgement):
        bounds = statement.bounds()
        if statement.standing is Standing.IN_FORCE and bounds.may_from <= today < bounds.may_to:
            found[fact.finding] = statement, fact
    return found


def with_acknowledgement(finding: Finding, known: Acknowledgements) -> Finding:
    """Return a finding with the acknowledgement that holds for it, if there is one and its grounds are unchanged."""
    statement, fact = known.get(finding.key, (None, None))
    if statement is None or fact is None or fact.rests_on != finding.rests_on:
        return finding
    until = statement.period.end
    last = None if until is None or until.latest >= OPEN else date_of(until.latest)
    return finding.model_copy(
        update={
            "acknowledged": Acknowledged(by=statement.author, reason=fact.reason, until=last, statement=statement.id)
        }
    )
