"""Appointments that somebody outside the body has to make or approve, and whether the register shows that they did."""

from abc import abstractmethod
from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.covering import covers, steps_about
from commonseal.assurance.shapes.offices import Office, offices
from commonseal.assurance.world import Approved, Tenure, World
from commonseal.assurance.world.times import begins_on_a_known_day
from commonseal.regimes import PostProvision
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import ApprovalStep
from commonseal.vocabulary.periods import OPEN, Spans
from commonseal.vocabulary.statement import Statement

_DECIDING = frozenset({ApprovalStep.APPOINTS, ApprovalStep.APPROVES, ApprovalStep.DECIDES, ApprovalStep.CONSENTS})


def outsiders(provision: PostProvision) -> tuple[str, ...]:
    """Return the kinds of body that have to appoint or approve the holder of a post."""
    kinds = classifications()
    return tuple(dict.fromkeys(each for each in (*provision.appointed_by, *provision.approved_by) if each in kinds))


class NeedsAppointment(Rule):
    """A post must be held on an appointment or approval by whoever the law names, for each body apart."""

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which somebody is shown in the post without it."""
        for office in self.offices(world):
            for who in self.asked(office.provision) if office.provision is not None else ():
                for tenure in office.tenures:
                    if office.provision is not None and self.is_judged(tenure, office, world):
                        yield from self._missing(office, office.provision, tenure, who, world)

    def offices(self, world: World) -> Iterator[Office]:
        """Give the offices that the rule is about."""
        for office in offices(world):
            if office.provision is not None and self.is_mine(office.provision):
                yield office

    def is_judged(self, tenure: Tenure, office: Office, world: World) -> bool:
        """Whether one of the holders is judged; all are, unless a rule says otherwise."""
        del world
        return bool(tenure.days & office.body.days)

    @abstractmethod
    def is_mine(self, provision: PostProvision) -> bool:
        """Whether the rule is about this post."""

    def asked(self, provision: PostProvision) -> tuple[str, ...]:
        """Return the kinds of body whose act is needed."""
        return outsiders(provision)

    def level_of(self, tenure: Tenure, world: World) -> Level | None:
        """Return another level than the rule's: it is only asked where a paper merely mentions somebody in the post."""
        return None if is_newly_made(tenure, world) else Level.ASK

    def _missing(
        self, office: Office, provision: PostProvision, tenure: Tenure, who: str, world: World
    ) -> Iterator[Breach]:
        if tenure.decided_by and _is_by(world, tenure.decided_by, who):
            return
        shown = tenure.days & office.body.days
        acts = list(acts_for(world, tenure, who, office))
        given = Spans.of_many(pair for days, _ in acts for pair in days)
        days = shown - given
        if days:
            words = {
                "person": world.name(tenure.person),
                "post": office.name,
                "body": world.name(office.body.id),
                "who": classifications()[who].name,
            }
            grounds = (tenure.statement, *(statement for _, statement in acts))
            subject = f"{office.key}#{tenure.person}#{who}"
            yield Breach(
                subject, (office.body.id,), days, words, grounds, provision, level=self.level_of(tenure, world)
            )


def acts_for(world: World, tenure: Tenure, who: str, office: Office) -> Iterator[tuple[Spans, Statement]]:
    """Give each recorded act by which a kind of body put somebody in a post, and the days that it covers.

    It may stand in the appointment itself (``decided_by``) or be an approval: see ``assurance.shapes.covering``.
    """
    for other in office.tenures:
        if other.person == tenure.person and other.post == tenure.post and _is_by(world, other.decided_by, who):
            yield other.days, other.statement
    named = [each for each in office.tenures if _is_by(world, each.decided_by, who)]
    for step in steps_about(world, tenure, office):
        if _counts(world, step, who, office) and covers(world, step, tenure, office, settled=named):
            yield Spans.of(step.given, OPEN), step.statement


def _is_by(world: World, deciders: tuple[str, ...], who: str) -> bool:
    return any(_is_kind(world, each, who) for each in deciders)


def _is_kind(world: World, body: str, who: str) -> bool:
    """Whether a body is of a kind, or an organ of one; a council asked for its full council's act is that in law."""
    kind = world.bodies.kind(body)
    if who == "full_council":
        return kind == who or kind in COUNCILS
    return who in {kind, world.bodies.kind(world.bodies.home(body))}


COUNCILS = frozenset(
    {"county_council", "unitary_council", "metropolitan_council", "district_council", "london_borough"}
)
"""The kinds of principal council."""


def _counts(world: World, step: Approved, who: str, office: Office) -> bool:
    if not step.is_given or step.fact.act not in _DECIDING or not _is_kind(world, step.fact.body, who):
        return False
    return who != "full_council" or step.home == office.body.id


def is_newly_made(tenure: Tenure, world: World) -> bool:
    """Whether the register shows the appointment being made: it dates it, calls it interim, or has the post shared.

    Of somebody whom a paper only mentions as being in post, it can merely be asked how they came there.
    """
    if begins_on_a_known_day(tenure.statement) or tenure.is_temporary:
        return True
    shared = (each for each in world.approvals.arrangements_of_post.get(tenure.post, ()) if world.counts(each))
    return any(world.days(each) & tenure.days for each in shared)
