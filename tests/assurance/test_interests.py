"""What somebody has to declare: everything they are, body by body, what is entered, and what is lacking by when."""

from datetime import date

from commonseal.assurance.interests import AtBody, InterestsTold, interests
from commonseal.regimes import Law
from commonseal.vocabulary import StatementDraft
from commonseal.vocabulary.facts import Employment, EmploymentBasis, Interest, Membership
from support.saying import appointment, body, person, post, said
from support.snapshots import snapshot_of

BOTH = (
    said(body("Dale CCG"), "2013-04-01"),
    said(body("Hill CCG"), "2013-04-01"),
    said(body("Dale Board", classification="governing_body", parent="body/dale-ccg"), "2013-04-01"),
    said(person("Ann Lee")),
    said(post("Dale CCG")),
    said(post("Hill CCG", "chief finance officer")),
    said(appointment("Ann Lee", "Dale CCG"), "2017-01-01"),
    said(appointment("Ann Lee", "Hill CCG", "chief finance officer"), "2017-03-01"),
)


def told(*more: StatementDraft, on: str = "2017-03-15") -> InterestsTold:
    """Return the interests of Ann Lee."""
    return interests(snapshot_of(*BOTH, *more, on=on), Law.shipped(), "person/ann-lee")


def at(name: str, found: InterestsTold) -> AtBody:
    """Return what she is at one body."""
    (mine,) = [each for each in found.bodies if each.name == name]
    return mine


def entry(where: str) -> Interest:
    """Return an entry in a body's register of interests."""
    return Interest(
        person="person/ann-lee", register_of=where, nature="a post at another CCG", about=("body/hill-ccg",)
    )


def test_two_posts_are_lacking_in_the_registers_of_both_bodies_by_the_28th_day() -> None:
    """Day 0 is the first on which both are held, 1 March; the entry is due by 29 March, in each body apart."""
    found = told()
    for name in ("Dale CCG", "Hill CCG"):
        (lack,) = at(name, found).lacking
        assert lack.due == date(2017, 3, 29)
        assert not lack.overdue
        assert lack.key.startswith("CS-COI-01:")
    assert "the earliest due by 29 March 2017" in found.sentence


def test_what_is_late_is_overdue_and_the_last_day_itself_is_not() -> None:
    """The last day on which it may be entered is in time."""
    assert [each.overdue for each in at("Dale CCG", told(on="2017-03-29")).lacking] == [False]
    assert [each.overdue for each in at("Dale CCG", told(on="2017-03-30")).lacking] == [True]


def test_an_entry_settles_the_body_it_is_made_in_and_no_other() -> None:
    """Entered at Dale, it is lacking at Hill alone; what is entered is shown with what it is about."""
    found = told(said(entry("body/dale-ccg"), "2017-03-10"))
    assert at("Dale CCG", found).lacking == ()
    assert [each.what for each in at("Dale CCG", found).entered] == ["a post at another CCG (Hill CCG)"]
    assert len(at("Hill CCG", found).lacking) == 1
    assert found.bodies[0].name == "Hill CCG", "where something is lacking stands first"


def test_posts_memberships_and_employments_stand_with_their_body() -> None:
    """A seat in an organ is the body's; an employment names who lends; what is over is left out, what comes is in."""
    found = told(
        said(Membership(member="person/ann-lee", organization="body/dale-board", capacity="GP"), "2016-01-01"),
        said(Membership(member="person/ann-lee", organization="body/hill-ccg"), "2014-01-01", "2016-12-31"),
        said(
            Employment(
                person="person/ann-lee",
                employer="body/dale-ccg",
                basis=EmploymentBasis.SECONDEE,
                by="body/hill-ccg",
            ),
            "2017-01-01",
        ),
        said(post("Dale CCG", "chair")),
        said(appointment("Ann Lee", "Dale CCG", "chair"), "2018-01-01", standing="proposed"),
    )
    dale = at("Dale CCG", found)
    assert [each.what for each in dale.memberships] == ["member of Dale Board, as GP"]
    assert [each.what for each in dale.employments] == ["secondee, by Hill CCG"]
    assert [(each.what, each.when) for each in dale.posts] == [
        ("accountable officer", "from 1 January 2017"),
        ("chair", "only proposed; from 1 January 2018"),
    ]
    assert at("Hill CCG", found).memberships == ()
    assert {row[1] for row in found.rows()} == {"post", "member", "employment", "lacking"}


def test_one_post_alone_lacks_nothing() -> None:
    """Before the second post there is nothing to declare, and the sentence says that nothing is lacking."""
    found = told(on="2017-02-01")
    assert all(each.lacking == () for each in found.bodies)
    assert found.sentence.endswith("the rules find nothing lacking.")


def test_of_somebody_of_whom_nothing_is_known_it_says_so() -> None:
    """A person with no post anywhere."""
    found = interests(snapshot_of(said(person("Bob Roe")), on="2017-01-01"), Law.shipped(), "person/bob-roe")
    assert found.bodies == ()
    assert "nothing is on record" in found.sentence
