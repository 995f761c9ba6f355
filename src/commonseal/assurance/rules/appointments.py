"""CS-APPT: appointments that somebody else has to make or approve."""

from commonseal.assurance.levels import Level
from commonseal.assurance.shapes.appointing import NeedsAppointment, is_newly_made, outsiders
from commonseal.assurance.world import Tenure, World
from commonseal.regimes import PostProvision


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


class OfficeNotAppointedByWhoMust(NeedsAppointment):
    """{person} is shown as {post} of {body} {period}, and the register shows no act of {who}, which the law asks for."""

    code = "CS-APPT-03"
    level = Level.BLOCK
    remedy = "Record the act of {who} for {person} as {post} of {body}, with its date, or ask for it."

    def is_mine(self, provision: PostProvision) -> bool:
        """Whether an outside body has a say in this post, and it has no rule of its own."""
        own = AccountableOfficerNotAppointed().is_mine(provision) or HeadOfPaidServiceNotApproved().is_mine(provision)
        return not own and provision.statutory and bool(outsiders(provision))
