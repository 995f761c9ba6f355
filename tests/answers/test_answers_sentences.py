"""Every kind of fact is one plain English sentence, in the mood of its standing and dates."""

from datetime import date
from typing import Any

import pytest
from invented import Book, two_bodies

from commonseal.answers import Names, sentence, who
from commonseal.vocabulary import KINDS

BODIES = {"bodies": ["body/saltmarsh", "body/tidewater"]}
AO, CHIEF = "post/saltmarsh/accountable-officer", "post/tidewater/chief-executive"

EVERY_KIND: list[tuple[str, dict[str, Any], str]] = [
    ("body", {"id": "body/reed", "name": "Reed NHS Trust", "classification": "nhs_trust", "area": "Reed"},
     "Reed NHS Trust is an NHS trust, for Reed"),
    ("body", {"id": "body/hwb", "name": "The wellbeing board", "classification": "HWB", "parent": "body/tidewater"},
     "The wellbeing board is a health and wellbeing board, part of Tidewater Council"),
    ("person", {"id": "person/eve", "name": "Eve Sand", "other_names": [{"name": "Eva Sand"}]},
     "Eve Sand is named in the register, also as Eva Sand"),
    ("person", {"id": "person/eve", "name": "Eve Sand", "professions": ["registered nurse"], "clinician": True},
     "Eve Sand is named in the register, by profession registered nurse, a clinician"),
    ("person", {"id": "person/eve", "name": "Eve Sand", "clinician": False},
     "Eve Sand is named in the register, not a clinician"),
    ("post", {"id": "post/finance", "role": "CFO", **BODIES, "reports_to": [AO, CHIEF], "wte": 0.5, "grade": "VSM"},
     ("The post of chief finance officer serves NHS Saltmarsh CCG and Tidewater Council, reporting to accountable "
     "officer of NHS Saltmarsh CCG and chief executive of Tidewater Council, graded VSM, 0.5 whole-time equivalent")),
    ("appointment", {"person": "person/bob", "post": CHIEF, "bodies": ["body/tidewater"], "basis": "interim",
                     "decided_by": ["body/tidewater"]},
     "Bob Marsh is interim chief executive of Tidewater Council, on the decision of Tidewater Council"),
    ("membership", {"member": "person/ann", "organization": "body/saltmarsh/governing-body", "voting": True,
                    "capacity": "officer"},
     "Dr Ann Reed is a voting member of Saltmarsh governing body, as officer"),
    ("arrangement", {"id": "arrangement/ao", "type": "shared_post", "parties": BODIES["bodies"], "role": "AO"},
     "NHS Saltmarsh CCG and Tidewater Council share a post of accountable officer"),
    ("arrangement", {"id": "arrangement/fund", "type": "pooled_budget", "parties": BODIES["bodies"],
                     "legal_basis": "National Health Service Act 2006 s75", "host": "body/tidewater"},
     ("NHS Saltmarsh CCG and Tidewater Council have a pooled budget, hosted by Tidewater Council, under National "
     "Health Service Act 2006 s75")),
    ("arrangement", {"id": "arrangement/team", "type": "joint_team", "parties": BODIES["bodies"],
                     "excludes": ["children"], "liability": ["body/saltmarsh"], "review": "2020-04"},
     ("NHS Saltmarsh CCG and Tidewater Council share a joint team, leaving out children, for which NHS Saltmarsh CCG "
     "answers in law, due for review in April 2020")),
    ("arrangement", {"id": "arrangement/one", "type": "merger", "parties": BODIES["bodies"]},
     "NHS Saltmarsh CCG and Tidewater Council are joined in a merger"),
    ("function", {"id": "function/plan", "name": "planning", "body": "body/saltmarsh", "accountable": [AO]},
     ("NHS Saltmarsh CCG has the function of planning, for which accountable officer of NHS Saltmarsh CCG is "
     "accountable")),
    ("delegation", {"delegators": BODIES["bodies"], "delegate": "body/joint", "functions": ["planning", "buying"],
                    "onward": False},
     ("NHS Saltmarsh CCG and Tidewater Council delegate planning and buying to body/joint, which may not delegate "
     "further")),
    ("delegation", {"delegators": ["body/saltmarsh"], "delegate": "body/tidewater", "functions": ["planning"],
                    "liability": BODIES["bodies"]},
     ("NHS Saltmarsh CCG delegates planning to Tidewater Council, for which NHS Saltmarsh CCG and Tidewater Council "
     "answer in law")),
    ("succession", {"from_bodies": ["body/saltmarsh"], "type": "abolish", "order": "the Order of 2019"},
     "NHS Saltmarsh CCG has been abolished, by the Order of 2019"),
    ("succession", {"from_bodies": ["body/saltmarsh"], "to_bodies": ["body/new"], "type": "merge"},
     "NHS Saltmarsh CCG has merged into body/new"),
    ("succession", {"from_bodies": BODIES["bodies"], "type": "abolish"},
     "NHS Saltmarsh CCG and Tidewater Council have been abolished"),
    ("contract", {"id": "contract/care", "name": "Care", "holder": "body/tidewater", "commissioners":
                  ["body/saltmarsh"], "value": {"amount": "1500000"}},
     "Tidewater Council holds the contract “Care” for NHS Saltmarsh CCG, worth £1,500,000"),
    ("contract", {"id": "contract/care", "name": "Care", "commissioners": ["body/saltmarsh"]},
     "The contract “Care” is for NHS Saltmarsh CCG, its holder not named"),
    ("service", {"id": "service/nursing", "name": "nursing", **BODIES, "parts": ["day", "night"]},
     "NHS Saltmarsh CCG and Tidewater Council provide nursing together, made up of day and night"),
    ("system", {"id": "system/record", "name": "one record", "users": ["body/saltmarsh"], "product": "Ledger"},
     "NHS Saltmarsh CCG uses one record (Ledger)"),
    ("budget", {"id": "budget/total", "name": "the total", "type": "control_total", **BODIES},
     "NHS Saltmarsh CCG and Tidewater Council have a control total, the total"),
    ("rating", {"about": "body/saltmarsh", "value": "good", "rated_by": "body/tidewater", "measure": "finance"},
     "NHS Saltmarsh CCG is rated “good” for finance by Tidewater Council"),
    ("population", {"about": "body/saltmarsh", "value": "about 320,000"},
     "NHS Saltmarsh CCG serves about 320,000 people"),
    ("population", {"about": "body/saltmarsh", "value": "eight", "measure": "member_practices"},
     "The figure for NHS Saltmarsh CCG (member practices) is eight"),
    ("dependency", {"of": "body/saltmarsh", "needs": "a scheme", "risk": "delay"},
     "NHS Saltmarsh CCG needs a scheme, and nobody has said that it is in place, the risk being delay"),
    ("question", {"id": "question/pay", "text": "Who pays?", "about": ["body/saltmarsh"], "owner": "person/bob"},
     "An open question on NHS Saltmarsh CCG (for Bob Marsh to find out): Who pays?"),
    ("question", {"id": "question/pay", "text": "Who pays?", "about": ["body/saltmarsh"], "answer": "Both"},
     "A question that was open on NHS Saltmarsh CCG: Who pays?; the answer: Both"),
    ("transfer", {"from_bodies": ["body/saltmarsh"], "to_bodies": ["body/tidewater"], "staff": "most staff", "wte": 40},
     "Most staff (40 whole-time equivalent) have moved from NHS Saltmarsh CCG to Tidewater Council"),
    ("transfer", {"from_bodies": ["body/saltmarsh"], "to_bodies": ["body/tidewater"], "staff": "all staff",
                  "covers": ["staff", "property", "liabilities"]},
     ("All staff have moved from NHS Saltmarsh CCG to Tidewater Council, covering staff, property and liabilities")),
    ("proposal", {"id": "proposal/joining", "name": "One chief", "promoters": ["body/saltmarsh"]},
     "The proposal “One chief”, promoted by NHS Saltmarsh CCG, is under way"),
    ("option", {"id": "option/one", "proposal": "proposal/joining", "name": "Now", "target": "2020-04",
                "recommended": True},
     "“Now” is the recommended option of the proposal “proposal/joining”, to take effect in April 2020"),
    ("approval", {"proposal": "proposal/joining", "step": "board", "body": "body/saltmarsh", "act": "consulted",
                  "subject_matter": "the plan", "planned": "2019-09"},
     "NHS Saltmarsh CCG has yet to be consulted on “the plan”, planned in September 2019"),
    ("approval", {"proposal": "proposal/joining", "step": "board", "body": "body/saltmarsh", "act": "approves",
                  "subject_matter": "the plan", "outcome": "deferred", "done": "2019-07-01", "planned": "2019-09/.."},
     "NHS Saltmarsh CCG put off “the plan” on 1 July 2019, planned no earlier than September 2019"),
    ("meeting", {"id": "meeting/one", "body": "body/saltmarsh", "on": "2019-07-09", "agenda": ["the plan"]},
     "NHS Saltmarsh CCG met on 9 July 2019, with on its agenda the plan"),
    ("approval", {"proposal": "proposal/joining", "step": "board", "body": "body/tidewater", "act": "decides",
                  "subject_matter": "the plan", "outcome": "approved", "done": "2019-07-09", "key_decision": True,
                  "urgency": "general_exception", "notice": "2019-06-10", "asked": "2019-07-01",
                  "published": "2019-07-10", "conditions_met": "2019-09"},
     ("Tidewater Council decided for “the plan” on 9 July 2019, a key decision, under general exception, notice "
     "published on 10 June 2019, put to it on 1 July 2019, the decision published on 10 July 2019, the last condition "
     "closed in September 2019")),
    ("meeting", {"id": "meeting/one", "body": "body/saltmarsh", "on": "2019-07-09", "notice": "2019-07-02"},
     "NHS Saltmarsh CCG met on 9 July 2019, notice of it given on 2 July 2019"),
    ("employment", {"person": "person/bob", "employer": "body/tidewater", "basis": "employee", "terms": "two years"},
     "Bob Marsh is an employee of Tidewater Council, on terms: two years"),
    ("employment", {"person": "person/bob", "employer": "body/saltmarsh", "basis": "placed", "by": "body/tidewater"},
     "Bob Marsh is placed at the disposal of NHS Saltmarsh CCG by Tidewater Council"),
    ("employment", {"person": "person/bob", "employer": "body/saltmarsh", "basis": "contractor",
                    "by": "body/tidewater"},
     "Bob Marsh is a contractor of NHS Saltmarsh CCG, through Tidewater Council"),
    ("interest", {"person": "person/ann", "register_of": "body/saltmarsh", "nature": "governor", "about":
                  ["body/tidewater"]},
     ("Dr Ann Reed has an interest, “governor”, in the register of interests of NHS Saltmarsh CCG, about Tidewater "
     "Council")),
    ("acknowledgement", {"finding": "POST-1:0123456789ab", "code": "POST-1", "about": ["body/saltmarsh"],
                         "rests_on": "0123456789abcdef", "reason": "an appointment is under way"},
     ("The finding POST-1:0123456789ab on NHS Saltmarsh CCG is acknowledged, because: an appointment is under way")),
    ("acknowledgement", {"finding": "0123456789ab", "code": "POST-1", "about": BODIES["bodies"],
                         "rests_on": "0123456789abcdef", "reason": "an appointment is under way"},
     ("The finding 0123456789ab of POST-1 on NHS Saltmarsh CCG and Tidewater Council is acknowledged, because: an "
     "appointment is under way")),
    ("option", {"id": "option/joining/now", "proposal": "proposal/joining", "name": "Now", "keeps": ["both boards"],
                "ends": ["post/saltmarsh/ao"]},
     "“Now” is an option of the proposal “proposal/joining”, ending post/saltmarsh/ao, keeping both boards"),
    ("approval", {"proposal": "proposal/joining", "step": "board", "body": "body/saltmarsh", "act": "consulted",
                  "subject_matter": "the plan", "provision": "la.hwb", "waived": "it was consulted in May"},
     ("NHS Saltmarsh CCG has yet to be consulted on “the plan”, asked for by la.hwb, waived because it was consulted "
      "in May")),
    ("calendar", {"id": "calendar/saltmarsh", "body": "body/saltmarsh", "rule": "FREQ=MONTHLY;BYDAY=3WE",
                  "first": "2019-01-16", "except_on": ["2019-08-21"], "also_on": ["2019-08-28"], "papers_days": 7,
                  "call_in_days": 1,
                  "pauses": [{"first": "2019-04-01", "last": "2019-05-02", "reason": "local elections"}]},
     ("NHS Saltmarsh CCG meets every month, on the third Wednesday, first on 16 January 2019, also on 28 August 2019, "
      "but not on 21 August 2019, deciding nothing from 1 April 2019 to 2 May 2019 (local elections), papers closing "
      "before each meeting by 7 working days, decisions open to call-in for 1 working day")),
    ("pay_table", {"id": "paytable/round", "name": "Round figures",
                   "points": [{"grade": "5", "cost": {"amount": "40000"}},
                              {"grade": "6", "cost": {"amount": "50000"}}]},
     "“Round figures” is the pay table of every body, from 5 at £40,000 to 6 at £50,000 a year"),
    ("cost_share", {"of": "post/saltmarsh/ao", "method": "fixed",
                    "shares": [{"body": "body/saltmarsh", "part": 60}, {"body": "body/tidewater", "part": 40}]},
     ("The cost of post/saltmarsh/ao is shared in fixed parts, between NHS Saltmarsh CCG (60 %) and Tidewater Council "
      "(40 %)")),
    ("assumption", {"about": "proposal/joining", "what": "deferral", "step": "board", "low": 0.1, "likely": 0.2,
                    "high": 0.4, "source": "assumed"},
     ("For proposal/joining at the step “board” the odds that it is put off are taken to be 0.2, at least 0.1 and at "
      "most 0.4, source: assumed")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "said"), EVERY_KIND)
def test_a_fact_in_force_is_told_as_it_is(kind: str, fields: dict[str, Any], said: str) -> None:
    """Each kind of fact has its sentence, with the names the snapshot knows and identifiers where it knows none."""
    book = two_bodies()
    told = book.add(kind, start="2013", **fields)
    assert sentence(told, Names(book.snapshot())) == said


def test_every_kind_has_a_sentence_here() -> None:
    """No kind of fact is left out of the table."""
    assert {kind for kind, _, _ in EVERY_KIND} == set(KINDS)


@pytest.mark.parametrize(
    ("standing", "start", "end", "said"),
    [
        ("in_force", "2015", None, "share"),
        ("in_force", None, None, "share"),
        ("in_force", "2020", None, "will share"),
        ("in_force", "2015", "2018", "shared"),
        ("ended", None, None, "shared"),
        ("ended", "2015", "2020-12-31", "share"),
        ("agreed", "2020", None, "are to share"),
        ("agreed", None, None, "are to share"),
        ("agreed", "2015", "2018", "were to share"),
        ("proposed", None, None, "would share"),
        ("considered", "2020", None, "would share"),
        ("proposed", "2015", "2018", "would have shared"),
        ("rejected", None, None, "would have shared"),
    ],
)
def test_the_verb_shows_how_far_along_a_matter_is(standing: str, start: str | None, end: str | None, said: str) -> None:
    """Standing and dates choose the mood: is, was, will, is to, would, would have."""
    book = Book()
    told = book.add("arrangement", id="arrangement/team", type="joint_team", parties=["body/a", "body/b"],
                    standing=standing, start=start, end=end)  # fmt: skip
    assert sentence(told, Names(book.snapshot())) == f"body/a and body/b {said} a joint team"


def test_what_ended_on_a_day_not_known_may_have_held_before_it_was_recorded() -> None:
    """A fact recorded as ended without an end is over by the day of its recording, and uncertain before."""
    book = Book()
    book.post("fen/ao", "AO", "fen")
    book.appoint("cat", "fen/ao", "fen", start="2014", standing="ended", recorded="2019-01-01")
    on = {day: book.snapshot(day) for day in (date(2018, 6, 1), date(2019, 6, 1))}
    assert [str(who(each, asked="AO", body="body/fen").outcome) for each in on.values()] == ["uncertain", "vacant"]
