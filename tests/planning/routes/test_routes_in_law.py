"""What the law asks of each kind of change: who acts, in what order, under which section, with what notice."""

import pytest

from commonseal.planning.model import StepFooting
from commonseal.planning.routes import TABLE, SeveralOptionsError, UnknownPlanError, forum_name, route_of
from commonseal.planning.routes.words import called, lacking
from commonseal.regimes import Change, Law, Step
from commonseal.regimes.errors import UnknownProvisionError
from commonseal.vocabulary import StatementDraft
from commonseal.vocabulary.facts import (
    Appointment,
    Body,
    Budget,
    Calendar,
    Contract,
    Delegation,
    Membership,
    Post,
    Service,
    Succession,
    Transfer,
)
from planning.routes.routes_invented import (
    CCGS,
    COUNCIL,
    ICBS,
    approval,
    arrangement,
    boards,
    bodies,
    option,
    planned,
    proposal,
    route,
    said,
    shared_officer,
)
from support.snapshots import snapshot_of


def acting(*drafts: StatementDraft, on: str) -> set[tuple[str, str]]:
    """Return who does what on the route of these drafts, without the kind of thing each is."""
    found, _ = route(*drafts, on=on)
    return {(each.body.removeprefix("body/"), each.act.value) for each in found.steps}


def test_every_reading_cites_law_that_there_is() -> None:
    """A table that names a provision nobody has written would claim law that is none."""
    law = Law.shipped()
    for reading in TABLE:
        for identifier in reading.law:
            try:
                law.provision(identifier)
            except UnknownProvisionError:
                pytest.fail(f"{reading.read.__name__} cites {identifier}, which there is not")


def test_every_change_that_has_a_step_is_called_something() -> None:
    """A step of the law must not be shown by the name of a variable."""
    changes = {each.change for each in Law.shipped().of_kind(Step)}
    unspoken = {Change.KEY_DECISION, Change.COMMISSIONING_PLAN, Change.PRIVATE_MEETING}
    for change in changes - unspoken:
        assert called(change) != change.value.replace("_", " "), change
        assert not lacking(change).startswith("it makes no such change"), change


def test_one_officer_for_two_groups_and_a_council() -> None:
    """Each group names and NHS England appoints, once for each; the council’s executive and its full council act."""
    found, _ = route(*shared_officer())
    appointed = [each for each in found.steps if "ccg.post.ao.appoints" in each.provisions]
    assert [each.serves for each in appointed] == [(each,) for each in CCGS]
    assert [each.after for each in appointed] == [(f"{each[5:]}-governing-body-decides",) for each in CCGS]
    assert {each.body for each in found.steps if each.home == COUNCIL} == {
        f"{COUNCIL}/cabinet",
        f"{COUNCIL}/full-council",
    }


def test_one_paper_goes_to_the_cabinet() -> None:
    """Of four things a cabinet decides, one step is made, and no source is lost."""
    drafts = [
        *bodies(),
        *proposal(option("arrangement/team", "arrangement/fund", "arrangement/record")),
        planned(arrangement("team", "joint_team", CCGS[0], COUNCIL)),
        planned(arrangement("fund", "pooled_budget", CCGS[0], COUNCIL)),
        planned(arrangement("record", "shared_system", CCGS[0], COUNCIL)),
    ]
    found, _ = route(*drafts)
    cabinet = [each for each in found.steps if each.body == f"{COUNCIL}/cabinet"]
    assert len(cabinet) == 1
    assert {"la.executive.decides", "s75", "staff_share.agree"} <= set(cabinet[0].provisions)
    assert "2006 Act s75" in cabinet[0].citation
    assert "1972 s113" in cabinet[0].citation
    assert any("It requires" in each and "joint consultation" in each for each in found.notes)


def test_a_cluster_is_no_step_in_any_act() -> None:
    """A cluster of three boards is policy; its shared chief executive is law, for each board apart."""
    post = Post(id="post/cluster/chief-executive", role="chief_executive", bodies=ICBS)
    drafts = [
        *boards(),
        *proposal(option("arrangement/cluster", "arrangement/chief", target="2025-11-01"), promoters=ICBS),
        planned(arrangement("cluster", "cluster", *ICBS)),
        planned(arrangement("chief", "shared_post", *ICBS, post=post.id, role="chief_executive")),
        planned(post),
    ]
    found, snapshot = route(*drafts, on="2025-06-01")
    policy = [each for each in found.steps if each.footing is StepFooting.POLICY and "cluster" in each.changes]
    assert [each.body for each in policy] == ["body/nhs-england", "body/department-of-health-and-social-care"]
    chairs = [each for each in found.steps if "icb.ce.appoints" in each.provisions]
    assert [each.body for each in chairs] == [f"{each}/chair" for each in ICBS]
    assert all("icb.ce.approves" in found.step(each.after[0]).provisions for each in chairs)
    assert any("no legal person and no step in any Act" in each for each in found.notes)
    assert {each.footing for each in found.steps if "set_pay" in each.changes} == {StepFooting.POLICY}
    del snapshot


def test_boards_merge_by_order_after_each_is_consulted() -> None:
    """NHS England's order comes after every board was consulted; ministers are policy; the new board needs a chair."""
    new = Body(id="body/great-icb", name="Great ICB", classification="icb")
    merger = arrangement("merger", "merger", *ICBS, forms=new.id)
    drafts = [
        *boards(),
        *proposal(option(merger.id, target="2027-04-01"), promoters=ICBS),
        planned(merger),
        planned(new),
        planned(Succession(from_bodies=ICBS, to_bodies=(new.id,), type="merge")),
    ]
    found, _ = route(*drafts, on="2026-06-01")
    order = next(each for each in found.steps if "icb.order.merge" in each.provisions)
    consulted = {each.key for each in found.steps if "icb.order.consult.merge" in each.provisions}
    assert len(consulted) == 3
    assert consulted <= set(order.after)
    assert order.serves == tuple(sorted(ICBS))
    minister = next(each for each in found.steps if "icb.minister.merge" in each.provisions)
    assert (minister.footing, minister.key in order.after) == (StepFooting.POLICY, True)
    chair = next(each for each in found.steps if "icb.chair.appoints" in each.provisions)
    assert chair.serves == (new.id,)
    assert not any(each.body.startswith("body/great-icb/board") for each in found.steps), "it is not yet in being"
    assert any("liabilities" in each for each in found.notes), "a scheme must move them"


def test_a_pooled_fund_of_a_board_and_a_council_rests_on_section_75() -> None:
    """The board and the council’s cabinet each decide; the full council has no part."""
    fund = Budget(id="budget/fund", name="Better care", type="pooled_fund", bodies=(ICBS[0], COUNCIL))
    drafts = [*boards(), *proposal(option(fund.id), promoters=(ICBS[0], COUNCIL)), planned(fund)]
    assert acting(*drafts, on="2024-05-01") == {("north-icb/board", "decides"), ("dale-council/cabinet", "decides")}
    found, _ = route(*drafts, on="2024-05-01")
    board = next(each for each in found.steps if each.body == "body/north-icb/board")
    assert board.provisions == ("s75",)
    assert [(each.key, each.days) for each in board.before] == [("open_meeting_notice", 3)]


def test_boards_pool_among_themselves_under_another_power() -> None:
    """Section 75 needs a council; between boards it is section 65Z6, which is likely, and shown so."""
    fund = arrangement("fund", "pooled_budget", *ICBS[:2])
    found, _ = route(*boards(), *proposal(option(fund.id)), planned(fund), on="2024-05-01")
    assert {(each.provisions, each.confidence) for each in found.steps} == {(("icb.65Z6.fund",), "likely")}


def test_a_committee_of_groups_before_its_power_began_has_none() -> None:
    """Before 1 October 2014 no power let groups have a joint committee: the route says so and invents none."""
    committee = arrangement("committee", "joint_committee", *CCGS)
    drafts = [*bodies(), *proposal(option(committee.id)), planned(committee)]
    before, _ = route(*drafts, on="2014-05-01")
    after, _ = route(*drafts, on="2014-10-01")
    assert any("No power" in each and "1 May 2014" in each for each in before.notes)
    assert not any("No power" in each for each in after.notes)
    assert any("ccg.joint.ccg.committee" in each.provisions for each in after.steps)
    variation = [each for each in after.steps if "ccg.vary" in each.provisions]
    assert {each.confidence for each in variation} == {"check"}
    assert any("unverified" in each for each in after.notes)


def test_the_law_is_that_of_the_target() -> None:
    """An option for a day on which there are no groups asks them for nothing, and says why."""
    committee = arrangement("committee", "joint_committee", *CCGS)
    drafts = [*bodies(), *proposal(option(committee.id, target="2023-04-01")), planned(committee)]
    found, _ = route(*drafts, on="2022-05-01")
    assert found.steps == ()
    assert any("no bodies of the kind ccg" in each for each in found.notes)


def test_what_is_not_key_needs_no_notice_of_28_days() -> None:
    """A record that says so counts; general exception has five clear days instead; special urgency none."""
    system = arrangement("record", "shared_system", COUNCIL, CCGS[0])
    base = [*bodies(), *proposal(option(system.id)), planned(system)]

    def waits(**more: object) -> list[tuple[str, bool]]:
        step = approval("cabinet", f"{COUNCIL}/cabinet", **more) if more else None
        found, _ = route(*base, *([step] if step else []))
        return [(each.key, each.assumed) for each in found.steps if each.home == COUNCIL for each in each.before]

    assert waits() == [("key_decision_notice", True), ("meeting_papers", False)]
    assert waits(key_decision=True) == [("key_decision_notice", False), ("meeting_papers", False)]
    assert waits(key_decision=False) == [("meeting_papers", False)]
    assert waits(urgency="general_exception") == [("general_exception_notice", False), ("meeting_papers", False)]
    assert waits(urgency="special_urgency") == [("meeting_papers", False)]


def test_a_calendar_has_the_local_terms() -> None:
    """A council’s own call-in, papers and longer notice stand in place of what is assumed."""
    system = arrangement("record", "shared_system", COUNCIL, CCGS[0])
    cabinet = Body(id=f"{COUNCIL}/cabinet", name="Dale Cabinet", classification="cabinet", parent=COUNCIL)
    terms = Calendar(
        id="calendar/dale-cabinet", body=cabinet.id, papers_days=12, notice_days=7, call_in_days=3, published_after=2
    )
    found, _ = route(*bodies(), said(cabinet), said(terms), *proposal(option(system.id)), planned(system))
    step = next(each for each in found.steps if each.body == cabinet.id)
    assert [(each.key, each.days) for each in step.before] == [
        ("key_decision_notice", 28),
        ("meeting_notice", 7),
        ("papers", 12),
    ]
    assert [(each.key, each.days, each.assumed) for each in step.following] == [
        ("publication", 2, False),
        ("call_in", 3, False),
    ]


def test_twenty_posts_that_end_are_consulted_on_together() -> None:
    """Nineteen posts are not collective; twenty need 30 days, a hundred 45, and the form to the Secretary of State."""

    def steps(count: int) -> list[int]:
        posts = [Post(id=f"post/dale/p{each}", role=f"officer {each}", bodies=CCGS[:1]) for each in range(count)]
        ends = option(ends=tuple(each.id for each in posts))
        found, _ = route(*bodies(), *map(said, posts), *proposal(ends))
        told = [each for each in found.steps if "redundancies" in each.changes]
        return [each.days for step in told for each in step.following]

    assert (steps(19), steps(20), steps(100)) == ([], [30], [45])


@pytest.mark.parametrize(
    ("fact", "change", "body"),
    [
        (Delegation(delegators=CCGS[:1], delegate=CCGS[1], functions=("chc",), arrangement="arrangement/x"),
         "delegate_functions", CCGS[0]),
        (Contract(id="contract/x", name="All care", commissioners=(CCGS[0], COUNCIL), arrangement="arrangement/x"),
         "change_service", CCGS[0]),
        (Service(id="service/x", name="Early help", bodies=(CCGS[0], COUNCIL), arrangement="arrangement/x"),
         "executive_decision", COUNCIL),
        (Transfer(from_bodies=(COUNCIL,), to_bodies=CCGS[:1], staff="nurses", arrangement="arrangement/x"),
         "executive_decision", COUNCIL),
        (Membership(member="body/a-practice", organization=CCGS[0]), "vary_constitution", CCGS[0]),
        (Succession(from_bodies=CCGS[:1], type="abolish"), "dissolve", CCGS[0]),
        (Succession(from_bodies=CCGS[:1], to_bodies=("body/new",), type="rename"), "vary_constitution", CCGS[0]),
        (Body(id="body/new", name="A board to be", classification="ccg"), "appoint_accountable_officer", "body/new"),
    ],
)  # fmt: skip
def test_each_kind_of_statement_shows_its_change(fact: object, change: str, body: str) -> None:
    """What an option brings is read by kind: who delegates, contracts, moves staff, joins, ends or begins."""
    frame = arrangement("x", "partnership", CCGS[0], COUNCIL, forms="body/new")
    brought = [frame.id] + ([CCGS[0]] if isinstance(fact, Membership) else [])
    if isinstance(fact, Succession):
        fact = fact.model_copy(update={"to_bodies": ("body/new",)})
    found, _ = route(*bodies(), *proposal(option(*brought)), planned(frame), planned(fact))  # type: ignore[arg-type]
    assert any(change in each.changes and body in each.serves for each in found.steps)


def test_ending_an_office_in_law_is_a_dismissal() -> None:
    """A head of paid service whose post ends is dismissed, which the full council alone approves."""
    held = Appointment(person="person/ada-chief", post="post/dale-council/chief-executive", bodies=(COUNCIL,))
    ends = option(ends=("post/dale-council/chief-executive",))
    found, _ = route(*bodies(), said(held, start="2015-01-01"), *proposal(ends))
    step = next(each for each in found.steps if "dismiss_head_of_paid_service" in each.changes)
    assert (step.body, step.confidence) == (f"{COUNCIL}/full-council", "likely")


def test_the_option_that_changes_nothing_asks_for_nothing() -> None:
    """What is asked of the proposal as a whole is not asked of it, and it says what falls away."""
    committee = arrangement("committee", "joint_committee", *CCGS)
    drafts = [
        *bodies(), *proposal(option(committee.id), option(name="none")), planned(committee),
        approval("board", f"{CCGS[0]}/governing-body"),
    ]  # fmt: skip
    found, _ = route(*drafts, asked="option/closer/none")
    assert found.steps == ()
    assert any("forms no joint committee" in each for each in found.fell_away)


def test_what_cannot_be_asked_is_refused_with_the_remedy() -> None:
    """Unknown options are refused; of a proposal with several options one has to be named, and they are listed."""
    first, second = arrangement("a", "joint_committee", *CCGS), arrangement("b", "cluster", *CCGS)
    drafts = [*bodies(), *proposal(option(first.id), option(second.id, name="two")), planned(first), planned(second)]
    snapshot = snapshot_of(*drafts, on="2018-05-01")
    with pytest.raises(UnknownPlanError):
        route_of(snapshot, Law.shipped(), "option/closer/three")
    with pytest.raises(UnknownPlanError):
        route_of(snapshot, Law.shipped(), "proposal/other")
    with pytest.raises(SeveralOptionsError, match="option/closer/two"):
        route_of(snapshot, Law.shipped(), "proposal/closer")


def test_foundation_trusts_merge_or_one_acquires_another() -> None:
    """Each council of governors approves first, then the Secretary of State, then NHS England, in both cases."""
    trusts = ("body/east-ft", "body/west-ft")
    known = [
        said(Body(id=each, name=each[5:], classification="foundation_trust"), start="2010-01-01") for each in trusts
    ]
    into = {"merge": "body/both-ft", "acquire": trusts[0]}
    for change, new in into.items():
        lasting = Succession(from_bodies=trusts, to_bodies=(new,), type="merge")
        shell = arrangement("x", "partnership", *trusts, forms=new)
        drafts = [*known, *proposal(option(shell.id)), planned(shell), planned(lasting)]
        found, _ = route(*drafts, on="2024-05-01")
        steps = [each for each in found.steps if change in each.changes]
        governors = [each.key for each in steps if each.body.endswith("/council-of-governors")]
        minister = next(each for each in steps if each.body == "body/department-of-health-and-social-care")
        grants = next(each for each in steps if each.body == "body/nhs-england")
        assert len(governors) == 2
        assert set(governors) <= set(minister.after)
        assert minister.key in grants.after


def shared(role: str, *parties: str) -> list[StatementDraft]:
    """Return the proposal that some bodies share one holder of a role."""
    post = arrangement("one", "shared_post", *parties, role=role)
    return [*proposal(option(post.id)), planned(post)]


OTHER = said(Body(id="body/fell-council", name="Fell Council", classification="unitary_council"), start="2010-01-01")


@pytest.mark.parametrize("role", ["chief_executive", "head_of_paid_service"])
def test_councils_that_share_their_head_need_the_full_council_of_each(role: str) -> None:
    """The full council approves; that each appoints anew is likely, for one of them may have that person already."""
    found, _ = route(*bodies(), OTHER, *shared(role, COUNCIL, "body/fell-council"))
    approved = [each for each in found.steps if "la.hops.appoint" in each.provisions]
    assert [each.body for each in approved] == [f"{COUNCIL}/full-council", "body/fell-council/full-council"]
    assert {(each.confidence, each.level.value) for each in approved} == {("likely", "block")}
    assert not any("Trafford" in each for each in found.notes), "no group is concerned"


def test_a_board_and_a_council_that_share_a_chief_executive() -> None:
    """The board's chair appoints with NHS England’s approval, the full council approves, and each agrees to share."""
    found, _ = route(*boards(), *shared("chief_executive", COUNCIL, ICBS[0]), on="2024-05-01")
    acts = {(each.body.removeprefix("body/"), each.act.value) for each in found.steps}
    assert acts == {
        ("dale-council/cabinet", "decides"),
        ("dale-council/full-council", "approves"),
        ("north-icb/board", "decides"),
        ("north-icb/chair", "appoints"),
        ("nhs-england", "approves"),
    }


def test_a_head_of_paid_service_is_surely_the_full_councils_and_a_chief_executive_likely() -> None:
    """A chief executive usually is the head of paid service; the law does not say so."""
    for role, sure in (("head_of_paid_service", "sure"), ("chief_executive", "likely")):
        post = Post(id="post/dale-council/new-head", role=role, bodies=(COUNCIL,))
        comes = Appointment(person="person/ada-chief", post=post.id, bodies=(COUNCIL,))
        found, _ = route(*bodies(), *proposal(option(post.id)), planned(post), planned(comes))
        step = next(each for each in found.steps if "la.hops.appoint" in each.provisions)
        assert (step.body, step.confidence) == (f"{COUNCIL}/full-council", sure)


def test_a_director_of_public_health_is_appointed_by_two_and_dismissed_after_consulting() -> None:
    """The council appoints jointly with the Secretary of State, and decides on a dismissal having consulted."""
    post = Post(id="post/dale-council/dph", role="director_of_public_health", bodies=(COUNCIL,))
    held = Appointment(person="person/ada-chief", post=post.id, bodies=(COUNCIL,))
    minister = "body/department-of-health-and-social-care"
    comes, _ = route(*bodies(), *proposal(option(post.id)), planned(post), planned(held))
    assert {(each.body, each.act.value, each.after) for each in comes.steps} == {
        (COUNCIL, "appoints", ()),
        (minister, "appoints", ()),
    }
    start = "2015-01-01"
    goes, _ = route(*bodies(), said(post, start=start), said(held, start=start), *proposal(option(ends=(post.id,))))
    consulted, decided = goes.steps
    assert (consulted.body, consulted.act.value) == (minister, "consulted")
    assert (decided.body, decided.act.value, decided.after) == (COUNCIL, "decides", (consulted.key,))


@pytest.mark.parametrize(
    ("urgency", "act", "provision", "wait"),
    [
        ("general_exception", "notified", "la.urgent.tell", "general_exception_notice"),
        ("special_urgency", "consents", "la.urgent.agree", None),
    ],
)
def test_an_urgent_key_decision_has_the_chair_of_scrutiny_first(
    urgency: str, act: str, provision: str, wait: str | None
) -> None:
    """Regulation 10 has the chair told, regulation 11 has the chair agree, before the cabinet; it is no meeting."""
    system = arrangement("record", "shared_system", COUNCIL, CCGS[0])
    base = [*bodies(), *proposal(option(system.id)), planned(system)]
    asked = approval("cabinet", f"{COUNCIL}/cabinet", key_decision=True, urgency=urgency)
    found, snapshot = route(*base, asked)
    chair = next(each for each in found.steps if provision in each.provisions)
    assert (chair.act.value, chair.home, chair.before) == (act, COUNCIL, ())
    assert forum_name(snapshot, chair.body) == "the chair of the scrutiny committee of Dale Council"
    cabinet = found.step("cabinet")
    assert chair.key in cabinet.after
    notices = {each.key for each in cabinet.before} - {"meeting_papers"}
    assert notices == ({wait} if wait else set())
    no_key, _ = route(*base, approval("cabinet", f"{COUNCIL}/cabinet", key_decision=False, urgency=urgency))
    assert not any(provision in each.provisions for each in no_key.steps)


def test_a_foundation_trust_acquires_an_nhs_trust() -> None:
    """It is an acquisition under section 56A, not a merger, also where the arrangement names who lasts."""
    trusts = ("body/east-ft", "body/west-trust")
    kinds = ("foundation_trust", "nhs_trust")
    known = [
        said(Body(id=each, name=each[5:], classification=kind), start="2010-01-01")
        for each, kind in zip(trusts, kinds, strict=True)
    ]
    merger = arrangement("x", "merger", *trusts, forms=trusts[0])
    found, _ = route(*known, *proposal(option(merger.id)), planned(merger), on="2024-05-01")
    assert [each.provisions[0] for each in found.steps] == ["ft.acquire.governors", "ft.acquire.minister", "ft.acquire"]
    before, _ = route(*known, *proposal(option(merger.id)), planned(merger), on="2017-05-01")
    assert [each.provisions[0] for each in before.steps] == ["ft.acquire.governors"]
    assert any("granted in another way" in each for each in before.notes)


def test_a_new_boards_chair_comes_before_its_chief_executive_and_waits_for_no_committee_of_its_own() -> None:
    """The chair appoints the chief executive, so somebody is chair; a committee of the new board is not yet there."""
    new = Body(id="body/great-icb", name="Great ICB", classification="icb")
    chief = Post(id="post/great-icb/chief-executive", role="chief_executive", bodies=(new.id,))
    merger = arrangement("merger", "merger", *ICBS, forms=new.id)
    drafts = [planned(merger), planned(new), planned(chief)]
    target = option(merger.id, chief.id, target="2027-04-01")
    found, _ = route(*boards(), *proposal(target, promoters=ICBS), *drafts, on="2026-06-01")
    chair = next(each for each in found.steps if "icb.chair.appoints" in each.provisions)
    appoints = next(each for each in found.steps if "icb.ce.appoints" in each.provisions)
    assert chair.key in appoints.after
    pay = {each.key for each in found.steps if "set_pay" in each.changes}
    assert pay
    assert not pay & set(chair.after)
    assert any("1 April 2027" in each and "guide" in each for each in found.notes)


def test_a_joint_committee_with_a_council_does_not_wait_for_the_power_of_2014() -> None:
    """Partners under section 75 could form one in 2013, for its functions only; that reading is likely."""
    committee = arrangement("committee", "joint_committee", *CCGS, COUNCIL)
    found, _ = route(*bodies(), *proposal(option(committee.id)), planned(committee), on="2013-06-01")
    own = [each for each in found.steps if each.home in CCGS]
    assert {(each.provisions[0], each.confidence) for each in own} == {("s75.jc", "likely")}
    assert not any("No power" in each for each in found.notes)


@pytest.mark.parametrize(("posts", "days"), [(19, None), (20, 30), (99, 30), (100, 45)])
def test_how_long_staff_are_consulted(posts: int, days: int | None) -> None:
    """From 20 on 30 days, from 100 on 45, before the first dismissal; below 20 no collective consultation."""
    ending = [Post(id=f"post/dale-ccg/p{number}", role="Officer", bodies=(CCGS[0],), wte=1) for number in range(posts)]
    ends = option(ends=tuple(each.id for each in ending))
    found, _ = route(*bodies(), *(said(each, start="2013-04-01") for each in ending), *proposal(ends))
    waits = [wait.days for each in found.steps if "redundancies" in each.changes for wait in each.following]
    assert waits == ([] if days is None else [days])


def test_that_clear_days_are_working_days_is_shown_to_be_unverified() -> None:
    """The five days are counted as working days by practice, which nobody read; the route says so, once."""
    found, _ = route(*shared_officer())
    assert len([each for each in found.notes if "working days is unverified" in each]) == 1
    boards_only = arrangement("fund", "pooled_budget", *ICBS[:2])
    without, _ = route(*boards(), *proposal(option(boards_only.id)), planned(boards_only), on="2024-05-01")
    assert not any("working days is unverified" in each for each in without.notes)
