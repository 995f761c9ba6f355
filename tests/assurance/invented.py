"""Invented worlds for properties: a few bodies, people and posts, and what may befall them within some months."""

from datetime import date, timedelta

from hypothesis import strategies as st

from assurance.naive import FIRST, NHS_ENGLAND, Plain
from commonseal.vocabulary import Period, Snapshot, Viewer, Visibility
from commonseal.vocabulary.facts import Appointment, Approval, Arrangement, Body, Interest, Person, Post, Proposal
from commonseal.vocabulary.periods import OPEN, RecordedPeriod, day_of
from commonseal.vocabulary.statement import Standing, Statement

CCGS = ("body/ashford-ccg", "body/medway-ccg", "body/swale-ccg")
COUNCILS = ("body/kent-council", "body/medway-council")
PEOPLE = ("person/anna-lund", "person/boris-mayer", "person/clara-novak")
CCG_ROLES = ("accountable_officer", "chief_finance_officer", "chair")
COUNCIL_ROLES = ("head_of_paid_service", "monitoring_officer", "section_151_officer")
KNOWN_AT = date(2016, 12, 31)


def _name(identifier: str) -> str:
    return identifier.rpartition("/")[2].replace("-", " ").title()


def frame(last_of_swale: date | None = None) -> list[Plain]:
    """Return the bodies, people and posts of every invented world."""
    start = date(2013, 4, 1)
    facts: list[Plain] = [Plain(Body(id=NHS_ENGLAND, name="NHS England", classification="nhs_england"), start)]
    for ccg in CCGS:
        end = last_of_swale if ccg == CCGS[2] else None
        facts.append(Plain(Body(id=ccg, name=_name(ccg), classification="ccg"), start, end))
        organ = Body(id=f"{ccg}/governing-body", name=f"{_name(ccg)} GB", classification="governing_body", parent=ccg)
        facts.append(Plain(organ, start))
        facts += [Plain(Post(id=_post(ccg, role), role=role, bodies=(_seat(ccg, role),))) for role in CCG_ROLES]
    for council in COUNCILS:
        facts.append(Plain(Body(id=council, name=_name(council), classification="unitary_council"), start))
        facts += [Plain(Post(id=_post(council, role), role=role, bodies=(council,))) for role in COUNCIL_ROLES]
    facts.append(Plain(Post(id="post/shared/accountable-officer", role="accountable_officer", bodies=CCGS[:2])))
    facts += [Plain(Person(id=each, name=_name(each))) for each in PEOPLE]
    return facts


def _post(body: str, role: str) -> str:
    return f"post/{body.partition('/')[2]}/{role.replace('_', '-')}"


def _seat(ccg: str, role: str) -> str:
    return f"{ccg}/governing-body" if role == "chair" else ccg


_day = st.integers(-40, 200).map(lambda days: FIRST + timedelta(days=days))
_length = st.one_of(st.none(), st.integers(0, 120))


def _until(start: date, length: int | None) -> date | None:
    return None if length is None else start + timedelta(days=length)


@st.composite
def appointments(draw: st.DrawFn) -> Plain:
    """Draw somebody in a post of a group, of a council, or shared by two groups."""
    person, start, length = draw(st.sampled_from(PEOPLE)), draw(_day), draw(_length)
    by = draw(st.sampled_from([(), (), (NHS_ENGLAND,)]))
    basis = draw(st.sampled_from([None, "interim"]))
    where = draw(st.sampled_from((*CCGS, *COUNCILS, "shared")))
    if where == "shared":
        post, bodies = "post/shared/accountable-officer", CCGS[:2]
    else:
        role = draw(st.sampled_from(CCG_ROLES if where in CCGS else COUNCIL_ROLES))
        post, bodies = _post(where, role), (_seat(where, role) if where in CCGS else where,)
    fact = Appointment(person=person, post=post, bodies=bodies, decided_by=by, basis=basis)
    return Plain(fact, start, _until(start, length))


@st.composite
def approvals(draw: st.DrawFn, number: int) -> list[Plain]:
    """Draw an act of NHS England on somebody, for some bodies or for whichever there are."""
    person = draw(st.sampled_from(PEOPLE))
    bodies = draw(st.sampled_from([(), CCGS[:1], CCGS[1:]]))
    proposal = Proposal(id=f"proposal/p{number}", name="A leader", promoters=(NHS_ENGLAND,), concerns=(person, *bodies))
    outcome = draw(st.sampled_from(["approved", "approved", "rejected"]))
    approval = Approval(
        proposal=proposal.id, step="nhs-england", body=NHS_ENGLAND, act="appoints", subject_matter="it",
        done=draw(_day).isoformat(), outcome=outcome,
    )  # fmt: skip
    return [Plain(proposal), Plain(approval)]


@st.composite
def arrangements(draw: st.DrawFn, number: int) -> list[Plain]:
    """Draw a team of two bodies, approved on conditions or without."""
    parties = draw(st.sampled_from([CCGS[:2], (CCGS[0], COUNCILS[0]), COUNCILS]))
    start, length = draw(_day), draw(_length)
    team = Arrangement(id=f"arrangement/t{number}", type="joint_team", name="A team", parties=parties)
    proposal = Proposal(id=f"proposal/t{number}", name="A team", promoters=parties, concerns=(team.id,))
    met = draw(st.one_of(st.none(), _day))
    approval = Approval(
        proposal=proposal.id, step="one", body=parties[0], act="approves", subject_matter="the team",
        conditions=draw(st.sampled_from([(), ("that the cost is split",)])), done=draw(_day).isoformat(),
        outcome="approved", conditions_met=met.isoformat() if met else None,
    )  # fmt: skip
    return [Plain(team, start, _until(start, length)), Plain(proposal), Plain(approval)]


@st.composite
def interests(draw: st.DrawFn) -> Plain:
    """Draw an entry in a register of interests."""
    own, other = draw(st.permutations((*CCGS, *COUNCILS)))[:2]
    start, length = draw(_day), draw(_length)
    fact = Interest(person=draw(st.sampled_from(PEOPLE)), register_of=own, nature="another post", about=(other,))
    return Plain(fact, start, _until(start, length))


@st.composite
def worlds(draw: st.DrawFn) -> list[Plain]:
    """Draw a world; no two statements in it say the same."""
    facts = frame(draw(st.one_of(st.none(), _day)))
    facts += draw(st.lists(appointments(), max_size=7))
    for number in range(draw(st.integers(0, 2))):
        facts += draw(approvals(number))
    for number in range(draw(st.integers(0, 2))):
        facts += draw(arrangements(number))
    facts += draw(st.lists(interests(), max_size=3))
    return facts


def statements(facts: list[Plain], visibility: Visibility = Visibility.PUBLIC) -> list[Statement]:
    """Return plain facts as statements of a register."""
    return [
        Statement(
            fact=each.fact,
            period=Period.parse(
                each.start.isoformat() if each.start else None, each.end.isoformat() if each.end else None
            ),
            standing=Standing.IN_FORCE,
            visibility=visibility,
            number=number,
            recorded=RecordedPeriod(since=day_of(date(2013, 4, 1)), until=OPEN),
            act=1,
            author="Clerk",
        )
        for number, each in enumerate(facts, 1)
    ]


def snapshot(known: list[Statement], viewer: Viewer | None = None) -> Snapshot:
    """Return a snapshot of some statements."""
    return Snapshot(on=KNOWN_AT, known_at=KNOWN_AT, viewer=viewer or Viewer(), known=known)
