"""What posts cost before and after an option, against the limit, and every fault at once."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.options import supposed
from commonseal.planning.structure import DifferentDaysError, UncostedError, cost, structure
from commonseal.planning.structure.limits import envelope
from commonseal.vocabulary.facts import Appointment, Arrangement, Option, Proposal
from planning.structure.town import DAY, EAST, LAW, WEST, amounts, costs, pay, people, post, share, town
from support.saying import body, person, said
from support.snapshots import snapshot_of

PAY = said(pay(), "2013-04-01")
OWN = (said(post("east", EAST), "2018-01-01"), said(post("west", WEST, grade="Eight", wte=0.5), "2018-01-01"))
PROPOSAL = Proposal(id="proposal/one", name="One director", promoters=(EAST, WEST))
OPTION = Option(
    id="option/one/joint",
    proposal="proposal/one",
    name="One joint director",
    brings=("post/joint",),
    ends=("post/east", "post/west"),
    target="2018-06-01",
)
JOINT = (
    said(post("joint", EAST, WEST), standing="proposed"),
    said(share("post/joint", "fixed", east="60", west="40"), standing="proposed"),
)
PLAN = (said(PROPOSAL, standing="proposed"), said(OPTION, "2018-01-01"), *JOINT)


def test_an_option_is_costed_before_and_after_body_by_body() -> None:
    """Two posts of 100,000.01 and 30,000 become one, of which East bears 60 per cent."""
    base = town(PAY, *OWN, *PLAN)
    told = cost(base, supposed(base, OPTION.id), LAW, [EAST, WEST])
    assert (told.before, told.after, told.difference) == (
        *(Decimal("130000.01"), Decimal("100000.01"), Decimal("-30000.00")),
    )
    east, west = told.bodies
    assert (east.before.amount, east.after.amount) == (Decimal("100000.01"), Decimal("60000.01"))
    assert (west.before.amount, west.after.amount) == (Decimal("30000.00"), Decimal("40000.00"))
    assert west.difference == Decimal("10000.00")
    assert told.sentence == (
        "On 1 June 2018 the posts on record cost East CCG and West CCG £130,000.01 a year, and would cost £100,000.01: "
        "£30,000 less."
    )
    assert any("the posts on record and nothing else" in each for each in told.notes)
    assert any("fall once" in each for each in told.notes)
    assert all(post.statements for post in (*told.posts_before, *told.posts_after))
    assert len(told.rows()) == 4
    assert {len(row) for row in told.rows()} == {len(told.columns)}


def test_on_the_day_before_its_target_an_option_changes_nothing() -> None:
    """Before the target the cost with the option is the cost without it."""
    base = town(PAY, *OWN, *PLAN, on="2018-05-31")
    told = cost(base, supposed(base, OPTION.id), LAW)
    assert told.before == told.after == Decimal("130000.01")
    assert told.posts_before == told.posts_after


POSTS = st.lists(
    st.tuples(
        st.sampled_from(["Eight", "Nine"]), st.integers(1, 30), st.sampled_from([(EAST,), (WEST,), (EAST, WEST)])
    ),
    max_size=6,
)


@given(POSTS)
@settings(max_examples=40, deadline=None)
def test_no_change_costs_what_it_costs_and_keeps_every_post(posts: list[tuple[str, int, tuple[str, ...]]]) -> None:
    """With an option that brings and ends nothing, before is after: in posts, in cost, in every part."""
    nothing = Option(id="option/one/none", proposal="proposal/one", name="No change", target="2018-06-01")
    drafts = [PAY, said(PROPOSAL), said(nothing)]
    for place, (grade, tenths, bodies) in enumerate(posts):
        drafts.append(said(post(f"p{place}", *bodies, grade=grade, wte=tenths / 10), "2018-01-01"))
        drafts.append(said(share(f"post/p{place}", "equal", east=None, west=None), "2018-01-01"))
    base = town(*drafts)
    told = cost(base, supposed(base, nothing.id), LAW)
    assert told.before == told.after == sum((each.cost for each in told.posts_before), Decimal())
    assert all(each.difference == 0 and each.before == each.after for each in told.bodies)
    assert told.posts_before == told.posts_after
    kept = structure(base, supposed(base, nothing.id), LAW)
    assert {each.fate.value for each in kept.posts} <= {"kept"}
    assert [each.before for each in kept.posts] == [each.after for each in kept.posts]


def test_every_fault_is_told_at_once() -> None:
    """No grade, a grade that the table has not, no share, parts that fall short: all together, and no cost."""
    drafts = (
        PAY,
        said(post("ungraded", EAST, grade=None), "2018-01-01"),
        said(post("strange", EAST, grade="Ten"), "2018-01-01"),
        said(post("unshared", EAST, WEST), "2018-01-01"),
        said(post("short", EAST, WEST), "2018-01-01"),
        said(share("post/short", "fixed", east="50", west="49.5"), "2018-01-01"),
    )
    with pytest.raises(UncostedError) as refused:
        costs(*drafts)
    said_of = {fault.of.rpartition("(")[2].rstrip(")"): fault.what for fault in refused.value.faults}
    assert said_of["post/ungraded"] == "it has no grade; give its post “grade”"
    assert (
        said_of["post/strange"] == "its grade “Ten” is not in “round”, which has: Eight, Nine; correct one of the two"
    )
    assert "nobody has said how its cost is" in said_of["post/unshared"]
    assert said_of["post/short"].startswith("its parts add up to 99.5 %, not to 100 %")
    assert str(refused.value).startswith("4 faults; no cost was worked out:\n")
    assert all(fault.statements for fault in refused.value.faults)


def test_a_fault_of_the_option_alone_says_so() -> None:
    """What is wrong only as it would be is marked; what is wrong on both sides is told once."""
    base = town(PAY, *OWN, *PLAN[:3], said(post("lost", EAST, grade=None), "2018-01-01"))
    with pytest.raises(UncostedError) as refused:
        cost(base, supposed(base, OPTION.id), LAW)
    assert [each.of.split(" ")[0] for each in refused.value.faults] == ["programme", "with"]


def test_one_table_counts_for_a_body_on_a_day() -> None:
    """None and two are faults; one that ends as the other begins is none; a host's table goes before."""
    mine = said(post("mine", EAST), "2013-04-01")
    with pytest.raises(UncostedError, match="East CCG: no pay table counts for it on 1 June 2018"):
        costs(mine)
    with pytest.raises(UncostedError, match=r"East CCG: two pay tables count for it on 1 June 2018: “a” .* and “b”"):
        costs(mine, said(pay("a"), "2013-04-01"), said(pay("b", EAST), "2018-01-01"))
    following = (
        said(pay("a", Nine="100"), "2013-04-01", "2018-05-31"),
        said(pay("b", Nine="200"), "2018-06-01"),
    )
    assert costs(mine, *following, on="2018-05-31").before == Decimal("100.00")
    assert costs(mine, *following, on="2018-06-01").before == Decimal("200.00")
    joint = (said(share("post/joint", "equal", east=None, west=None), "2018-01-01"),)
    each = (said(pay("e", EAST, Nine="100"), "2013-04-01"), said(pay("w", WEST, Nine="300"), "2013-04-01"))
    with pytest.raises(UncostedError, match="its bodies pay by different tables"):
        costs(*joint, *each, said(post("joint", EAST, WEST), "2018-01-01"))
    hosted = costs(*joint, *each, said(post("joint", EAST, WEST, hosted_by=WEST), "2018-01-01"))
    assert hosted.before == Decimal("300.00")


def test_two_currencies_do_not_add_up() -> None:
    """Pay in pounds and in euros is refused."""
    drafts = (said(pay("e", EAST), "2013-04-01"), said(pay("w", WEST, currency="EUR"), "2013-04-01"))
    with pytest.raises(UncostedError, match="pay is given in EUR and in GBP"):
        costs(*drafts, said(post("a", EAST), "2018-01-01"), said(post("b", WEST), "2018-01-01"))


def test_what_is_assumed_is_said() -> None:
    """A post without whole-time equivalents counts as one and a note says so; so does one salary for two posts."""
    told = costs(PAY, said(post("east", EAST, wte=None), "2018-01-01"))
    assert told.before == Decimal("100000.01")
    assert told.posts_before[0].is_wte_assumed
    assert any("has no whole-time equivalent on record and is taken as one" in each for each in told.notes)
    both = [
        said(Appointment(person="person/ann-lee", post=f"post/{key}", bodies=(of,)), "2018-01-01")
        for key, of in (("east", EAST), ("west", WEST))
    ]
    told = costs(PAY, *OWN, said(person("Ann Lee")), *both)
    assert any(each.startswith("Ann Lee is in 2 posts of 1.5 whole-time equivalents together") for each in told.notes)


def test_a_team_of_several_bodies_has_to_be_shared() -> None:
    """A post that sits in a team which an arrangement forms is a joint cost, shared as the arrangement says."""
    team = said(body("Joint team", classification="other"), "2018-01-01")
    forms = Arrangement(id="arrangement/team", type="joint_team", parties=(EAST, WEST), forms="body/joint-team")
    drafts = (PAY, team, said(forms, "2018-01-01"), said(post("lead", "body/joint-team"), "2018-01-01"))
    with pytest.raises(UncostedError, match="it is shared and nobody has said how its cost is"):
        costs(*drafts)
    told = costs(*drafts, said(share("arrangement/team", "fixed", east="30", west="70"), "2018-01-01"))
    assert amounts(told) == {EAST: Decimal("30000.00"), WEST: Decimal("70000.01")}


def test_the_limit_of_an_integrated_care_board() -> None:
    """GBP 18.76 a head for 813,203 people is 15,255,688 pounds, with its source and how sure it is."""
    board = "body/northamptonshire-icb"
    drafts = (
        said(body("Northamptonshire ICB", classification="icb"), "2022-07-01"),
        said(people(board, 813_203, "as reported"), "2022-07-01"),
        said(pay(Nine="16000000"), "2013-04-01"),
        said(post("lead", board), "2022-07-01"),
    )
    told = costs(*drafts, on="2026-04-01")
    (shown,) = told.bodies
    limit = shown.after.limit
    assert limit is not None
    assert limit.amount == envelope(813_203, Decimal("18.76")) == Decimal("15255688.28")
    assert (limit.provision, limit.confidence, limit.people) == ("icb.cost", "sure", 813_203)
    assert any("19.00" in each and "check" in each for each in limit.spoken_of)
    assert shown.after.headroom == Decimal("-744311.72")
    assert shown.after.a_head == Decimal("19.68")
    assert any("more than its running-cost limit on these posts alone" in each for each in told.notes)
    earlier = costs(*drafts, on="2025-12-31")
    assert earlier.bodies[0].after.limit is None


def test_the_limit_of_a_clinical_commissioning_group() -> None:
    """GBP 25 a head; without a population it cannot be told, and that is said."""
    mine = said(post("mine", EAST), "2013-04-01")
    lacking = costs(PAY, mine).bodies[0].before.limit
    assert lacking is not None
    assert (lacking.per_head, lacking.amount) == (Decimal("25.0"), None)
    assert lacking.lacking == "no population is on record; record it with “people”"
    told = costs(PAY, mine, said(people(EAST, 125_000), "2013-04-01")).bodies[0].before
    assert told.limit is not None
    assert told.limit.amount == Decimal("3125000.00")
    assert told.headroom == Decimal("3024999.99")


def test_what_is_only_proposed_costs_nothing() -> None:
    """A proposed post, a proposed table and a proposed share count only with an option that brings them."""
    told = costs(PAY, *OWN, *JOINT, said(pay("other"), "2018-01-01", standing="proposed"))
    assert told.before == Decimal("130000.01")


def test_before_and_after_are_of_one_day() -> None:
    """Two snapshots looked at on two days are not held against each other."""
    base = town(PAY, *OWN)
    with pytest.raises(DifferentDaysError):
        cost(base, base.at(DAY_AFTER), LAW)


DAY_AFTER = snapshot_of(on="2018-06-02").on
assert DAY_AFTER.isoformat() > DAY
