"""What is disputed: statements of which two cannot both be so, and those that only seem to be at odds."""

import pytest

from commonseal.answers import DisputedAnswer, disputed
from commonseal.vocabulary import Standing, StatementDraft
from commonseal.vocabulary.facts import Approval, Rating
from support.saying import appointment, arrangement, body, edtf, person, post, said
from support.snapshots import snapshot_of

ABOUT = "body/ashford-ccg"
HOLDER = "person/ottavia-ordinary"


def _about(*drafts: StatementDraft, thing: str = ABOUT) -> DisputedAnswer:
    known = (
        said(body("Ashford CCG")),
        said(post("Ashford CCG"), "2013-04-01"),
        said(person("Ottavia Ordinary")),
        said(person("Steven Mason")),
    )
    return disputed(snapshot_of(*known, *drafts, on="2016-07-01"), thing=thing)


def _rating(value: str, year: str) -> StatementDraft:
    return said(Rating(about=ABOUT, value=value, measure="annual"), f"{year}-04-01", f"{int(year) + 1}-03-31")


def _step(outcome: str, done: str) -> StatementDraft:
    return said(
        Approval(
            proposal="proposal/merger",
            step="board",
            body=ABOUT,
            act="approves",
            subject_matter="the merger",
            outcome=outcome,
            done=edtf(done),
        )
    )


def test_one_tenure_with_two_beginnings_is_disputed() -> None:
    """Two papers that have somebody begin on two days are told side by side, on both pages."""
    told = (
        said(appointment("Ottavia Ordinary", "Ashford CCG"), "2016-01-01"),
        said(appointment("Ottavia Ordinary", "Ashford CCG"), "2016-06-01"),
    )
    for thing in (ABOUT, HOLDER):
        (found,) = _about(*told, thing=thing).disputes
        assert found.about == "when it began"
        assert "Ottavia Ordinary" in found.one.sentence
    assert _about(*told).sentence.endswith("1 is disputed about Ashford CCG")
    assert len(_about(*told).rows()[0]) == len(DisputedAnswer.columns)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2014-01-01", "2015-01-01"), ("2016-01-01", None)),
        (("2016", None), ("2016-06-01", None)),
        (("2016-01-01", "2016-11-30"), ("2016-01-01", "2016-12-01")),
    ],
    ids=["two tenures", "one date says less", "until the first of the next"],
)
def test_what_can_both_be_so_is_no_dispute(first: tuple[str, str | None], second: tuple[str, str | None]) -> None:
    """Two times in a post, a date that says less, and "until 1 December" for 30 November are no dispute."""
    told = (said(appointment("Ottavia Ordinary", "Ashford CCG"), *each) for each in (first, second))
    assert _about(*told).disputes == ()


def test_two_people_in_a_post_that_one_person_holds_are_disputed() -> None:
    """At one time it is; one after the other, or where one is only proposed, it is not."""
    one = said(appointment("Ottavia Ordinary", "Ashford CCG"), "2016-01-01", "2016-12-31")
    other = said(appointment("Steven Mason", "Ashford CCG"), "2016-06-01")
    later = said(appointment("Steven Mason", "Ashford CCG"), "2017-01-01")
    wished = said(appointment("Steven Mason", "Ashford CCG"), "2016-06-01", standing=Standing.PROPOSED)
    assert [each.about for each in _about(one, other).disputes] == ["who holds the post, which one person holds"]
    assert _about(one, later).disputes == _about(one, wished).disputes == ()


def test_figures_and_outcomes_are_disputed_where_they_are_of_one_matter() -> None:
    """Two ratings for one year and two outcomes of one step are; ratings of two years are not."""
    assert len(_about(_rating("good", "2016"), _rating("inadequate", "2016")).disputes) == 1
    assert _about(_rating("good", "2016"), _rating("inadequate", "2017")).disputes == ()
    assert [
        each.about for each in _about(_step("approved", "2016-05-04"), _step("rejected", "2016-05-04")).disputes
    ] == ["how the body decided"]
    assert _about(_step("deferred", "2016-03-02"), _step("approved", "2016-05-04")).disputes == ()


def test_two_descriptions_of_one_thing_are_disputed_by_what_they_say() -> None:
    """An arrangement with two legal bases is; one that names a host where the other names none is not."""
    plain = said(arrangement("Board", "Ashford CCG", legal_basis="s75"), "2016-01-01")
    other = said(arrangement("Board", "Ashford CCG", legal_basis="s14Z3"), "2016-01-01")
    hosted = said(arrangement("Board", "Ashford CCG", host=ABOUT), "2016-01-01")
    assert [each.about for each in _about(plain, other).disputes] == ["its legal basis"]
    assert _about(plain, hosted).disputes == ()
