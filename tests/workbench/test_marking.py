"""A paper cut into pieces where quotes begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from commonseal.workbench.presenters.marking import Mark, paragraphs

TEXTS = st.text(alphabet="ab \n", max_size=60)
MARKS = st.lists(st.builds(Mark, st.integers(-2, 62), st.integers(-2, 62), st.integers(1, 4)), max_size=8)


@given(TEXTS, MARKS)
def test_pieces_are_the_text_and_each_shows_what_covers_it(text: str, marks: list[Mark]) -> None:
    """Joined, the pieces of a paragraph are its words; each shows exactly the statements whose quotes cover it."""
    kept = [each for each in marks if 0 <= each.start < each.end <= len(text)]
    cut = paragraphs(text, marks)
    assert ["".join(piece.text for piece in pieces) for pieces in cut] == [
        each for each in text.split("\n\n") if each.strip()
    ]
    at, found = 0, iter(cut)
    for paragraph in text.split("\n\n"):
        start = at
        for piece in next(found) if paragraph.strip() else ():
            covering = {each.statement for each in kept if each.start <= start and each.end >= start + len(piece.text)}
            touching = {each.statement for each in kept if each.start < start + len(piece.text) and each.end > start}
            assert set(piece.statements) == covering == touching
            start += len(piece.text)
        at += len(paragraph) + 2


def test_a_quote_is_reached_by_where_it_begins() -> None:
    """The first piece of a quote says at which letter it begins, so that an address can point to it."""
    ((before, quoted, after),) = paragraphs("He was appointed.", [Mark(7, 16, 5)])
    assert (before.begins, quoted.text, quoted.begins, quoted.first, after.begins) == (None, "appointed", 7, (5,), None)
