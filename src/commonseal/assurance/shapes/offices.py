"""Offices: the posts that the law or a body has, and who is in them; nobody, two at once, a forbidden pair."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import BodyLife, Tenure, World, may_days
from commonseal.regimes import PostProvision
from commonseal.vocabulary.catalogue import role_name, roles
from commonseal.vocabulary.periods import EMPTY, OPEN, Spans, is_before
from commonseal.vocabulary.statement import Statement


@dataclass(slots=True)
class Office:
    """One office of one body: the roles that are it, the law that asks for it (None where none does), its holders."""

    body: BodyLife
    roles: tuple[str, ...]
    provision: PostProvision | None
    tenures: list[Tenure]
    posts: list[Statement]
    organ: str | None = None
    """The committee or other organ whose own it is, where it is no office of the body itself."""

    @property
    def post_days(self) -> Spans:
        """The days on which the posts behind it may be in being: a post that has ended needs no holder."""
        spans = [pair for each in self.posts for pair in may_days(each)]
        return Spans.of_many(spans) if spans else self.body.days

    @property
    def name(self) -> str:
        """What it is called."""
        held = {each.role for each in self.tenures}
        return role_name(next((each for each in self.roles if each in held), self.roles[0]))

    @property
    def key(self) -> str:
        """What tells it from the body's other offices."""
        return f"{self.organ or self.body.id}#{self.roles[0]}"

    def held(self) -> Spans:
        """Return the days on which somebody may be in it."""
        return Spans.of_many(pair for tenure in self.tenures for pair in tenure.may)

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements that say who is in it."""
        return tuple(each.statement for each in self.tenures)


def offices(world: World) -> tuple[Office, ...]:
    """Return every office that anybody is known to have held: those that the law asks for, and a body's others."""
    return world.once(_offices)


def _offices(world: World) -> tuple[Office, ...]:
    return tuple(_found(world))


def _found(world: World) -> Iterator[Office]:
    for body, by_role in world.tenures.by_body.items():
        life = world.bodies.get(body)
        if life is None:
            continue
        in_law: dict[int, Office] = {}
        asked_for = world.posts_in_law(life.classification)
        others: list[tuple[str, list[Tenure]]] = []
        for role, held in by_role.items():
            tenures = leading(world, held)
            if tenures:
                for provision in asked_for.get(role, ()):
                    office = in_law.get(id(provision))
                    if office is None:
                        in_law[id(provision)] = Office(life, provision.roles, provision, list(tenures), [])
                    else:
                        office.tenures.extend(tenures)
                if role not in asked_for:
                    others.append((role, tenures))
            if len(tenures) < len(held):
                yield from _of_organs(life, role, [each for each in held if each not in tenures], world)
        yield from in_law.values()
        for role, tenures in others:
            yield Office(life, (role,), None, tenures, _posts_of(tenures, world))


def _posts_of(tenures: list[Tenure], world: World) -> list[Statement]:
    return [each for tenure in tenures for each in world.tenures.posts.get(tenure.post, ())]


def _of_organs(life: BodyLife, role: str, tenures: list[Tenure], world: World) -> Iterator[Office]:
    for seat in dict.fromkeys(each.seat for each in tenures):
        there = [each for each in tenures if each.seat == seat]
        yield Office(life, (role,), None, there, _posts_of(there, world), organ=seat)


_OF_ANY_ORGAN = frozenset({"chair", "clinical_chair", "independent_chair", "deputy_chair"})
"""Offices that every committee has: those of a body's committees are not the body's."""
_LEADING_ORGANS = frozenset({"governing_body", "board"})


def leading(world: World, tenures: list[Tenure]) -> list[Tenure]:
    """Return those of some tenures that are of the body itself, or of the organ that leads it."""
    if not tenures or all(each.role not in _OF_ANY_ORGAN for each in tenures):
        return tenures
    return [each for each in tenures if each.role not in _OF_ANY_ORGAN or _leads(world, each)]


def _leads(world: World, tenure: Tenure) -> bool:
    post = tenure.post_statement.fact if tenure.post_statement else None
    called = f"{tenure.title or ''} {getattr(post, 'title', None) or ''}".lower()
    is_top = tenure.seat == tenure.body or world.bodies.kind(tenure.seat) in _LEADING_ORGANS
    return is_top and "committee" not in called


def gaps(world: World) -> tuple[tuple[Office, Spans, Tenure], ...]:
    """Return every stretch of days on which an office that was held stands empty, with who left it last."""
    found = []
    for office in offices(world):
        for since, until in _empty_days(office):
            gone = [each for each in office.tenures if each.may and not is_before(since, each.may.until or OPEN)]
            last = max(gone, key=lambda each: (each.may.until or 0, each.person), default=None)
            if last is not None:
                found.append((office, Spans.of(since, until), last))
    return tuple(found)


def _empty_days(office: Office) -> Spans:
    """Return the days between the first holder and the end of the body, or of the post, without a holder."""
    if len(office.tenures) == 1 and office.tenures[0].may.until == OPEN:
        return EMPTY
    held = office.held()
    if held.until == OPEN and len(held.intervals) == 1:
        return EMPTY
    first = held.first
    days = Spans.of(first if first is not None else OPEN, OPEN) & office.body.days
    if office.provision is None:
        days = days & office.post_days
    return days - held


class NobodyHolds(Rule):
    """An office must not stand empty once somebody has held it."""

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days after a holder left on which nobody known may be in the office."""
        for office, days, last in world.once(gaps):
            if self.is_mine(last):
                yield self.breach(office, days, last, world)

    @abstractmethod
    def is_mine(self, last: Tenure) -> bool:
        """Whether a gap after this holder is this rule's to tell."""

    @staticmethod
    def breach(office: Office, days: Spans, last: Tenure, world: World) -> Breach:
        """Put one gap."""
        words = {"post": office.name, "body": world.name(office.body.id), "person": world.name(last.person)}
        return Breach(office.key, (office.body.id,), days, words, office.statements(), office.provision)


def left_on_a_known_day(tenure: Tenure) -> bool:
    """Whether the record says when a holder left, if only to the month: else nobody says since when a post is empty."""
    end = tenure.statement.period.end
    return end is not None and end.has_first_day


class TwoHold(Rule):
    """An office for one person must not be held by two."""

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which two people are shown in an office that one person holds."""
        for office in offices(world):
            if len(office.tenures) > 1 and self._is_for_one(office):
                yield from self._pairs(office, world)

    @staticmethod
    def _is_for_one(office: Office) -> bool:
        if office.provision is not None:
            return office.provision.maximum == 1
        role = roles().get(office.roles[0])
        return bool(role and role.held_by_one)

    @abstractmethod
    def is_mine(self, first: Tenure, second: Tenure) -> bool:
        """Whether two holders at once are this rule's to tell."""

    def _pairs(self, office: Office, world: World) -> Iterator[Breach]:
        held = sorted(office.tenures, key=lambda each: (each.days.first or OPEN, each.person))
        for place, first in enumerate(held):
            for second in held[place + 1 :]:
                both = EMPTY if first.person == second.person else first.days & second.days
                if both and self.is_mine(first, second):
                    words = {
                        "post": office.name,
                        "body": world.name(office.body.id),
                        "first": world.name(first.person),
                        "second": world.name(second.person),
                    }
                    subject = f"{office.key}#{first.person}#{second.person}"
                    grounds = (first.statement, second.statement)
                    yield Breach(subject, (office.body.id,), both, words, grounds, office.provision)
