"""A long text cut into parts."""

from hypothesis import given
from hypothesis import strategies as st

from commonseal.workbench.presenters.windows import part_at, parts_of

TEXTS = st.text(alphabet="ab \n", max_size=200)


@given(TEXTS, st.integers(2, 50))
def test_parts_are_the_text_in_order_and_none_is_too_long(text: str, longest: int) -> None:
    """Together the parts are the text; each is numbered, none is longer than allowed, none is empty but of no text."""
    parts = parts_of(text, longest)
    assert "".join(text[each.start : each.end] for each in parts) == text
    assert [each.number for each in parts] == list(range(1, len(parts) + 1))
    assert all(each.end - each.start <= longest for each in parts)
    assert all(each.end > each.start for each in parts) or not text


@given(TEXTS, st.integers(0, 250))
def test_a_place_is_in_the_part_that_holds_it(text: str, place: int) -> None:
    """Of a place within the text it is the part around it; of one beyond, the last."""
    parts = parts_of(text, 20)
    found = part_at(parts, place)
    assert found.start <= place < found.end or (place >= len(text) and found == parts[-1])


def test_a_part_ends_with_a_paragraph_where_one_ends_in_time() -> None:
    """A paragraph is not cut in two where it need not be."""
    text = "a" * 60 + "\n\n" + "b" * 60
    assert [text[each.start : each.end] for each in parts_of(text, 100)] == ["a" * 60 + "\n\n", "b" * 60]
