"""A small register of two CCGs and a council, and claims made by hand about them."""

from datetime import date, datetime
from typing import Any

from commonseal.reading import (
    AppointmentClaim,
    ArrangementClaim,
    AttributeClaim,
    Claim,
    DecisionClaim,
    PaperClaims,
)
from commonseal.reading.claims import Evidence as Place
from commonseal.register.register import Register
from commonseal.review import Item, ReviewSession
from commonseal.vocabulary import Paper, Standing, StatementDraft
from commonseal.vocabulary.facts import Approval, Population, Proposal, Rating
from support.saying import (
    ENTERED,
    EVERYTHING,
    appointment,
    arrangement,
    body,
    day,
    edtf,
    paper,
    person,
    post,
    record,
    said,
)

TODAY = day("2019-08-01")
TEXT = "The valley letter. Ann Lee leads. Bo Day follows. The boards of Dale and Vale meet as one."
LETTER = paper("Valley letter", TEXT)
COMMITTEE = "Joint Committee of Dale and Vale"


def valley() -> list[StatementDraft]:
    """Return what the register holds: two CCGs, one chief, a joint committee, a pending approval, two figures."""
    return [
        said(body("Dale CCG"), "2013-04-01"),
        said(body("Vale CCG"), "2013-04-01"),
        said(body("Dale Council", classification="county_council")),
        said(body("Dale CCG governing body", classification="governing_body", parent="body/dale-ccg")),
        said(person("Ann Lee")),
        said(person("Bo Day")),
        said(post("Dale CCG"), "2013-04-01"),
        said(appointment("Ann Lee", "Dale CCG", title="chief clinical officer"), "2018-04-01"),
        said(arrangement(COMMITTEE, "Dale CCG", "Vale CCG"), "2018-10-01"),
        said(
            Proposal(id="proposal/merger", name="Merger of Dale and Vale", promoters=("body/dale-ccg",)),
            standing=Standing.PROPOSED,
        ),
        said(
            Approval(
                proposal="proposal/merger", step="dale", body="body/dale-ccg-governing-body", act="approves",
                subject_matter="the merger", planned=edtf("2019-09-17"),
            ),
            standing=Standing.PROPOSED,
        ),
        said(Population(about="body/dale-ccg", value="200,000 people", people=200000), "2018"),
        said(Rating(about="body/vale-ccg", value="good"), "2018"),
    ]  # fmt: skip


def told(register: Register) -> Register:
    """Tell a register what it holds of the valley, and return it."""
    record(register, *valley(), recorded="2019-07-01")
    return register


def quoting(words: str = "Ann Lee leads") -> tuple[Place, ...]:
    """Return evidence in the letter."""
    start = TEXT.index(words)
    return (Place(start=start, end=start + len(words), quote=words),)


def appoints(person: str, role: str = "accountable officer", *bodies: str, **more: Any) -> AppointmentClaim:
    """Return a claim that a person holds a post, at Dale CCG unless told otherwise."""
    told = {"status": "held", "evidence": quoting(), **more}
    return AppointmentClaim(person=person, role=role, bodies=bodies or ("Dale CCG",), **told)


def arranges(kind: str, *parties: str, **more: Any) -> ArrangementClaim:
    """Return a claim that bodies share something, Dale and Vale CCG unless told otherwise."""
    told = {"status": "existing", "evidence": quoting("The boards of Dale and Vale meet as one"), **more}
    return ArrangementClaim(type=kind, parties=parties or ("Dale CCG", "Vale CCG"), **told)


def decides(body: str, **more: Any) -> DecisionClaim:
    """Return a claim that a body has decided or has to."""
    told = {"subject": "the merger", "status": "pending", "evidence": quoting("Bo Day follows"), **more}
    return DecisionClaim(body=body, **told)


def says(about: str, measure: str, value: str, **more: Any) -> AttributeClaim:
    """Return a claim of a figure or a judgement."""
    told = {"status": "stated", "evidence": quoting("Bo Day follows"), **more}
    return AttributeClaim(about=about, property=measure, value=value, **told)


def reading(
    register: Register,
    *claims: Claim,
    of: Paper = LETTER,
    reviewer: str = "Cy Fox",
    published: str | None = "2019-07-20",
    brought_by: str | None = None,
) -> ReviewSession:
    """Return the review of a paper in which these claims were read."""
    found = PaperClaims(doc="letter", published=published, claims=claims)
    return ReviewSession(register, of, found, reviewer=reviewer, today=TODAY, viewer=EVERYTHING, brought_by=brought_by)


def only(register: Register, claim: Claim, **more: Any) -> Item:
    """Return one claim as it comes up for review."""
    (item,) = reading(register, claim, **more).items()
    return item


def known(register: Register, at: date = TODAY) -> list[StatementDraft]:
    """Return all that is held, as the auditor sees it."""
    return list(register.as_of(on=at, known_at=at, viewer=EVERYTHING).known)


def moment() -> datetime:
    """Return when decisions are entered."""
    return ENTERED
