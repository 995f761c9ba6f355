"""Acknowledged findings: somebody has seen one and lives with it, for a reason and until a day.

An acknowledgement is a statement like any other, so it has an author, a day and a history. It counts while its period
holds on the day of knowledge and while what the finding rests on is what it was; then the finding comes back.
"""

from collections.abc import Mapping
from datetime import date

from commonseal.assurance.levels import Acknowledged, Finding
from commonseal.assurance.world import World
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Acknowledgement
from commonseal.vocabulary.periods import Period, UncertainDate, date_of, day_of
from commonseal.vocabulary.statement import Evidence, Standing, Statement, StatementDraft, Visibility

Acknowledgements = Mapping[str, tuple[Statement, Acknowledgement]]


def acknowledgements(world: World) -> Acknowledgements:
    """Return the acknowledgements that hold on the day of knowledge, by the key of the finding."""
    today = day_of(world.known_at)
    found: dict[str, tuple[Statement, Acknowledgement]] = {}
    for statement, fact in world.facts(Acknowledgement):
        if statement.standing is Standing.IN_FORCE and statement.bounds().may_hold_on(today):
            found[fact.finding] = statement, fact
    return found


def with_acknowledgement(finding: Finding, known: Acknowledgements) -> Finding:
    """Return a finding with the acknowledgement that holds for it, if there is one and its grounds are unchanged."""
    statement, fact = known.get(finding.key, (None, None))
    if statement is None or fact is None or fact.rests_on != finding.rests_on:
        return finding
    until = statement.period.end
    last = date_of(until.latest) if until is not None and until.has_last_day else None
    return finding.model_copy(
        update={
            "acknowledged": Acknowledged(by=statement.author, reason=fact.reason, until=last, statement=statement.id)
        }
    )


def drafted(finding: Finding, snapshot: Snapshot, *, reason: str, since: date, until: date | None) -> StatementDraft:
    """Return the statement by which a finding is acknowledged from one day to another; ``until`` is its last day.

    It is for those inside, and where the finding rests on something more guarded, only for those who may see that.
    """
    grounds = {each.statement for each in finding.statements}
    seen = [each.visibility for each in snapshot.known if each.id in grounds]
    end = None if until is None else UncertainDate.of_day(day_of(until))
    return StatementDraft(
        fact=Acknowledgement(
            finding=finding.key, code=finding.code, about=finding.bodies, rests_on=finding.rests_on, reason=reason
        ),
        period=Period(start=UncertainDate.of_day(day_of(since)), end=end),
        visibility=max((Visibility.INTERNAL, *seen), key=lambda each: each.rank),
        evidence=(Evidence(source=f"the finding {finding.key}: {finding.sentence}"),),
    )
