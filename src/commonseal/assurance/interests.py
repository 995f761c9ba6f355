"""What one person has to declare where: posts, memberships, employments, entries, and what is lacking, body by body."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from commonseal.assurance.checking import check_world
from commonseal.assurance.levels import Finding, Rests
from commonseal.assurance.registry import all_rules
from commonseal.assurance.told import Part, Row, Told, numbers_of, rests
from commonseal.assurance.world import World
from commonseal.assurance.world.world import joined
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Appointment, Employment, Interest, Membership
from commonseal.vocabulary.periods import day_of, describe_day
from commonseal.vocabulary.statement import Standing, Statement

_ON_INTERESTS = "CS-COI-"
_NOT_YET = {Standing.CONSIDERED: "only considered", Standing.PROPOSED: "only proposed", Standing.AGREED: "agreed"}


class Engagement(Part):
    """One thing that somebody is or has at a body: what it is in words, its dates, and what shows it."""

    what: str
    when: str
    statements: tuple[Rests, ...]


class Lacking(Part):
    """An entry that is not there, or a conflict to be managed: in whose register, by when, and the finding's key.

    ``due`` is None where the law names no day. ``overdue`` says that the day is past on the date asked about.
    """

    key: str
    sentence: str
    due: date | None
    overdue: bool
    citation: str
    confidence: str
    remedy: str
    acknowledged: bool


class AtBody(Part):
    """What somebody is at one body, what stands in its register of interests, and what is lacking there."""

    body: str
    name: str
    posts: tuple[Engagement, ...] = ()
    memberships: tuple[Engagement, ...] = ()
    employments: tuple[Engagement, ...] = ()
    entered: tuple[Engagement, ...] = ()
    lacking: tuple[Lacking, ...] = ()


class InterestsTold(Told):
    """The interests of a person on a date, body by body, those where something is lacking first."""

    columns: ClassVar[tuple[str, ...]] = ("body", "kind", "what", "when", "due", "statements")

    person: str
    name: str
    bodies: tuple[AtBody, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each post, membership, employment and entry, and for each that is lacking."""
        return tuple(row for each in self.bodies for row in _rows(each))


def _rows(at: AtBody) -> Iterator[Row]:
    kinds = {"post": at.posts, "member": at.memberships, "employment": at.employments, "entered": at.entered}
    for kind, found in kinds.items():
        for each in found:
            yield at.name, kind, each.what, each.when, "", numbers_of(each.statements)
    for lack in at.lacking:
        yield at.name, "lacking", lack.sentence, "", str(lack.due or ""), lack.key


def interests(snapshot: Snapshot, law: Law, person: str) -> InterestsTold:
    """Return what a person is at each body on the date or later, what is entered, and what the rules find lacking."""
    world = World(snapshot, law)
    rules = [each for each in all_rules() if each.code.startswith(_ON_INTERESTS)]
    found = [each for each in check_world(world, rules) if person in each.subject.split("#")]
    seeking = _Seeking(world, person, snapshot.on, [each for each in found if each.overlaps(snapshot.on, snapshot.on)])
    at = sorted(seeking.bodies(), key=lambda each: (not each.lacking, each.name))
    return InterestsTold(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(world.name(person), at, describe_day(snapshot.on)),
        person=person,
        name=world.name(person),
        bodies=tuple(at),
    )


class _Seeking:
    """What is asked of one world about one person on one day."""

    def __init__(self, world: World, person: str, on: date, findings: list[Finding]) -> None:
        self._world, self._person, self._on, self._findings = world, person, on, findings

    def bodies(self) -> Iterator[AtBody]:
        """Give each body that the person has anything to do with."""
        parts: dict[str, dict[str, list[Engagement]]] = {}
        for body, kind, engagement in self._engagements():
            parts.setdefault(body, {}).setdefault(kind, []).append(engagement)
        for finding in self._findings:
            for body in finding.bodies:
                parts.setdefault(body, {})
        for body, found in parts.items():
            given = {kind: tuple(each) for kind, each in found.items()}
            lacking = tuple(self._lacking(each) for each in self._findings if body in each.bodies)
            yield AtBody.model_validate({"body": body, "name": self._world.name(body), "lacking": lacking, **given})

    def _engagements(self) -> Iterator[tuple[str, str, Engagement]]:
        """Give the person's posts, memberships, employments and entries that are not over, each with its body."""
        for statement in self._world.statements:
            fact = statement.fact
            if self._is_over(statement) or statement.standing is Standing.REJECTED:
                continue
            if isinstance(fact, Appointment) and fact.person == self._person:
                role = fact.title or role_name(self._world.tenures.role_of(fact.post))
                for seat in fact.bodies:
                    yield self._at(seat, "posts", role, statement)
            elif isinstance(fact, Membership) and fact.member == self._person:
                capacity = f", as {fact.capacity}" if fact.capacity else ""
                what = f"member of {self._world.name(fact.organization)}{capacity}"
                yield self._at(fact.organization, "memberships", what, statement)
            elif isinstance(fact, Employment) and fact.person == self._person:
                lent = f", by {self._world.name(fact.by)}" if fact.by else ""
                yield self._at(fact.employer, "employments", fact.basis.value.replace("_", " ") + lent, statement)
            elif isinstance(fact, Interest) and fact.person == self._person:
                about = f" ({self._world.names(fact.about)})" if fact.about else ""
                yield self._at(fact.register_of, "entered", fact.nature + about, statement)

    def _at(self, seat: str, kind: str, what: str, statement: Statement) -> tuple[str, str, Engagement]:
        when = statement.period.describe()
        words = [*([_NOT_YET[statement.standing]] if statement.standing in _NOT_YET else []), when]
        engagement = Engagement(what=what, when="; ".join(words), statements=rests([statement]))
        return self._world.bodies.home(seat), kind, engagement

    def _is_over(self, statement: Statement) -> bool:
        return statement.bounds().is_over_by(day_of(self._on))

    def _lacking(self, finding: Finding) -> Lacking:
        return Lacking(
            key=finding.key,
            sentence=finding.sentence,
            due=finding.due,
            overdue=finding.due is not None and finding.due < self._on,
            citation=finding.citation,
            confidence=finding.confidence,
            remedy=finding.remedy,
            acknowledged=finding.acknowledged is not None,
        )


def _sentence(name: str, at: list[AtBody], on: str) -> str:
    if not at:
        return f"On {on} nothing is on record that {name} is or has at any body."
    posts = sum(len(each.posts) for each in at)
    entered = sum(len(each.entered) for each in at)
    found = {one.key: one for each in at for one in each.lacking}
    said = f"On {on} {name} has {_counted(posts, 'post')} on record at {_counted(_with_posts(at), 'body', 'bodies')}"
    said += f" and {_counted(entered, 'entry', 'entries')} in registers of interests"
    if not found:
        return f"{said}; the rules find nothing lacking."
    days = sorted(each.due for each in found.values() if each.due)
    overdue = sum(each.overdue for each in found.values())
    due = f", the earliest due by {describe_day(days[0])}" if days else ""
    parts = [f"{_counted(len(found), 'thing is', 'things are')} lacking or to be managed{due}"]
    parts += [f"{overdue} overdue"] if overdue else []
    return f"{said}; {joined(parts)}."


def _with_posts(at: list[AtBody]) -> int:
    return sum(bool(each.posts) for each in at)


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"
