"""Which changes in law an option makes: a table of small readings, each of one kind of statement, with its law.

A reading says only that a kind of change is made at a body. Who has to act on it is in the packs of law.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from commonseal.planning.routes import becoming, joint, offices
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Part, Plan
from commonseal.planning.routes.urgency import urgent_decisions
from commonseal.regimes import Confidence


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a statement of an option shows a change: of which facts it is read, and the law behind it."""

    of: tuple[str, ...]
    read: Callable[[Part, Plan], Iterator[Needed]]
    law: tuple[str, ...]


TABLE: tuple[Reading, ...] = (
    Reading(("arrangement",), offices.by_arrangement, ("ccg.post.ao", "icb.ce", "icb.chair", "la.hops", "la.dph")),
    Reading(("appointment",), offices.by_appointment, ("ccg.post.ao", "icb.ce", "icb.chair", "la.hops", "la.dph")),
    Reading(("appointment",), offices.by_ended_post, ("la.hops.dismiss", "la.dph.dismiss", "icb.chair.removal")),
    Reading(("post",), offices.new_posts, ("ccg.gb.pay", "people.vsm.committee")),
    Reading(
        ("arrangement",), joint.together, ("ccg.joint.ccg", "icb.65Z5", "icb.65Z6", "s75", "s75.jc", "staff_share")
    ),
    Reading(("arrangement",), joint.constitutions, ("ccg.vary", "ccg.vary.shared_post")),
    Reading(("arrangement",), joint.other_matters, ("la.executive", "icb.cluster")),
    Reading(("delegation",), joint.delegated, ("la.delegate", "icb.65Z5", "s75")),
    Reading(("budget",), joint.money, ("s75", "ccg.joint.ccg", "icb.65Z6.fund")),
    Reading(("contract", "service"), joint.services, ("la.scrutiny.health", "la.executive")),
    Reading(("transfer",), joint.moved, ("la.executive",)),
    Reading(
        ("arrangement", "succession"), becoming.mergers, ("ccg.merge", "icb.order.merge", "ft.merge", "ft.acquire")
    ),
    Reading(("succession",), becoming.successions, ("ccg.dissolve", "icb.order.abolish", "icb.order.vary_area")),
    Reading(("body",), becoming.bodies, ("icb.order.create", "icb.order.abolish", "ccg.dissolve")),
    Reading(("membership",), becoming.members, ("ccg.vary", "ccg.member")),
)
"""Every reading, with the provisions that say that such a change is one; tests hold each against the law."""


def changes_of(plan: Plan) -> tuple[Needed, ...]:
    """Return the changes that a plan makes, each once: one kind at one body in one event, with all that shows it.

    What one reading is sure of does not become doubtful because another only thinks it likely.
    """
    found: dict[tuple[str, str, str], Needed] = {}
    for need in (*_read(plan), *becoming.redundancies(plan), *urgent_decisions(plan)):
        key = (need.change.value, need.body, need.event)
        found[key] = _both(found[key], need) if key in found else need
    return tuple(found[key] for key in sorted(found))


def _read(plan: Plan) -> Iterator[Needed]:
    for part in plan.parts:
        for reading in TABLE:
            if part.fact.kind in reading.of:
                yield from reading.read(part, plan)


_ORDER = list(Confidence)


def _both(first: Needed, second: Needed) -> Needed:
    """Return two readings of one change as one."""
    sure = min(first.confidence, second.confidence, key=_ORDER.index)
    best = first if first.confidence is sure else second
    return replace(
        best,
        what="; ".join(dict.fromkeys((*first.what.split("; "), *second.what.split("; ")))),
        statements=tuple(dict.fromkeys((*first.statements, *second.statements))),
        rests_on=tuple(dict.fromkeys((*first.rests_on, *second.rests_on))),
        powers=tuple(dict.fromkeys((*first.powers, *second.powers))),
        confidence=sure,
        only_outside=first.only_outside and second.only_outside,
    )
