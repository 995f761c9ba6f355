"""The cost of the posts of one snapshot on its date, post by post and body by body."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from commonseal.planning.structure.apportioning import apportioned
from commonseal.planning.structure.faults import CostFault
from commonseal.planning.structure.pay import PayTables, Priced
from commonseal.planning.structure.populations import Populations
from commonseal.planning.structure.seen import Seen, called
from commonseal.planning.structure.shares import Bearing, Shares, UnsharedError
from commonseal.vocabulary.facts import Arrangement, CostShare, Option, Post
from commonseal.vocabulary.facts.sharing import ArrangementType
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import EMPTY, Spans


@dataclass(frozen=True, slots=True)
class Borne:
    """What one post costs in a year, and who bears it: the amounts by body add up to the cost exactly."""

    priced: Priced
    by_body: dict[str, Decimal]
    bearing: Bearing | None
    shared_as: str | None


@dataclass(frozen=True, slots=True)
class Costing:
    """The cost of the posts of one snapshot, with everything that is wrong with it.

    ``share_faults`` are those of the faults by which parts of a joint cost do not add up on some day.
    """

    seen: Seen
    populations: Populations
    posts: dict[str, Borne]
    faults: tuple[CostFault, ...]
    share_faults: tuple[CostFault, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def of(self, body: str) -> Decimal:
        """Return what one body bears in a year."""
        return sum((each.by_body.get(body, Decimal()) for each in self.posts.values()), Decimal("0.00"))

    @property
    def total(self) -> Decimal:
        """What all the posts cost in a year."""
        return sum((each.priced.cost for each in self.posts.values()), Decimal("0.00"))


def costed(seen: Seen, bodies: Collection[str] | None) -> Costing:
    """Return the cost of the posts of some bodies, or of all, on the date; faults are collected, none is raised."""
    wanted = None if bodies is None else frozenset(seen.homes(bodies))
    return _Costs(seen, wanted).costing()


@dataclass(slots=True)
class _Used:
    """A thing by which costs are shared: what it is called in a fault, and on which days its posts need the shares."""

    place: str
    life: Spans = EMPTY
    is_joint: bool = False


class _Costs:
    def __init__(self, seen: Seen, wanted: frozenset[str] | None) -> None:
        self._seen, self._wanted = seen, wanted
        self._tables, self._populations = PayTables(seen), Populations(seen)
        self._shares = Shares(seen, self._populations)
        self._faults: list[CostFault] = []
        self._used: dict[str, _Used] = {}
        self._notes: dict[str, None] = {}

    def costing(self) -> Costing:
        posts = {post: borne for post in self._posts() if (borne := self._borne(post)) is not None}
        shares = [
            fault
            for thing, used in self._used.items()
            for fault in self._shares.faults(thing, used.place, used.life, gaps=used.is_joint)
        ]
        self._faults += shares
        self._faults += self._shares_of_nothing()
        self._faults += _one_currency(posts.values())
        self._notes |= dict.fromkeys(self._not_of_posts())
        faults = (*self._tables.faults, *self._faults)
        return Costing(self._seen, self._populations, posts, faults, tuple(shares), tuple(self._notes))

    def _posts(self) -> Iterator[str]:
        """Give the posts that any of the bodies wanted may bear a part of: its own, and those it has a share in."""
        for post, (_, fact) in self._seen.posts.items():
            homes = set(self._seen.homes(fact.bodies))
            thing = self._shared_as(post, fact)
            for _, share in self._shares.stated.get(thing or "", ()):
                homes.update(self._seen.home(each.body) for each in share.shares)
            if self._wanted is None or not homes.isdisjoint(self._wanted):
                yield post

    def _borne(self, post: str) -> Borne | None:
        _, fact = self._seen.posts[post]
        priced = self._tables.priced(post)
        thing = self._shared_as(post, fact)
        bearing = self._bearing(post, fact, thing)
        if priced is not None and priced.is_wte_assumed:
            said = "has no whole-time equivalent on record and is taken as one; give its post “wte”."
            self._notes[f"{self._place(post, fact)} {said}"] = None
        if priced is None or (bearing is None and self._is_joint(fact)):
            return None
        if bearing is None:
            return Borne(priced, {self._seen.home(fact.bodies[0]): priced.cost}, None, None)
        self._notes |= dict.fromkeys(self._unburdened(post, fact, bearing))
        return Borne(priced, apportioned(priced.cost, bearing.parts), bearing, thing)

    def _bearing(self, post: str, fact: Post, thing: str | None) -> Bearing | None:
        if thing is None:
            if self._is_joint(fact):
                said = "it is shared and nobody has said how its cost is; add a cost_share whose “of” is the post"
                self._faults.append(CostFault(self._place(post, fact), said, (self._seen.posts[post][0].id,)))
            return None
        used = self._used.setdefault(thing, _Used(self._place_of(thing, post, fact)))
        used.life |= self._seen.life_of_post(post)
        used.is_joint |= self._is_joint(fact)
        try:
            found = self._shares.on(thing, self._seen.day)
        except UnsharedError:
            return None  # the sweep tells it, with all the days on which it is so
        if found is None and self._is_joint(fact) and not self._is_swept(thing):
            said = "no share of its cost counts on the date; add a cost_share from then on"
            self._faults.append(CostFault(self._place(post, fact), said, (self._seen.posts[post][0].id,)))
        return found

    def _is_swept(self, thing: str) -> bool:
        """Whether the date lies in the time that is swept, so that a missing share is told by the sweep."""
        first = min(statement.bounds().may_from for statement, _ in self._shares.stated[thing])
        return self._used[thing].life.within(first, self._seen.day + 1).covers(self._seen.day)

    def _shared_as(self, post: str, fact: Post) -> str | None:
        """Return by what a post's cost is shared: itself, else an arrangement that shares it, else an option."""
        arrangements = [each.id for _, each in self._seen.arrangements if _is_of(each, post, fact)]
        named = {post, *arrangements}
        options = [each.id for each in self._options if not named.isdisjoint(each.brings)]
        return next((each for each in (post, *sorted(arrangements), *options) if each in self._shares.stated), None)

    @cached_property
    def _options(self) -> list[Option]:
        known = {each.fact.id: each.fact for each in self._seen.snapshot.known if isinstance(each.fact, Option)}
        return [known[each] for each in sorted(known)]

    def _is_joint(self, fact: Post) -> bool:
        """Whether a post's cost is one that several bodies have to share: theirs, or that of a team of theirs."""
        if len(self._seen.homes(fact.bodies)) > 1:
            return True
        body = self._seen.home(fact.bodies[0])
        return any(
            each.forms == body and each.type is not ArrangementType.MERGER and len(each.parties) > 1
            for _, each in self._seen.arrangements
        )

    def _unburdened(self, post: str, fact: Post, bearing: Bearing) -> Iterator[str]:
        formed = {each.forms for _, each in self._seen.arrangements}
        for body in self._seen.homes(fact.bodies):
            if body not in bearing.parts and body not in formed:
                yield f"{self._seen.name(body)} is served by {called(fact)} ({post}) and bears none of its cost."

    def _shares_of_nothing(self) -> Iterator[CostFault]:
        """Give the shares of what the register does not know, which would otherwise count for nothing unseen."""
        known = {each for each in self._seen.snapshot.by_thing if self._seen.snapshot.describing(each) is not None}
        for thing, stated in self._shares.stated.items():
            if thing not in known and self._concerns(share for _, share in stated):
                said = "the register knows nothing by this identifier, so its shares are of nothing; correct “of”"
                yield CostFault(thing, said, tuple(statement.id for statement, _ in stated))

    def _not_of_posts(self) -> Iterator[str]:
        for thing, stated in self._shares.stated.items():
            if kind_of(thing) != "post" and thing not in self._used and self._concerns(share for _, share in stated):
                yield f"The cost of {self._seen.name(thing)} ({thing}) is shared too, but no post here belongs to it."

    def _concerns(self, shares: Iterable[CostShare]) -> bool:
        bodies = {self._seen.home(each.body) for share in shares for each in share.shares}
        return self._wanted is None or not bodies.isdisjoint(self._wanted)

    def _place_of(self, thing: str, post: str, fact: Post) -> str:
        return self._place(post, fact) if thing == post else f"{self._seen.name(thing)} ({thing})"

    def _place(self, post: str, fact: Post) -> str:
        return f"{called(fact)} of {', '.join(self._seen.name(each) for each in fact.bodies)} ({post})"


def _is_of(arrangement: Arrangement, post: str, fact: Post) -> bool:
    """Whether an arrangement is the one by which a post is shared: it names it, or forms the team that it sits in."""
    return arrangement.post == post or (arrangement.forms is not None and arrangement.forms in fact.bodies)


def _one_currency(posts: Iterable[Borne]) -> Iterator[CostFault]:
    currencies = sorted({each.priced.currency for each in posts})
    if len(currencies) > 1:
        said = f"pay is given in {' and in '.join(currencies)}, which do not add up; use one"
        yield CostFault("the pay tables", said)
