"""The place where a template builds: a snapshot, the law on the day on which the option counts, and what is found."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from commonseal.assurance import World
from commonseal.assurance.shapes.joining import party_kinds
from commonseal.assurance.world.times import IN_EFFECT
from commonseal.assurance.world.world import joined
from commonseal.planning.options.said import Said, of_law
from commonseal.regimes import Confidence, Form, Law, Organ, PostProvision, Power, Provision, UnknownProvisionError
from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.catalogue import classifications, role_name, roles
from commonseal.vocabulary.facts import FactModel, Membership, Post
from commonseal.vocabulary.identifiers import slug
from commonseal.vocabulary.periods import UncertainDate, date_of, day_of, said_day
from commonseal.vocabulary.statement import Standing

CHAIRS = ("chair", "clinical_chair", "independent_chair")
_LEADERS = ("accountable_officer", "accounting_officer", "chief_executive", "head_of_paid_service")
_COMMITTEES = frozenset({"audit_committee", "remuneration_committee", "committee", "scrutiny_committee", "directorate"})
_Model = TypeVar("_Model", bound=FactModel)


class Site:
    """A snapshot and the law as a template asks them, for one option.

    What is there already is looked at on the day before the option counts, the law on the day from which it does: the
    target's last possible day, else its first, else the day looked at. ``part`` tells what one template makes from
    what another makes for the same option.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        law: Law,
        option: str,
        target: UncertainDate | None = None,
        part: str | None = None,
    ) -> None:
        self.snapshot, self.world = snapshot, World(snapshot, law)
        self.day = _day_of(target, snapshot)
        self.law = law.on(date_of(self.day))
        self.option = option
        self._words = [option.partition("/")[2], *((part,) if part else ())]

    @property
    def when(self) -> str:
        """The day from which the option counts, in words."""
        return said_day(self.day)

    def new(self, kind: str, *words: str) -> str:
        """Return an identifier for a thing that the option brings, after the option's own."""
        return "/".join([kind, *self._words, *(slug(each.replace("_", " ")) for each in words)])

    def name(self, thing: str) -> str:
        """Return what a thing is called."""
        return self.world.name(thing)

    def names(self, things: Iterable[str]) -> str:
        """Return the names of things as one would list them."""
        return self.world.names(things)

    def is_known(self, thing: str) -> bool:
        """Whether anything describes a thing."""
        return bool(self.world.describing(thing))

    def kinds(self, bodies: Iterable[str]) -> frozenset[str]:
        """Return the kinds of some bodies; of a set, those of its members, else the kind that its name gives."""
        return party_kinds(self.each_of(bodies), self.world)

    def kind(self, body: str) -> str:
        """Return the kind of one body; empty where nothing says."""
        return next(iter(self.kinds([body])), "")

    def kind_names(self, bodies: Iterable[str]) -> str:
        """Return the kinds of some bodies as one would list them."""
        return joined(sorted(classifications()[each].name for each in self.kinds(bodies)))

    def each_of(self, bodies: Iterable[str]) -> tuple[str, ...]:
        """Return bodies with each set in place of which its members are on record."""
        found: dict[str, None] = {}
        for body in bodies:
            members = self._members(body) if self.is_set(body) else ()
            found.update(dict.fromkeys(members or (body,)))
        return tuple(found)

    def is_set(self, body: str) -> bool:
        """Whether a body is a set that papers name in place of its members."""
        return self.world.bodies.kind(body) == "set"

    def _members(self, body: str) -> tuple[str, ...]:
        return tuple(one.member for one in self.facts(Membership) if one.organization == body)

    def facts(self, model: type[_Model]) -> list[_Model]:
        """Return the facts of a kind that may hold on the day before the option counts, the last of each thing."""
        found: dict[object, _Model] = {}
        for statement, fact in self.world.facts(model):
            if statement.standing in IN_EFFECT and statement.bounds().may_hold_on(self.day - 1):
                found[getattr(fact, "id", None) or statement.number] = fact
        return list(found.values())

    def posts(self, body: str, wanted: Collection[str]) -> list[Post]:
        """Return the posts of some roles at a body or at an organ of it, shared ones too."""
        return [
            each
            for each in self.facts(Post)
            if each.role in wanted and body in {self.world.bodies.home(one) for one in each.bodies} | {*each.bodies}
        ]

    def posts_of(self, body: str) -> list[Post]:
        """Return every post at a body or at an organ of it."""
        return self.posts(body, {each.role for each in self.facts(Post)})

    def is_committee(self, body: str) -> bool:
        """Whether a body is a committee of another, and not its board, governing body or council."""
        return self.world.bodies.kind(body) in _COMMITTEES

    def holders(self, post: str) -> tuple[str, ...]:
        """Return the people who may hold a post on the day before the option counts."""
        tenures = self.world.tenures.by_post.get(post, ())
        return tuple(dict.fromkeys(each.person for each in tenures if each.may.covers(self.day - 1)))

    def same_post(self, body: str, role: str) -> tuple[str, ...]:
        """Return the roles that are one post with a role at a body, as the law on its kind has it; the role first."""
        found = [role]
        for provision in self.law.of_kind(PostProvision, self.kind(body)):
            found += [each for each in provision.roles if role in provision.roles]
        if role in {"chief_executive", "head_of_paid_service"} and self.sector(body) == "local_government":
            found += ["chief_executive", "head_of_paid_service"]
        return tuple(dict.fromkeys(found))

    def sector(self, body: str) -> str:
        """Return the sector of a body's kind: ``nhs``, ``local_government`` …; empty where nothing says."""
        kind = classifications().get(self.kind(body))
        return kind.sector if kind else ""

    def leader(self, body: str) -> str:
        """Return the role of whoever leads a body and answers for it in law; a chief executive where no law says."""
        in_law = [role for each in self.law.of_kind(PostProvision, self.kind(body)) for role in each.roles]
        return next((each for each in _LEADERS if each in in_law), "chief_executive")

    def post_law(self, body: str, role: str) -> tuple[PostProvision, ...]:
        """Return what the law on a body's kind says of a post."""
        return tuple(each for each in self.law.of_kind(PostProvision, self.kind(body)) if role in each.roles)

    def powers(self, form: Form, bodies: Iterable[str]) -> tuple[Power, ...]:
        """Return the powers of a form that bodies of these kinds have, the surest first."""
        kinds = self.kinds(bodies)
        found = [each for each in self.law.of_kind(Power) if form in each.forms and kinds and each.allows(kinds)]
        return tuple(sorted(found, key=lambda each: tuple(Confidence).index(each.confidence)))

    def provision(self, identifier: str | None) -> Provision | None:
        """Return a provision that holds on the day; None where the law then has none of that name."""
        try:
            return self.law.provision(identifier) if identifier else None
        except UnknownProvisionError:
            return None

    def said(self, bodies: Iterable[str], *identifiers: str) -> tuple[Said, ...]:
        """Return what provisions say, of those named that hold on the day and concern one of these bodies' kinds."""
        kinds = self.kinds(bodies)
        found = [each for each in map(self.provision, identifiers) if each is not None]
        return tuple(of_law(each) for each in found if kinds & set(each.classifications))

    def said_of_any(self, *identifiers: str) -> tuple[Said, ...]:
        """Return what provisions say, of those named that hold on the day, whichever bodies they stand beside."""
        return tuple(of_law(each) for each in map(self.provision, identifiers) if each is not None)

    def organs(self, bodies: Sequence[str]) -> Iterator[Said]:
        """Say which organs each body keeps of its own, as the law on its kind has it."""
        for kind in sorted(self.kinds(bodies)):
            for each in self.law.of_kind(Organ, kind):
                yield of_law(each)

    def kept_posts(self, bodies: Sequence[str], wanted: Iterable[str], but: Collection[str] = ()) -> Iterator[Said]:
        """Say of each role that several bodies have a post of it each, and that these stay as many as they are."""
        for role in wanted:
            mine = {each.id: each for body in self.each_of(bodies) for each in self.posts(body, (role,))}
            kept = [each for each in mine.values() if each.id not in but]
            if kept:
                yield Said(text=_kept(role, [self.names(each.bodies) for each in kept]))

    def role_words(self, role: str) -> str:
        """Return how a role is written for people."""
        return role_name(role)


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _kept(role: str, places: list[str]) -> str:
    name = role_name(role)
    if len(places) == 1:
        return f"The post of {name} of {places[0]} stays as it is."
    number = _NUMBERS[len(places)] if len(places) < len(_NUMBERS) else str(len(places))
    plural = name if name.endswith("s") else f"{name}s"
    return f"The {number} {plural} stay {number}: {joined([f'that of {each}' for each in places])}."


def _day_of(target: UncertainDate | None, snapshot: Snapshot) -> int:
    if target is None:
        return day_of(snapshot.on)
    if target.has_last_day:
        return target.latest
    return target.earliest if target.has_first_day else day_of(snapshot.on)


def proposed(fact: FactModel) -> StatementDraft:
    """Return a fact as an option brings it: proposed, from the option's target on."""
    return StatementDraft.model_validate({"fact": fact, "standing": Standing.PROPOSED})


def is_executive(role: str) -> bool:
    """Whether a role is one of management: not elected, no chair, no lay or non-executive member of a board."""
    known = roles().get(role)
    return not (known is not None and known.elected) and role not in _NOT_EXECUTIVE


_NOT_EXECUTIVE = frozenset(
    {
        *CHAIRS,
        *("deputy_chair", "lay_member", "lay_member_audit", "lay_member_ppi", "secondary_care_doctor"),
        *("registered_nurse_member", "partner_member", "audit_chair", "senior_non_executive_director"),
        *("non_executive_director", "council_member", "clinical_leader"),
    }
)
