"""CS-APPT: appointments that somebody else has to make or approve."""

import re
from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.appointing import COUNCILS, NeedsAppointment, is_newly_made, outsiders
from commonseal.assurance.shapes.covering import covers, steps_about, texts_of
from commonseal.assurance.shapes.offices import Office, offices
from commonseal.assurance.world import Approved, Tenure, World
from commonseal.assurance.world.times import begins_on_a_known_day
from commonseal.regimes import PostProvision, Provision
from commonseal.vocabulary.periods import OPEN, Spans
from commonseal.vocabulary.statement import Statement


class AccountableOfficerNotAppointed(NeedsAppointment):
    """{person} is shown as {post} of {body} {period}, and the register has no appointment by {who} for {body}."""

    code = "CS-APPT-01"
    rule = "R1"
    level = Level.BLOCK
    remedy = "Record {who}’s appointment of {person} for {body} with its date, or ask for it."

    def is_mine(self, provision: PostProvision) -> bool:
        """Whether this is a clinical commissioning group's accountable officer."""
        return "accountable_officer" in provision.roles and "ccg" in provision.bodies


class HeadOfPaidServiceNotApproved(NeedsAppointment):
    """{person} is appointed {post} of {body} {period}, and the register shows no approval by the {who}."""

    code = "CS-APPT-02"
    rule = "R12"
    level = Level.BLOCK
    remedy = (
        "Record the {who}’s approval of {person} as {post} of {body}; if there was none, take advice: "
        "a later approval may not cure the time before it."
    )

    def offices(self, world: World) -> Iterator[Office]:
        """Give the heads of paid service; of councils that have none on record, the chief executive whose making is shown."""
        for office in offices(world):
            if office.provision is not None and self.is_mine(office.provision):
                yield office
            elif "chief_executive" in office.roles and office.body.classification in COUNCILS:
                law = world.provision("la.hops")
                is_there = world.tenures.at(office.body.id, ("head_of_paid_service",))
                made = [each for each in office.tenures if _shows_how(each, office, world)]
                if isinstance(law, PostProvision) and made and not is_there:
                    yield Office(office.body, office.roles, law, office.tenures, office.posts)

    def is_mine(self, provision: PostProvision) -> bool:
        """Whether this is a council's head of paid service."""
        return "head_of_paid_service" in provision.roles

    def asked(self, provision: PostProvision) -> tuple[str, ...]:
        """Return the full council, which approves whatever else the provision names."""
        return ("full_council",) if provision.roles else ()

    def level_of(self, tenure: Tenure, world: World) -> Level | None:
        """Ask only, where nobody shows the appointment being made, or only says “chief executive”."""
        shown = is_newly_made(tenure, world) and tenure.role == "head_of_paid_service"
        return None if shown else Level.ASK

    def is_judged(self, tenure: Tenure, office: Office, world: World) -> bool:
        """Whether it is shown how a chief executive came to be one; every head of paid service is judged."""
        return tenure.role == "head_of_paid_service" or _shows_how(tenure, office, world)


def _shows_how(tenure: Tenure, office: Office, world: World) -> bool:
    """Whether the register shows by what decisions somebody came into a post: who decided, or a proposal about it."""
    things = (tenure.post, tenure.person)
    about = [
        each for each in steps_about(world, tenure, office) if world.approvals.matters(each.fact.proposal) & {*things}
    ]
    return begins_on_a_known_day(tenure.statement) and (
        bool(tenure.decided_by) or any(covers(world, each, tenure, office) for each in about)
    )


class HeadOfPaidServiceDismissed(Rule):
    """{person} is dismissed as {post} of {body} {period}, and the register shows no approval by the full council."""

    code = "CS-APPT-04"
    rule = "R12"
    level = Level.BLOCK
    remedy = (
        "Record the full council’s approval of {person}’s dismissal; if there was none, take advice: "
        "a later approval may not cure the time before it."
    )

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the heads of paid service whose time was ended by a dismissal before the full council approved it."""
        law = world.provision("la.hops.dismiss")
        for office in offices(world):
            if office.provision is not None and "head_of_paid_service" in office.provision.roles:
                for tenure in office.tenures:
                    steps = [each for each in steps_about(world, tenure, office) if _is_of_dismissal(each, world)]
                    if tenure.days.until not in {None, OPEN} and (steps or _says_dismissed(tenure.statement)):
                        yield self._breach(office, tenure, steps, law, world)

    @staticmethod
    def _breach(office: Office, tenure: Tenure, steps: list[Approved], law: Provision | None, world: World) -> Breach:
        agreed = [
            each
            for each in steps
            if each.is_given and each.home == office.body.id and (each.kind == "full_council" or each.kind in COUNCILS)
        ]
        given = Spans.of(min((each.given for each in agreed), default=OPEN), OPEN)
        after = Spans.of(tenure.days.until or OPEN, OPEN)
        words = {"person": world.name(tenure.person), "post": office.name, "body": world.name(office.body.id)}
        grounds = (tenure.statement, *(each.statement for each in steps))
        subject = f"{office.key}#{tenure.person}#dismissed"
        return Breach(subject, (office.body.id,), (after & office.body.days) - given, words, grounds, law)


_DISMISSAL = re.compile(r"\b(?:dismiss\w*|sack(?:ed|ing)|remov(?:al|ed|ing) from (?:post|office))\b", re.IGNORECASE)


def _is_of_dismissal(step: Approved, world: World) -> bool:
    return any(_DISMISSAL.search(each) for each in texts_of(world, step))


def _says_dismissed(statement: Statement) -> bool:
    """Whether the note on an appointment that has ended says that it was by dismissal."""
    note = statement.note or ""
    return bool(_DISMISSAL.search(note)) and not re.search(
        r"\b(?:not|never|no)\b[^.;]{0,20}dismiss", note, re.IGNORECASE
    )


class OfficeNotAppointedByWhoMust(NeedsAppointment):
    """{person} is shown as {post} of {body} {period}, and the register shows no act of {who}, which the law asks for."""

    code = "CS-APPT-03"
    level = Level.BLOCK
    remedy = "Record the act of {who} for {person} as {post} of {body}, with its date, or ask for it."

    def is_mine(self, provision: PostProvision) -> bool:
        """Whether an outside body has a say in this post, and it has no rule of its own."""
        own = AccountableOfficerNotAppointed().is_mine(provision) or HeadOfPaidServiceNotApproved().is_mine(provision)
        return not own and provision.statutory and bool(outsiders(provision))
