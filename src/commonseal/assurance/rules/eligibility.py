"""CS-ELIG: who may hold a post, and who may sit."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.shapes.employing import (
    Footing,
    employments,
    is_elected,
    may_work_elsewhere,
    not_employed_by,
)
from commonseal.assurance.shapes.offices import Office, offices
from commonseal.assurance.world import Tenure, World
from commonseal.regimes import Disqualification, PostProvision
from commonseal.regimes.posts import Exclusion
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Membership
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import Spans
from commonseal.vocabulary.statement import Statement


class NotAnEmployee(Rule):
    """{person} is {post} of {body} {period} and is not shown to be its employee, as the law asks."""

    code = "CS-ELIG-01"
    level = Level.BLOCK
    remedy = "Show the contract by which {person} is employed by {body}, or have {body} employ its {post}."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the holders of posts for employees who are shown to be employed by somebody else."""
        for office in offices(world):
            if office.provision is not None and office.provision.employee_of_body:
                for tenure in office.tenures:
                    footing, days, grounds = not_employed_by(world, tenure)
                    if footing is Footing.NO:
                        yield self._breach(office, tenure, days & tenure.days, grounds, world)
                    elif footing is Footing.UNKNOWN and office.body.classification == "ccg":
                        yield from self._of_a_council(office, tenure, world)

    def _of_a_council(self, office: Office, tenure: Tenure, world: World) -> Iterator[Breach]:
        """Ask of somebody who has a staff post at a council, and of whose contract with the group nothing is said."""
        shown = [
            (days & tenure.days, statement)
            for employer, days, statement in employments(world, tenure.person)
            if world.bodies.kind(employer) in COUNCILS
        ]
        days = Spans.of_many(pair for each, _ in shown for pair in each)
        if days:
            grounds = [statement for each, statement in shown if each]
            yield self._breach(office, tenure, days, grounds, world, Level.ASK)

    @staticmethod
    def _breach(
        office: Office, tenure: Tenure, days: Spans, grounds: list[Statement], world: World, level: Level | None = None
    ) -> Breach:
        words = {"person": world.name(tenure.person), "post": office.name, "body": world.name(office.body.id)}
        shown = (tenure.statement, *grounds, *((tenure.post_statement,) if tenure.post_statement else ()))
        is_finance = "chief_finance_officer" in office.roles and office.body.classification == "ccg"
        subject = f"{office.key}#{tenure.person}"
        return Breach(
            subject, (office.body.id,), days & office.body.days, words, shown, office.provision,
            rule="R2" if is_finance else None, level=level,
        )  # fmt: skip


class EmployerOfSharedOfficerUnknown(Rule):
    """{person} is {post} of {bodies} {period}; the law asks for an employee of each, and no employer is on record."""

    code = "CS-ELIG-02"
    level = Level.ASK
    remedy = "Record who employs {person}, and by which contract each of {bodies} has them as its employee."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the shared posts for employees of which nobody says who employs the holder."""
        for tenures in world.tenures.by_post.values():
            first = tenures[0]
            shared = {each.body for each in tenures if each.person == first.person}
            provision = self._provision(first, world)
            if len(shared) > 1 and provision is not None and not_employed_by(world, first)[0] is Footing.UNKNOWN:
                words = {"person": world.name(first.person), "post": provision.post_name}
                yield Breach(
                    f"{first.post}#{first.person}",
                    tuple(sorted(shared)),
                    first.days,
                    words,
                    (first.statement,),
                    provision,
                )

    @staticmethod
    def _provision(tenure: Tenure, world: World) -> PostProvision | None:
        known = world.law.of_kind(PostProvision, world.bodies.kind(tenure.body))
        return next((each for each in known if tenure.role in each.roles and each.employee_of_body), None)


@dataclass(slots=True)
class _Lay:
    """A lay seat at one body: whose, what it is called, when, and what shows it."""

    body: str
    person: str
    called: str
    days: Spans
    statement: Statement
    provision: PostProvision


class Excluded(Rule):
    """{person} is {post} of {body} {period} and at the same time {other}: {reason}."""

    code = "CS-ELIG-03"
    level = Level.BLOCK
    remedy = "Have somebody be {post} of {body} who is not excluded by law."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the holders whom the law excludes because of whom they work for, or what else they are."""
        for seat in _lay_seats(world):
            for exclusion in seat.provision.excluded:
                yield from self._excluded(seat, exclusion, world)

    def _excluded(self, seat: _Lay, exclusion: Exclusion, world: World) -> Iterator[Breach]:
        cited = world.provision(exclusion.provision) if exclusion.provision else None
        by_employer: dict[str, list[tuple[Spans, Statement]]] = {}
        for employer, days, statement in _against(seat, exclusion, world):
            if days & seat.days:
                by_employer.setdefault(employer, []).append((days & seat.days, statement))
        for employer, shown in by_employer.items():
            words = {
                "person": world.name(seat.person),
                "post": seat.called,
                "body": world.name(seat.body),
                "other": f"in a post of {world.name(employer)}",
                "reason": exclusion.reason,
            }
            yield Breach(
                f"{seat.body}#{seat.called}#{seat.person}#{employer}",
                (seat.body,),
                Spans.of_many(pair for days, _ in shown for pair in days),
                words,
                (seat.statement, *(each for _, each in shown)),
                cited or seat.provision,
                rule="R5" if COUNCILS & set(exclusion.employee_of) else None,
            )


def _lay_seats(world: World) -> Iterator[_Lay]:
    """Give the seats with exclusions: posts of law, others called lay, and members of a governing body who are lay."""
    for office in offices(world):
        if office.provision is not None and office.provision.excluded:
            for each in office.tenures:
                yield _Lay(office.body.id, each.person, office.name, each.days, each.statement, office.provision)
        elif office.provision is None and (law := _law_of_lay(office.body.classification, world)):
            for each in office.tenures:
                if _says_lay(each.role) or _says_lay(each.title):
                    called = each.title or role_name(each.role)
                    yield _Lay(office.body.id, each.person, called, each.days, each.statement, law)
    for statement, fact in world.facts(Membership):
        body = world.bodies.home(fact.organization)
        law = _law_of_lay(world.bodies.kind(body), world)
        is_top = world.bodies.kind(fact.organization) in {"governing_body", world.bodies.kind(body)}
        if law and is_top and kind_of(fact.member) == "person" and _says_lay(fact.capacity):
            called = fact.capacity or "lay member"
            yield _Lay(body, fact.member, called, world.days(statement), statement, law)


def _says_lay(words: str | None) -> bool:
    return "lay" in (words or "").lower().replace("_", " ").replace("-", " ").split()


def _law_of_lay(kind: str, world: World) -> PostProvision | None:
    """Return the first post of a kind of body that has exclusions: every lay member's are the same."""
    return next((each for each in world.law.of_kind(PostProvision, kind) if each.excluded), None) if kind else None


def _against(seat: _Lay, exclusion: Exclusion, world: World) -> Iterator[tuple[str, Spans, Statement]]:
    kinds = set(exclusion.employee_of)
    if kinds:
        for employer, days, statement in employments(world, seat.person):
            if employer != seat.body and world.bodies.kind(employer) in kinds:
                yield employer, days, statement
    for other in world.tenures.by_person.get(seat.person, ()):
        is_at = world.bodies.kind(other.body) in exclusion.at and other.body != seat.body
        if is_at and other.role in exclusion.roles:
            yield other.body, other.days, other.statement


class MayNotSit(Rule):
    """{person} sits in {organ} {period} and is {other}, whom the law disqualifies."""

    code = "CS-ELIG-04"
    level = Level.BLOCK
    remedy = "Have {person} leave {organ}, or {other} be somebody else."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give those who sit in an organ, or hold a seat in it by their post, whom the law disqualifies."""
        for person, seat, days, statement in _seats(world):
            body = world.bodies.home(seat)
            for provision in world.law.of_kind(Disqualification, world.bodies.kind(body)):
                if provision.organ in {world.bodies.kind(seat), _organ_of_post(world, statement)}:
                    yield from self._disqualified(person, seat, body, days, statement, provision, world)

    def _disqualified(
        self, person: str, seat: str, body: str, days: Spans, statement: Statement, law: Disqualification, world: World
    ) -> Iterator[Breach]:
        for other in world.tenures.by_person.get(person, ()):
            is_of_kind = other.role in law.roles or (law.roles and is_elected(other.role))
            if is_of_kind and world.bodies.kind(other.body) in law.at:
                words = {
                    "person": world.name(person),
                    "organ": world.name(seat),
                    "other": f"a councillor of {world.name(other.body)}",
                }
                subject = f"{seat}#{person}#{other.body}"
                yield Breach(subject, (body,), days & other.days, words, (statement, other.statement), law)


def _seats(world: World) -> Iterator[tuple[str, str, Spans, Statement]]:
    for statement, fact in world.facts(Membership):
        if kind_of(fact.member) == "person":
            yield fact.member, fact.organization, world.days(statement), statement
    for person, tenures in world.tenures.by_person.items():
        if len(tenures) > 1:
            for tenure in tenures:
                yield person, tenure.seat, tenure.days, tenure.statement


def _organ_of_post(world: World, statement: Statement) -> str:
    """Return the organ in which the holder of a statutory post sits by law, or nothing."""
    fact = statement.fact
    if fact.kind != "appointment":
        return ""
    known = world.tenures.by_post.get(getattr(fact, "post", ""), ())
    for tenure in known[:1]:
        for provision in world.law.of_kind(PostProvision, world.bodies.kind(tenure.body)):
            if tenure.role in provision.roles and provision.on_governing_body:
                return "governing_body"
    return ""


class OutsiderAsAccountableOfficer(Rule):
    """{person} works for {other} and is {post} of {body} {period}; whether that meets the test of the law is open."""

    code = "CS-ELIG-05"
    level = Level.BLOCK
    remedy = "Show by which placing, secondment or contract {person} is an employee of {body} or of one of its members."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the accountable officers who are shown to work for a council."""
        eligible = world.provision("ccg.ao.outsider")
        if eligible is None:
            return
        for office in offices(world):
            if (
                office.provision is not None
                and "accountable_officer" in office.roles
                and office.body.classification == "ccg"
            ):
                for tenure in office.tenures:
                    yield from self._outside(office, tenure, world)

    def _outside(self, office: Office, tenure: Tenure, world: World) -> Iterator[Breach]:
        if not may_work_elsewhere(world, tenure.person) or not_employed_by(world, tenure)[0] is Footing.YES:
            return
        for employer, days, statement in employments(world, tenure.person):
            both = days & tenure.days & office.body.days
            if employer != tenure.body and world.bodies.kind(employer) in COUNCILS and both:
                words = {
                    "person": world.name(tenure.person),
                    "other": world.name(employer),
                    "post": office.name,
                    "body": world.name(office.body.id),
                }
                yield Breach(
                    f"{office.key}#{tenure.person}#{employer}",
                    (office.body.id,),
                    both,
                    words,
                    (tenure.statement, statement),
                    world.provision("ccg.ao.outsider"),
                )
