"""Timelines: what is certain, what is not, and what nobody held, as it is drawn and as it is said."""

from collections.abc import Sequence
from datetime import date

import pytest

from commonseal.vocabulary import Standing, StatementDraft
from commonseal.vocabulary.periods import day_of
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.timelines import LANES, TimelineShown, timeline
from support.saying import appointment, arrangement, body, person, post, said
from support.snapshots import snapshot_of

ASHFORD = "body/ashford-ccg"


@pytest.fixture(autouse=True)
def _without_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The links of a timeline are not looked at here."""
    monkeypatch.setattr(AsOf, "thing", lambda self, thing: f"/{thing}")


def _shown(*drafts: StatementDraft, things: Sequence[str] = (ASHFORD,), on: str = "2017-01-01") -> TimelineShown:
    snapshot = snapshot_of(said(body("Ashford CCG")), said(person("Ottavia Ordinary")), *drafts, on=on)
    return timeline(snapshot, things, AsOf(snapshot.on, snapshot.known_at))


def _place(shown: TimelineShown, day: str) -> float:
    """Return where a day lies, from the years drawn."""
    (first, year), (second, after) = shown.years[:2]
    begin, then = (day_of(date(int(each), 1, 1)) for each in (year, after))
    return first + (second - first) * (day_of(date.fromisoformat(day)) - begin) / (then - begin)


def test_what_is_certain_is_drawn_whole_and_what_is_not_dashed() -> None:
    """A beginning known to the year is unsure up to its last day; from there on it is certain, up to the last day."""
    (lane,) = _shown(
        said(post("Ashford CCG"), "2014-01-01"),
        said(appointment("Ottavia Ordinary", "Ashford CCG"), "2015", "2017-12-31"),
    ).lanes
    (bar,) = lane.bars
    shown = _shown(said(appointment("Ottavia Ordinary", "Ashford CCG"), "2015", "2017-12-31"))
    assert [each.is_sure for each in bar.stretches] == [False, True]
    unsure, sure = shown.lanes[0].bars[0].stretches
    assert unsure.x == pytest.approx(_place(shown, "2015-01-01"), abs=1)
    assert sure.x == pytest.approx(_place(shown, "2015-12-31"), abs=1)
    assert sure.x + sure.width == pytest.approx(_place(shown, "2018-01-01"), abs=1)
    assert bar.is_uncertain
    assert bar.when == "from 2015 to 31 December 2017"


def test_what_is_only_talked_of_is_never_drawn_as_certain() -> None:
    """A proposed arrangement has certain dates and is unsure throughout, and its label says that it is proposed."""
    told = said(arrangement("Board", "Ashford CCG"), "2016-01-01", "2018-01-01", standing=Standing.PROPOSED)
    (bar,) = _shown(told).lanes[0].bars
    assert [each.is_sure for each in bar.stretches] == [False]
    assert bar.label == "Board (proposed)"
    assert bar.stands == "is talked of"


def test_a_gap_between_holders_is_drawn_and_said() -> None:
    """The days on which the post was there and nobody is known to have held it, and none on which somebody may have."""
    lane = _shown(
        said(post("Ashford CCG"), "2014-01-01", "2018-12-31"),
        said(appointment("Ottavia Ordinary", "Ashford CCG"), "2014-01-01", "2015-06-30"),
        said(appointment("Steven Mason", "Ashford CCG"), "2016-03"),
    ).lanes[0]
    assert [each.words for each in lane.gaps] == [
        "nobody is known to have held it from 1 July 2015 to 29 February 2016"
    ]


def test_holders_at_one_time_lie_under_each_other() -> None:
    """Two bars that meet in time have a row each; one that comes after takes the first row again."""
    lane = _shown(
        said(appointment("Ottavia Ordinary", "Ashford CCG"), "2014-01-01", "2015-12-31"),
        said(appointment("Steven Mason", "Ashford CCG"), "2015-06-01", "2016-06-30"),
        said(appointment("Anna Able", "Ashford CCG"), "2016-01-01"),
    ).lanes[0]
    first, second, third = (each.y for each in lane.bars)
    assert first == third < second


def test_what_has_no_beginning_or_end_runs_to_the_edge_and_says_so() -> None:
    """A bar without a known beginning or end is marked at the edge that it runs to."""
    shown = _shown(said(arrangement("Board", "Ashford CCG")), said(arrangement("Other", "Ashford CCG"), "2016-01-01"))
    board, other = (
        next(each for lane in shown.lanes for each in lane.bars if each.label == name) for name in ("Board", "Other")
    )
    assert board.fades_left is not None
    assert other.fades_left is None
    assert board.fades_right == other.fades_right == shown.right


def test_a_charter_of_long_ago_does_not_press_the_rest_together() -> None:
    """What began centuries ago is drawn from the edge; the years are those that matter to the date."""
    shown = _shown(said(arrangement("Charter", "Ashford CCG"), "1835-09-09"))
    assert int(shown.first) > 1985
    assert shown.on_x is not None


def test_too_many_lanes_are_left_out_and_counted() -> None:
    """No more are drawn than can be taken in, and it is said how many are not."""
    shown = _shown(*(said(arrangement(f"Board {each}", "Ashford CCG"), "2016-01-01") for each in range(LANES + 3)))
    assert (len(shown.lanes), shown.left_out) == (LANES, 3)


def test_nothing_known_is_nothing_drawn() -> None:
    """Of a body without posts and arrangements there is no lane."""
    assert _shown().lanes == ()
