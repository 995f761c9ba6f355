"""Invented bodies and options for tests of routes: two groups and a council, three boards, and what they might do."""

from commonseal.planning.model import Route
from commonseal.planning.routes import route_of
from commonseal.regimes import Law
from commonseal.vocabulary import Evidence, Period, Snapshot, Standing, StatementDraft, UncertainDate
from commonseal.vocabulary.facts import Approval, Arrangement, Body, Fact, Option, Person, Post, Proposal
from support.snapshots import snapshot_of

PROPOSAL = "proposal/closer"
OPTION = "option/closer/one"
CCGS = ("body/dale-ccg", "body/fell-ccg")
COUNCIL = "body/dale-council"
ICBS = ("body/north-icb", "body/south-icb", "body/west-icb")
MINUTE = (Evidence(source="Minutes"),)


def said(fact: Fact, standing: str = "in_force", start: str | None = None) -> StatementDraft:
    """Return a fact as a draft, without evidence."""
    return StatementDraft(fact=fact, standing=Standing(standing), period=Period.parse(start, None))


def planned(fact: Fact, start: str | None = None) -> StatementDraft:
    """Return a fact that is only proposed."""
    return said(fact, "proposed", start)


def bodies() -> list[StatementDraft]:
    """Return two groups, a council with its head, and NHS England, as of 2018."""
    facts: list[Fact] = [
        Body(id="body/nhs-england", name="NHS England", classification="nhs_england"),
        Body(id=COUNCIL, name="Dale Council", classification="unitary_council"),
        *(Body(id=each, name=each.rpartition("/")[2].upper(), classification="ccg") for each in CCGS),
        *(
            Body(id=f"{each}/governing-body", name=f"{each[5:]} GB", classification="governing_body", parent=each)
            for each in CCGS
        ),
        Person(id="person/ada-chief", name="Ada Chief"),
        Post(id="post/dale-council/chief-executive", role="chief_executive", bodies=(COUNCIL,)),
    ]
    return [said(each, start="2013-04-01") for each in facts]


def boards() -> list[StatementDraft]:
    """Return three integrated care boards, each with its board, and a council."""
    facts: list[Fact] = [
        Body(id=COUNCIL, name="Dale Council", classification="unitary_council"),
        *(Body(id=each, name=each.rpartition("/")[2], classification="icb") for each in ICBS),
        *(Body(id=f"{each}/board", name=f"{each[5:]} board", classification="board", parent=each) for each in ICBS),
    ]
    return [said(each, start="2022-07-01") for each in facts]


def proposal(*more: Option, promoters: tuple[str, ...] = CCGS) -> list[StatementDraft]:
    """Return a proposal with some options."""
    fact = Proposal(id=PROPOSAL, name="Closer together", promoters=promoters)
    return [planned(fact), *map(planned, more)]


def option(*brings: str, ends: tuple[str, ...] = (), target: str | None = None, name: str = "one") -> Option:
    """Return an option that brings some things and ends others."""
    return Option(
        id=f"option/closer/{name}", proposal=PROPOSAL, name=f"Option {name}", brings=brings, ends=ends,
        target=UncertainDate.parse(target) if target else None,
    )  # fmt: skip


def arrangement(name: str, type_: str, *parties: str, **more: object) -> Arrangement:
    """Return an arrangement of a type between bodies given by identifier."""
    return Arrangement.model_validate(
        {"id": f"arrangement/{name}", "type": type_, "name": name, "parties": parties, **more}
    )


def approval(step: str, body: str, act: str = "decides", matter: str = "the plan", **more: object) -> StatementDraft:
    """Return an approval with evidence, in force."""
    fact = Approval.model_validate(
        {"proposal": PROPOSAL, "step": step, "body": body, "act": act, "subject_matter": matter, **more}
    )
    return StatementDraft(fact=fact, evidence=MINUTE)


def route(*drafts: StatementDraft, on: str = "2018-05-01", asked: str = OPTION) -> tuple[Route, Snapshot]:
    """Return the route of an option, and the snapshot it is worked out from."""
    snapshot = snapshot_of(*drafts, on=on, recorded="2013-04-01")
    return route_of(snapshot, Law.shipped(), asked), snapshot


def shared_officer() -> list[StatementDraft]:
    """Return the proposal that the council's chief executive becomes accountable officer of both groups."""
    post = Post(id="post/joint/accountable-officer", role="accountable_officer", bodies=CCGS)
    shared = arrangement(
        "officer", "shared_post", *CCGS, COUNCIL, post=post.id, role="accountable_officer",
        scope="the council’s chief executive becomes accountable officer",
    )  # fmt: skip
    return [*bodies(), *proposal(option(shared.id)), planned(post), planned(shared)]
