"""Of several expressions those are given that may match a text, in their order, and none that does is left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.reading import expressions as re
from commonseal.reading.expressions.words import ASKED

WRITTEN = (r"\bjoint team", r"merg(?:er|ing)", r"\w+ board", r"[A-Z]\w+", "team", r"\[B\d+\]")
WORDS = ("joint", "team", "merger", "the", "board", "Dale", "[B1]", "teams")
texts = st.lists(st.sampled_from(WORDS)).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_all_that_match_are_given(text: str) -> None:
    """In their order, with what belongs to them."""
    several = re.Several((re.compile(written), number) for number, written in enumerate(WRITTEN))
    ASKED.settle()
    numbers = [number for _, number in several.that_may_match(re.Words(text))]
    assert numbers == sorted(numbers)
    assert {number for pattern, number in several if pattern.search(text)} <= set(numbers)
    assert list(several.that_may_match(text)) == list(several)


def test_those_that_cannot_match_are_left_out() -> None:
    """Where a word that they need is missing, of one of them or of another that belongs to it."""
    pair = (re.compile("team"), re.compile("committee"))
    several = re.Several((re.compile("merger"), re.compile("board")))
    ASKED.settle()
    assert list(several.that_may_match(re.Words("the board"))) == [re.compile("board")]
    assert list(re.Several([pair]).that_may_match(re.Words("the team"))) == []


def test_what_is_asked_for_later_is_learnt() -> None:
    """An expression that waits for its bits is given until it has them."""
    several = re.Several((re.compile("zinc mine"), re.compile("zinc works")))
    assert len(several.that_may_match(re.Words("a board"))) == 2
    ASKED.settle()
    assert not several.that_may_match(re.Words("a board"))
