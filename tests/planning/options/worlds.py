"""Two small worlds to plan in: two clinical commissioning groups and their council in 2018, two boards in 2026."""

from typing import Any

from commonseal.planning.options import TEMPLATES, Built, Site
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, StatementDraft, UncertainDate
from commonseal.vocabulary.facts import Contract, Fact, Function, Option, Population, Proposal
from support.saying import appointment, body, person, post, said
from support.snapshots import snapshot_of

LAW = Law.shipped()
CCGS = ("body/dale-ccg", "body/moor-ccg")
ICBS = ("body/dale-icb", "body/moor-icb")
COUNCIL = "body/dale-council"
TRUST = "body/dale-trust"
OPTION = "option/plan/one"


def _those(*names: str, kind: str, since: str, leader: str, people: tuple[str, ...]) -> list[StatementDraft]:
    found = []
    for name, who in zip(names, people, strict=True):
        found += [
            said(body(name, classification=kind), since),
            said(post(name, leader), since),
            said(post(name, "chief finance officer"), since),
            said(post(name, "chief commissioner"), since),
            said(post(name, "chair"), since),
            said(person(who)),
            said(appointment(who, name, leader), since),
            said(Population(about=f"body/{name.lower().replace(' ', '-')}", value="100,000", people=100000), since),
        ]
    return found


def _council() -> list[StatementDraft]:
    return [
        said(body("Dale Council", classification="unitary_council"), "2009-04-01"),
        said(post("Dale Council", "chief executive"), "2009-04-01"),
        said(post("Dale Council", "section 151 officer"), "2009-04-01"),
        said(person("Carol North")),
        said(appointment("Carol North", "Dale Council", "chief executive"), "2015-04-01"),
        said(body("Dale Trust", classification="nhs_trust"), "2009-04-01"),
    ]


def ccg_era(*more: StatementDraft) -> Snapshot:
    """Return what is known of two groups, a council and a trust, looked at on 1 January 2018."""
    function = Function(
        id="function/dale-ccg/chc", name="continuing healthcare", body=CCGS[0], function="chc",
        accountable=("post/dale-ccg/chief-finance-officer",),
    )  # fmt: skip
    contract = Contract(id="contract/old", name="Community contract", commissioners=CCGS[:1], holder=TRUST)
    those = _those(
        "Dale CCG", "Moor CCG", kind="ccg", since="2013-04-01", leader="accountable officer",
        people=("Anne West", "Bob East"),
    )  # fmt: skip
    return snapshot_of(
        *those, *_council(), said(function, "2013-04-01"), said(contract, "2014-04-01"), *more, on="2018-01-01"
    )


def icb_era(*more: StatementDraft) -> Snapshot:
    """Return what is known of two boards, a council and a trust, looked at on 1 January 2026."""
    those = _those(
        "Dale ICB", "Moor ICB", kind="icb", since="2022-07-01", leader="chief executive",
        people=("Anne West", "Bob East"),
    )  # fmt: skip
    contract = Contract(id="contract/old", name="Community contract", commissioners=ICBS[:1], holder=TRUST)
    return snapshot_of(*those, *_council(), said(contract, "2023-04-01"), *more, on="2026-01-01")


WORLDS: dict[str, tuple[Snapshot, tuple[str, ...], str]] = {
    "2018": (ccg_era(), CCGS, "2018-04-01"),
    "2026": (icb_era(), ICBS, "2027-04-01"),
}
"""Each world with its two health bodies and a target day."""


def parameters(key: str, bodies: tuple[str, ...]) -> dict[str, Any]:
    """Return what a template is told in a world, by its health bodies."""
    one, other = bodies
    leader = "accountable officer" if one.endswith("ccg") else "chief executive"
    given: dict[str, dict[str, Any]] = {
        "shared_post": {"bodies": bodies, "role": leader, "person": "person/anne-west"},
        "chief_executive_takes_role": {"council": COUNCIL, "health_body": one},
        "joint_finance_post": {"bodies": (one, COUNCIL)},
        "single_management_team": {"bodies": bodies},
        "joint_committee": {"bodies": bodies, "committee": "Dale and Moor Committee", "functions": ("commission",)},
        "delegation": {"delegators": (one,), "delegate": COUNCIL, "functions": ("community services",)},
        "pooled_budget": {
            "bodies": (one, COUNCIL),
            "fund": "Better Care",
            "host": COUNCIL,
            "functions": ("home care",),
            "amount": "1000000",
        },
        "cluster": {"bodies": bodies, "cluster": "Dale and Moor", "chair": "person/bob-east"},
        "merger": {"bodies": bodies, "name": f"NHS Dale and Moor {one[-3:].upper()}"},
        "strategic_commissioner": {"bodies": bodies, "commissioner": "Dale Strategic", "functions": ("commission",)},
        "contract_holder": {
            "commissioners": bodies,
            "holder": TRUST,
            "contract": "Care for all",
            "services": ("community care",),
            "people": 200000,
            "replaces": ("contract/old",),
        },
        "staff_transfer": {
            "from_bodies": (one,),
            "to_body": other,
            "staff": "the finance team",
            "posts": (one.replace("body/", "post/") + "/chief-finance-officer",),
            "redundancies": 25,
        },
        "shared_record": {"users": (*bodies, COUNCIL), "system": "One record"},
    }
    return given[key]


def built(key: str, world: str, **more: Any) -> Built:
    """Return what a template makes in a world."""
    snapshot, bodies, target = WORLDS[world]
    site = Site(snapshot, LAW, OPTION, UncertainDate.parse(target))
    return TEMPLATES[key].build({**parameters(key, bodies), **more}, site)


def with_option(snapshot: Snapshot, made: Built, target: str | None, *also: StatementDraft) -> Snapshot:
    """Return a snapshot in which an option of what a template made is proposed too."""
    before = [
        StatementDraft(**{name: getattr(each, name) for name in StatementDraft.model_fields}) for each in snapshot.known
    ]
    option = Option(
        id=OPTION, proposal="proposal/plan", name="One", brings=made.brings, ends=made.ends,
        target=None if target is None else UncertainDate.parse(target),
    )  # fmt: skip
    proposal = Proposal(id="proposal/plan", name="A plan", promoters=("body/dale-council",))
    mine: list[Fact] = [proposal, option]
    drafts = [*before, *made.drafts, *also, *(said(each, standing="proposed") for each in mine)]
    return snapshot_of(*drafts, on=snapshot.on.isoformat())
