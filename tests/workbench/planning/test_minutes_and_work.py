"""Passages of a minute stand in it to the letter; long work is done once, and is not waited for without end."""

from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.workbench.presenters.planning.minutes import passages, place_of
from commonseal.workbench.working import StillWorkingError, worked_out

MINUTES = st.text(alphabet="Ab.!?”\n 1-", max_size=200)


@given(MINUTES)
def test_each_passage_stands_at_its_place_to_the_letter(text: str) -> None:
    """Its place cuts its words out of the paper; together they leave nothing out but space and what parts them."""
    found = passages(text)
    for each in found.shown:
        place = place_of(text, each.place)
        assert place is not None
        assert text[slice(*place)] == each.text
        assert each.text.strip() == each.text
    kept = "".join(each.text for each in found.shown)
    assert [each for each in kept if each.isalnum()] == [each for each in text if each.isalnum()]


@pytest.mark.parametrize("place", ["", "3", "5-3", "0-999", "-1-2", "a-b", "3-3"])
def test_a_place_that_is_none_is_refused(place: str) -> None:
    """A place that was made up names nothing in the paper."""
    assert place_of("Ten letters", place) is None


def test_passages_are_found_by_words() -> None:
    """Only those with all the words are shown, and how many there are beyond the first many is said."""
    text = "The board agreed. The board noted. Nothing else."
    assert [each.text for each in passages(text, "BOARD agreed").shown] == ["The board agreed."]
    assert passages("One line. " * 300).left == 180


def test_work_is_done_once_and_asked_for_again() -> None:
    """Work that is not done in time says so, goes on, and is there when its key is asked for again."""
    go, times = Event(), []

    def work() -> str:
        times.append(1)
        go.wait(10)
        return "done"

    with pytest.raises(StillWorkingError):
        worked_out("a key of this test", work, patience=0.01)
    go.set()
    assert worked_out("a key of this test", work, patience=10) == "done"
    assert worked_out("a key of this test", work, patience=10) == "done"
    assert len(times) == 1


def test_work_that_fails_fails_for_whoever_asked_and_is_tried_again() -> None:
    """What it raised is raised, and nothing of it is kept."""

    def fails() -> str:
        raise LookupError("nothing there")

    with pytest.raises(LookupError, match="nothing there"):
        worked_out("another key of this test", fails, patience=10)
    assert worked_out("another key of this test", lambda: "now", patience=10) == "now"
