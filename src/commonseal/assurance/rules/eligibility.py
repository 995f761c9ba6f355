"""CS-ELIG: who may hold a post, and who may sit."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.shapes.employing import Footing, employments, may_work_elsewhere, not_employed_by
from commonseal.assurance.shapes.offices import Office, offices
from commonseal.assurance.world import Tenure, World
from commonseal.regimes import Disqualification, PostProvision
from commonseal.regimes.posts import Exclusion
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

    @staticmethod
    def _breach(office: Office, tenure: Tenure, days: Spans, grounds: list[Statement], world: World) -> Breach:
        words = {"person": world.name(tenure.person), "post": office.name, "body": world.name(office.body.id)}
        shown = (tenure.statement, *grounds, *((tenure.post_statement,) if tenure.post_statement else ()))
        is_finance = "chief_finance_officer" in office.roles and office.body.classification == "ccg"
        subject = f"{office.key}#{tenure.person}"
        return Breach(
            subject, (office.body.id,), days & office.body.days, words, shown, office.provision,
            rule="R2" if is_finance else None,
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


class Excluded(Rule):
    """{person} is {post} of {body} {period} and at the same time {other}: {reason}."""

    code = "CS-ELIG-03"
    level = Level.BLOCK
    remedy = "Have somebody be {post} of {body} who is not excluded by law."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the holders whom the law excludes because of whom they work for, or what else they are."""
        for office in offices(world):
            if office.provision is not None:
                for exclusion in office.provision.excluded:
                    for tenure in office.tenures:
                        yield from self._excluded(office, tenure, exclusion, world)

    def _excluded(self, office: Office, tenure: Tenure, exclusion: Exclusion, world: World) -> Iterator[Breach]:
        for employer, days, statement in _against(tenure, exclusion, world):
            both = days & tenure.days & office.body.days
            if both and statement is not tenure.statement:
                cited = world.provision(exclusion.provision) if exclusion.provision else None
                words = {
                    "person": world.name(tenure.person),
                    "post": office.name,
                    "body": world.name(office.body.id),
                    "other": f"in a post of {world.name(employer)}",
                    "reason": exclusion.reason,
                }
                yield Breach(
                    f"{office.key}#{tenure.person}#{employer}",
                    (office.body.id,),
                    both,
                    words,
                    (tenure.statement, statement),
                    cited or office.provision,
                    rule="R5" if COUNCILS & set(exclusion.employee_of) and "lay" in office.roles[0] else None,
                )


def _against(tenure: Tenure, exclusion: Exclusion, world: World) -> Iterator[tuple[str, Spans, Statement]]:
    kinds = set(exclusion.employee_of)
    if kinds:
        for employer, days, statement in employments(world, tenure.person):
            if employer != tenure.body and world.bodies.kind(employer) in kinds:
                yield employer, days, statement
    for other in world.tenures.by_person.get(tenure.person, ()):
        if (
            other.role in exclusion.roles
            and world.bodies.kind(other.body) in exclusion.at
            and other.body != tenure.body
        ):
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
            if other.role in law.roles and world.bodies.kind(other.body) in law.at:
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
