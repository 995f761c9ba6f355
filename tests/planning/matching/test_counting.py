"""Counts that may be published tell of a number under five only that it is under five."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.matching import safe_table
from commonseal.planning.matching.counting import FEW, WITHHELD


def _could_be(shown: list[str], total: int, least: int) -> Iterator[list[int]]:
    """Yield every set of counts that would be shown like this, as anybody could work out."""
    if not shown:
        if total == 0:
            yield []
        return
    first = shown[0]
    choices = range(least, 5) if first == FEW else range(5, total + 1) if first == WITHHELD else [int(first)]
    for count in choices:
        if count <= total:
            for rest in _could_be(shown[1:], total - count, least):
                yield [count, *rest]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 14), min_size=1, max_size=5))
def test_no_small_number_can_be_worked_out(counts: list[int]) -> None:
    """From all that is shown, a small number could still be anything from one to four, and none is shown itself."""
    found = safe_table("Staff", {f"g{place}": count for place, count in enumerate(counts)})
    shown = list(found.counts.values())
    assert all(word in {FEW, WITHHELD} or int(word) >= 5 for word in [*shown, found.total])
    if found.total in {FEW, WITHHELD}:
        assert set(shown) <= {FEW, WITHHELD}
        assert len(set(shown)) == 1
        return
    for least in (0, 1):
        if least and 0 in counts:
            continue
        ways = list(_could_be(shown, int(found.total), least))
        for place, word in enumerate(shown):
            if word == FEW:
                assert {way[place] for way in ways} >= {1, 2, 3, 4}


def test_counts_that_tell_nothing_of_small_ones_are_shown() -> None:
    """Where no count is small, all are shown as they are."""
    found = safe_table("Staff", {"a": 12, "b": 5})
    assert (found.counts, found.total) == ({"a": "12", "b": "5"}, "17")


def test_a_single_small_count_hides_the_next_smallest() -> None:
    """Else the total less the others would give it away."""
    found = safe_table("Staff", {"a": 30, "b": 9, "c": 1})
    assert found.counts == {"a": "30", "b": WITHHELD, "c": FEW}
