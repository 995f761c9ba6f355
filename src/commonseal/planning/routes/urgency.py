"""Key decisions of a council's executive that are to be taken on less than 28 days' notice, and what that needs."""

from collections.abc import Iterator

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.planning.routes.forums import forum_kind
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Plan
from commonseal.planning.routes.recorded import is_taken, recorded_on
from commonseal.regimes import Change
from commonseal.vocabulary.facts import Urgency

_CHANGES = {
    Urgency.GENERAL_EXCEPTION: Change.URGENT_KEY_DECISION,
    Urgency.SPECIAL_URGENCY: Change.SPECIAL_URGENCY,
}


def urgent_decisions(plan: Plan) -> Iterator[Needed]:
    """Give what a cabinet's urgent key decision needs of the chair of scrutiny, for those that are still to be taken.

    The general exception has the chair told and five clear days pass, special urgency has the chair agree first
    (SI 2012/2089 regs 10 and 11). A record says which; of what is said not to be a key decision nothing is asked.
    """
    for known in recorded_on(plan):
        fact = known.fact
        home = _home(fact.body, plan)
        if fact.urgency is None or fact.key_decision is False or is_taken(fact, plan):
            continue
        if forum_kind(plan.snapshot, fact.body) == "cabinet" and plan.kind(home) in COUNCILS:
            change = _CHANGES[fact.urgency]
            statements = tuple(sorted({each.id for each in known.statements}))
            yield Needed(
                change, home, plan.kind(home), f"{change}:{home}", fact.subject_matter, statements, rests_on=("la.key",)
            )


def _home(cabinet: str, plan: Plan) -> str:
    """Return the council of a cabinet; of one that is not on record it is in the cabinet's identifier."""
    known = plan.world.bodies.home(cabinet)
    return known if plan.kind(known) in COUNCILS else cabinet.rpartition("/")[0]
