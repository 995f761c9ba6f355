"""Changes between two points: the difference of what the two snapshots say, by content."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.register.register import Register
from commonseal.vocabulary import Standing, Viewer, Visibility
from commonseal.vocabulary.facts import Fact
from support.histories import Step, carry_out, histories, points
from support.places import Place
from support.saying import EVERYTHING, PUBLIC, act, body, day, edtf, said

Point = tuple[date, date]
PAIRS = st.lists(
    st.tuples(
        st.tuples(points(), points()), st.tuples(points(), points()), st.sampled_from(list(Visibility))
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip
Pairs = list[tuple[Point, Point, Visibility]]
Told = tuple[Fact, Standing]


def told(register: Register, point: Point, viewer: Viewer) -> dict[int, Told]:
    """Return what each statement that may hold at a point says."""
    statements = register.as_of(on=point[0], known_at=point[1], viewer=viewer).statements
    return {each.number: (each.fact, each.standing) for each in statements}


def differ_as_snapshots_do(register: Register, pairs: Pairs) -> None:
    """Compare changes with the differences of two sets, worked out the long way."""
    for before, after, clearance in pairs:
        viewer = Viewer(clearance=clearance)
        then, now = told(register, before, viewer), told(register, after, viewer)
        changes = register.changes(before=before, after=after, viewer=viewer)
        for numbers, subjects, here, there in (
            (changes.began.tolist(), changes.began_subjects, now, then),
            (changes.stopped.tolist(), changes.stopped_subjects, then, now),
        ):
            assert numbers == sorted(numbers)
            assert len(numbers) == len(subjects)
            assert set(numbers) <= set(here)
            found = [here[number] for number in numbers]
            assert len(found) == len(set(found)), "each content once"
            assert set(found) == set(here.values()) - set(there.values())


def follow(place: Place, steps: list[Step], pairs: Pairs) -> None:
    """Carry out a history, compare, and undo it all."""
    register = place.register
    with register.together(keep=False):
        carry_out(register, steps)
        differ_as_snapshots_do(register, pairs)


@settings(max_examples=100)
@given(steps=histories(), pairs=PAIRS)
def test_changes_are_the_difference_of_two_snapshots_on_sqlite(
    sqlite_place: Place, steps: list[Step], pairs: Pairs
) -> None:
    """For any history and any two points, on both clocks and for any viewer."""
    follow(sqlite_place, steps, pairs)


@pytest.mark.postgres
@settings(max_examples=25)
@given(steps=histories(), pairs=PAIRS)
def test_changes_are_the_difference_of_two_snapshots_on_postgresql(
    postgres_place: Place, steps: list[Step], pairs: Pairs
) -> None:
    """The same on PostgreSQL."""
    follow(postgres_place, steps, pairs)


def test_a_fact_that_only_got_an_end_has_not_changed(register: Register) -> None:
    """Learning when something will end changes nothing before that day; the day after its last, it stopped."""
    with act(register, "2016-01-01") as writer:
        first = writer.record(said(body("Ashford CCG"), "2013-04-01"))
    with act(register, "2016-02-01") as writer:
        writer.end(first, edtf("2016-03-31"))
    before = (day("2016-01-15"), day("2016-01-15"))
    same = register.changes(before=before, after=(day("2016-03-31"), day("2016-02-15")))
    assert same.began.tolist() == same.stopped.tolist() == []
    gone = register.changes(before=before, after=(day("2016-04-01"), day("2016-02-15")))
    assert (gone.began.tolist(), gone.stopped.tolist()) == ([], [first])


def test_what_a_viewer_may_not_see_is_in_no_change(register: Register) -> None:
    """A restricted statement began for those who may see it, and for nobody else."""
    with act(register, "2016-01-01") as writer:
        number = writer.record(said(body("Secret CCG"), "2016-01-10", visibility="restricted"))
    points_ = {"before": (day("2016-01-09"), day("2016-01-09")), "after": (day("2016-01-10"), day("2016-01-10"))}
    assert register.changes(**points_, viewer=PUBLIC).began.tolist() == []
    assert register.changes(**points_, viewer=EVERYTHING).began.tolist() == [number]


def test_on_the_last_day_of_the_calendar_nothing_holds(register: Register) -> None:
    """Until further notice ends with the calendar, for the columns as for the statements."""
    with act(register, "2016-01-01") as writer:
        number = writer.record(said(body("Ashford CCG"), "2013-04-01"))
    known = day("2016-02-01")
    assert register.changes(before=(known, known), after=(date.max, known)).stopped.tolist() == [number]
