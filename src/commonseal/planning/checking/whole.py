"""Everything that is wrong with a plan: with its options, their routes, their targets, and what they cost."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from commonseal.planning.checking.dating import target_faults
from commonseal.planning.checking.money import money_faults
from commonseal.planning.checking.ringing import ring_faults
from commonseal.planning.options.checking import Written, plan_faults
from commonseal.regimes import Law
from commonseal.vocabulary import RecordedPeriod, Snapshot, Statement, StatementDraft
from commonseal.vocabulary.facts import Option
from commonseal.vocabulary.periods import date_of, day_of
from commonseal.vocabulary.statement import Standing
from commonseal.vocabulary.written import Fault

_OPEN_TO_CHANGE = frozenset({Standing.CONSIDERED, Standing.PROPOSED})


def faults_of_plan(written: Sequence[Written], held: Snapshot, law: Law) -> Iterator[Fault]:
    """Give all that is wrong with a plan, each fault with its file, its line and its remedy.

    What ``plan_faults`` finds in proposals and options; steps that wait for each other; a target that is past on the
    day on which its option is written, or that comes before the law lets the change take effect even if every body met
    whenever it was asked; parts of a joint cost that do not add up; and, where a pay table counts for its body, a post
    of the plan without a grade, or with one that the table has not. What the register held before is not blamed.

    Args:
        written: the statements of the plan, in the order in which they are recorded.
        held: what the register knows without them.
        law: the law of all times.
    """
    yield from plan_faults(written, held)
    known = _as_written(written, held)
    yield from ring_faults(written, known, law)
    for each in written:
        fact = each.draft.fact
        if isinstance(fact, Option) and not fact.changes_nothing:
            begun = known if each.recorded is None else known.at(date_of(each.recorded))
            yield from target_faults(each, fact, begun, law)
    yield from money_faults(written, known, law)


def written_in(snapshot: Snapshot, proposal: str) -> tuple[Written, ...]:
    """Return what a register holds of a proposal and what its options bring, as written in its statements."""
    every = (each.fact for each in snapshot.known)
    options = [each for each in every if isinstance(each, Option) and each.proposal == proposal]
    things = {proposal, *(each.id for each in options), *(thing for each in options for thing in each.brings)}
    found = {each.number: each for thing in sorted(things) for each in snapshot.about(thing)}
    return tuple(Written(each.id, 0, _draft(each)) for _, each in sorted(found.items()))


def _draft(statement: Statement) -> StatementDraft:
    return StatementDraft(**{name: getattr(statement, name) for name in StatementDraft.model_fields})


def _as_written(written: Sequence[Written], held: Snapshot) -> Snapshot:
    """Return what would be known with a plan: what it says in place of what it still had open to change."""
    replaced = {each.replaces for each in written if each.replaces is not None}
    kept = [each for each in held.known if not (each.id in replaced and each.standing in _OPEN_TO_CHANGE)]
    facts = [(each.fact, each.period, each.standing) for each in kept]
    new = [each.draft for each in written if (each.draft.fact, each.draft.period, each.draft.standing) not in facts]
    return held.replaced((*kept, *as_statements(new, held, held.known_at)))


def as_statements(drafts: Iterable[StatementDraft], held: Snapshot, day: date) -> list[Statement]:
    """Return what a plan says as statements recorded on a day, numbered on from the last that is held."""
    first = max((each.number for each in held.known), default=0) + 1
    recorded = RecordedPeriod(day_of(day))
    return [
        Statement(
            **{name: getattr(each, name) for name in StatementDraft.model_fields},
            number=number,
            recorded=recorded,
            act=0,
            author="plan",
        )
        for number, each in enumerate(drafts, first)
    ]
