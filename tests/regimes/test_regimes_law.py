"""The shipped law: what holds on both sides of each day on which it changes, and how it is looked up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from commonseal.regimes import (
    Clock,
    Combination,
    Confidence,
    Deadline,
    Duty,
    EffectiveDate,
    Figure,
    Form,
    Law,
    Level,
    Liability,
    Nature,
    Organ,
    PostProvision,
    Power,
    Practice,
    Provision,
    Step,
    TransferRule,
    UnknownProvisionError,
    load_packs,
)
from commonseal.vocabulary.periods import FIRST_DAY, OPEN, day_of

LAW = Law.shipped()
DAY = timedelta(days=1)

# What holds first on a day, and what holds last on the day before it.
TURNS = {
    date(2012, 9, 10): (["la.notice28", "la.private28", "la.urgent.agree"], []),
    date(2013, 4, 1): (["ccg.post.ao", "ccg.joint.ccg", "nhse.to_ccg", "la.hwb", "la.dph"], []),
    date(2014, 10, 1): (["ccg.joint.ccg.committee", "ccg.to_nhse.committee"], []),
    date(2022, 7, 1): (
        ["icb.ce", "icb.65Z5", "icb.65Z6", "icb.order.merge", "icb.cluster.nhse", "ft.merge.minister", "ft.joint"],
        ["ccg.post.ao", "ccg.joint.ccg", "ccg.joint.ccg.committee", "nhse.to_ccg", "nhse.approvals", "ccg.merge"],
    ),
    date(2024, 1, 1): (["psr"], []),
    date(2025, 4, 1): (["people.vsm", "people.vsm.nhse"], []),
    date(2025, 9, 23): (["icb.procedure", "icb.merge.effective"], []),
    date(2026, 4, 1): (["icb.2026"], []),
}


def ids(law: Law) -> set[str]:
    """Return the identifiers of all provisions of a law."""
    return {each.id for each in law.provisions}


@pytest.mark.parametrize("day", TURNS, ids=str)
def test_the_law_turns_on_its_day(day: date) -> None:
    """What begins on a day does not hold on the day before it; what ends with that day before does not hold on it."""
    begins, ends = TURNS[day]
    before, after = ids(LAW.on(day - DAY)), ids(LAW.on(day))
    assert set(begins) <= after - before
    assert set(ends) <= before - after
    assert day in LAW.turning_days


def test_every_day_on_which_the_law_turns_is_known() -> None:
    """Between two turning days nothing begins or ends, so the law of both dates is one object."""
    for day in LAW.turning_days:
        assert ids(LAW.on(day)) != ids(LAW.on(day - DAY)) or LAW.on(day).provisions != LAW.on(day - DAY).provisions
    assert LAW.on(date(2015, 1, 1)) is LAW.on(date(2016, 10, 31))
    assert LAW.on(date(1, 1, 1)) is LAW.on(date(2012, 9, 9))
    assert LAW.on(date(9999, 12, 31)) is LAW.on(date(2026, 4, 1))


def test_some_law_always_held() -> None:
    """Law without a first or a last day holds on every date that can be written."""
    assert LAW.provision("la.mo.not_hops").span() == (FIRST_DAY, OPEN)
    for day in (date(1, 1, 1), date(9999, 12, 30)):
        assert "la.mo.not_hops" in ids(LAW.on(day))


def test_a_span_ends_on_the_day_after_the_last() -> None:
    """The last day is included where people write it, and the day after it where days are counted."""
    assert LAW.provision("ccg.post.ao").span() == (day_of(date(2013, 4, 1)), day_of(date(2022, 7, 1)))
    assert LAW.provision("ccg.post.ao").span_line == "1 April 2013 to 30 June 2022"
    assert LAW.provision("icb.ce").span_line == "from 1 July 2022"
    assert LAW.provision("la.hops").span_line == "always"


def test_a_provision_may_follow_itself() -> None:
    """What stands under one identifier at one time and another is given in order, and the last by its name."""
    before, after = LAW.windows("icb.count")
    assert isinstance(before, Figure)
    assert isinstance(after, Figure)
    assert (before.amount, before.to, after.amount, after.from_) == (42, date(2026, 3, 31), 36, date(2026, 4, 1))
    assert LAW.provision("icb.count") is after
    assert LAW.on(date(2026, 3, 31)).provision("icb.count") is before
    assert after.confidence is Confidence.LIKELY


def test_what_is_not_in_force_is_no_law_unless_named() -> None:
    """The bill that would follow is in no law but one that asks for it by name."""
    assert "icb.successor" not in ids(LAW)
    assert "icb.successor" in ids(Law(load_packs(), including=["icb_successor"]))


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("ccg.post.oa", "ccg.post.ao"), ("icb.65Z7", "icb.65Z5"), ("quidditch", "commonseal regimes list")],
)
def test_an_unknown_provision_is_told_with_what_is_near(wrong: str, near: str) -> None:
    """Asking for law that there is not says what is near to it, or where to look."""
    with pytest.raises(UnknownProvisionError) as refused:
        LAW.provision(wrong)
    assert wrong in str(refused.value)
    assert near in str(refused.value)


def test_provisions_are_found_by_kind_and_body() -> None:
    """The provisions of a kind that concern a kind of body are found, and kept once found."""
    posts = LAW.of_kind(PostProvision, "icb")
    assert {"icb.chair", "icb.ce", "icb.exec.finance"} <= {each.id for each in posts}
    assert all("icb" in each.bodies for each in posts)
    assert LAW.of_kind(PostProvision, "icb") is posts
    assert LAW.of_kind(PostProvision, "university") == ()
    assert set(LAW.of_kind(Provision)) == set(LAW.provisions)


CITED = [
    ("section 75 agreement", {"s75", "s75.jc"}),
    ("Section 75 of the National Health Service Act 2006", {"s75", "s75.jc"}),
    ("NHS Act 2006, s.75(2)", {"s75", "s75.jc"}),
    ("sections 75 and 113", {"s75", "s75.jc"}),
    ("SI 2000/617 reg 10", {"s75", "s75.jc"}),
    ("s14Z3", {"ccg.joint.ccg", "ccg.joint.ccg.committee"}),
    ("14Z3(2A)", {"ccg.joint.ccg", "ccg.joint.ccg.committee"}),
    ("s14Z9 of the 2006 Act", {"ccg.to_nhse", "ccg.to_nhse.committee"}),
    ("s 13Z", {"nhse.to_ccg"}),
    ("s65Z5", {"icb.65Z5"}),
    ("ss65Z5-65Z6", {"icb.65Z5", "icb.65Z6", "icb.65Z6.fund"}),
    ("Local Government Act 1972 s113(1A)", {"staff_share"}),
    ("LGA 1972 s101(5)", {"la.delegate", "la.joint"}),
    ("2012 Act s198", {"la.hwb.joint"}),
    ("a Committee in Common", {"common"}),
    ("s175 and s75A", set()),
    ("14Z30", set()),
    ("seventy-five", set()),
    ("", set()),
    (None, set()),
]


@pytest.mark.parametrize(("text", "meant"), CITED)
def test_powers_are_known_by_how_papers_cite_them(text: str | None, meant: set[str]) -> None:
    """However a section is written, the powers that it names are found, and no neighbour of theirs."""
    assert {each.id for each in LAW.power_cited(text)} == meant


ALLOWED = [
    ("ccg.joint.ccg.committee", ["ccg", "ccg"], True),
    ("ccg.joint.ccg.committee", ["ccg", "unitary_council"], False),
    ("s75", ["ccg", "unitary_council"], True),
    ("s75", ["icb", "county_council", "district_council"], True),
    ("s75", ["ccg", "ccg"], False),
    ("s75", ["unitary_council", "county_council"], False),
    ("icb.65Z5", ["icb", "nhs_trust"], True),
    ("icb.65Z5", ["icb", "unitary_council"], True),
    ("icb.65Z5", ["unitary_council", "county_council"], False),
    ("icb.65Z5", ["icb", "voluntary"], False),
    ("icb.65Z6.fund", ["icb", "foundation_trust"], True),
    ("icb.65Z6.fund", ["icb", "unitary_council"], False),
    ("ccg.to_nhse", ["ccg", "nhs_england"], True),
    ("ccg.to_nhse", ["ccg", "ccg"], False),
    ("ft.joint", ["foundation_trust", "company"], True),
    ("ft.joint", ["nhs_trust", "company"], False),
]


@pytest.mark.parametrize(("identifier", "parties", "allowed"), ALLOWED)
def test_a_power_says_who_may_work_under_it(identifier: str, parties: list[str], allowed: bool) -> None:
    """Parties are covered by the groups of a power, and each group that is needed has one of them."""
    power = LAW.provision(identifier)
    assert isinstance(power, Power)
    assert power.allows(parties) is allowed


def test_liability_lies_elsewhere_in_each_regime() -> None:
    """CCGs and partners under section 75 keep their liability; under section 65Z5 it sits with who exercises."""
    found = {each.id: each.liability for each in LAW.of_kind(Power) if each.liability}
    assert found["ccg.joint.ccg"] is found["ccg.joint.ccg.committee"] is found["s75"] is Liability.KEPT
    assert found["icb.65Z5"] is found["icb.65Z6"] is Liability.EXERCISING_BODY
    (s75,) = (each for each in LAW.of_kind(Power) if each.id == "s75")
    assert s75.liability_provision is not None
    assert LAW.provision(s75.liability_provision).citation_line == "2006 Act s75(5) (likely)"


def test_only_committees_of_ccgs_after_october_2014_are_a_form() -> None:
    """On 30 September 2014 no power of CCGs alone has the form of a joint committee; on the next day one has."""
    for day, count in ((date(2014, 9, 30), 0), (date(2014, 10, 1), 1)):
        found = [
            each
            for each in LAW.on(day).of_kind(Power, "ccg")
            if Form.JOINT_COMMITTEE in each.forms and each.allows(["ccg", "ccg"]) and each.classifications == ("ccg",)
        ]
        assert len(found) == count


def test_combinations_and_organs() -> None:
    """Who may not be two things at once, how heavy that is and how sure; and what each CCG has of its own."""
    found = {each.id: (each.level, each.confidence) for each in LAW.of_kind(Combination)}
    assert found == {
        "la.mo.not_hops": (Level.BLOCK, Confidence.SURE),
        "la.mo.not_cfo": (Level.BLOCK, Confidence.SURE),
        "ccg.chair.not_ao": (Level.WARN, Confidence.LIKELY),
        "ccg.chair.not_others": (Level.WARN, Confidence.CHECK),
    }
    organs = {each.classification: each.minimum_members for each in LAW.of_kind(Organ, "ccg") if each.minimum_members}
    assert organs == {"governing_body": 6}


def test_deadlines_of_mergers_are_those_of_two_years() -> None:
    """Of no year but 2014 and 2020 is a deadline for mergers of CCGs known; all take effect on 1 April."""
    found = {each.effect: (each.by, each.confidence) for each in LAW.of_kind(Deadline)}
    assert found == {
        date(2014, 4, 1): (date(2013, 6, 1), Confidence.SURE),
        date(2020, 4, 1): (date(2019, 9, 30), Confidence.LIKELY),
    }
    (effective,) = LAW.of_kind(EffectiveDate, "ccg")
    assert (effective.month, effective.day) == (4, 1)


CLOCKS = {
    ("ccg", "interests_declaration"): (28, "calendar", False, False),
    ("icb", "interests_declaration"): (28, "calendar", False, False),
    ("unitary_council", "key_decision_notice"): (28, "calendar", True, False),
    ("unitary_council", "private_meeting_notice"): (28, "calendar", True, False),
    ("unitary_council", "meeting_papers"): (5, "working", True, False),
    ("unitary_council", "general_exception_notice"): (5, "working", True, False),
    ("unitary_council", "call_in"): (5, "working", False, True),
    ("icb", "open_meeting_notice"): (3, "calendar", True, False),
    ("icb", "redundancy_consultation_20"): (30, "calendar", False, False),
    ("icb", "redundancy_consultation_100"): (45, "calendar", False, False),
}


@pytest.mark.parametrize(("bodies", "key"), CLOCKS)
def test_clocks_count_as_the_law_does(bodies: str, key: str) -> None:
    """Each clock is there once for its bodies, with its days, its unit, whether they are clear, and whether local."""
    (clock,) = (each for each in LAW.of_kind(Clock, bodies) if each.key == key)
    assert (clock.days, clock.unit, clock.clear, clock.local) == CLOCKS[bodies, key]


STEPS = {
    ("ccg", "appoint_accountable_officer", date(2018, 1, 1)): ["decides itself", "appoints nhs_england"],
    ("ccg", "vary_constitution", date(2018, 1, 1)): ["decides itself", "approves nhs_england"],
    ("ccg", "merge", date(2018, 1, 1)): ["decides itself", "approves nhs_england"],
    ("ccg", "set_pay", date(2018, 1, 1)): ["supports remuneration_committee", "decides governing_body"],
    ("icb", "appoint_chief_executive", date(2023, 1, 1)): ["approves nhs_england", "appoints chair"],
    ("icb", "appoint_chair", date(2023, 1, 1)): ["approves government_department", "appoints nhs_england"],
    ("icb", "abolish", date(2023, 1, 1)): [
        *("consulted icb", "approves government_department (policy)", "decides nhs_england"),
    ],
    ("icb", "set_pay", date(2025, 3, 31)): [],
    ("icb", "set_pay", date(2025, 4, 1)): ["decides remuneration_committee (policy)", "approves nhs_england (policy)"],
    ("unitary_council", "appoint_head_of_paid_service", date(2018, 1, 1)): ["approves full_council"],
    ("unitary_council", "dismiss_head_of_paid_service", date(2018, 1, 1)): ["approves full_council"],
    ("foundation_trust", "merge", date(2022, 6, 30)): ["approves council_of_governors"],
    ("foundation_trust", "merge", date(2022, 7, 1)): [
        *("approves council_of_governors", "approves government_department", "approves nhs_england"),
    ],
}


@pytest.mark.parametrize(("bodies", "change", "day"), STEPS)
def test_steps_stand_in_their_order(bodies: str, change: str, day: date) -> None:
    """The steps that a change needs on a date are those of the law, in its order, with policy marked as policy."""
    found = sorted(
        (each for each in LAW.on(day).of_kind(Step, bodies) if each.change == change), key=lambda each: each.order
    )
    assert [f"{each.act} {' '.join(each.by)}{' (policy)' if each.policy else ''}" for each in found] == STEPS[
        bodies, change, day
    ]
    assert all(each.level is Level.WARN for each in found if each.policy)


def test_all_liabilities_move_when_an_icb_is_abolished() -> None:
    """A scheme for an abolished ICB moves property, staff and liabilities, the last of these whole."""
    (rule,) = (each for each in LAW.of_kind(TransferRule, "icb") if each.change == "abolish")
    assert rule.must_move == ("liabilities",)
    assert rule.level is Level.BLOCK


def test_duties_say_whether_they_are_commissioning() -> None:
    """Arranging services is commissioning, accounts are not, and a general duty is left unclear."""
    found = {each.function: each.nature for each in LAW.of_kind(Duty, "ccg")}
    assert found["commission"] is Nature.COMMISSIONING
    assert found["accounts"] is Nature.CORPORATE
    assert found["quality"] is Nature.UNCLEAR
    assert len(found) == 32


def test_the_accountable_come_in_order() -> None:
    """Who answers for a duty of a CCG by default is named in order; of an ICB nobody is."""
    (duty,) = (each for each in LAW.of_kind(Duty, "ccg") if each.function == "accounts")
    assert duty.accountable == ("accountable_officer", "chief_finance_officer")
    assert {each.accountable for each in LAW.of_kind(Duty, "icb")} == {()}


def test_lay_members_exclude_those_of_schedule_4() -> None:
    """Employees of councils may not be lay members; the exclusion names the provision that says so."""
    for identifier in ("ccg.post.lay_audit", "ccg.post.lay_ppi"):
        post = LAW.provision(identifier)
        assert isinstance(post, PostProvision)
        (council,) = (each for each in post.excluded if "unitary_council" in each.employee_of)
        assert council.provision is not None
        assert LAW.provision(council.provision).citation == "SI 2012/1631 Sch 4 paras 1-12"


def test_only_guidance_asks_for_some_posts() -> None:
    """The executives of an ICB's board are asked for by guidance; its chief executive by the Act, as an employee."""
    posts = {each.id: each for each in LAW.of_kind(PostProvision, "icb")}
    assert {key for key, each in posts.items() if each.statutory} == {"icb.chair", "icb.ce"}
    assert posts["icb.ce"].employee_of_body is True
    assert posts["icb.exec.non_executives"].minimum == 2


def test_figures_are_exact() -> None:
    """Money is kept to the penny, as it is written."""
    cost = LAW.provision("icb.cost")
    assert isinstance(cost, Figure)
    assert cost.amount == Decimal("18.76")


def test_every_citation_line_tells_doubt() -> None:
    """A sure provision is cited alone; one that is likely, or to be checked, says so."""
    for each in LAW.provisions:
        assert each.citation_line.endswith(f"({each.confidence})") is (each.confidence is not Confidence.SURE)


def test_what_is_to_be_checked_stays_so() -> None:
    """The doubtful provisions are exactly those that nobody could read in their source."""
    doubtful = {each.id for each in LAW.provisions if each.confidence is Confidence.CHECK}
    assert doubtful == {
        *("ccg.ao.eligible", "ccg.ao.outsider", "ccg.chair.not_others", "ccg.chair.deputy", "ccg.joint.ca"),
        *("icb.2027.clusters", "icb.cost.updated", "icb.duty.joint_break_even", "nhse.decision", "practice.split.host"),
    }


def test_practice_is_read_by_nobody_and_cites_all_the_same() -> None:
    """What is only worth reading has a source like everything else."""
    assert all(each.citation for each in LAW.of_kind(Practice))
