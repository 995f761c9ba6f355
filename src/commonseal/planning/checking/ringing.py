"""Steps of a plan that wait for each other, so that none of them can ever be taken."""

from collections.abc import Iterator, Sequence

from commonseal.assurance.what_if import UnknownOptionError
from commonseal.planning.options.checking import Written
from commonseal.planning.routes import RouteCycleError, RouteError, route_of
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Approval, Option
from commonseal.vocabulary.written import Fault


def ring_faults(written: Sequence[Written], known: Snapshot, law: Law) -> Iterator[Fault]:
    """Give each ring of steps on the route of an option, where the first of its approvals stands in the plan.

    ``known`` is what would be known with the plan. A ring that the plan says nothing of is none of its faults.
    """
    proposals = {fact.proposal for each in written if isinstance(fact := each.draft.fact, Approval | Option)}
    latest = {
        each.fact.id: each.fact
        for each in known.known
        if isinstance(each.fact, Option) and each.fact.proposal in proposals
    }
    told: set[Fault] = set()
    for option in latest.values():
        fault = None if option.changes_nothing else _ring(option, written, known, law)
        if fault is not None and fault not in told:
            told.add(fault)
            yield fault


def _ring(option: Option, written: Sequence[Written], known: Snapshot, law: Law) -> Fault | None:
    try:
        route_of(known, law, option.id)
    except RouteCycleError as error:
        mine = [each for each in written if _waits(each, option, error.steps)]
        mine = mine or [each for each in written if getattr(each.draft.fact, "id", None) == option.id]
        return mine[0].fault(str(error)) if mine else None
    except (RouteError, UnknownOptionError):
        return None  # what is not known is told where it is named
    return None


def _waits(written: Written, option: Option, ring: Sequence[str]) -> bool:
    """Whether an approval is one of a ring; a step on a route goes by its name, with its body's where two have one."""
    fact = written.draft.fact
    if not isinstance(fact, Approval) or fact.proposal != option.proposal or not fact.after:
        return False
    return any(key == fact.step or key.startswith(f"{fact.step}-") for key in ring)
