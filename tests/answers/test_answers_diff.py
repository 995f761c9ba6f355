"""What differs between two dates, and between two dates of knowledge."""

from datetime import date

import pytest
from invented import Book

from commonseal.answers import DiffAnswer, diff

EARLY, LATE = date(2019, 1, 10), date(2019, 3, 10)


def learnt(book: Book, on: date = date(2019, 7, 10)) -> DiffAnswer:
    """Ask what was learnt between the two days."""
    return diff(book.snapshot(on, EARLY), book.snapshot(on, LATE))


def told(answer: DiffAnswer) -> list[tuple[str, str | None, str | None]]:
    """Return each difference as the change and the identifiers before and after."""
    return [
        (str(each.change), each.was.id if each.was else None, each.now.id if each.now else None)
        for each in answer.differences()
    ]


def replaced(origin: str, closure: str, standing: str = "in_force", **fields: str) -> Book:
    """Return a book in which one appointment took another's place in February."""
    book = Book()
    book.appoint("cat", "fen/ao", "fen", start="2014", recorded="2019-01-01", until="2019-02-01", closure=closure,
                 standing=standing)  # fmt: skip
    book.appoint("cat", "fen/ao", "fen", start="2014", recorded="2019-02-01", origin=origin, supersedes=1, **fields)
    return book


@pytest.mark.parametrize(
    ("book", "change"),
    [
        (replaced("corrects", "corrected", title="chief officer"), "corrected"),
        (replaced("ended", "changed", end="2019-06-30"), "changed"),
        (replaced("follows", "changed", standing="proposed"), "progressed"),
    ],
)
def test_what_took_anothers_place_is_told_with_it(book: Book, change: str) -> None:
    """A correction, an end and a step forward are told as such, with what was known before."""
    assert told(learnt(book)) == [(change, "statement/1", "statement/2")]


def test_an_ended_copy_is_not_new_while_both_hold() -> None:
    """On a date when the fact still held, its newly known end is a change with a note, never a new fact."""
    answer = learnt(replaced("ended", "changed", end="2019-12-31"))
    assert told(answer) == [("changed", "statement/1", "statement/2")]
    assert answer.changed[0].note is not None


def test_the_same_fact_recorded_again_is_not_new() -> None:
    """A second statement of a fact is a restatement, or a change where its dates differ."""
    book = Book()
    book.appoint("cat", "fen/ao", "fen", start="2014")
    book.appoint("cat", "fen/ao", "fen", start="2014", recorded="2019-02-01")
    book.appoint("cat", "fen/ao", "fen", start="2014", end="2018", recorded="2019-02-02")
    book.appoint("dan", "fen/ao", "fen", start="2019", recorded="2019-02-02")
    assert [each[0::2] for each in told(learnt(book))] == [
        ("newly_recorded", "statement/4"),
        ("changed", "statement/3"),
        ("restated", "statement/2"),
    ]


def test_what_was_withdrawn_is_told_by_its_closure() -> None:
    """What is no longer held and has nothing in its place is told by why it was closed."""
    book = Book()
    book.body("a", "A", until="2019-02-01", closure="corrected")
    book.body("b", "B", until="2019-02-01", closure="changed")
    book.body("c", "C", until="2019-02-01")
    assert told(learnt(book)) == [
        ("corrected", "statement/1", None),
        ("changed", "statement/2", None),
        ("no_longer_held", "statement/3", None),
    ]


def test_two_dates_tell_what_became_so_and_what_stopped() -> None:
    """Between two dates, one appointment ends, another begins, and a doubtful one stands apart."""
    book = Book()
    book.appoint("cat", "fen/ao", "fen", start="2014", end="2019-01-31")
    book.appoint("dan", "fen/ao", "fen", start="2019-02-01")
    book.appoint("eve", "fen/nurse", "fen", start="2019-01/2019-02")
    book.appoint("flo", "fen/cfo", "fen", start="2019-02-01", standing="proposed")
    book.body("fen", "Fen CCG", start="2013")
    answer = diff(book.snapshot(EARLY), book.snapshot(LATE))
    assert told(answer) == [
        ("became_true", None, "statement/2"),
        ("stopped", "statement/1", "statement/1"),
        ("perhaps", "statement/3", "statement/3"),
        ("talked_of", None, "statement/4"),
    ]
    assert answer.sentence == (
        "What differs between 10 January 2019 and 10 March 2019: 1 became true, 1 stopped being so, "
        "1 perhaps began or ended and 1 only talked of came or went"
    )


def test_a_fact_told_twice_changes_once() -> None:
    """Two statements of one fact, one with its end, do not make it stop while the other holds."""
    book = Book()
    book.appoint("cat", "fen/ao", "fen", start="2014", end="2019-01-31")
    book.appoint("cat", "fen/ao", "fen", start="2014")
    assert told(diff(book.snapshot(EARLY), book.snapshot(LATE))) == []


def test_a_snapshot_does_not_differ_from_itself() -> None:
    """The same snapshot twice gives nothing."""
    snapshot = replaced("ended", "changed").snapshot(EARLY)
    answer = diff(snapshot, snapshot)
    assert (answer.rows(), answer.sentence) == ((), "Nothing differs on 10 January 2019")
