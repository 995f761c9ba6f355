"""The plan that a route is worked out for: an option or a proposal, and the statements it is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from commonseal.assurance.shapes.joining import party_kinds
from commonseal.assurance.world import World
from commonseal.planning.model.options import options_stated
from commonseal.planning.routes.errors import SeveralOptionsError, UnknownPlanError
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Fact, Membership, Option, Proposal
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import date_of, day_of
from commonseal.vocabulary.statement import Origin, Standing, Statement

OF_THE_WAY = frozenset(
    {"proposal", "option", "approval", "question", "dependency", "meeting", "calendar", "assumption", "acknowledgement"}
)
"""Kinds of fact that lead to a change and are no part of it."""

_PROSPECTIVE = frozenset({Standing.CONSIDERED, Standing.PROPOSED, Standing.AGREED})
_NO_PARTIES = frozenset({"joint_committee", "joint_board", "partnership", "strategic_commissioner", "other"})
"""Kinds of body that may be named as a party and answer for nothing in law."""


@dataclass(frozen=True, slots=True)
class Part:
    """One statement that a plan is made of; ``ends`` says that the plan ends what it tells of."""

    statement: Statement
    ends: bool = False

    @property
    def fact(self) -> Fact:
        """What it states."""
        return self.statement.fact


class Plan:
    """An option of a proposal, or a proposal that has one option or none, with the world it is looked at in.

    ``law`` is the law on ``day``: the target where there is one, else the day looked at. ``world`` may be handed over
    where another plan of the same snapshot has it already.
    """

    def __init__(self, snapshot: Snapshot, law: Law, asked: str, world: World | None = None) -> None:
        self.snapshot = snapshot
        self.proposal_id, self.option = _asked(snapshot, asked)
        stated = snapshot.describing(self.proposal_id)
        self.proposal = stated.fact if stated is not None and isinstance(stated.fact, Proposal) else None
        self.target = self.option.counts_from if self.option else None
        self.day = day_of(snapshot.on) if self.target is None else self.target
        self.law = law.on(date_of(self.day))
        self.world = world or World(snapshot, law)

    @property
    def option_id(self) -> str | None:
        """The identifier of the option, None where the proposal has none."""
        return self.option.id if self.option else None

    @property
    def changes_nothing(self) -> bool:
        """Whether it is the option that changes nothing: it brings nothing and ends nothing."""
        return self.option is not None and self.option.changes_nothing

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The statements it is made of, in an order that does not depend on how they were recorded."""
        return parts_of(self.snapshot, self.option, self.proposal)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The bodies whose change it is: parties to what it brings or ends, and those who promote it."""
        promoters = self.proposal.promoters if self.proposal else ()
        return tuple(sorted({*self.parties, *self.actors(promoters)}))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The bodies that are parties to what it brings or ends."""
        return tuple(sorted({body for part in self.parts for body in self.actors(_bodies_in(part.fact))}))

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The bodies that are known to be members of each set of bodies."""
        found: dict[str, set[str]] = {}
        for statement in self.world.known(Membership):
            fact = statement.fact
            if not isinstance(fact, Membership) or statement.standing is Standing.REJECTED:
                continue
            if kind_of(fact.member) == "body":
                found.setdefault(fact.organization, set()).add(fact.member)
        return {each: tuple(sorted(inside)) for each, inside in found.items() if self.world.bodies.kind(each) == "set"}

    def actors(self, bodies: Iterable[str]) -> tuple[str, ...]:
        """Return the bodies that act in law for some: organs as their bodies, a set as its members.

        A set of which fewer than two members are on record stands for all of them.
        """
        found: dict[str, None] = {}
        for each in bodies:
            inside = self.members.get(each, ())
            for body in self.actors(inside) if len(inside) > 1 else (self.world.bodies.home(each),):
                if self.world.bodies.kind(body) not in _NO_PARTIES:
                    found[body] = None
        return tuple(found)

    def kind(self, body: str) -> str:
        """Return the kind of a body in law: its classification, of a set what its name says; empty if unknown."""
        kind = self.world.bodies.kind(body)
        if kind == "set":
            return next(iter(party_kinds((body,), self.world)), "")
        return kind


def _asked(snapshot: Snapshot, asked: str) -> tuple[str, Option | None]:
    """Return the proposal and option that an identifier stands for."""
    if kind_of(asked) == "option":
        stated = snapshot.describing(asked)
        if stated is None or not isinstance(stated.fact, Option):
            raise UnknownPlanError(f"the register knows no option “{asked}”; see: commonseal show PROPOSAL")
        return stated.fact.proposal, stated.fact
    options = [each for each in options_of(snapshot, asked) if not each.changes_nothing]
    stated = snapshot.describing(asked)
    if not options and (stated is None or not isinstance(stated.fact, Proposal)):
        raise UnknownPlanError(f"the register knows no proposal “{asked}”")
    if len(options) > 1:
        listed = "\n".join(f"  {each.id}  {each.name}" for each in options)
        raise SeveralOptionsError(f"“{snapshot.name_of(asked)}” has several options; say which:\n{listed}")
    return asked, options[0] if options else None


def options_of(snapshot: Snapshot, proposal: str) -> tuple[Option, ...]:
    """Return the options of a proposal as they are best known, by their identifiers; rejected ones too."""
    return tuple(sorted((fact for _, fact in options_stated(snapshot, proposal)), key=lambda each: each.id))


def parts_of(snapshot: Snapshot, option: Option | None, proposal: Proposal | None) -> tuple[Part, ...]:
    """Return the statements that an option, or a proposal without one, is made of.

    What is named counts as it is best described. With it come the posts that arrangements share and the bodies they
    form; and what is planned of any of these, or has come of such a plan: appointments, delegations, contracts,
    memberships, successions. Of a post that is to end, whoever holds it on the day looked at belongs to it.
    """
    named = option.brings if option else (proposal.concerns if proposal else ())
    brought = with_company(snapshot, named)
    found = {each.number: Part(each) for each in _brought(snapshot, set(named), brought)}
    for each in _ended(snapshot, set(option.ends) if option else set()):
        found[each.number] = Part(each, ends=True)
    return tuple(sorted(found.values(), key=_place))


def _place(part: Part) -> tuple[str, str, bool, int]:
    """Return what orders parts: what they say, and only where two say the same, which was recorded first."""
    return part.fact.kind, part.fact.model_dump_json(), part.ends, part.statement.number


def with_company(snapshot: Snapshot, things: Iterable[str]) -> frozenset[str]:
    """Return some things with the posts that they share and the bodies that they form."""
    found = set(things)
    for each in things:
        for stated in snapshot.about(each):
            if getattr(stated.fact, "id", None) == each:
                more = (getattr(stated.fact, name, None) for name in ("post", "forms"))
                found.update(thing for thing in more if thing)
    return frozenset(found)


def _brought(snapshot: Snapshot, named: set[str], brought: frozenset[str]) -> Iterator[Statement]:
    for thing in sorted(brought):
        stated = _as_planned(snapshot, thing)
        if stated is not None and (thing in named or _is_planned(stated)):
            yield stated
        for each in snapshot.about(thing):
            own = getattr(each.fact, "id", None)
            if own not in brought and _is_planned(each) and not _is_off(each) and _belongs(each, brought):
                yield each


def _as_planned(snapshot: Snapshot, thing: str) -> Statement | None:
    """Return the statement that says what a thing is to be, else what it is: the same on whatever day one looks."""
    own = [each for each in snapshot.about(thing) if getattr(each.fact, "id", None) == thing and not _is_off(each)]
    return max(own, key=lambda each: (_is_planned(each), each.number), default=None)


def _belongs(statement: Statement, brought: frozenset[str]) -> bool:
    """Whether a statement is of something brought, and not merely names it."""
    fact = statement.fact
    if fact.kind in OF_THE_WAY:
        return False
    named = [getattr(fact, name, None) for name in ("post", "arrangement", "organization")]
    named += getattr(fact, "to_bodies", ()) if fact.kind == "succession" else ()
    return any(each in brought for each in named if each)


def _ended(snapshot: Snapshot, things: set[str]) -> Iterator[Statement]:
    for thing in sorted(things):
        stated = _as_planned(snapshot, thing)
        if stated is not None:
            yield stated
        if kind_of(thing) == "post":
            yield from (each for each in snapshot.by_post.get(thing, ()) if each.fact.kind == "appointment")


def _is_planned(statement: Statement) -> bool:
    """Whether a statement is a plan, or has come of one."""
    return statement.standing in _PROSPECTIVE or statement.origin is Origin.FOLLOWS


def _is_off(statement: Statement) -> bool:
    return statement.standing is Standing.REJECTED


def _bodies_in(fact: Fact) -> tuple[str, ...]:
    """Return the bodies that a fact makes parties to something."""
    found: list[str] = []
    for name in ("parties", "bodies", "commissioners", "delegators", "from_bodies"):
        found += getattr(fact, name, ())
    forms = getattr(fact, "forms", None)
    return tuple(each for each in found if each != forms)
