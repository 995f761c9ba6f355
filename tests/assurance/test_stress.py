"""What rests on one person: found by the rules on posts, in the register as it is and without that person."""

import pytest

from commonseal.assurance import check, rule_of
from commonseal.assurance.stress import stress, taken_away, without
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.facts import Appointment, Post
from support.saying import appointment, arrangement, body, edtf, person, post, said
from support.snapshots import snapshot_of

ON = "2017-06-01"
SHARED = Post(id="post/both/ao", role="accountable_officer", bodies=("body/dale-ccg", "body/hill-ccg"))
PEOPLE = tuple(said(person(name)) for name in ("Ann Lee", "Bob Roe", "Cy Fox"))
PLACES = (
    said(body("Dale CCG"), "2013-04-01"),
    said(body("Hill CCG"), "2013-04-01"),
    said(body("Dale Council", classification="county_council"), "1974-04-01"),
)


def both(who: str = "person/ann-lee") -> Appointment:
    """Return the appointment of a person to the post that both groups share."""
    return Appointment(person=who, post=SHARED.id, bodies=SHARED.bodies)


def of(*more: StatementDraft, on: str = ON) -> Snapshot:
    """Return a snapshot with two groups, a council, three people, and more."""
    return snapshot_of(*PLACES, *PEOPLE, *more, on=on)


def test_one_officer_of_two_bodies_leaves_both_without_one_and_ends_what_is_shared() -> None:
    """Both groups lose a statutory post and their duties, and the one shared post ends, with its arrangement."""
    joint = arrangement("One officer", "Dale CCG", "Hill CCG", type="shared_post", post=SHARED.id)
    found = without(
        of(said(SHARED), said(both(), "2016-01-01"), said(joint, "2016-01-01")), Law.shipped(), "person/ann-lee"
    )
    assert {(each.body, each.post, each.statutory) for each in found.posts} == {
        ("body/dale-ccg", "accountable officer", True),
        ("body/hill-ccg", "accountable officer", True),
    }
    assert {each.body for each in found.duties} == {"body/dale-ccg", "body/hill-ccg"}
    assert "commissioning services" in {each.duty for each in found.duties}
    (shared,) = found.shared
    assert (shared.bodies, shared.arrangements) == (("Dale CCG", "Hill CCG"), ("One officer",))
    assert found.sentence.startswith("Without Ann Lee, Dale CCG and Hill CCG have no accountable officer; ")
    assert found.sentence.endswith("one shared post ends")


def test_one_person_in_a_post_of_each_of_two_bodies_is_something_shared() -> None:
    """The council has no chief executive and the group no accountable officer; that one person led both ends."""
    found = without(
        of(
            said(post("Dale CCG")),
            said(post("Dale Council", "chief executive")),
            said(appointment("Ann Lee", "Dale CCG"), "2016-01-01"),
            said(appointment("Ann Lee", "Dale Council", "chief executive"), "2016-01-01"),
        ),
        Law.shipped(),
        "person/ann-lee",
    )
    assert "Dale CCG has no accountable officer and Dale Council no chief executive" in found.sentence
    (shared,) = found.shared
    assert shared.post is None
    assert set(shared.bodies) == {"Dale CCG", "Dale Council"}


def test_where_somebody_else_is_in_the_same_office_nothing_breaks() -> None:
    """A second holder, and a successor from the very day, leave no gap."""
    mine = said(appointment("Ann Lee", "Dale CCG"), "2016-01-01")
    for start in ("2016-06-01", ON):
        other = said(appointment("Bob Roe", "Dale CCG"), start)
        found = without(of(said(post("Dale CCG")), mine, other), Law.shipped(), "person/ann-lee")
        assert (found.posts, found.duties, found.shared) == ((), (), ())
        assert found.sentence == "Without Ann Lee, no post falls empty"


def test_a_successor_later_leaves_a_gap_only_until_then() -> None:
    """The post is empty on the day, and what would break is told though somebody follows in autumn."""
    mine = said(appointment("Ann Lee", "Dale CCG"), "2016-01-01", "2017-08-31")
    other = said(appointment("Bob Roe", "Dale CCG"), "2017-09-01")
    assert len(without(of(said(post("Dale CCG")), mine, other), Law.shipped(), "person/ann-lee").posts) == 1


def test_what_is_empty_already_is_not_laid_at_anybodys_door() -> None:
    """A post that nobody was in before is no loss, and a person who left before breaks nothing."""
    gone = said(appointment("Ann Lee", "Dale CCG"), "2015-01-01", "2016-12-31")
    nurse = said(appointment("Bob Roe", "Dale CCG", "chief nurse"), "2016-01-01")
    snapshot = of(said(post("Dale CCG")), said(post("Dale CCG", "chief nurse")), gone, nurse)
    assert without(snapshot, Law.shipped(), "person/ann-lee").posts == ()
    assert [each.post for each in without(snapshot, Law.shipped(), "person/bob-roe").posts] == ["chief nurse"]
    told = stress(snapshot, Law.shipped())
    assert [each.name for each in told.people] == ["Bob Roe"], "only who is in a post on the day"


def test_the_gravest_comes_first() -> None:
    """Two statutory posts before one, one before a post that no law asks for."""
    snapshot = of(
        said(SHARED),
        said(both(), "2016-01-01"),
        said(post("Dale CCG", "chief finance officer")),
        said(appointment("Bob Roe", "Dale CCG", "chief finance officer"), "2016-01-01"),
        said(post("Dale CCG", "head of communications")),
        said(appointment("Cy Fox", "Dale CCG", "head of communications"), "2016-01-01"),
    )
    told = stress(snapshot, Law.shipped())
    assert [each.name for each in told.people] == ["Ann Lee", "Bob Roe", "Cy Fox"]
    assert [each.weight for each in told.people] == sorted((each.weight for each in told.people), reverse=True)
    assert [row[0] for row in told.rows()] == ["1", "2", "3"]
    assert "2 each leave a post empty that the law asks for" in told.sentence


def test_dates_that_are_not_certain_are_said_to_be_so() -> None:
    """Whether she was in post on the day is not known; the loss is told with that doubt."""
    held = said(appointment("Ann Lee", "Dale CCG"))
    held = held.model_copy(update={"period": held.period.model_copy(update={"start": edtf("2017/2018")})})
    found = without(of(said(post("Dale CCG")), held), Law.shipped(), "person/ann-lee")
    assert [each.is_sure for each in found.posts] == [False]
    assert "not certain" in found.sentence


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        ("2016-01-01", None, "2017-05-31"),
        ("2016-01-01", "2017-01-31", "2017-01-31"),
        (ON, None, None),
        ("2017-09-01", None, None),
        (None, None, "2017-05-31"),
    ],
)
def test_taking_somebody_away_ends_what_runs_and_leaves_what_is_over(
    start: str | None, end: str | None, left: str | None
) -> None:
    """A tenure that runs ends on the day before, one that is over stays as it is, one that has yet to begin is gone."""
    before = of(
        said(appointment("Ann Lee", "Dale CCG"), start, end), said(appointment("Bob Roe", "Dale CCG"), start, end)
    )
    after = taken_away(before, "person/ann-lee")
    ends = {each.fact.person: each.period.end for each in after.known if isinstance(each.fact, Appointment)}
    assert ends.get("person/ann-lee") == (edtf(left) if left else None)
    assert ("person/ann-lee" in ends) is (left is not None)
    assert ends["person/bob-roe"] == (edtf(end) if end else None), "nobody else is touched"
    assert len(before.known) == len(PLACES) + len(PEOPLE) + 2, "the snapshot given is as it was"


def test_it_finds_what_the_rule_itself_finds() -> None:
    """The post that falls empty is a finding of the rule on vacant posts, over the register without the person."""
    snapshot = of(said(post("Dale CCG")), said(appointment("Ann Lee", "Dale CCG"), "2016-01-01"))
    rule = rule_of("CS-POST-01")
    assert rule is not None
    assert check(snapshot, Law.shipped(), rules=[rule]) == ()
    (finding,) = check(taken_away(snapshot, "person/ann-lee"), Law.shipped(), rules=[rule])
    (lost,) = without(snapshot, Law.shipped(), "person/ann-lee").posts
    assert (lost.finding, lost.citation) == (finding.code, finding.citation)
    assert str(finding.first) == ON


def test_whoever_holds_a_post_is_gone_from_that_post_alone() -> None:
    """Ann Lee is gone as accountable officer and stays chief executive; the sentence says of which post."""
    world = of(
        said(post("Dale CCG")),
        said(post("Dale Council", "chief executive")),
        said(appointment("Ann Lee", "Dale CCG"), "2016-01-01"),
        said(appointment("Ann Lee", "Dale Council", "chief executive"), "2016-01-01"),
    )
    found = without(world, Law.shipped(), "post/dale-ccg/accountable-officer")
    assert {(each.body, each.post) for each in found.posts} == {("body/dale-ccg", "accountable officer")}
    assert found.sentence.startswith("Without Ann Lee as accountable officer, Dale CCG has no accountable officer")


def test_two_who_share_a_post_are_both_gone_from_it() -> None:
    """A post with two holders falls empty only when it is asked what would be without the post's holders."""
    world = of(said(SHARED), said(both(), "2016-01-01"), said(both("person/bob-roe"), "2016-01-01"))
    assert not without(world, Law.shipped(), "person/ann-lee").posts
    assert without(world, Law.shipped(), SHARED.id).posts
