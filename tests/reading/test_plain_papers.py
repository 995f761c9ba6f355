"""Plain papers as councils and the NHS write them: what a report, a letter and a story say first, and what they do not.

Each is a short paper of a usual kind; what it must and must not claim is told in words.
"""

from __future__ import annotations

import pytest

from reading.helpers import appointments, arrangements, attributes, decisions, told

_PLANNING = "Dale Council and Fell Council have agreed to set up a shared planning service. "
REPORT = """Cabinet report: Shared senior management arrangements with Nethershire District Council

Meeting: Cabinet
Date: 4 March 2019
Portfolio holder: Councillor Sheila Brook, Leader of the Council

2. Recommendations
2.1 That Cabinet recommends to Full Council that the Council shares a Chief Executive with Nethershire District Council.

3. Background
3.1 Ambleford Borough Council and Nethershire District Council have had a shared internal audit service since 2011.

5. Financial implications
5.1 The net revenue budget of the Council for 2019/20 is £11.4m.

6. Timetable
Full Council (Ambleford)\t19 March 2019
Joint Staffing Committee first meeting\tApril 2019
Shared Chief Executive in post\t1 June 2019
"""
LETTER = """To: Chairs and Accountable Officers, NHS North Wessel CCG and NHS South Wessel CCG

NHS England and NHS Improvement South
Premier House
Reading

17 October 2019

Dear colleagues,

I am pleased to confirm that NHS England has approved your application to merge.

Yours sincerely,

Martin Bell
Regional Director, South
"""
MINUTES = """BARNFORD COUNCIL
HEALTH AND WELLBEING BOARD
MINUTES of the meeting held on Tuesday 11 September 2018 at 2.00 pm

It was noted that the Council's Cabinet had agreed on 4 September that the Chief Executive of the Council, Stella \
Marks, should also become the Accountable Officer of NHS Barnford CCG when Mark Reid leaves in December. The CCG's \
Governing Body would consider the proposal on 26 September and, if agreed, it would be submitted to NHS \
England for approval.
"""


def test_a_report_is_its_councils_own_and_not_of_the_one_that_it_is_to_share_with() -> None:
    """“Arrangements with B” names the other side; “the Council” is the one that the paper later joins with it."""
    assert [(claim.person, claim.bodies) for claim in appointments(REPORT)] == [
        ("Sheila Brook", ("Ambleford Borough Council",))
    ]
    assert ("Ambleford Borough Council", "£11.4m") in {(claim.about, claim.value) for claim in attributes(REPORT)}


def test_what_a_report_recommends_is_still_to_be_decided_and_its_timetable_says_when() -> None:
    """A timetable without headings is one all the same; a first meeting and a day in post decide nothing."""
    assert told(REPORT) == {
        ("ambleford borough council cabinet", None, "2019-03-04"),
        ("ambleford borough council full council", None, "2019-03-19"),
    }
    assert not [claim for claim in attributes(REPORT) if claim.property == "staff"]


def test_a_regulators_letterhead_below_whom_it_writes_to_says_whose_letter_it_is() -> None:
    """Its regional director is not a post of those that it writes to."""
    director = next(claim for claim in appointments(LETTER) if claim.person == "Martin Bell")
    assert all(body.startswith("NHS England") for body in director.bodies)
    assert not [claim for claim in arrangements(LETTER) if claim.type == "shared_post"]


def test_the_day_of_agreeing_is_not_that_of_the_post_nor_of_what_comes_after() -> None:
    """Minutes tell of three days: when one body agreed, when another will, and when the post is to be free."""
    marks = {claim.role: claim.start for claim in appointments(MINUTES) if claim.person == "Stella Marks"}
    assert marks == {"Chief Executive": None, "Accountable Officer": "2018-12"}
    assert {(claim.body, claim.date) for claim in decisions(MINUTES) if claim.status == "pending"} == {
        ("NHS Barnford CCG Governing Body", "2018-09-26"),
        ("NHS England", None),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Carrick Trust and Penrose Trust share a pathology service. Penrose employs around 5,200 staff.", "contract"),
        ("A Trust and B Trust share a team. Staff employed by A Trust would transfer to B Trust.", "contract"),
        ("Together Dale CCG and Fell CCG serve 300,000 people and have a combined budget of £1.2bn.", "pooled_budget"),
        (
            "Dale Council and Fell Council share a treasurer. The cost of the post is shared equally.",
            "cost of the post",
        ),
        (
            _PLANNING + "It will be led by Joanne Platt, who is currently Head of Planning at Fell Council.",
            "Head of Planning",
        ),
    ],
)
def test_what_bodies_have_each_is_not_shared(text: str, kind: str) -> None:
    """How many a body employs, what budgets add up to and where somebody works now make no arrangement."""
    assert kind not in {name for claim in arrangements(text) for name in (claim.type, claim.role)}


def test_a_post_ends_when_the_paper_says_and_not_when_another_begins() -> None:
    """A successor's first day ends a post only where the paper gives the post no end of its own."""
    text = (
        "Jane Harding has been appointed chief executive of Dale ICB and Fell ICB and will start on 1 October 2025.\n\n"
        "Kevin Marsh, chief executive of Dale ICB, will leave at the end of December."
    )
    assert {c.end for c in appointments(text, "2025-09-12") if c.person == "Kevin Marsh"} == {"2025-12-31"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Fenwick council leader Jo Hart said it was early days.", "Fenwick council"),
        ("Fenwick University Hospitals Trust spoke. Fenwick council leader Jo Hart said little.", "Fenwick council"),
        ("Former Fenwick council leader Jo Hart said little.", "Fenwick council"),
        ("Lib Dem council leader Jo Hart said little.", None),
        ("The Labour council leader Jo Hart said little.", None),
    ],
)
def test_the_leader_of_a_council_that_its_place_names(text: str, body: str | None) -> None:
    """“Somewhere council leader” names the council; a party before it names none."""
    assert [claim.bodies for claim in appointments(text)] == ([(body,)] if body else [])


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            _PLANNING + "The new service will be hosted by Dale and bring together 64 staff from 1 October 2021.",
            "2021-10-01",
        ),
        (
            "Dale ICB and Fell ICB have today announced that Jane Harding is their joint chief executive designate.",
            None,
        ),
    ],
)
def test_an_arrangement_begins_when_it_is_to_work_and_not_when_it_is_announced(text: str, start: str | None) -> None:
    """The sentence after it may say from when; “today announced” does not."""
    found = [claim for claim in arrangements(text, "2021-05-05") if claim.type in {"joint_service", "shared_post"}]
    assert [claim.start for claim in found] == [start]


PROPOSALS = """Proposal to integrate health and care in Westbury

Westbury Council and NHS Westbury Clinical Commissioning Group (CCG) plan health and care services.

We are proposing that:
• the council's Director of Adult Social Services also becomes the CCG's Managing Director
• we create a single commissioning team, made up of staff from both organisations

We already share a public health team.

Last updated: 14 June 2019
"""
GROUPS = """NHS Ashby, NHS Brockley, NHS Calder Valley and NHS Dene CCGs will remain separate bodies. Each CCG would \
keep its own clinical chair. The four groups already have a joint committee, and an arrangement under which Ashby \
contracts with Mid Hampstead Hospitals Trust on behalf of the others.

They plan to align their budgets under a single control total.
"""


def test_points_of_a_proposal_are_claims_of_their_own() -> None:
    """A point below “We are proposing that:” is no headline of what comes later; the post is the one taken on."""
    assert {(claim.type, claim.role or claim.name, claim.status) for claim in arrangements(PROPOSALS)} == {
        ("shared_post", "Managing Director", "proposed"),
        ("joint_team", "single commissioning team", "proposed"),
        ("joint_team", "public health team", "existing"),
    }


def test_groups_are_those_named_before_and_they_are_the_subject_of_the_sentence_before() -> None:
    """“The four groups” are the four commissioning groups; what each keeps of its own is not shared."""
    four = {"NHS Ashby CCG", "NHS Brockley CCG", "NHS Calder Valley CCG", "NHS Dene CCG"}
    found = [claim for claim in arrangements(GROUPS) if claim.type in {"joint_committee", "pooled_budget"}]
    assert {claim.type for claim in found} == {"joint_committee", "pooled_budget"}
    assert all(set(claim.parties) == four for claim in found)
    assert not [claim for claim in arrangements(GROUPS) if claim.type == "shared_post"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dale Trust and Fell Trust announced in November that they would share a chair.", "agreed"),
        ("Dale Trust and Fell Trust confirmed last week that the two trusts would share a chair.", "agreed"),
        ("Dale Trust and Fell Trust said they would share a chair.", "proposed"),
    ],
)
def test_what_is_announced_is_agreed(text: str, status: str) -> None:
    """“Announced that they would” is as good as “will”; what is only said is not."""
    assert [claim.status for claim in arrangements(text, "2023-03-01")] == [status]


def test_what_is_opposed_by_another_opposes_nothing() -> None:
    """“It was opposed by the county council” is no stance of what was opposed."""
    text = "Dale Trust and Fell Trust talked of a merger. The trust had a plan in 2018; it was opposed by the county."
    assert not [claim for claim in decisions(text) if claim.outcome == "rejected"]
