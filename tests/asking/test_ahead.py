"""What lies ahead of bodies, day by day: meetings with their deadlines, approvals, findings, terms; and no more."""

import pytest

from commonseal.asking import Ahead, AheadKind, AheadTold, Look, ahead, gather
from commonseal.register.register import Register
from commonseal.vocabulary import Viewer, Visibility
from commonseal.vocabulary.facts import Approval, Calendar, Meeting, Proposal
from support.saying import EVERYTHING, PUBLIC, appointment, arrangement, body, day, edtf, person, post, record, said

BOARD = "body/dale-ccg/governing-body"
FIRST, LAST = day("2019-07-10"), day("2019-12-31")


@pytest.fixture
def dale(register: Register) -> Register:
    """Give a register with a body, its governing body and its calendar, a proposal and a term that ends."""
    change = Proposal(id="proposal/one", name="One officer", promoters=("body/dale-ccg",))
    asked = Approval(
        proposal=change.id,
        step="board",
        body=BOARD,
        act="decides",
        subject_matter="the post",
        planned=edtf("2019-09-18"),
    )
    record(
        register,
        said(body("Dale CCG"), "2013-04-01"),
        said(body("Dale board", id=BOARD, classification="governing_body", parent="body/dale-ccg"), "2013-04-01"),
        said(body("Vale CCG"), "2013-04-01"),
        said(
            Calendar(id="calendar/dale", body=BOARD, rule="FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE", first="2019-01-16",
                     papers_days=5),
        ),
        said(change, "2019-07-01", standing="proposed"),
        said(asked, "2019-07-01", standing="proposed"),
        said(person("Ann Lee")),
        said(post("Dale CCG"), "2013-04-01"),
        said(appointment("Ann Lee", "Dale CCG"), "2015-01-01", "2019-10-31"),
        said(arrangement("Team", "Dale CCG", "Vale CCG", review=edtf("2019-11-05")), "2019-01-01"),
    )  # fmt: skip
    record(
        register,
        said(
            Meeting(id="meeting/secret", body="body/vale-ccg", on=edtf("2019-08-06")),
            visibility=Visibility.RESTRICTED,
        ),
    )
    return register


def of(register: Register, *names: str, viewer: Viewer = EVERYTHING) -> AheadTold:
    """Return what lies ahead of some bodies."""
    return ahead(gather(Look(register, FIRST, day("2029-01-01"), viewer), None, names), FIRST, LAST)


def on_days(told: AheadTold, kind: AheadKind) -> list[str]:
    """Return the days of one kind."""
    return [each.day.isoformat() for each in told.entries if each.kind is kind]


def test_meetings_come_with_the_days_on_which_their_papers_close(dale: Register) -> None:
    """The pattern of the calendar gives the meetings; papers close five working days before each."""
    told = of(dale, "Dale CCG")
    assert on_days(told, AheadKind.MEETING) == ["2019-07-17", "2019-09-18", "2019-11-20"]
    assert on_days(told, AheadKind.PAPERS) == ["2019-07-10", "2019-09-11", "2019-11-13"]
    assert not told.faults


def test_a_planned_approval_a_term_and_a_review_are_there(dale: Register) -> None:
    """Each on its day, with what it is about and what says so."""
    found = {each.kind: each for each in of(dale, "Dale CCG").entries}
    assert (found[AheadKind.APPROVAL].day, found[AheadKind.APPROVAL].about) == (day("2019-09-18"), "proposal/one")
    assert (found[AheadKind.TERM].day, found[AheadKind.TERM].about) == (day("2019-10-31"), "person/ann-lee")
    assert found[AheadKind.REVIEW].day == day("2019-11-05")


def test_what_the_rules_find_from_a_day_on_is_there(dale: Register) -> None:
    """The post is empty from the day after the term ends."""
    assert "2019-11-01" in on_days(of(dale, "Dale CCG"), AheadKind.FINDING)


def test_only_the_bodies_asked_about_and_their_organs_count(dale: Register) -> None:
    """Of the other body there are neither the meetings nor the approval of the first."""
    told = of(dale, "Vale CCG")
    assert not on_days(told, AheadKind.APPROVAL)
    assert {each.body for each in told.entries} <= {"body/vale-ccg"}


def test_days_are_in_order_within_those_asked_about_and_once_each(dale: Register) -> None:
    """Nothing stands outside the days, twice, or under another's name in a calendar."""
    entries: tuple[Ahead, ...] = of(dale).entries
    days = [each.day for each in entries]
    assert days == sorted(days)
    assert days[0] >= FIRST
    assert days[-1] <= LAST
    assert len({each.uid for each in entries}) == len(entries) == len(set(entries))
    assert all(len(row) == len(AheadTold.columns) for row in of(dale).rows())


def test_a_guarded_meeting_lies_ahead_of_those_alone_who_may_see_it(dale: Register) -> None:
    """Neither the meeting nor a count of it reaches anybody else."""
    guarded, plain = of(dale, "Vale CCG"), of(dale, "Vale CCG", viewer=PUBLIC)
    assert "2019-08-06" in on_days(guarded, AheadKind.MEETING)
    assert "2019-08-06" not in on_days(plain, AheadKind.MEETING)
    assert guarded.sentence != plain.sentence
