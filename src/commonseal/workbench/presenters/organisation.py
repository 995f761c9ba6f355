"""The organisation of some bodies on one date: their posts, who holds them, who reports to whom, and what differs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from commonseal.answers import Names
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import holding
from commonseal.vocabulary import Holds, Snapshot, Statement
from commonseal.vocabulary.facts import Appointment, Body, Membership, Post
from commonseal.workbench.presenters.words import upper_first

_BODIES_IN = {"appointment": "bodies", "post": "bodies", "arrangement": "parties", "proposal": "promoters"}
"""The field of a kind of fact that names the bodies which stand behind what it is about."""


class Differs(StrEnum):
    """How a body or a post differs from what was before; each has its word and its own outline."""

    SAME = ""
    NEW = "new"
    CHANGED = "changed"
    GONE = "ends"


@dataclass(frozen=True)
class BodyThere:
    """A body that is there on the date, or that is shown because it was before."""

    id: str
    name: str
    is_uncertain: bool
    differs: Differs = Differs.SAME


@dataclass(frozen=True)
class PostThere:
    """A post that is there on the date: of which bodies, who holds it, and to which posts it reports."""

    id: str
    name: str
    bodies: tuple[str, ...]
    holders: tuple[str, ...]
    reports_to: tuple[str, ...]
    is_uncertain: bool
    differs: Differs = Differs.SAME
    was: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether it serves more than one of the bodies."""
        return len(self.bodies) > 1

    @property
    def held_by(self) -> str:
        """Who holds it, in words."""
        return ", ".join(self.holders) or "nobody known to hold it"


@dataclass(frozen=True)
class Organisation:
    """Bodies and their posts on one date."""

    bodies: tuple[BodyThere, ...]
    posts: tuple[PostThere, ...]


def organisation(snapshot: Snapshot, bodies: Collection[str]) -> Organisation:
    """Return the posts of some bodies on the date of a snapshot; what is only proposed is not there."""
    names = Names(snapshot)
    there = [each for each in bodies if _is_there(snapshot, each)]
    shown = tuple(
        BodyThere(each, names.of(each), holding(snapshot, described) is Holds.UNKNOWN)
        for each in there
        if (described := snapshot.describing(each)) is not None
    )
    posts: dict[str, PostThere] = {}
    for each in snapshot.facts(Post):
        fact = each.fact
        if isinstance(fact, Post) and each.standing not in NOT_YET and fact.id not in posts:
            mine = tuple(body for body in there if body in _owners(fact.bodies, snapshot))
            if mine:
                posts[fact.id] = _post(fact, mine, each, names)
    return Organisation(shown, tuple(sorted(posts.values(), key=lambda post: (post.name, post.id))))


def bodies_behind(snapshot: Snapshot, things: Iterable[str]) -> tuple[str, ...]:
    """Return the bodies that things stand for: themselves, members of sets, those of people, posts and so on."""
    found: dict[str, None] = {}
    for thing in things:
        if thing.startswith("body/"):
            members = _members(snapshot, thing)
            found.update(dict.fromkeys(members or (thing,)))
            continue
        for each in snapshot.about(thing):
            fact = each.fact
            if fact.kind in _BODIES_IN:
                found.update(dict.fromkeys(getattr(fact, _BODIES_IN[fact.kind])))
    return tuple(found)


def compared(before: Organisation, after: Organisation) -> Organisation:
    """Return the organisation after, each body and post marked by how it differs from before, with those that end."""
    was, bodies_were = {each.id: each for each in before.posts}, {each.id for each in before.bodies}
    now, bodies_now = {each.id for each in after.posts}, {each.id for each in after.bodies}
    bodies = [
        replace(each, differs=Differs.SAME if each.id in bodies_were else Differs.NEW) for each in after.bodies
    ] + [replace(each, differs=Differs.GONE) for each in before.bodies if each.id not in bodies_now]
    posts = [_compared(each, was) for each in after.posts] + [
        replace(each, differs=Differs.GONE) for each in before.posts if each.id not in now
    ]
    return Organisation(tuple(bodies), tuple(posts))


def _compared(post: PostThere, was: Mapping[str, PostThere]) -> PostThere:
    old = was.get(post.id)
    if old is None:
        return replace(post, differs=Differs.NEW)
    said = []
    if old.holders != post.holders:
        said.append(f"was held by {', '.join(old.holders) or 'nobody known'}")
    if set(old.bodies) != set(post.bodies):
        said.append(f"served {len(old.bodies)} of these bodies")
    if set(old.reports_to) != set(post.reports_to):
        said.append("reported to another")
    return replace(post, differs=Differs.CHANGED, was="; ".join(said)) if said else post


def _post(fact: Post, mine: tuple[str, ...], statement: Statement, names: Names) -> PostThere:
    snapshot = names.snapshot
    holders: dict[str, str] = {}
    for each in snapshot.by_post.get(fact.id, ()):
        held = each.fact
        if isinstance(held, Appointment) and held.post == fact.id and each.standing not in NOT_YET:
            basis = f", {held.basis.value}" if held.basis and held.basis.value != "substantive" else ""
            may_be = " (may be)" if holding(snapshot, each) is Holds.UNKNOWN else ""
            holders.setdefault(held.person, f"{names.of(held.person)}{basis}{may_be}")
    return PostThere(
        id=fact.id,
        name=upper_first(names.post(fact.id)),
        bodies=mine,
        holders=tuple(holders.values()),
        reports_to=fact.reports_to,
        is_uncertain=holding(snapshot, statement) is Holds.UNKNOWN,
    )


def _is_there(snapshot: Snapshot, body: str) -> bool:
    own = (each for each in snapshot.about(body) if isinstance(each.fact, Body) and each.fact.id == body)
    return any(each.standing not in NOT_YET and holding(snapshot, each) is not Holds.NO for each in own)


def _owners(bodies: Iterable[str], snapshot: Snapshot) -> set[str]:
    """Return bodies with those whose organs they are: a post of a governing body is one of the body."""
    found: set[str] = set()
    waiting = list(bodies)
    while waiting:
        body = waiting.pop()
        described = snapshot.describing(body)
        parent = described.fact.parent if described and isinstance(described.fact, Body) else None
        if body not in found and parent:
            waiting.append(parent)
        found.add(body)
    return found


def _members(snapshot: Snapshot, body: str) -> tuple[str, ...]:
    described = snapshot.describing(body)
    if described is None or getattr(described.fact, "classification", "") != "set":
        return ()
    return tuple(
        dict.fromkeys(
            each.fact.member
            for each in snapshot.about(body)
            if isinstance(each.fact, Membership)
            and each.fact.organization == body
            and each.fact.member.startswith("body/")
        )
    )
