"""What an option makes, merges, changes or ends of the bodies themselves, and of the posts of their staff."""

from collections.abc import Iterator
from math import ceil

from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.offices import of_a_new_body
from commonseal.planning.routes.plan import Part, Plan
from commonseal.regimes import Change, Confidence
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Body, Membership, Post, Succession

_COLLECTIVE = 20
"""As many redundancies within 90 days need collective consultation: TULRCA 1992 s188."""

_TRUSTS = frozenset({"foundation_trust", "nhs_trust"})
"""Whom a foundation trust can acquire (2006 Act s56A); of an NHS trust the law here asks nothing itself."""


def mergers(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give what a merger needs of each body that merges, and the first officers of the new one."""
    fact = part.fact
    if part.ends:
        return
    if isinstance(fact, Arrangement) and fact.type is ArrangementType.MERGER:
        into = (fact.forms,) if fact.forms else ()
        lasts = any(plan.kind(each) == "foundation_trust" for each in into)
        yield from _merging(tuple(each for each in fact.parties if lasts or each not in into), into, part, plan)
    elif isinstance(fact, Succession) and fact.type == "merge":
        yield from _merging(fact.from_bodies, fact.to_bodies, part, plan)


def _merging(before: tuple[str, ...], into: tuple[str, ...], part: Part, plan: Plan) -> Iterator[Needed]:
    bodies = plan.actors(before)
    kinds = {plan.kind(each) for each in bodies}
    lasting = [each for each in into if each in bodies]
    is_acquired = any(plan.kind(each) == "foundation_trust" for each in lasting) and kinds <= _TRUSTS
    change = Change.ACQUIRE if is_acquired else Change.MERGE
    name = plan.world.name(into[0]) if into else plan.world.names(bodies)
    event = f"{change}:{'+'.join(sorted(into) or sorted(bodies))}"
    what = f"the acquisition by {name}" if is_acquired else f"the merger into {name}"
    for body in bodies:
        yield Needed(change, body, plan.kind(body), event, what, (part.statement.id,))
    for new in into:
        if new not in bodies and len(kinds) == 1:
            yield from of_a_new_body(new, plan.kind(new) or min(kinds), (part.statement.id,), plan)


def successions(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give what the other ways in which bodies follow each other need: a split, a transfer of area, an end, a name."""
    fact = part.fact
    if not isinstance(fact, Succession) or fact.type == "merge" or part.ends:
        return
    change = {"split": Change.CREATE, "transfer": Change.VARY_AREA, "rename": Change.VARY_CONSTITUTION}.get(fact.type)
    event = f"{fact.type}:{'+'.join(sorted((*fact.from_bodies, *fact.to_bodies)))}"
    for body in plan.actors(fact.from_bodies):
        of_end = Change.DISSOLVE if plan.kind(body) == "ccg" else Change.ABOLISH
        what = f"the {fact.type} of {plan.world.name(body)}"
        yield Needed(change or of_end, body, plan.kind(body), event, what, (part.statement.id,))


def bodies(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give what making or ending a body needs, where no merger or succession of the plan says how it comes about."""
    fact = part.fact
    if not isinstance(fact, Body) or _is_told(fact.id, plan):
        return
    kind = fact.classification
    if part.ends:
        change = Change.DISSOLVE if kind == "ccg" else Change.ABOLISH
        what = f"the end of {fact.name}"
        yield Needed(change, fact.id, kind, f"{change}:{fact.id}", what, (part.statement.id,))
    elif kind in {"icb", "ccg"}:
        what = f"making {fact.name}"
        yield Needed(Change.CREATE, fact.id, kind, f"{Change.CREATE}:{fact.id}", what, (part.statement.id,))
        yield from of_a_new_body(fact.id, kind, (part.statement.id,), plan)


def _is_told(body: str, plan: Plan) -> bool:
    """Whether a merger or succession among the parts says how a body comes or goes."""
    for each in plan.parts:
        fact = each.fact
        if isinstance(fact, Arrangement) and fact.type is ArrangementType.MERGER:
            told: tuple[str, ...] = (*plan.actors(fact.parties), *((fact.forms,) if fact.forms else ()))
        elif isinstance(fact, Succession):
            told = (*plan.actors(fact.from_bodies), *fact.to_bodies)
        else:
            continue
        if body in told:
            return True
    return False


def members(part: Part, plan: Plan) -> Iterator[Needed]:
    """Give the groups whose constitution a change of their members varies: it lists who the members are."""
    fact = part.fact
    if isinstance(fact, Membership) and plan.kind(fact.organization) == "ccg":
        body = fact.organization
        what = f"the membership of {plan.world.name(fact.member)}"
        change = Change.VARY_CONSTITUTION
        yield Needed(
            change, body, "ccg", f"{change}:{body}", what, (part.statement.id,), rests_on=("ccg.member",),
            confidence=Confidence.LIKELY,
        )  # fmt: skip


def redundancies(plan: Plan) -> Iterator[Needed]:
    """Give the bodies at which so many posts end that their staff are consulted together.

    How many will be redundant is not known before people are placed, so it is likely only: posts that end are counted.
    """
    ending: dict[str, list[tuple[int, str]]] = {}
    for part in plan.parts:
        fact = part.fact
        if isinstance(fact, Post) and part.ends:
            home = plan.world.bodies.home(fact.hosted_by or fact.bodies[0])
            ending.setdefault(home, []).append((max(1, ceil(fact.wte or 1)), part.statement.id))
    for body, posts in sorted(ending.items()):
        count = sum(each for each, _ in posts)
        if count >= _COLLECTIVE:
            change = Change.REDUNDANCIES
            what = f"{count} posts that end at {plan.world.name(body)}"
            statements = tuple(sorted(each for _, each in posts))
            yield Needed(
                change, body, plan.kind(body), f"{change}:{body}:{count}", what, statements,
                rests_on=("people.consult.100" if count >= 100 else "people.consult.20",),
                confidence=Confidence.LIKELY,
            )  # fmt: skip
