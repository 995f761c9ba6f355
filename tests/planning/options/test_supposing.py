"""What would be: what an option brings comes into force, what it ends is over, everything else is as it was."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assurance.invented import CCGS as INVENTED_CCGS
from assurance.invented import snapshot as invented_snapshot
from assurance.invented import statements, worlds
from assurance.naive import Plain
from commonseal.assurance import UnknownOptionError, check
from commonseal.planning.options import supposed
from commonseal.planning.options.differing import what_if
from commonseal.vocabulary import Snapshot, Standing, Statement, StatementDraft
from commonseal.vocabulary.facts import (
    Appointment,
    Arrangement,
    Body,
    Budget,
    Contract,
    CostShare,
    Delegation,
    Membership,
    Option,
    Post,
    Proposal,
    Transfer,
)
from planning.options.worlds import CCGS, LAW, OPTION, ccg_era
from support.saying import appointment, day, edtf, person, said

TARGET = "2018-04-01"
DALE, MOOR = CCGS
PROPOSAL = said(Proposal(id="proposal/plan", name="A plan", promoters=CCGS), standing="proposed")


def option(brings: tuple[str, ...] = (), ends: tuple[str, ...] = (), target: str | None = TARGET) -> StatementDraft:
    """Return an option that brings and ends things."""
    fact = Option(
        id=OPTION, proposal="proposal/plan", name="One", brings=brings, ends=ends,
        target=None if target is None else edtf(target),
    )  # fmt: skip
    return said(fact, standing="proposed")


def after(snapshot: Snapshot, on: str = TARGET) -> list[Statement]:
    """Return what is in effect on a day with the option."""
    found = supposed(snapshot, OPTION).at(day(on)).statements
    return [each for each in found if each.standing is not Standing.PROPOSED]


def names(found: list[Statement], kind: str) -> set[str]:
    """Return the identifiers, or what stands for them, of the statements of a kind."""
    told = (each.fact for each in found if each.fact.kind == kind)
    return {getattr(each, "id", None) or getattr(each, "post", None) or each.subject for each in told}


def test_an_unknown_option_is_refused() -> None:
    """Nothing can be supposed of an option that is not on record."""
    with pytest.raises(UnknownOptionError, match="knows no option"):
        supposed(ccg_era(), "option/none")


def test_an_option_of_no_change_gives_the_very_same_statements() -> None:
    """Nothing brought and nothing ended: every statement is the same object."""
    snapshot = ccg_era(PROPOSAL, option())
    assert supposed(snapshot, OPTION).known == snapshot.known
    assert what_if(snapshot, LAW, OPTION).differences == ()
    assert what_if(snapshot, LAW, OPTION).findings == ()


@pytest.mark.parametrize(
    ("ends", "kind", "gone", "stays"),
    [
        ("post/dale-ccg/accountable-officer", "post", {"post/dale-ccg/accountable-officer"}, {"post/dale-ccg/chair"}),
        (
            "post/dale-ccg/accountable-officer",
            "appointment",
            {"post/dale-ccg/accountable-officer"},
            {"post/moor-ccg/accountable-officer"},
        ),
        ("body/dale-ccg", "body", {"body/dale-ccg", "body/dale-ccg/board"}, {"body/moor-ccg", "body/joint"}),
        ("body/dale-ccg", "post", {"post/dale-ccg/chair", "post/dale-ccg/accountable-officer"}, {"post/both"}),
        ("body/dale-ccg", "function", {"function/dale-ccg/chc"}, set()),
        ("body/dale-ccg", "contract", set(), {"contract/old", "contract/joint"}),
        ("body/dale-ccg", "arrangement", set(), {"arrangement/joint"}),
        ("arrangement/joint", "arrangement", {"arrangement/joint"}, {"arrangement/post"}),
        ("arrangement/joint", "body", {"body/joint"}, {"body/dale-ccg"}),
        ("arrangement/joint", "delegation", {"body/dale-ccg"}, set()),
        ("arrangement/joint", "contract", {"contract/joint"}, {"contract/old"}),
        ("arrangement/joint", "budget", {"budget/joint"}, set()),
        ("arrangement/joint", "membership", {"body/joint"}, set()),
        ("post/both", "arrangement", {"arrangement/post"}, {"arrangement/joint"}),
        ("post/both", "cost_share", {"post/both"}, set()),
        ("contract/old", "contract", {"contract/old"}, {"contract/joint"}),
        ("person/anne-west", "appointment", {"post/dale-ccg/accountable-officer"}, set()),
    ],
)
def test_what_an_option_ends_ends_with_what_cannot_stand_without_it(
    ends: str, kind: str, gone: set[str], stays: set[str]
) -> None:
    """On the day before the target all is there; on the target what is ended and what hangs on it is not."""
    snapshot = ccg_era(*SHARED, PROPOSAL, option(ends=(ends,)))
    eve, then = (names(after(snapshot, on), kind) for on in ("2018-03-31", TARGET))
    assert gone | stays <= eve
    assert not gone & then
    assert stays <= then


SHARED = [
    said(Body(id="body/dale-ccg/board", name="Board", classification="governing_body", parent=DALE), "2013-04-01"),
    said(Body(id="body/joint", name="Joint committee", classification="joint_committee"), "2016-04-01"),
    said(Arrangement(id="arrangement/joint", type="joint_committee", parties=CCGS, forms="body/joint"), "2016-04-01"),
    said(
        Delegation(delegators=CCGS, delegate="body/joint", functions=("commission",), arrangement="arrangement/joint"),
        "2016-04-01",
    ),
    said(Membership(member=DALE, organization="body/joint"), "2016-04-01"),
    said(
        Contract(id="contract/joint", name="Joint", commissioners=CCGS, arrangement="arrangement/joint"), "2016-04-01"
    ),
    said(
        Budget(id="budget/joint", name="Joint", type="pooled_fund", bodies=CCGS, arrangement="arrangement/joint"),
        "2016-04-01",
    ),
    said(Post(id="post/both", role="chief_nurse", bodies=CCGS), "2016-04-01"),
    said(Arrangement(id="arrangement/post", type="shared_post", parties=CCGS, post="post/both"), "2016-04-01"),
    said(CostShare(of="post/both", method="equal", shares=[{"body": DALE}, {"body": MOOR}]), "2016-04-01"),
    said(person("Dina South")),
    said(Appointment(person="person/dina-south", post="post/both", bodies=CCGS), "2016-04-01"),
]
"""What the two groups have together."""


def test_a_post_at_two_bodies_goes_on_at_the_one_that_stays() -> None:
    """Where one of two bodies ends, the shared post and its holder are at the other alone from then on."""
    snapshot = ccg_era(*SHARED, PROPOSAL, option(ends=(DALE,)))
    there = [each.fact for each in after(snapshot)]
    assert [each.bodies for each in there if isinstance(each, Post) and each.id == "post/both"] == [(MOOR,)]
    assert [each.bodies for each in there if isinstance(each, Appointment) and each.post == "post/both"] == [(MOOR,)]
    eve = [each.fact for each in after(snapshot, "2018-03-31") if isinstance(each.fact, Appointment)]
    assert CCGS in {each.bodies for each in eve}


def test_a_committee_that_another_arrangement_forms_too_goes_on() -> None:
    """Ending one of two arrangements that form a committee leaves the committee."""
    other = Arrangement(id="arrangement/other", type="partnership", parties=CCGS, forms="body/joint")
    snapshot = ccg_era(*SHARED, said(other, "2016-04-01"), PROPOSAL, option(ends=("arrangement/joint",)))
    assert "body/joint" in names(after(snapshot), "body")


def test_what_is_over_before_and_what_begins_later_is_no_ending() -> None:
    """An end before the target stays; what would only begin after it is left out."""
    early = said(Contract(id="contract/e", name="E", commissioners=CCGS), "2014-04-01", "2017-03-31")
    vague = said(Contract(id="contract/v", name="V", commissioners=CCGS), "2014-04-01", "2018")
    late = said(Contract(id="contract/l", name="L", commissioners=CCGS), "2019-04-01")
    snapshot = ccg_era(early, vague, late, PROPOSAL, option(ends=("contract/e", "contract/v", "contract/l")))
    known = {getattr(each.fact, "id", None): each.period for each in supposed(snapshot, OPTION).known}
    assert str(known["contract/e"].end) == "2017-03-31"
    assert str(known["contract/v"].end) == "2018-01-01/2018-03-31"
    assert "contract/l" not in known


def test_the_holder_makes_room_at_the_bodies_concerned() -> None:
    """A person appointed to a shared post at one body takes over there; the one before stays at the other."""
    new = said(Appointment(person="person/carol-north", post="post/both", bodies=(DALE,)), standing="proposed")
    team = said(Arrangement(id="arrangement/x", type="joint_team", parties=CCGS, post="post/both"), standing="proposed")
    snapshot = ccg_era(*SHARED, new, team, PROPOSAL, option(brings=("arrangement/x",)))
    held = [
        each.fact for each in after(snapshot) if isinstance(each.fact, Appointment) and each.fact.post == "post/both"
    ]
    assert {(each.person, each.bodies) for each in held} == {
        ("person/carol-north", (DALE,)),
        ("person/dina-south", (MOOR,)),
    }
    holders = [each for each in what_if(snapshot, LAW, OPTION).differences if each.area == "holder"]
    assert [(each.what, each.before, each.after) for each in holders] == [
        ("chief nurse of Dale CCG", "Dina South", "Carol North")
    ]


def test_a_start_of_its_own_counts_and_else_the_target_and_else_the_day() -> None:
    """A statement brought begins when it says, else on the target, else on the day looked at."""
    own = said(Contract(id="contract/own", name="Own", commissioners=CCGS), "2018-07-01", standing="proposed")
    none = said(Contract(id="contract/none", name="None", commissioners=CCGS), standing="proposed")
    brings = ("contract/own", "contract/none")
    for target, since in ((TARGET, TARGET), ("2018-04", "2018-04-30"), (None, "2018-01-01")):
        known = supposed(ccg_era(own, none, PROPOSAL, option(brings, target=target)), OPTION).known
        starts = {getattr(each.fact, "id", None): str(each.period.start) for each in known}
        assert (starts["contract/own"], starts["contract/none"]) == ("2018-07-01", since)


def test_what_belongs_to_a_new_body_and_to_an_arrangement_comes_with_it() -> None:
    """A new body brings its organs, its posts and what it follows; an arrangement its transfers."""
    new = Body(id="body/new-ccg", name="New", classification="ccg")
    drafts = [
        new,
        Body(id="body/new-ccg/board", name="Board", classification="governing_body", parent=new.id),
        Post(id="post/new-ccg/chair", role="chair", bodies=(new.id,)),
        Post(id="post/mixed", role="chief_nurse", bodies=(new.id, MOOR)),
        Arrangement(id="arrangement/m", type="merger", parties=CCGS, forms=new.id),
        Transfer(from_bodies=CCGS, to_bodies=(new.id,), staff="all", arrangement="arrangement/m"),
    ]
    proposed = [said(each, standing="proposed") for each in drafts]
    snapshot = ccg_era(*proposed, PROPOSAL, option(brings=("arrangement/m",), ends=CCGS))
    there = after(snapshot)
    assert {"body/new-ccg", "body/new-ccg/board"} <= names(there, "body")
    assert "post/new-ccg/chair" in names(there, "post")
    assert "post/mixed" not in names(there, "post")
    assert names(there, "transfer") == {DALE}


def test_statements_keep_their_numbers_and_the_base_is_unchanged() -> None:
    """What is supposed rests on the same statements, and the snapshot asked is the same afterwards."""
    snapshot = ccg_era(*SHARED, PROPOSAL, option(ends=(DALE, "post/both")))
    before = [each.model_dump_json() for each in snapshot.known]
    would_be = supposed(snapshot, OPTION)
    assert {each.number for each in would_be.known} <= {each.number for each in snapshot.known}
    assert [each.model_dump_json() for each in snapshot.known] == before


some = settings(max_examples=30, suppress_health_check=list(HealthCheck))


def _with(facts: list[Plain], **more: tuple[str, ...]) -> Snapshot:
    proposal = Proposal(id="proposal/p", name="P", promoters=INVENTED_CCGS[:1])
    one = Option(id=OPTION, proposal="proposal/p", name="One", target=edtf("2016-03-01"), **more)
    known = statements([*facts, Plain(proposal), Plain(one)])
    return invented_snapshot(
        [
            each.model_copy(update={"standing": Standing.PROPOSED}) if each.fact in (proposal, one) else each
            for each in known
        ]
    )


@some
@given(worlds())
def test_a_what_if_of_no_change_finds_what_the_base_finds(facts: list[Plain]) -> None:
    """Whatever the world, an option that changes nothing gives the same statements and the same findings."""
    snapshot = _with(facts)
    assert supposed(snapshot, OPTION).known == snapshot.known
    assert check(snapshot, LAW, what_if=OPTION) == check(snapshot, LAW)
    told = what_if(snapshot, LAW, OPTION, on=date(2016, 4, 1))
    assert (told.differences, told.findings) == ((), ())


@some
@given(worlds(), st.data())
def test_before_the_day_all_is_as_it_was_and_then_nothing_ended_is_left(
    facts: list[Plain], data: st.DataObject
) -> None:
    """Before the target the supposed world is the real one; from the target on nothing ended is in it."""
    named = (getattr(each.fact, "id", "") for each in facts if each.fact.kind != "proposal")
    things = sorted({*named} - {""})
    ends = tuple(data.draw(st.lists(st.sampled_from(things), min_size=1, max_size=3, unique=True)))
    snapshot = _with(facts, ends=ends)
    base = [each.fact.model_dump_json() for each in snapshot.at(date(2016, 2, 29)).statements]
    would_be = supposed(snapshot, OPTION)
    assert [each.fact.model_dump_json() for each in would_be.at(date(2016, 2, 29)).statements] == base
    then = [each.fact for each in would_be.at(date(2016, 3, 1)).statements]
    assert not {getattr(each, "id", None) for each in then} & set(ends)
    assert not {each.post for each in then if isinstance(each, Appointment)} & set(ends)


def test_the_checks_what_if_and_the_supposed_snapshot_agree_on_posts() -> None:
    """``check --what-if`` counts an ended post as gone: its duplicate is no finding, its vacancy is one."""
    two = said(appointment("Carol North", "Dale CCG"), "2017-01-01")
    snapshot = ccg_era(two, PROPOSAL, option(ends=("post/dale-ccg/accountable-officer",)))
    on = date(2018, 6, 1)
    base = {each.code for each in check(snapshot, LAW) if each.overlaps(on, on)}
    would_be = {each.code for each in check(snapshot, LAW, what_if=OPTION) if each.overlaps(on, on)}
    assert "CS-POST-03" in base - would_be
    assert "CS-POST-01" in would_be - base
