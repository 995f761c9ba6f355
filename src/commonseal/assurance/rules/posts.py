"""CS-POST: who is in the posts that bodies have; nobody, two people, or somebody for how long."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.offices import NobodyHolds, TwoHold, left_on_a_known_day
from commonseal.assurance.world import BodyLife, Tenure, World, may_days
from commonseal.regimes import PostProvision
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Post
from commonseal.vocabulary.periods import EMPTY, FIRST_DAY, Spans

NOT_IN_LAW = "no statute asks for this post; whoever answers for its work is not named"


class PostVacant(NobodyHolds):
    """{body} has nobody as {post} {period}, since {person} left; what that post answers for has nobody."""

    code = "CS-POST-01"
    rule = "R17"
    level = Level.ALERT
    remedy = "Appoint a {post} at {body}, or record who acts as one."
    basis = NOT_IN_LAW

    def is_mine(self, last: Tenure) -> bool:
        """Whether the last holder was no interim whose time was up: that has a rule of its own."""
        return not last.is_temporary and left_on_a_known_day(last)


class InterimOver(NobodyHolds):
    """{person} was {post} of {body} for a time only, that time is over, and nobody follows {period}."""

    code = "CS-POST-02"
    rule = "R17"
    level = Level.ALERT
    remedy = "Extend {person}’s appointment by a decision that is recorded, or appoint a {post} at {body}."
    basis = NOT_IN_LAW

    def is_mine(self, last: Tenure) -> bool:
        """Whether the last holder was an interim or acting one."""
        return last.is_temporary and left_on_a_known_day(last)


class NobodyNamedSince(NobodyHolds):
    """The register does not say who is {post} of {body} {period}; {person} left before, on a day that nobody gives."""

    code = "CS-POST-08"
    level = Level.ASK
    remedy = "Record when {person} left, and who follows as {post} of {body}."
    basis = NOT_IN_LAW

    def is_mine(self, last: Tenure) -> bool:
        """Whether nobody says when the last holder left."""
        return not left_on_a_known_day(last)


class PostHeldByTwo(TwoHold):
    """{first} and {second} are both shown as {post} of {body} {period}, a post for one person."""

    code = "CS-POST-03"
    level = Level.ALERT
    remedy = "Settle which of the two is {post} of {body}, and end or correct the other appointment."
    basis = "one person holds such a post at a time"

    def is_mine(self, first: Tenure, second: Tenure) -> bool:
        """Whether both hold it for good."""
        return not (first.is_temporary or second.is_temporary)


class InterimBesideHolder(TwoHold):
    """{first} and {second} are both shown as {post} of {body} {period}, one of them for a time only."""

    code = "CS-POST-04"
    level = Level.ASK
    remedy = "Say whether one of them is away, and which of the two answers as {post} of {body} meanwhile."
    basis = "one person answers for such a post at a time"

    def is_mine(self, first: Tenure, second: Tenure) -> bool:
        """Whether one of the two is interim or acting."""
        return first.is_temporary or second.is_temporary


class InterimWithoutEnd(Rule):
    """{person} is {basis} {post} of {body} {period}, and the register gives no day on which that ends."""

    code = "CS-POST-05"
    level = Level.ASK
    remedy = "Record when {person}’s time as {post} ends or is looked at again."
    basis = "good practice: an interim appointment has an end or a review"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the interim and acting appointments without an end."""
        for tenures in world.tenures.by_person.values():
            for tenure in tenures:
                if tenure.is_temporary and tenure.statement.period.end is None and tenure.basis:
                    words = {
                        "person": world.name(tenure.person),
                        "basis": tenure.basis.value,
                        "post": role_name(tenure.role),
                        "body": world.name(tenure.body),
                    }
                    days = tenure.days & world.law_days(tenure.body)
                    yield Breach(f"{tenure.post}#{tenure.person}", (tenure.body,), days, words, (tenure.statement,))


class NobodyNamed(Rule):
    """The register has {post} of {body} in being {period} and does not say who holds it."""

    code = "CS-POST-06"
    level = Level.ASK
    remedy = "Record who is {post} of {body}, or that nobody is."
    basis = "consistency of the register"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the posts that the law asks for, are on record, and have no holder at any time."""
        for statement, fact in world.facts(Post):
            for seat in fact.bodies:
                body = world.bodies.home(seat)
                provision = self._provision(world, body, fact.role)
                if provision is not None and not world.tenures.at(body, provision.roles):
                    words = {"post": role_name(fact.role), "body": world.name(body)}
                    days = self._days(world, body) & may_days(statement) & world.days(statement)
                    yield Breach(f"{fact.id}#{body}", (body,), days, words, (statement,), provision)

    @staticmethod
    def _provision(world: World, body: str, role: str) -> PostProvision | None:
        return next(iter(world.posts_in_law(world.bodies.kind(body)).get(role, ())), None)

    @staticmethod
    def _days(world: World, body: str) -> Spans:
        life = world.bodies.get(body)
        return life.days if life and not life.planned else EMPTY


class AppointedBeforeTheBody(Rule):
    """{person} is shown as {post} of {body} {period}, before {body} was in being."""

    code = "CS-POST-07"
    level = Level.WARN
    outlives_bodies = True
    remedy = "Correct when {person} became {post}, or when {body} began; a designate holds the post from its first day."
    basis = "nobody holds a post of a body that is not yet there"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which somebody is shown in a post before the first day of its body."""
        for body, by_role in world.tenures.by_body.items():
            life = world.bodies.get(body)
            if life is not None and life.began > FIRST_DAY:
                for tenures in by_role.values():
                    for tenure in tenures:
                        first = tenure.days.first
                        if first is not None and first < life.began:
                            yield self._early(tenure, life, world)

    @staticmethod
    def _early(tenure: Tenure, life: BodyLife, world: World) -> Breach:
        words = {
            "person": world.name(tenure.person),
            "post": role_name(tenure.role),
            "body": world.name(life.id),
        }
        days = tenure.days.within(FIRST_DAY, life.began)
        return Breach(f"{tenure.post}#{tenure.person}", (life.id,), days, words, (tenure.statement, life.statement))
