"""Diaries: what is stated, then the pattern, then what is usual; papers, notice and call-in as the law counts them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.calendars import (
    AskedDiary,
    CalendarError,
    MeetingDiary,
    Practice,
    Terms,
    diaries_of,
    diary_of,
    ready_by,
)
from commonseal.planning.calendars.building import england_around
from commonseal.planning.calendars.pauses import DayRange, DaysOff
from commonseal.planning.model import Diary, Sitting, SittingSource
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.facts import Approval, ApprovalStep, Calendar, FactModel, Meeting
from commonseal.vocabulary.facts.planning import Pause
from commonseal.vocabulary.periods import is_working_day
from support.routes_made import NONE_OFF, clear_days, on
from support.saying import body, day, edtf, said
from support.snapshots import snapshot_of

LAW = Law.shipped()
CABINET = "body/harbour-council/cabinet"
BOARD = "body/harbour-ccg/governing-body"


def known(*more: FactModel | StatementDraft, looked_at: str = "2019-06-01") -> Snapshot:
    """Return what is known of a council with a cabinet and of a CCG, and more."""
    facts = [
        body("Harbour Council", classification="unitary_council"),
        body("Cabinet", id=CABINET, classification="cabinet", parent="body/harbour-council"),
        body("Harbour CCG"),
        body("Governing body", id=BOARD, classification="governing_body", parent="body/harbour-ccg"),
        *more,
    ]
    drafts = [each if isinstance(each, StatementDraft) else said(each) for each in facts]  # type: ignore[arg-type]
    return snapshot_of(*drafts, on=looked_at)


def met(when: str, at: str = CABINET) -> Meeting:
    """Return a meeting on a day."""
    return Meeting(id=f"meeting/{at.removeprefix('body/')}/{when}", body=at, on=edtf(when))


def calendar(at: str = CABINET, **more: object) -> Calendar:
    """Return a calendar."""
    return Calendar(**{"id": "calendar/harbour", "body": at, **more})


def the(snapshot: Snapshot, at: str = CABINET, holidays: frozenset[int] | None = None) -> MeetingDiary:
    """Return the diary of a body that meets."""
    found = diary_of(snapshot, LAW, at, holidays=england_around(snapshot) if holidays is None else holidays)
    assert isinstance(found, MeetingDiary)
    return found


def first(diary: Diary, ready: str) -> Sitting:
    """Return the first sitting after a day."""
    found = diary.first_sitting(on(ready))
    assert found is not None
    return found


def test_the_worked_lead_time_of_a_cabinet() -> None:
    """Cabinet on 9 July 2019: papers by 1 July; published on 10 July, call-in is over on the 17th, free on the 18th."""
    found = first(the(known(met("2019-07-09"))), "2019-06-20")
    assert (found.day, found.papers, found.free) == (on("2019-07-09"), on("2019-07-01"), on("2019-07-18"))
    assert found.source is SittingSource.STATED
    assert set(found.rests_on) >= {"la.notice5", "la.callin"}
    assert "(assumed)" in found.because[0]
    assert "17 July 2019" in found.because[0]


def test_local_terms_go_before_the_default_of_the_law() -> None:
    """Three days of call-in from two days after the meeting, and papers eight working days before it."""
    own = calendar(call_in_days=3, published_after=2, papers_days=8)
    found = first(the(known(met("2019-07-09"), own)), "2019-06-20")
    assert (found.papers, found.free) == (on("2019-06-27"), on("2019-07-17"))
    assert "assumed" not in found.because[0]


def test_shorter_local_notice_does_not_undercut_the_law() -> None:
    """A calendar with three days for papers leaves the five clear days of SI 2012/2089."""
    found = first(the(known(met("2019-07-09"), calendar(papers_days=3, notice_days=2))), "2019-06-20")
    assert found.papers == on("2019-07-01")


def test_call_in_can_be_left_out_by_a_calendar() -> None:
    """No days of call-in: free on the day itself."""
    assert first(the(known(met("2019-07-09"), calendar(call_in_days=0))), "2019-06-20").free is None


def test_a_recurrence_with_exceptions() -> None:
    """The third Wednesday of every other month, but for one, with one meeting beside."""
    own = calendar(
        BOARD,
        rule="FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE",
        first=day("2019-01-16"),
        except_on=(day("2019-07-17"),),
        also_on=(day("2019-07-24"),),
    )
    diary = the(known(own), BOARD)
    days = [each.day for each in diary.sittings(on("2019-05-01"), on("2019-12-31"))]
    assert days == [on(each) for each in ("2019-05-15", "2019-07-24", "2019-09-18", "2019-11-20")]
    sources = [each.source for each in diary.sittings(on("2019-07-01"), on("2019-09-30"))]
    assert sources == [SittingSource.STATED, SittingSource.PATTERN]


def test_a_meeting_that_is_stated_takes_the_place_of_the_patterns_near_it() -> None:
    """One within a week of it is that one, moved; the others stay; after the pattern's end practice counts."""
    own = calendar(BOARD, rule="FREQ=MONTHLY;BYDAY=1MO;UNTIL=20191231", first=day("2019-01-07"))
    diary = the(known(own, met("2019-06-12", BOARD), met("2019-08-07", BOARD)), BOARD)
    assert first(diary, "2019-06-04").day == on("2019-06-12")
    assert first(diary, "2019-06-13").day == on("2019-07-01")
    assert first(diary, "2019-07-02").day == on("2019-08-07"), "the meeting of 5 August was moved"
    assert first(diary, "2019-08-15").source is SittingSource.PATTERN
    assert first(diary, "2019-08-15").day == on("2019-09-02")
    after = first(diary, "2019-12-03")
    assert (after.source, after.day) == (SittingSource.ASSUMED, on("2020-02-03"))
    assert "practice.cadence.governing_body" in after.rests_on


def test_single_meetings_say_nothing_of_those_between() -> None:
    """Two papers name two meetings; between them the body meets as seldom as is usual, counted back from the later."""
    diary = the(known(met("2019-07-17", BOARD), met("2020-03-18", BOARD)), BOARD)
    found = first(diary, "2019-07-18")
    assert (found.source, found.day < on("2019-10-01")) == (SittingSource.ASSUMED, True)
    assert first(diary, "2020-03-10").day == on("2020-03-18")


def test_at_best_a_body_can_meet_on_any_working_day() -> None:
    """What is not known falls as well as it can; with a calendar it is known."""
    own = calendar(BOARD, rule="FREQ=MONTHLY;BYDAY=1MO", first=day("2019-01-07"))
    free = diary_of(known(), LAW, BOARD, holidays=NONE_OFF, at_best=True).first_sitting(on("2019-07-18"))
    assert free is not None
    assert free.day <= on("2019-07-29")
    bound = diary_of(known(own), LAW, BOARD, holidays=NONE_OFF, at_best=True).first_sitting(on("2019-07-18"))
    assert bound is not None
    assert bound.day == on("2019-08-05")


def test_a_pattern_leaves_out_bank_holidays() -> None:
    """The first Monday of May is one, and nobody has said when the body meets instead."""
    own = calendar(BOARD, rule="FREQ=MONTHLY;BYDAY=1MO", first=day("2019-01-07"))
    assert first(the(known(own), BOARD), "2019-04-02").day == on("2019-06-03")


def test_in_a_pause_nothing_is_decided() -> None:
    """The weeks before an election, as the calendar states them with its reason."""
    away = Pause(first=day("2019-07-01"), last=day("2019-07-31"), reason="the weeks before the election")
    own = calendar(BOARD, rule="FREQ=MONTHLY;BYDAY=3WE", first=day("2019-01-16"), pauses=(away,))
    diary = the(known(own, met("2019-07-17", BOARD)), BOARD)
    assert first(diary, "2019-06-20").day == on("2019-08-21")


def test_a_planned_step_is_a_meeting_that_is_stated() -> None:
    """Whoever is to take a step on a day meets on it."""
    planned = Approval(
        proposal="proposal/p",
        step="board",
        body=BOARD,
        act=ApprovalStep.DECIDES,
        subject_matter="it",
        planned=edtf("2019-07-17"),
    )
    assert first(the(known(planned), BOARD), "2019-07-01").day == on("2019-07-17")


def test_a_body_that_is_asked_decides_at_the_latest_that_is_usual() -> None:
    """NHS England has no clock: twelve weeks, by the last day on which it could have been asked for it."""
    diary = diary_of(known(), LAW, "body/nhs-england", holidays=NONE_OFF)
    assert isinstance(diary, AskedDiary)
    found = first(diary, "2019-07-18")
    assert (found.day, found.rests_on) == (on("2019-07-18") + 84, ("nhse.decision",))
    assert diary.sittings(0, 99_999) == ()


def test_a_chair_who_acts_alone_waits_for_no_meeting() -> None:
    """The chair of scrutiny agrees to special urgency, the chair of a board appoints, within days: that is assumed."""
    for chair in ("body/harbour-council/chair-of-the-scrutiny-committee", "body/harbour-ccg/chair"):
        diary = diary_of(known(), LAW, chair, holidays=NONE_OFF)
        assert isinstance(diary, AskedDiary)
        assert (diary.practice.least, diary.practice.most, diary.practice.rests_on) == (1, 7, None)
        assert diary.practice.citation.startswith("assumed")


def test_an_organ_that_is_not_on_record_is_known_by_its_name() -> None:
    """The full council that the law asks and the register has not, with papers and practice of such councils."""
    diary = the(known(), "body/harbour-council/full-council")
    assert diary.practice is not None
    assert diary.practice.rests_on == "practice.cadence.full_council"
    assert diary.terms.papers is not None
    assert diary.terms.papers.provision == "la.notice5.council"


def test_what_nothing_says_is_named_as_assumed() -> None:
    """Of an audit committee no pack says how often it meets."""
    practice = the(known(), "body/harbour-ccg/audit-committee").practice
    assert practice is not None
    assert practice.rests_on is None
    assert practice.citation.startswith("assumed")


def test_every_fault_of_every_calendar_is_told_together() -> None:
    """One recurs every minute, the other ends at a time of another clock."""
    often = calendar(rule="FREQ=MINUTELY", first=day("2019-01-01"), id="calendar/a")
    until = calendar(BOARD, rule="FREQ=DAILY;UNTIL=20191231T000000Z", first=day("2019-01-01"), id="calendar/b")
    with pytest.raises(CalendarError) as caught:
        diaries_of(known(often, until), LAW, [CABINET, BOARD])
    assert len(caught.value.faults) == 2
    assert "at most daily" in str(caught.value)
    assert "calendar/b" in str(caught.value)


@st.composite
def usual(draw: st.DrawFn) -> MeetingDiary:
    """A diary with few meetings or none, then practice, with days off."""
    most = draw(st.integers(5, 40))
    pauses = tuple(
        DayRange(18_000 + start, 18_000 + start + length, "a pause")
        for start, length in draw(st.lists(st.tuples(st.integers(0, 120), st.integers(0, 30)), max_size=2))
    )
    holidays = frozenset(18_000 + each for each in draw(st.sets(st.integers(0, 200), max_size=6)))
    terms = Terms(papers=draw(st.sampled_from([None, clear_days(5)])))
    off = DaysOff(pauses, draw(st.sampled_from([(), (8,)])))
    return MeetingDiary("body/b", (), Practice(most, most, "practice", "sure"), terms, off, holidays)


@given(usual(), st.integers(17_950, 18_150), st.integers(0, 39))
@settings(deadline=None)
def test_the_worst_that_practice_allows_is_no_sooner_than_any_phase(
    diary: MeetingDiary, ready: int, phase: int
) -> None:
    """Whenever its last meeting was, a body that meets every so many days has met by the day that is given."""
    assert diary.practice is not None
    step = diary.practice.most
    found = diary.first_sitting(ready)
    assert found is not None
    possible = diary.first_possible(ready)
    day = possible - 1 - phase % step
    while day < possible or diary.off.is_off(day):
        day += step
    while diary.off.is_off(day) or not is_working_day(day, diary.holidays):
        day += 1
    assert day <= found.day
    assert ready <= ready_by(found)


@given(usual(), st.integers(17_950, 18_150))
@settings(deadline=None)
def test_the_last_usual_sitting_is_the_last_that_is_found_by_looking_forward(diary: MeetingDiary, by: int) -> None:
    """The day before its papers close leads to it, the day after to one that is too late."""
    found = diary.last_sitting(by)
    assert found is not None
    assert found.day <= by
    again = diary.first_sitting(ready_by(found))
    assert again is not None
    assert again.day == found.day
    later = diary.first_sitting(ready_by(found) + 1)
    assert later is not None
    assert later.day > by


@given(usual(), st.integers(17_950, 18_150), st.integers(1, 30))
@settings(deadline=None)
def test_who_is_ready_later_is_never_heard_sooner(diary: MeetingDiary, ready: int, more: int) -> None:
    """The first sitting moves one way."""
    sooner, later = diary.first_sitting(ready), diary.first_sitting(ready + more)
    assert sooner is not None
    assert later is not None
    assert sooner.day <= later.day
