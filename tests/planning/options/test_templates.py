"""Templates: each in the time of clinical commissioning groups and in that of integrated care boards."""

import re

import pytest

from commonseal.assurance import check
from commonseal.planning.options import TEMPLATES, Site, TemplateError, supposed
from commonseal.planning.options.differing import what_if
from commonseal.regimes import Liability
from commonseal.vocabulary import Standing, UncertainDate
from commonseal.vocabulary.facts import (
    Appointment,
    Arrangement,
    Body,
    Budget,
    Contract,
    Delegation,
    Function,
    Membership,
    Population,
    Post,
    Succession,
    System,
    Transfer,
)
from commonseal.vocabulary.periods import date_of, day_of
from planning.options.worlds import LAW, OPTION, WORLDS, built, ccg_era, parameters, with_option
from support.saying import said

EVERY = [(key, world) for key in TEMPLATES for world in WORLDS]
_LAW_WORDS = re.compile(r"\b(Act|SI \d{4}|section \d|s\d+|reg \d|must|by law)\b")


def test_there_are_thirteen_and_each_says_what_it_is_for() -> None:
    """Every template has a key of its own, a name, a sentence, and a meaning for each parameter."""
    assert len(TEMPLATES) == 13
    for key, template in TEMPLATES.items():
        assert key == template.key
        assert template.name
        assert template.purpose.endswith(".")
        assert all(each.description for each in template.parameters.model_fields.values())


@pytest.mark.parametrize(("key", "world"), EVERY)
def test_what_it_says_of_law_has_a_provision_that_holds(key: str, world: str) -> None:
    """No sentence of law without a provision in force on the day, and the citation is that provision's."""
    made = built(key, world)
    day = WORLDS[world][2]
    law = LAW.on(date_of(UncertainDate.parse(day).latest))
    lines = [
        *made.keeps,
        *made.warnings,
        *(each.power for each in made.duties),
        *(each.liable_by for each in made.duties),
    ]
    for each in lines:
        if each is None:
            continue
        if each.provision is None:
            assert not _LAW_WORDS.search(each.text), each.text
            assert each.citation is None
        else:
            assert law.provision(each.provision).citation == each.citation
    for effect in made.duties:
        assert all(law.provision(each).kind_name() == "duty" for each in effect.provisions)


@pytest.mark.parametrize(("key", "world"), EVERY)
def test_what_it_brings_is_proposed_and_described_and_what_it_ends_is_there(key: str, world: str) -> None:
    """All drafts are proposed, each thing brought has its statement, and each thing ended was known."""
    made = built(key, world)
    described = {getattr(each.fact, "id", None) for each in made.drafts}
    assert made.brings
    assert set(made.brings) <= described
    assert all(each.standing is Standing.PROPOSED for each in made.drafts)
    snapshot = WORLDS[world][0]
    assert all(snapshot.describing(each) for each in made.ends)
    assert made.duties


@pytest.mark.parametrize(("key", "world"), EVERY)
def test_all_it_brings_comes_into_force_and_all_it_ends_is_over(key: str, world: str) -> None:
    """On the target every draft holds in the supposed snapshot, nothing ended does, and the day before is as it was."""
    snapshot, _, target = WORLDS[world]
    made = built(key, world)
    whole = with_option(snapshot, made, target)
    day = date_of(UncertainDate.parse(target).latest)
    after = supposed(whole, OPTION).at(day)
    there = {each.fact.model_dump_json() for each in after.statements if each.standing is Standing.IN_FORCE}
    assert {each.fact.model_dump_json() for each in made.drafts} <= there
    assert not {getattr(each.fact, "id", None) for each in after.statements} & set(made.ends)
    eve = date_of(day_of(day) - 1)
    real = [each.fact for each in whole.at(eve).statements if each.standing is not Standing.PROPOSED]
    would_be = [
        each.fact for each in supposed(whole, OPTION).at(eve).statements if each.standing is not Standing.PROPOSED
    ]
    assert would_be == real


@pytest.mark.parametrize(("key", "world"), EVERY)
def test_it_shows_in_a_what_if(key: str, world: str) -> None:
    """Something is different on the target; the base is found as without the option being asked about."""
    snapshot, _, target = WORLDS[world]
    whole = with_option(snapshot, built(key, world), target)
    before = check(whole, LAW)
    told = what_if(whole, LAW, OPTION)
    assert told.differences
    assert told.on == date_of(UncertainDate.parse(target).latest)
    assert check(whole, LAW) == before


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("key", ["shared_post", "single_management_team", "cluster"])
def test_two_chief_commissioners_stay_two(key: str, world: str) -> None:
    """Leaders become one, the two chief commissioners stay two and it is said."""
    snapshot, bodies, target = WORLDS[world]
    made = built(key, world)
    assert any("The two chief commissioners stay two" in each.text for each in made.keeps)
    after = supposed(with_option(snapshot, made, target), OPTION).at(date_of(UncertainDate.parse(target).latest))
    posts = [each.fact for each in after.statements if isinstance(each.fact, Post)]
    leader = "accountable_officer" if world == "2018" else "chief_executive"
    assert [each.bodies for each in posts if each.role == "chief_commissioner"] == [(each,) for each in bodies]
    assert [each.bodies for each in posts if each.role == leader and set(each.bodies) & set(bodies)] == [bodies]


def test_a_role_cannot_be_shared_and_stay_apart() -> None:
    """The shared role may not be among those that stay apart."""
    with pytest.raises(TemplateError, match="also among “apart”"):
        built("shared_post", "2018", role="chief commissioner")
    with pytest.raises(TemplateError, match="also among “apart”"):
        built("single_management_team", "2018", roles=("chief_nurse",), apart=("chief nurse",))


def test_a_shared_post_keeps_what_the_old_posts_answered_for() -> None:
    """A function that an ended post answered for is answered for by the shared one."""
    made = built("shared_post", "2018", role="CFO")
    functions = [each.fact for each in made.drafts if isinstance(each.fact, Function)]
    assert [each.accountable for each in functions] == [("post/plan/one/chief-finance-officer",)]
    assert "function/dale-ccg/chc" in made.ends


def test_a_post_of_a_third_body_is_not_ended() -> None:
    """A post that another body shares too stays, and that is said; so is it where a body has no such post."""
    nurse = Post(
        id="post/three/nurse", role="chief_nurse", bodies=("body/dale-ccg", "body/moor-ccg", "body/dale-trust")
    )
    own = Post(id="post/dale-ccg/nurse", role="chief_nurse", bodies=("body/dale-ccg",))
    snapshot = ccg_era(said(nurse, "2013-04-01"), said(own, "2013-04-01"))
    site = Site(snapshot, LAW, OPTION, UncertainDate.parse("2018-04-01"))
    given = {"bodies": ("body/dale-ccg", "body/moor-ccg", "body/dale-council"), "role": "chief nurse"}
    made = TEMPLATES["shared_post"].build(given, site)
    assert made.ends == ("post/dale-ccg/nurse",)
    texts = [each.text for each in made.warnings]
    assert any("is not ended: it is one of Dale Trust too" in each for each in texts)
    assert any("no post of chief nurse of Dale Council" in each for each in texts)


def test_the_councils_chief_executive_takes_the_role_with_full_council_to_be_asked() -> None:
    """The holder of the day is appointed, and the law on the head of paid service and on outsiders is shown."""
    made = built("chief_executive_takes_role", "2018")
    appointed = [each.fact for each in made.drafts if isinstance(each.fact, Appointment)]
    assert [(each.person, each.bodies) for each in appointed] == [("person/carol-north", ("body/dale-ccg",))]
    assert {"la.hops.appoint", "ccg.ao.outsider", "ccg.post.ao"} <= {each.provision for each in made.warnings}
    assert made.ends == ("post/dale-ccg/accountable-officer",)
    with pytest.raises(TemplateError, match="is not a council"):
        built("chief_executive_takes_role", "2018", council="body/moor-ccg")


def test_the_chief_executive_of_a_board_is_to_be_its_employee() -> None:
    """For an integrated care board the law on its chief executive is shown, and none of groups."""
    made = built("chief_executive_takes_role", "2026")
    provisions = {each.provision for each in made.warnings if each.provision}
    assert "icb.ce" in provisions
    assert not any(each.startswith("ccg.") for each in provisions)


@pytest.mark.parametrize("world", WORLDS)
def test_a_joint_finance_post_reports_to_both_and_ends_nothing(world: str) -> None:
    """It reports to the finance officer of each body; each keeps its own."""
    made = built("joint_finance_post", world)
    posts = [each.fact for each in made.drafts if isinstance(each.fact, Post)]
    one = WORLDS[world][1][0].replace("body/", "post/")
    assert posts[0].reports_to == (f"{one}/chief-finance-officer", "post/dale-council/section-151-officer")
    assert made.ends == ()


@pytest.mark.parametrize(
    ("key", "world", "liability", "power"),
    [
        ("joint_committee", "2018", Liability.KEPT, "ccg.joint.ccg.committee"),
        ("joint_committee", "2026", Liability.EXERCISING_BODY, "icb.65Z6"),
        ("delegation", "2018", Liability.KEPT, "s75"),
        ("delegation", "2026", Liability.EXERCISING_BODY, "icb.65Z5"),
        ("pooled_budget", "2018", Liability.KEPT, "s75"),
        ("pooled_budget", "2026", Liability.KEPT, "s75"),
    ],
)
def test_where_liability_lies_follows_the_power(key: str, world: str, liability: Liability, power: str) -> None:
    """Section 14Z3 and section 75 leave liability where it was; section 65Z5 moves it with the exercise."""
    effect = built(key, world).duties[0]
    assert effect.moves
    assert effect.power is not None
    assert (effect.power.provision, effect.liability) == (power, liability)
    assert effect.liable_by is not None
    assert effect.liable_by.citation in effect.line


def test_a_joint_committee_before_its_power_is_warned_of() -> None:
    """Before 1 October 2014 groups had no power of joint committees, and that is said instead of a section."""
    snapshot, bodies, _ = WORLDS["2018"]
    site = Site(snapshot, LAW, OPTION, UncertainDate.parse("2014-04-01"))
    made = TEMPLATES["joint_committee"].build(parameters("joint_committee", bodies), site)
    assert made.duties[0].power is None
    assert any(each.text.startswith("Nothing in the law encoded here lets") for each in made.warnings)
    arrangement = next(each.fact for each in made.drafts if isinstance(each.fact, Arrangement))
    assert arrangement.legal_basis is None


def test_committees_in_common_move_nothing() -> None:
    """Each body has a committee of its own, to which it alone delegates."""
    made = built("joint_committee", "2018", form="committees_in_common")
    delegations = [each.fact for each in made.drafts if isinstance(each.fact, Delegation)]
    organs = [each.fact for each in made.drafts if isinstance(each.fact, Body)]
    assert [each.delegators for each in delegations] == [("body/dale-ccg",), ("body/moor-ccg",)]
    assert [each.parent for each in organs] == ["body/dale-ccg", "body/moor-ccg"]
    assert not made.duties[0].moves


def test_functions_out_of_reach_are_warned_of() -> None:
    """Surgery is not reached by section 75, and corporate functions not by a joint committee of groups."""
    surgery = built("delegation", "2018", functions=("day surgery",))
    assert any(each.provision == "s75" and "day surgery" in each.text for each in surgery.warnings)
    corporate = built("joint_committee", "2018", functions=("constitution",))
    assert any("corporation" in each.text for each in corporate.warnings)


def test_a_merger_ends_the_old_and_brings_what_follows() -> None:
    """The old bodies end; the new one follows them, with staff, population and what it needs by law."""
    made = built("merger", "2018")
    facts = [each.fact for each in made.drafts]
    assert made.ends == ("body/dale-ccg", "body/moor-ccg")
    assert [each.to_bodies for each in facts if isinstance(each, Succession)] == [("body/nhs-dale-and-moor-ccg",)]
    assert [each.people for each in facts if isinstance(each, Population)] == [200000]
    assert any(isinstance(each, Transfer) and "property" in each.covers for each in facts)
    needed = {each.provision for each in made.warnings if "needs this from its first day" in each.line}
    assert {"ccg.post.ao", "ccg.post.cfo", "ccg.gb.own"} <= needed
    assert any("Community contract" in each.text for each in made.warnings)


def test_a_merger_of_boards_moves_all_liabilities() -> None:
    """The transfer of a merger of boards covers liabilities, as section 14Z28 has it."""
    made = built("merger", "2026")
    transfer = next(each.fact for each in made.drafts if isinstance(each.fact, Transfer))
    assert set(transfer.covers) == {"property", "staff", "liabilities"}
    assert "icb.transfer.merge" in {each.provision for each in made.warnings}


@pytest.mark.parametrize(("target", "is_said"), [("2020-04-01", False), ("2020-05-01", True)])
def test_a_merger_on_another_day_than_the_first_of_april_is_warned_of(target: str, *, is_said: bool) -> None:
    """Guidance has mergers of groups take effect on 1 April; of 2020 the last day for applying is known."""
    snapshot, bodies, _ = WORLDS["2018"]
    made = TEMPLATES["merger"].build(
        parameters("merger", bodies), Site(snapshot, LAW, OPTION, UncertainDate.parse(target))
    )
    provisions = {each.provision for each in made.warnings}
    assert ("ccg.merge.effective" in provisions) is is_said
    assert ("ccg.merge.deadline.2020" in provisions) is not is_said


def test_a_merger_outside_its_law_is_refused() -> None:
    """Groups cannot merge once there are none, and bodies of two kinds never."""
    snapshot, bodies, _ = WORLDS["2018"]
    late = Site(snapshot, LAW, OPTION, UncertainDate.parse("2023-04-01"))
    with pytest.raises(TemplateError, match="no step of the law encoded here"):
        TEMPLATES["merger"].build(parameters("merger", bodies), late)
    with pytest.raises(TemplateError, match="of different kinds"):
        built("merger", "2018", bodies=("body/dale-ccg", "body/dale-council"))


def test_a_merger_shows_what_is_left_behind() -> None:
    """The contract of an old body is not ended with it in silence: the rules find it left behind."""
    snapshot, _, target = WORLDS["2018"]
    told = what_if(with_option(snapshot, built("merger", "2018"), target), LAW, OPTION)
    left = [each.sentence for each in told.findings if each.code == "CS-END-01"]
    assert any("Community contract" in each for each in left)
    assert not any("posts with holders" in each for each in left)


@pytest.mark.parametrize("world", WORLDS)
def test_one_contract_replaces_others_and_moves_no_duty(world: str) -> None:
    """The contracts named end; the commissioners stay what they are."""
    made = built("contract_holder", world)
    assert made.ends == ("contract/old",)
    assert [each.moves for each in made.duties] == [False]
    assert "provider.not_commissioner" in {each.provision for each in made.warnings}
    assert [each.fact.holder for each in made.drafts if isinstance(each.fact, Contract)] == ["body/dale-trust"]


@pytest.mark.parametrize(("redundancies", "clock"), [(0, None), (25, "people.consult.20"), (100, "people.consult.100")])
def test_redundancies_ask_for_consultation(redundancies: int, clock: str | None) -> None:
    """From 20 and from 100 redundancies on the law asks for 30 and for 45 days."""
    provisions = {each.provision for each in built("staff_transfer", "2018", redundancies=redundancies).warnings}
    assert {each for each in provisions if str(each).startswith("people.consult.") and "hr1" not in str(each)} == (
        {clock} if clock else set()
    )


def test_posts_that_move_take_their_holder_along() -> None:
    """A post ends where it was and is brought where it goes."""
    made = built("staff_transfer", "2018", posts=("post/dale-ccg/accountable-officer",))
    posts = [each.fact for each in made.drafts if isinstance(each.fact, Post)]
    appointed = [each.fact for each in made.drafts if isinstance(each.fact, Appointment)]
    assert [each.bodies for each in posts] == [("body/moor-ccg",)]
    assert [(each.person, each.bodies) for each in appointed] == [("person/anne-west", ("body/moor-ccg",))]
    assert made.ends == ("post/dale-ccg/accountable-officer",)


def test_money_and_systems_are_brought_with_their_arrangement() -> None:
    """A pooled fund and a shared record are things of their own beside the arrangement."""
    fund = next(each.fact for each in built("pooled_budget", "2018").drafts if isinstance(each.fact, Budget))
    assert (fund.host, str(fund.amount.amount) if fund.amount else "") == ("body/dale-council", "1000000")
    record = next(each.fact for each in built("shared_record", "2026").drafts if isinstance(each.fact, System))
    assert len(record.users) == 3


def test_all_faults_are_told_together() -> None:
    """What is missing, unknown and misspelt is told at once, with what to do."""
    snapshot, _, target = WORLDS["2018"]
    site = Site(snapshot, LAW, OPTION, UncertainDate.parse(target))
    with pytest.raises(TemplateError) as caught:
        TEMPLATES["pooled_budget"].build({"bodies": ["body/dale-ccg"], "funds": "x", "amount": "much"}, site)
    assert len(caught.value.faults) >= 4
    with pytest.raises(TemplateError) as caught:
        TEMPLATES["cluster"].build(
            {"bodies": ["body/dale-cc", "body/moor-ccg"], "cluster": "x", "chair": "person/x"}, site
        )
    assert [field for field, _ in caught.value.faults] == ["bodies", "chair"]
    assert "did you mean body/dale-ccg?" in caught.value.faults[0][1]


def test_parts_of_one_option_do_not_share_identifiers() -> None:
    """A template used twice in one option makes things of their own."""
    snapshot, bodies, target = WORLDS["2018"]
    day = UncertainDate.parse(target)
    first = TEMPLATES["joint_committee"].build(parameters("joint_committee", bodies), Site(snapshot, LAW, OPTION, day))
    again = Site(snapshot, LAW, OPTION, day, part="2")
    second = TEMPLATES["joint_committee"].build(parameters("joint_committee", bodies), again)
    assert not set(first.brings) & set(second.brings)


def test_a_set_stands_for_its_members_and_one_body_alone_is_refused() -> None:
    """A set whose members are on record is planned for as those; one without, by the kind that its name gives."""
    named = Body(id="body/ccgs", name="The CCGs of Dale and Moor", classification="set")
    members = [said(Membership(member=each, organization="body/ccgs"), "2013-04-01") for each in WORLDS["2018"][1]]
    for more, ends in ((members, 2), ([], 0)):
        site = Site(ccg_era(said(named), *more), LAW, OPTION, UncertainDate.parse("2018-04-01"))
        made = TEMPLATES["shared_post"].build({"bodies": ["body/ccgs"], "role": "AO"}, site)
        assert len(made.ends) == ends
        assert "ccg.post.ao" in {each.provision for each in made.warnings}
        assert made.duties[0].power is not None
    with pytest.raises(TemplateError, match="Dale CCG is alone"):
        built("shared_post", "2018", bodies=("body/dale-ccg",))
