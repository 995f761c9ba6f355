"""What keeps the cost of a plan from adding up: parts of a joint cost, and grades that no pay table has."""

from collections.abc import Iterator, Sequence

from commonseal.assurance.what_if import UnknownOptionError, target_of
from commonseal.planning.options import supposed
from commonseal.planning.options.checking import Written
from commonseal.planning.structure.costing import costed
from commonseal.planning.structure.faults import CostFault
from commonseal.planning.structure.pay import PayTables
from commonseal.planning.structure.seen import Seen
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import CostShare, Option, Post
from commonseal.vocabulary.periods import date_of
from commonseal.vocabulary.written import Fault


def money_faults(written: Sequence[Written], known: Snapshot, law: Law) -> Iterator[Fault]:
    """Give the shares and posts of a plan that its cost cannot be worked out from, each where it stands.

    It is looked at with each option on its target, and once as the register is. A post needs a grade only where a pay
    table counts for its body on that day: a plan without one is not costed.
    """
    if not any(isinstance(each.draft.fact, CostShare | Post) for each in written):
        return
    told: set[Fault] = set()
    for seen in _sides(written, known, law):
        for fault in (*_of_shares(written, seen), *_of_grades(written, seen)):
            if fault not in told:
                told.add(fault)
                yield fault


def _sides(written: Sequence[Written], known: Snapshot, law: Law) -> Iterator[Seen]:
    yield Seen(known, law)
    for each in written:
        fact = each.draft.fact
        if isinstance(fact, Option) and not fact.changes_nothing:
            day = known.at(date_of(target_of(fact, known)))
            try:
                yield Seen(supposed(day, fact.id), law)
            except UnknownOptionError:
                continue


def _of_shares(written: Sequence[Written], seen: Seen) -> Iterator[Fault]:
    for each in costed(seen, None).share_faults:
        mine = [one for one in written if isinstance(one.draft.fact, CostShare) and _told_by(one, each, seen.snapshot)]
        yield from (one.fault(f"{each.of}: {each.what}") for one in mine[:1])


def _of_grades(written: Sequence[Written], seen: Seen) -> Iterator[Fault]:
    tables = PayTables(seen)
    for one in written:
        fact = one.draft.fact
        if isinstance(fact, Post) and fact.id in seen.posts and tables.counts_for(fact.id):
            tables.priced(fact.id)
            found = [each for each in tables.faults if _told_by(one, each, seen.snapshot)]
            yield from (one.fault(f"{each.of}: {each.what}") for each in found)


def _told_by(written: Written, fault: CostFault, snapshot: Snapshot) -> bool:
    """Whether what is wrong rests on what a plan says there."""
    return any(each.id in fault.statements and each.fact == written.draft.fact for each in snapshot.known)
