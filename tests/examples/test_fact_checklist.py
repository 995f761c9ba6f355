"""The facts of each arrangement, row by row: every one of them stands in the example's register, or outside it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from commonseal.exchange.register_files import StatementEntry, read_register_files
from commonseal.exchange.register_files.entries import EndedEntry
from commonseal.vocabulary import StatementDraft

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Stated:
    """A statement of an example: what it says, on which day it was recorded, and whether it is from the papers."""

    draft: StatementDraft
    recorded: str
    outside: bool
    corrects: str | None
    label: str | None


@dataclass(frozen=True)
class Held:
    """All statements of an example, and the labels of those that have been ended, with their last day."""

    statements: tuple[Stated, ...]
    endings: dict[str, str]


Predicate = Callable[[Held], bool]
Row = tuple[str, Predicate]


@cache
def held(name: str) -> Held:
    """Read an example."""
    statements: list[Stated] = []
    endings: dict[str, str] = {}
    for act in read_register_files(EXAMPLES / name):
        for step in act.steps:
            if isinstance(step, StatementEntry):
                outside = Path(step.place.file).parent.name == "outside"
                statements.append(Stated(step.draft, str(act.recorded), outside, step.corrects, step.label))
            elif isinstance(step, EndedEntry):
                endings[step.statement] = str(step.end)
    return Held(tuple(statements), endings)


ENVELOPE = ("standing", "attribution", "start", "end", "note", "recorded")


def says(kind: str, *, outside: bool = False, **wanted: Any) -> Predicate:
    """Return whether some statement of a kind has these values.

    Envelope fields are compared as text, ``note`` by containing it; of a fact's lists, the wanted entries must be
    among them (texts within texts); an absent value is asked for with None.
    """

    def found(all_of_it: Held) -> bool:
        return any(
            each.draft.fact.kind == kind
            and each.outside is outside
            and all(_fits(each, field, value) for field, value in wanted.items())
            for each in all_of_it.statements
        )

    return found


def _fits(stated: Stated, field: str, wanted: Any) -> bool:
    draft = stated.draft
    if field in ENVELOPE:
        value: Any = {
            "standing": draft.standing.value,
            "attribution": draft.attribution.value,
            "start": draft.period.start and str(draft.period.start),
            "end": draft.period.end and str(draft.period.end),
            "note": draft.note,
            "recorded": stated.recorded,
        }[field]
        return wanted in (value or "") if field == "note" else value == wanted
    value = getattr(draft.fact, field)
    if isinstance(wanted, list):
        return len(value) >= len(wanted) and all(any(part in str(entry) for entry in value) for part in wanted)
    if wanted is None or isinstance(wanted, bool | int):
        return bool(value == wanted)
    return str(wanted) in str(value)


def ended(label: str, end: str) -> Predicate:
    """Return whether the statement of that label has been given that last day."""
    return lambda all_of_it: all_of_it.endings.get(label) == end


def corrected(kind: str, label: str, **wanted: Any) -> Predicate:
    """Return whether a statement of that label, with these values, was corrected by another of its kind."""
    return lambda all_of_it: (
        any(
            each.label == label and all(_fits(each, field, value) for field, value in wanted.items())
            for each in all_of_it.statements
        )
        and any(each.corrects == label and each.draft.fact.kind == kind for each in all_of_it.statements)
    )


def every(*predicates: Predicate) -> Predicate:
    """Return whether all of these hold."""
    return lambda all_of_it: all(predicate(all_of_it) for predicate in predicates)


def none_says(kind: str, **wanted: Any) -> Predicate:
    """Return whether no statement from the papers says so."""
    return lambda all_of_it: not says(kind, **wanted)(all_of_it)


def posts(*roles: str, body: str) -> Predicate:
    """Return whether each of these roles is a proposed post of a body, as often as it is given."""

    def found(all_of_it: Held) -> bool:
        facts = [
            each.draft.fact
            for each in all_of_it.statements
            if not each.outside and each.draft.fact.kind == "post" and each.draft.standing.value == "proposed"
        ]
        there = [fact.role for fact in facts if fact.bodies == (body,)]
        return sorted(there) == sorted(roles)

    return found


CCG, COUNCIL = "body/portsmouth-ccg", "body/portsmouth-city-council"
COMMITTEE = "body/health-and-care-portsmouth/joint-commissioning-committee"
ALL_THREE = ["cabinet", "governing-board", "health-and-wellbeing-board"]
PORTSMOUTH: list[Row] = [
    (
        "the accountable officer’s role is to be folded into the council chief executive’s",
        every(
            says("arrangement", type="shared_post", role="accountable_officer", standing="proposed"),
            says(
                "appointment", person="david-williams", post="portsmouth-ccg/accountable-officer", standing="proposed"
            ),
        ),
    ),
    (
        "David Williams is the council’s chief executive",
        says("appointment", person="david-williams", post="city-council/chief-executive", standing="in_force"),
    ),
    (
        "Dr Linda Collie is accountable officer and clinical leader",
        every(
            says("person", name="Linda Collie", honorific_prefix="Dr"),
            says("appointment", person="linda-collie", post="accountable-officer", standing="in_force"),
            says("appointment", person="linda-collie", post="clinical-leader", standing="in_force"),
        ),
    ),
    (
        "Cllr Matthew Winnington is cabinet member for health, wellbeing and social care",
        every(
            says("person", name="Matthew Winnington", honorific_prefix="Cllr"),
            says("appointment", person="matthew-winnington", post="cabinet-member-for-health"),
        ),
    ),
    (
        "a joint finance post is proposed; on 10 July nobody had said to whom it reports",
        every(
            says("arrangement", type="shared_post", role="joint finance role", standing="proposed"),
            says("post", id="portsmouth/joint-finance", standing="proposed", recorded="2019-07-10"),
        ),
    ),
    (
        "the joint finance post reports to both chief finance officers, as the news story adds",
        says(
            "post",
            id="portsmouth/joint-finance",
            reports_to=["portsmouth-ccg/chief-finance-officer", "city-council/chief-finance-officer"],
            standing="proposed",
            attribution="reported",
        ),
    ),
    (
        "more joint finance roles are to be looked for",
        says("arrangement", id="more-joint-finance-roles", standing="considered"),
    ),
    (
        "the two approaches to finance are to become one",
        says("arrangement", id="portsmouth-finance", functions=["finance"], standing="proposed"),
    ),
    (
        "the joint commissioning committee exists",
        says("arrangement", type="joint_committee", forms=COMMITTEE, standing="in_force"),
    ),
    (
        "the joint commissioning committee is to take more decisions",
        every(
            says("delegation", delegators=[COUNCIL, CCG], delegate=COMMITTEE, standing="proposed"),
            says("arrangement", type="delegation", standing="proposed"),
        ),
    ),
    (
        "the clinical chair and the clinical leadership stay",
        every(
            says(
                "arrangement",
                id="portsmouth-accountable-officer",
                keeps_apart=["clinical leadership", "clinical chair"],
            ),
            says("proposal", conditions=["led by clinicians", "clinical chair", "keeps clinical leadership"]),
            says("post", role="clinical_chair"),
        ),
    ),
    (
        "statutory posts are shared in three fields",
        every(
            *(
                says("arrangement", type="shared_post", role=role, standing="in_force")
                for role in (
                    "director_of_adult_social_services",
                    "director_of_childrens_services",
                    "director_of_public_health",
                )
            )
        ),
    ),
    (
        "commissioning functions and teams are shared",
        says("arrangement", type="joint_team", functions=["commissioning"]),
    ),
    (
        "Health and Care Portsmouth is a partnership of both",
        says("arrangement", type="partnership", parties=[COUNCIL, CCG]),
    ),
    (
        "early help for children and families, together since 2016",
        every(
            says("arrangement", type="joint_service", id="early-help", start="2016"),
            says("service", name="Targeted Early Help", parts=["health visitors", "social workers"]),
        ),
    ),
    (
        "adult community health, social care and therapies together",
        says("service", id="adult-community-teams", parts=["therapies"]),
    ),
    (
        "the Integrated Primary Care Service, since June 2018, in three parts",
        says(
            "service", name="Integrated Primary Care", start="2018-06", parts=["out-of-hours", "AVS", "enhanced access"]
        ),
    ),
    (
        "the Blueprint for Adult Social Care and its board",
        says("arrangement", name="Blueprint", forms="blueprint-board"),
    ),
    (
        "the joint home care service",
        every(says("service", id="domiciliary-care"), says("arrangement", id="domiciliary-care")),
    ),
    (
        "the voluntary sector as equal partner, with a signposting service",
        every(says("arrangement", id="voluntary-sector"), says("service", id="signposting")),
    ),
    (
        "the single clinical record and who uses it",
        every(
            says(
                "system", product="TPP SystmOne", users=["general-practices", "solent-nhs-trust", "adult-social-care"]
            ),
            says("arrangement", type="shared_system", standing="in_force"),
        ),
    ),
    (
        "the three recommendations are one recommended option",
        says("option", recommended=True, brings=["accountable-officer"]),
    ),
    (
        "step 1: the cabinet considered the paper on 9 July 2019",
        says(
            "approval",
            step="cabinet",
            body="city-council/cabinet",
            done="2019-07-09",
            outcome="considered",
            recorded="2019-07-10",
        ),
    ),
    (
        "step 2: the governing board is to consider it on 17 July 2019",
        says(
            "approval",
            step="governing-board",
            body="portsmouth-ccg/governing-board",
            planned="2019-07-17",
            outcome=None,
            after=["cabinet"],
            recorded="2019-07-10",
        ),
    ),
    (
        "step 3: the Health and Wellbeing Board after that, without a date",
        says(
            "approval",
            step="health-and-wellbeing-board",
            planned=None,
            done=None,
            outcome=None,
            after=["governing-board"],
            recorded="2019-07-10",
        ),
    ),
    (
        "step 4: NHS England last, and only if all three agree",
        says(
            "approval",
            step="nhs-england",
            body="body/nhs-england",
            act="approves",
            outcome=None,
            after=ALL_THREE,
            conditions=["only if"],
            recorded="2019-07-10",
        ),
    ),
    (
        "the two meetings",
        every(
            says("meeting", body="city-council/cabinet", on="2019-07-09"),
            says("meeting", body="governing-board", on="2019-07-17"),
        ),
    ),
    ("open: no full council step", says("question", text="full council")),
    ("open: pay, employment route, end date", says("question", text="pay, the employment route and the end date")),
    ("open: what the committee may decide in law", says("question", text="decide in law")),
    ("open: section 151 officer and chief finance officer", says("question", text="section 151 officer")),
    (
        "precedents: Tameside and Glossop, and Bury",
        every(
            says("arrangement", type="shared_post", parties=["tameside-and-glossop-ccg", "tameside-council"]),
            says("arrangement", type="shared_post", parties=["bury-ccg", "bury-council"]),
        ),
    ),
    (
        "precedent: Wigan, undone after Donna Hall retired",
        every(
            says("arrangement", type="shared_post", parties=["wigan-borough-ccg", "wigan-council"], standing="ended"),
            says("appointment", person="donna-hall", post="wigan-council/chief-executive", standing="ended"),
            says("appointment", person="donna-hall", post="wigan-borough-ccg/accountable-officer", standing="ended"),
        ),
    ),
    (
        "the two papers differ on who had met",
        says("question", text="Had the governing board met", recorded="2019-07-25"),
    ),
    (
        "later: Dr Collie still reports as chief clinical officer in March 2020",
        says("appointment", outside=True, person="linda-collie", post="chief-clinical-officer", note="To be checked"),
    ),
    (
        "later: NHS England’s decision was not found",
        says("question", outside=True, text="Did NHS England approve", answer=None),
    ),
]

EIGHT, STP = "body/kent-and-medway-ccgs", "body/kent-and-medway-stp"
KENT_AND_MEDWAY: list[Row] = [
    (
        "eight CCGs, as a set with a count, of which one is named",
        every(
            says("body", id=EIGHT, classification="set"),
            says("population", about=EIGHT, value="eight", measure="member_count", people=None),
            says("membership", member="body/west-kent-ccg", organization=EIGHT),
        ),
    ),
    (
        "a single strategic commissioner is being developed",
        every(
            says("body", classification="strategic_commissioner", standing="proposed"),
            says("arrangement", forms="strategic-commissioner", parties=[EIGHT], standing="proposed"),
        ),
    ),
    (
        "what the strategic commissioner is for",
        says(
            "arrangement",
            type="cluster",
            functions=["setting strategic priorities", "health and care partnerships", "directly"],
        ),
    ),
    ("about 2 million people", says("population", value="about 2 million", people=2_000_000)),
    (
        "two councils",
        every(
            says("body", name="Kent County Council", classification="county_council"),
            says("body", name="Medway Council", classification="unitary_council"),
        ),
    ),
    (
        "one accountable officer for all, within months",
        says("arrangement", type="shared_post", role="accountable_officer", standing="proposed", note="Within months"),
    ),
    ("a joint committee", says("arrangement", type="joint_committee", parties=[EIGHT], standing="proposed")),
    (
        "the interim structure’s posts for the CCGs",
        every(
            says("arrangement", type="joint_team", name="Interim structure", standing="proposed"),
            posts(
                "accountable_officer",
                "managing_director",
                "managing_director",
                "director of acute strategy",
                "director of strategic commissioning partnerships",
                "director of corporate services",
                "chief_nurse",
                "chief_finance_officer",
                "chief_finance_officer",
                body=EIGHT,
            ),
        ),
    ),
    ("the interim structure’s posts for the partnership", posts("medical_director", "programme_director", body=STP)),
    (
        "a single CCG, no earlier than April 2019",
        every(
            says("arrangement", type="merger", parties=[EIGHT], standing="considered", start="2019-04/.."),
            says("succession", type="merge", from_bodies=[EIGHT], standing="considered", start="2019-04/.."),
            says("option", id="single-ccg", target="2019-04/..", standing="considered"),
        ),
    ),
    (
        "the governing bodies are discussing it",
        says("approval", step="governing-bodies", outcome=None, done=None, note="In progress"),
    ),
    (
        "every CCG stays able to discharge its duties; most functions stay with each",
        every(
            says("proposal", conditions=["discharge its duties", "Most functions"]),
            says("arrangement", type="cluster", keeps_apart=["most functions"]),
        ),
    ),
    (
        "displaced staff are to be found other suitable work",
        says("transfer", staff="displaced", terms="suitable", standing="proposed"),
    ),
    (
        "the partnership as regulator with delegated assurance",
        every(
            says("arrangement", type="delegation", parties=[STP], functions=["commissioners", "providers"]),
            says("function", body=STP, name="Assuring", standing="proposed"),
        ),
    ),
    (
        "a single control total",
        every(
            says("budget", type="control_total", bodies=[EIGHT, "providers"], standing="proposed"),
            says("arrangement", type="pooled_budget", standing="proposed"),
        ),
    ),
    (
        "the partnership’s work moves to the strategic commissioner",
        says(
            "succession", type="transfer", from_bodies=[STP], to_bodies=["strategic-commissioner"], standing="proposed"
        ),
    ),
    (
        "health and care partnerships of providers",
        says("arrangement", type="partnership", name="Health and care partnerships"),
    ),
    (
        "some CCGs share posts, and accountable officers, already",
        says("arrangement", id="existing-shared-posts", standing="in_force"),
    ),
    ("open: no names", every(says("question", text="No names are given"), none_says("appointment"))),
    ("open: the partnership’s legal root as regulator", says("question", text="legal power")),
    ("open: which CCGs share posts already", says("question", text="Which of the CCGs share posts already")),
    ("open: “next year” against “no earlier than”", says("question", text="not before April 2019")),
    (
        "later: Glenn Douglas, accountable officer of six, on 12 March 2018",
        says(
            "appointment",
            outside=True,
            person="glenn-douglas",
            bodies=["ashford", "canterbury", "dartford", "medway", "swale", "west-kent"],
            start="2018-03-12",
        ),
    ),
    (
        "later: one CCG stays out and one has not decided",
        every(
            says("approval", outside=True, body="thanet-ccg", outcome="rejected"),
            says("approval", outside=True, body="south-kent-coast-ccg", outcome="deferred"),
        ),
    ),
    (
        "later: approval on conditions in October 2019",
        says(
            "approval",
            outside=True,
            body="nhs-england",
            done="2019-10",
            outcome="approved",
            conditions=["constitution", "statutory posts", "recovery plan"],
        ),
    ),
    (
        "later: one CCG on 1 April 2020",
        every(
            says("succession", outside=True, type="merge", start="2020-04-01", standing="in_force"),
            ended("kent-and-medway-ccgs", "2020-03-31"),
        ),
    ),
]

NCCG, NCOUNCIL = "body/northumberland-ccg", "body/northumberland-county-council"
TRUST = "body/northumbria-healthcare"
NORTHUMBERLAND: list[Row] = [
    (
        "the council’s chief executive is to be accountable officer from 1 December 2016",
        every(
            says(
                "appointment",
                person="steven-mason",
                post="northumberland-ccg/accountable-officer",
                start="2016-12-01",
                standing="agreed",
                attribution="reported",
                basis=None,
            ),
            says("arrangement", type="shared_post", parties=[NCCG, NCOUNCIL], start="2016-12-01", standing="agreed"),
        ),
    ),
    (
        "he keeps his council job",
        says(
            "appointment", person="steven-mason", post="county-council/chief-executive", standing="in_force", end=None
        ),
    ),
    (
        "Steven Mason, also spelt Stephen: read wrongly, then put right",
        every(
            corrected("person", "northumberland-mason-name-from-summary", name="Stephen Mason", recorded="2016-11-22"),
            says("person", name="Steven Mason", other_names=["Stephen Mason"], recorded="2016-11-28"),
        ),
    ),
    (
        "Dr Alistair Blair, chief clinical officer, to 30 November 2016",
        every(
            says("person", name="Alistair Blair", honorific_prefix="Dr"),
            says(
                "appointment",
                person="alistair-blair",
                post="accountable-officer",
                title="chief clinical officer",
                start="../2016-10",
                end="2016-11-30",
            ),
        ),
    ),
    (
        "Dr Blair is expected to be independent chair of the joint board",
        says(
            "appointment",
            person="alistair-blair",
            post="independent-chair",
            standing="proposed",
            attribution="reported",
        ),
    ),
    (
        "the two bodies do not merge: both must survive for their statutory duties",
        every(
            says("arrangement", type="shared_post", keeps_apart=["do not merge"]),
            says("arrangement", id="joint-commissioning", keeps_apart=["no formal merger"]),
            says("function", body=NCCG, function="commission", accountable=["accountable-officer"]),
            says("function", body=NCOUNCIL, function="adult_social_care"),
            none_says("arrangement", type="merger"),
        ),
    ),
    (
        "one commissioning body in effect",
        says("arrangement", id="joint-commissioning", type="partnership", standing="proposed", attribution="reported"),
    ),
    (
        "the board of the accountable care organisation, hosted by the trust, and who is on it",
        every(
            says("arrangement", type="joint_committee", forms="aco-board", host=TRUST, standing="proposed"),
            *(
                says("membership", member=member, organization="aco-board", standing="proposed")
                for member in (TRUST, "tyne-and-wear", "general-practices", "other-providers")
            ),
        ),
    ),
    (
        "the organisation holds all budgets but primary care",
        says(
            "budget",
            bodies=["northumberland-aco"],
            covers="apart from primary care",
            standing="proposed",
            start="2017-04",
        ),
    ),
    (
        "one contract with the trust for four kinds of service",
        says(
            "contract",
            holder=TRUST,
            services=["acute", "mental health", "community", "adult social care"],
            excludes=["primary care"],
            start="2017-04",
            standing="proposed",
        ),
    ),
    ("about 320,000 people", says("population", value="320,000", people=320_000)),
    (
        "sole reply to the notice that closed in September 2016",
        says("contract", procurement="closed in September 2016; Northumbria Healthcare alone"),
    ),
    (
        "go-live planned for April 2017",
        says("arrangement", type="partnership", forms="northumberland-aco", start="2017-04", standing="proposed"),
    ),
    (
        "most staff move to the trust; the rest stay under the accountable officer",
        says(
            "transfer", from_bodies=[NCCG], to_bodies=[TRUST], staff="most", terms="the rest stay", standing="proposed"
        ),
    ),
    (
        "the contract is not designed, and go-live may slip",
        says("dependency", of="contract/", needs="design", met=False, risk="later than April 2017"),
    ),
    ("the outline business case is not written", says("dependency", needs="outline business case", met=False)),
    (
        "the shared accountable officer paves the way",
        says("dependency", of="arrangement/northumberland-aco", on_thing="accountable-officer", met=None),
    ),
    ("the CCG expects a deficit", says("budget", type="deficit", bodies=[NCCG], note="forecast")),
    (
        "rated inadequate in the re-set of July 2016",
        says("rating", about=NCCG, value="inadequate", rated_by="nhs-england", start="2016-07", measure="re-set"),
    ),
    ("open: how general practices are represented", says("question", text="general practices be represented")),
    (
        "open: approvals by the council and NHS England are not described",
        every(says("question", text="Which approvals do the council and NHS England"), none_says("approval")),
    ),
    ("open: Dr Blair’s conflict of interest", says("question", text="conflict of interest")),
    (
        "later: legal directions from 1 September 2016",
        says("rating", outside=True, about=NCCG, value="legal directions", start="2016-09-01"),
    ),
    (
        "later: confirmed in January 2017",
        says("approval", outside=True, body="nhs-england", act="appoints", done="2017-01", outcome="approved"),
    ),
    (
        "later: he left after the elections of 2017; the reported start stands",
        every(
            ended("northumberland-mason-accountable-officer", "2017-05"),
            ended("northumberland-mason-chief-executive", "2017-05"),
        ),
    ),
    (
        "later: Vanessa Bainbridge, interim accountable officer and director at the council",
        every(
            says("appointment", outside=True, person="vanessa-bainbridge", post="accountable-officer", basis="interim"),
            says("appointment", outside=True, person="vanessa-bainbridge", post="director-of-adult-social-services"),
        ),
    ),
]

HALTON, WARRINGTON = "body/halton-ccg", "body/warrington-ccg"
TEAM = "arrangement/halton-warrington-management-team"
HALTON_AND_WARRINGTON: list[Row] = [
    (
        "Dr Andrew Davies, clinical chief officer of Warrington",
        every(
            says("person", name="Andrew Davies", honorific_prefix="Dr"),
            says("appointment", person="andrew-davies", bodies=[WARRINGTON], title="clinical chief officer"),
        ),
    ),
    (
        "Dr Davies, interim accountable officer of Halton for 12 months, start not given",
        every(
            says(
                "appointment",
                person="andrew-davies",
                post="halton-ccg/accountable-officer",
                basis="interim",
                start="../2018-03",
                end=None,
                note="12 months",
            ),
            says("arrangement", type="shared_post", role="accountable_officer", parties=[HALTON, WARRINGTON]),
        ),
    ),
    (
        "one chief finance officer since April 2017",
        every(
            says("arrangement", type="shared_post", role="chief_finance_officer", start="2017-04", standing="in_force"),
            says("post", role="chief_finance_officer", bodies=[HALTON, WARRINGTON], start="2017-04"),
        ),
    ),
    (
        "a shared chief nurse agreed, after Warrington’s retired",
        every(
            says("arrangement", type="shared_post", role="chief_nurse", standing="agreed", start=None),
            says("post", role="chief_nurse", bodies=[WARRINGTON], standing="ended"),
        ),
    ),
    (
        "a single interim management team from 1 June 2018, in principle",
        says("arrangement", id=TEAM, type="joint_team", start="2018-06-01", standing="proposed", note="in principle"),
    ),
    (
        "step 1: the senior teams meet as one since 1 March 2018",
        says("arrangement", type="joint_team", id="senior-teams", start="2018-03-01", standing="in_force"),
    ),
    (
        "what the senior teams look at",
        says("arrangement", id="senior-teams", functions=["contract management", "data analysis", "communications"]),
    ),
    (
        "step 2: each audit committee supports, as assurance",
        every(
            *(
                says("approval", step=f"{place}-audit-committee", act="supports", outcome="approved", note="Assurance")
                for place in ("halton", "warrington")
            )
        ),
    ),
    (
        "step 3: each governing body has yet to approve",
        every(
            *(
                says("approval", step=f"{place}-governing-body", act="approves", outcome=None, done=None, planned=None)
                for place in ("halton", "warrington")
            )
        ),
    ),
    (
        "two separate chief commissioners are kept",
        every(
            says("arrangement", id=TEAM, keeps_apart=["two separate chief commissioners"]),
            says("proposal", conditions=["Two separate chief commissioners"]),
            says("post", role="chief_commissioner", bodies=[HALTON]),
            says("post", role="chief_commissioner", bodies=[WARRINGTON]),
        ),
    ),
    (
        "corporate, IT, estates and finance are shared",
        says("arrangement", id=TEAM, functions=["corporate", "IT", "estates", "finance"]),
    ),
    (
        "the same main acute trust, providers and pathways",
        says("service", id="shared-providers", parts=["acute", "community and mental health", "pathways"]),
    ),
    (
        "others in Cheshire and Merseyside do the same",
        says("arrangement", type="joint_team", parties=["cheshire-and-merseyside"]),
    ),
    (
        "the team is bigger than either old one",
        says("population", about=TEAM, value="bigger than either", measure="size"),
    ),
    ("every role can be managed for two CCGs", says("dependency", of=TEAM, needs="capacity", met=True)),
    ("open: NHS England and the accountable officer", says("question", text="Has NHS England appointed")),
    ("open: the end or review of the 12 months", says("question", text="12 months")),
    ("open: how people are placed", says("question", text="By what process")),
    ("open: how cost is split", says("question", text="cost of the shared roles")),
    (
        "later: substantive across both by the end of 2018-19",
        says("appointment", outside=True, person="andrew-davies", basis="substantive", bodies=[HALTON]),
    ),
    (
        "later: the merger idea of 2019, opposed by Halton council",
        every(
            says("arrangement", outside=True, type="merger", parties=[HALTON, WARRINGTON], standing="proposed"),
            says("approval", outside=True, body="halton-borough-council", act="consulted", outcome="rejected"),
        ),
    ),
    (
        "later: still two CCGs in April 2020",
        every(
            says("meeting", outside=True, body="halton-ccg/governing-body", on="2020-04-08"),
            says("meeting", outside=True, body="warrington-ccg/governing-body", on="2020-04-08"),
        ),
    ),
]

CHECKLISTS: dict[str, list[Row]] = {
    "portsmouth": PORTSMOUTH,
    "kent-medway": KENT_AND_MEDWAY,
    "northumberland": NORTHUMBERLAND,
    "halton-warrington": HALTON_AND_WARRINGTON,
}


ROWS = [
    pytest.param(name, predicate, id=f"{name}: {row}") for name, rows in CHECKLISTS.items() for row, predicate in rows
]


@pytest.mark.parametrize(("name", "predicate"), ROWS)
def test_every_fact_of_an_arrangement_is_stated(name: str, predicate: Predicate) -> None:
    """The fact of this row stands in the example: in its register if the papers have it, outside if they do not."""
    assert predicate(held(name))


def test_a_fact_that_nobody_states_is_missed() -> None:
    """The checklist can fail: it does not find what is not there."""
    assert not says("appointment", person="steven-mason", basis="interim")(held("northumberland"))
    assert not ended("northumberland-ccg", "2016-11-30")(held("northumberland"))
    assert not corrected("person", "northumberland-mason-name")(held("northumberland"))
