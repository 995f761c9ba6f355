"""Organisation pictures: who is where, what differs, and a drawing in which nothing lies over anything else."""

from hypothesis import given
from hypothesis import strategies as st

from commonseal.vocabulary import Snapshot, Standing, StatementDraft
from commonseal.vocabulary.facts import Membership
from commonseal.workbench.presenters.organisation import (
    BodyThere,
    Differs,
    Organisation,
    PostThere,
    bodies_behind,
    compared,
    organisation,
)
from commonseal.workbench.presenters.picture import picture
from support.saying import appointment, arrangement, body, day, person, post, said
from support.snapshots import snapshot_of

BODIES = ("body/ashford-ccg", "body/swale-ccg")
SHARED = ("post/ashford-ccg/chief-finance-officer", ("body/ashford-ccg", "body/swale-ccg"))


def _known(*drafts: StatementDraft, on: str = "2016-06-01") -> Snapshot:
    there = (said(body("Ashford CCG"), "2013-04-01"), said(body("Swale CCG"), "2013-04-01", "2017-03-31"))
    people = (said(person("Ottavia Ordinary")), said(person("Steven Mason")))
    return snapshot_of(*there, *people, *drafts, on=on)


def _posts(snapshot: Snapshot) -> dict[str, PostThere]:
    return {each.id: each for each in organisation(snapshot, BODIES).posts}


OFFICER = said(post("Ashford CCG"), "2013-04-01")
FINANCE = said(
    post("Ashford CCG", "chief finance officer").model_copy(
        update={"bodies": BODIES, "reports_to": ("post/ashford-ccg/accountable-officer",)}
    ),
    "2015-01-01",
)


def test_it_has_who_holds_each_post_and_whom_it_reports_to() -> None:
    """Posts with their holders; of whom it cannot be told is marked, and what is only proposed is not there."""
    posts = _posts(
        _known(
            OFFICER,
            FINANCE,
            said(post("Swale CCG", "chair"), standing=Standing.PROPOSED),
            said(appointment("Ottavia Ordinary", "Ashford CCG", basis="interim"), "2014-01-01"),
            said(appointment("Steven Mason", "Ashford CCG", "chief finance officer"), "2016"),
        )
    )
    assert posts["post/ashford-ccg/accountable-officer"].holders == ("Ottavia Ordinary, interim",)
    finance = posts["post/ashford-ccg/chief-finance-officer"]
    assert finance.holders == ("Steven Mason (may be)",)
    assert finance.is_shared
    assert finance.reports_to == ("post/ashford-ccg/accountable-officer",)
    assert "post/swale-ccg/chair" not in posts


def test_what_differs_later_is_told_by_word() -> None:
    """A new post, one that ends, one with another holder and a body that ends, each is marked as what it is."""
    known = _known(
        OFFICER,
        said(post("Ashford CCG", "chair"), "2013-04-01", "2016-12-31"),
        said(post("Ashford CCG", "chief nurse"), "2017-01-01"),
        said(appointment("Ottavia Ordinary", "Ashford CCG"), "2014-01-01", "2016-12-31"),
        said(appointment("Steven Mason", "Ashford CCG"), "2017-01-01"),
    )
    before = organisation(known, BODIES)
    found = compared(before, organisation(known.at(day("2018-01-01")), BODIES))
    assert {each.name: each.differs for each in found.posts} == {
        "Accountable officer": Differs.CHANGED,
        "Chair": Differs.GONE,
        "Chief nurse": Differs.NEW,
    }
    assert {each.id: each.differs for each in found.bodies} == {BODIES[0]: Differs.SAME, BODIES[1]: Differs.GONE}
    officer = next(each for each in found.posts if each.differs is Differs.CHANGED)
    assert officer.was == "was held by Ottavia Ordinary"
    assert all(each.differs is Differs.SAME for each in compared(before, before).posts)


def test_a_set_stands_for_its_members_and_an_arrangement_for_its_parties() -> None:
    """Who asks for a set of bodies, for a post or for an arrangement is shown the bodies behind it."""
    known = _known(
        said(body("Kent CCGs", classification="set")),
        *(said(Membership(member=each, organization="body/kent-ccgs")) for each in BODIES),
        said(arrangement("Board", "Ashford CCG", "Swale CCG")),
        OFFICER,
    )
    assert bodies_behind(known, ["body/kent-ccgs"]) == BODIES
    assert bodies_behind(known, ["arrangement/board"]) == BODIES
    assert bodies_behind(known, ["post/ashford-ccg/accountable-officer"]) == BODIES[:1]
    assert bodies_behind(known, [BODIES[1]]) == BODIES[1:]


NUMBERS = st.integers(1, 12)
POSTS = st.lists(
    st.tuples(st.sets(st.integers(0, 11), min_size=1, max_size=4), st.lists(st.integers(0, 14), max_size=2)),
    max_size=15,
)


@given(NUMBERS, POSTS)
def test_no_box_lies_over_another_and_each_is_under_those_it_reports_to(
    count: int, posts: list[tuple[set[int], list[int]]]
) -> None:
    """However posts are shared and report, in rings even, boxes stay apart, within the picture and in their columns."""
    bodies = tuple(BodyThere(f"body/{each}", f"Body {each}", is_uncertain=False) for each in range(count))
    made = tuple(
        PostThere(
            id=f"post/{at}",
            name=f"Post {at} of a name that is long enough to be broken",
            bodies=tuple(f"body/{each}" for each in sorted({each % count for each in owners})),
            holders=(),
            reports_to=tuple(f"post/{each}" for each in managers),
            is_uncertain=False,
        )
        for at, (owners, managers) in enumerate(posts)
    )
    drawn = picture(Organisation(bodies, made), {})
    assert (len(drawn.columns), len(drawn.boxes)) == (count, len(made))
    for at, one in enumerate(drawn.boxes):
        assert one.x >= 0
        assert one.x + one.width <= drawn.width
        assert one.y + one.height <= drawn.height
        for other in drawn.boxes[at + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_bodies_that_share_posts_stand_side_by_side() -> None:
    """Of four bodies, the two that share a post are neighbours, whatever their names."""
    bodies = tuple(BodyThere(f"body/{each}", each, is_uncertain=False) for each in "abcd")
    shared = PostThere("post/x", "X", ("body/a", "body/d"), (), (), is_uncertain=False)
    drawn = picture(Organisation(bodies, (shared,)), {})
    (box,) = drawn.boxes
    assert box.width < 2 * (drawn.columns[0].width + 16)
    assert "shared by 2" in box.lines
