"""Posts by body before and after an option: new, ended, changed and kept."""

from commonseal.planning.options import supposed
from commonseal.planning.structure import Held, PostFate, bodies_of, on_target, structure
from commonseal.vocabulary.facts import Appointment, Option, Proposal
from planning.structure.town import EAST, LAW, NORTH, WEST, post, town
from support.saying import body, day, person, said

LEE, ROE = "person/ann-lee", "person/bob-roe"
PEOPLE = (said(person("Ann Lee")), said(person("Bob Roe")))
OPTION = Option(
    id="option/one/joint",
    proposal="proposal/one",
    name="One joint director",
    brings=("post/joint",),
    ends=("post/east", "post/west"),
    target="2018-06-01",
)
PLAN = (
    said(Proposal(id="proposal/one", name="One director", promoters=(EAST, WEST, "body/nhs-england"))),
    said(body("NHS England", classification="nhs_england"), "2013-04-01"),
    said(OPTION),
    said(post("joint", EAST, WEST, grade="Ten", title="Joint director"), standing="proposed"),
    said(Appointment(person=LEE, post="post/joint", bodies=(EAST, WEST)), standing="proposed"),
    said(post("east", EAST), "2018-01-01"),
    said(Appointment(person=LEE, post="post/east", bodies=(EAST,), basis="interim"), "2018-01-01"),
    said(post("west", WEST, wte=0.5), "2018-01-01"),
    said(post("nurse", WEST, role="chief nurse", grade=None, wte=None), "2018-01-01"),
    said(post("elsewhere", NORTH), "2018-01-01"),
)


def test_what_becomes_of_each_post() -> None:
    """Two directors end, one comes and takes their role over, the nurse stays; a third body is not shown."""
    base = town(*PEOPLE, *PLAN)
    told = structure(base, supposed(base, OPTION.id), LAW, bodies_of(base, OPTION.id))
    fates = {each.post.id: each.fate for each in told.posts}
    assert fates == {
        "post/east": PostFate.ENDED,
        "post/west": PostFate.ENDED,
        "post/joint": PostFate.NEW,
        "post/nurse": PostFate.KEPT,
    }
    by_id = {each.post.id: each for each in told.posts}
    assert [each.id for each in by_id["post/west"].taken_over_by] == ["post/joint"]
    joint = by_id["post/joint"].after
    assert joint is not None
    assert (joint.name, joint.is_shared, joint.held, joint.who) == ("Joint director", True, Held.HELD, "Ann Lee")
    nurse = by_id["post/nurse"].before
    assert nurse is not None
    assert (nurse.held, nurse.who, [each.id for each in nurse.vacant_at]) == (Held.VACANT, "nobody on record", [WEST])
    east, west = told.bodies
    assert (east.body.id, east.before.posts, east.after.posts, east.after.shared) == (EAST, 1, 1, 1)
    assert (west.before.posts, west.after.posts, str(west.before.wte), west.before.without_wte) == (2, 2, "0.5", 1)
    assert told.sentence.endswith("have 3 posts, and would have 2: 1 new, 2 ended and 1 kept as they are.")
    assert {len(row) for row in told.rows()} == {len(told.columns)}
    assert sum("post/joint" in each.posts for each in told.bodies) == 2


def test_what_is_different_about_a_post_is_said() -> None:
    """A post that goes on with another grade, more bodies and another holder is changed, and each change told."""
    base = town(
        *PEOPLE,
        said(post("lead", EAST), "2018-01-01"),
        said(Appointment(person=LEE, post="post/lead", bodies=(EAST,)), "2018-01-01"),
    )
    after = town(
        *PEOPLE,
        said(post("lead", EAST, WEST, grade="Ten", wte=0.6), "2018-01-01"),
        said(Appointment(person=ROE, post="post/lead", bodies=(EAST,), basis="acting"), "2018-01-01"),
    )
    (change,) = structure(base, after, LAW).posts
    assert change.fate is PostFate.CHANGED
    assert change.changes == (
        "grade: Nine, then Ten",
        "whole-time equivalents: 1, then 0.6",
        "bodies: East CCG, then East CCG and West CCG",
        "held by: Ann Lee for East CCG, then Bob Roe (acting) for East CCG",
    )
    assert change.after is not None
    assert [each.id for each in change.after.vacant_at] == [WEST]


def test_what_is_not_certain_is_said() -> None:
    """A post agreed without a day, and a holder whose dates leave it open, are shown as perhaps."""
    base = town(
        *PEOPLE,
        said(post("lead", EAST), standing="agreed"),
        said(Appointment(person=LEE, post="post/lead", bodies=(EAST,)), "2018"),
    )
    told = structure(base, base, LAW)
    (change,) = told.posts
    assert change.before is not None
    assert not change.before.is_certain
    assert (change.before.held, change.before.who) == (Held.PERHAPS, "perhaps Ann Lee")
    assert any("cannot be told" in each for each in told.notes)


def test_posts_of_bodies_that_have_ended_are_gone() -> None:
    """A clinical commissioning group has no posts once the law has ended such groups."""
    base = town(said(post("lead", EAST), "2018-01-01"), on="2022-06-30")
    assert len(structure(base, base, LAW).posts) == 1
    later = base.at(day("2022-07-01"))
    assert structure(later, later, LAW).posts == ()


def test_whom_an_option_concerns_and_when() -> None:
    """Promoters and the bodies of what it brings and ends, without those that only decide; on its target."""
    base = town(*PEOPLE, *PLAN, on="2018-01-01")
    assert bodies_of(base, OPTION.id) == (EAST, WEST)
    assert on_target(base, OPTION.id).on.isoformat() == "2018-06-01"
