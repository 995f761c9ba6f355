"""Posts by body before and after an option: what is new, ended, changed and kept."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from commonseal.assurance.told import rests
from commonseal.assurance.world.world import joined
from commonseal.planning.structure.model import (
    BodyCount,
    BodyStructure,
    Held,
    Holding,
    Named,
    PostChange,
    PostFate,
    PostShown,
    StructureTold,
)
from commonseal.planning.structure.seen import Seen, called
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.periods import describe_day

_REGISTER_ONLY = "These are the posts that the register knows and nothing else; a body has more staff than these."


class DifferentDaysError(ValueError):
    """Before and after were given on two different dates, so that they cannot be held against each other."""


def structure(before: Snapshot, after: Snapshot, law: Law, bodies: Collection[str] | None = None) -> StructureTold:
    """Return the posts of some bodies, or of all, on a date as they are and as they would be.

    ``before`` is the snapshot as the register has it, ``after`` as it would be with an option; where nothing changes
    they are the same. Posts that are only proposed are not there. A post that several bodies share is shown at each.

    Raises:
        DifferentDaysError: the two are not looked at on the same date.
    """
    old, new = both_seen(before, after, law)
    wanted = None if bodies is None else {home for seen in (old, new) for home in seen.homes(bodies)}
    changes = tuple(_changes(_shown_all(old, wanted), _shown_all(new, wanted)))
    told = tuple(_by_body(changes, wanted, old, new))
    return StructureTold(
        on=before.on,
        known_at=before.known_at,
        sentence=_sentence(changes, told, describe_day(before.on)),
        bodies=told,
        posts=changes,
        notes=(_REGISTER_ONLY, *_unsure(changes)),
    )


def both_seen(before: Snapshot, after: Snapshot, law: Law) -> tuple[Seen, Seen]:
    """Return both snapshots under the law.

    Raises:
        DifferentDaysError: the two are not looked at on the same date.
    """
    if before.on != after.on:
        raise DifferentDaysError(f"before is looked at on {before.on} and after on {after.on}; take one date for both")
    return Seen(before, law), Seen(after, law)


def named(seen: Seen, things: Iterable[str]) -> tuple[Named, ...]:
    """Return things with what they are called, each once."""
    return tuple(Named(id=each, name=seen.name(each)) for each in dict.fromkeys(things))


def shown(seen: Seen, post: str) -> PostShown:
    """Return one post as it is on the date.

    Raises:
        KeyError: the post is not there on the date.
    """
    statement, fact = seen.posts[post]
    homes = seen.homes(fact.bodies)
    holders = tuple(_holders(seen, post))
    filled = {one.id for each in holders for one in each.bodies}
    return PostShown(
        id=post,
        name=called(fact),
        role=fact.role,
        title=fact.title,
        grade=fact.grade,
        wte=wte_of(fact.wte),
        bodies=named(seen, homes),
        hosted_by=next(iter(named(seen, (fact.hosted_by,))), None) if fact.hosted_by else None,
        reports_to=named(seen, fact.reports_to),
        portfolio=named(seen, fact.portfolio),
        held=_held(holders),
        holders=holders,
        vacant_at=named(seen, (each for each in homes if each not in filled)),
        is_certain=seen.is_certain(statement),
        statements=rests([statement, *seen.appointments(post)]),
    )


def wte_of(wte: float | None) -> Decimal | None:
    """Return whole-time equivalents as the exact decimal that was written."""
    return None if wte is None else Decimal(str(wte)).normalize() + 0


def _holders(seen: Seen, post: str) -> Iterator[Holding]:
    people: dict[tuple[str, str | None], list[tuple[str, bool]]] = {}
    for tenure in seen.holders(post):
        key = (tenure.person, tenure.basis.value if tenure.basis else None)
        people.setdefault(key, []).append((tenure.body, tenure.days.covers(seen.day)))
    for (person, basis), places in sorted(people.items(), key=lambda each: (each[0][0], each[0][1] or "")):
        yield Holding(
            person=Named(id=person, name=seen.name(person)),
            bodies=named(seen, (body for body, _ in places)),
            basis=basis,
            is_certain=any(sure for _, sure in places),
        )


def _held(holders: Collection[Holding]) -> Held:
    if not holders:
        return Held.VACANT
    return Held.HELD if any(each.is_certain for each in holders) else Held.PERHAPS


def _shown_all(seen: Seen, wanted: Collection[str] | None) -> dict[str, PostShown]:
    return {
        post: shown(seen, post)
        for post, (_, fact) in seen.posts.items()
        if wanted is None or not set(seen.homes(fact.bodies)).isdisjoint(wanted)
    }


def _changes(before: dict[str, PostShown], after: dict[str, PostShown]) -> Iterator[PostChange]:
    pairs = {post: (before.get(post), after.get(post)) for post in sorted(before.keys() | after.keys())}
    moved = [new for old, new in pairs.values() if new is not None and (old is None or _differences(old, new))]
    for old, new in pairs.values():
        different = tuple(_differences(old, new)) if old is not None and new is not None else ()
        yield PostChange(
            fate=_fate(old, new, different),
            before=old,
            after=new,
            changes=different,
            taken_over_by=_successors(old, moved) if old is not None and new is None else (),
        )


def _fate(old: PostShown | None, new: PostShown | None, different: tuple[str, ...]) -> PostFate:
    if old is None:
        return PostFate.NEW
    if new is None:
        return PostFate.ENDED
    return PostFate.CHANGED if different else PostFate.KEPT


def _differences(old: PostShown, new: PostShown) -> list[str]:
    sides = {
        "role": (role_name(old.role), role_name(new.role)),
        "title": (old.title or "none", new.title or "none"),
        "grade": (old.grade or "none", new.grade or "none"),
        "whole-time equivalents": (_or_none(old.wte), _or_none(new.wte)),
        "bodies": (_names(old.bodies), _names(new.bodies)),
        "hosted by": (_names([old.hosted_by]), _names([new.hosted_by])),
        "reports to": (_names(old.reports_to), _names(new.reports_to)),
        "portfolio": (_names(old.portfolio), _names(new.portfolio)),
        "held by": (_held_by(old), _held_by(new)),
    }
    return [f"{what}: {was}, then {then}" for what, (was, then) in sides.items() if was != then]


def _or_none(value: Decimal | None) -> str:
    return "none" if value is None else str(value)


def _names(things: Iterable[Named | None]) -> str:
    return joined(sorted(each.name for each in things if each is not None)) or "none"


def _held_by(post: PostShown) -> str:
    said = [
        f"{'' if each.is_certain else 'perhaps '}{each.person.name}"
        f"{f' ({each.basis})' if each.basis else ''} for {_names(each.bodies)}"
        for each in post.holders
    ]
    return "; ".join(said) or "nobody"


def _successors(ended: PostShown, moved: Iterable[PostShown]) -> tuple[Named, ...]:
    bodies = {each.id for each in ended.bodies}
    return tuple(
        Named(id=each.id, name=each.name)
        for each in moved
        if each.role == ended.role and not bodies.isdisjoint(one.id for one in each.bodies)
    )


def _by_body(
    changes: Collection[PostChange], wanted: Collection[str] | None, old: Seen, new: Seen
) -> Iterator[BodyStructure]:
    sides = [side for each in changes for side in (each.before, each.after) if side is not None]
    bodies = {body.id for side in sides for body in side.bodies}
    for body in sorted(bodies if wanted is None else wanted):
        mine = [each for each in changes if _sits_at(each.before, body) or _sits_at(each.after, body)]
        name = new.name(body)
        yield BodyStructure(
            body=Named(id=body, name=old.name(body) if name == body else name),
            posts=tuple(each.post.id for each in sorted(mine, key=lambda each: (each.post.role, each.post.id))),
            before=_count((each.before for each in mine), body),
            after=_count((each.after for each in mine), body),
        )


def _sits_at(post: PostShown | None, body: str) -> bool:
    return post is not None and any(each.id == body for each in post.bodies)


def _count(posts: Iterable[PostShown | None], body: str) -> BodyCount:
    mine = [each for each in posts if each is not None and _sits_at(each, body)]
    return BodyCount(
        posts=len(mine),
        shared=sum(each.is_shared for each in mine),
        vacant=sum(any(one.id == body for one in each.vacant_at) for each in mine),
        wte=sum((each.wte for each in mine if each.wte is not None), Decimal()),
        without_wte=sum(each.wte is None for each in mine),
    )


def _unsure(changes: Iterable[PostChange]) -> Iterator[str]:
    unsure = sorted({each.post.name for each in changes if not each.post.is_certain})
    if unsure:
        yield f"Whether these are there on the date cannot be told from the dates known: {', '.join(unsure)}."


def _sentence(changes: Collection[PostChange], bodies: Collection[BodyStructure], on: str) -> str:
    where = joined([each.body.name for each in bodies]) or "the bodies asked about"
    if not changes:
        return f"On {on} the register knows no post of {where}."
    counts = {fate: sum(each.fate is fate for each in changes) for fate in PostFate}
    was, then = (sum(side is not None for side in (getattr(each, name) for each in changes)) for name in _SIDES)
    parts = [f"{count} {_BECOMES[fate]}" for fate, count in counts.items() if count]
    return f"On {on} {where} have {was} {'post' if was == 1 else 'posts'}, and would have {then}: {joined(parts)}."


_SIDES = ("before", "after")
_BECOMES = {
    PostFate.NEW: "new",
    PostFate.ENDED: "ended",
    PostFate.CHANGED: "changed",
    PostFate.KEPT: "kept as they are",
}
