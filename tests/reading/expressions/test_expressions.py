"""Expressions that are run only where their words stand find what the standard ``re`` finds, and no less."""

import gc
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.reading import expressions, read_text
from commonseal.reading.expressions import Expression, Words
from commonseal.reading.expressions.engine import compiled
from commonseal.reading.expressions.words import ASKED, Asked

EXAMPLES = sorted(Path(__file__).resolve().parents[3].glob("examples/*/papers/*.txt"))
SENTENCES = [
    sentence
    for example in EXAMPLES
    for sentence in re.split(r"(?<=[.!?])\s+|\n\n", example.read_text(encoding="utf-8"))
    if sentence.strip()
]

WORDS = ("the", "The", "joint", "JOINT", "joints", "wheeljoint", "team", "teams", "[B1]", "[P12]", "[b3", "2019", "no")
MARKS = (" ", "  ", "-", "_", ",", "'", "(", "\n", "", "£", "é", "\u017f", "\u212a", "٣", "–")
PATTERNS = (
    r"\bjoint (?:team|post)s?\b",
    r"(?<![\w-])(?:the )?joint",
    r"joint",
    r"(?:the|no)\b",
    r"\[[BP]\d+\](?: joint)?",
    r"^\W*(?:the|team)",
    r"team\W*$",
    r"\b\d{4}\b|\bteam\b",
    r"(?i:kin|six|joints)",
    r"\bs\w* team",
    r"(?:joint|team)+",
    r"\bteam\b(?! of)|\[[B]\d+\] no",
    r"(?<!e )(?:the )?(?:joint|kin|six)\b|\d",
    r"(?:(?<![\w-])joint|\bkin|(?<=-)team)s?",
)
texts = st.lists(
    st.tuples(st.sampled_from((*WORDS, "kin", "six", "\u017fix", "\u212ain")), st.sampled_from(MARKS))
).map(lambda parts: "".join(word + mark for word, mark in parts))


def spans(found: object) -> list[tuple[int, int]]:
    """The places of matches."""
    return [match.span() for match in found]  # type: ignore[attr-defined]


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(PATTERNS), st.integers(0, 40), st.integers(0, 60))
def test_a_stretch_of_a_text_is_no_different(text: str, written: str, pos: int, length: int) -> None:
    """A stretch of a text that was announced is read as it is without, and so is any stretch of that stretch."""
    plain, ours, words = re.compile(written), expressions.compile(written), Words(text)
    ASKED.settle()
    expressions.expect(words, pos, pos + length)
    for last in range(pos, pos + length + 3, 7):
        assert spans(ours.finditer(words, pos, last)) == spans(plain.finditer(text, pos, last))


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(PATTERNS), st.integers(0, 40), st.integers(0, 60))
def test_a_part_of_a_text_is_no_different(text: str, written: str, first: int, last: int) -> None:
    """A text made of a part of another, with a token put in, is read as it is without."""
    plain, ours, words = re.compile(written), expressions.compile(written), Words(text)
    ASKED.settle()
    made = f"{text[first:last]}[P7]"
    assert spans(ours.finditer(words.part(made, "P"))) == spans(plain.finditer(made))
    assert spans(ours.finditer(words.part(text[first:last].lower()))) == spans(plain.finditer(text[first:last].lower()))


def test_no_letter_stands_for_another_unseen() -> None:
    """A text with a letter that is one of ASCII's where capitals do not matter is run over whole."""
    expressions.compile("kiss").search(Words("kiss"))
    ASKED.settle()
    assert Words("ab").missing
    letters = [chr(code) for code in range(128, 0x11000) if re.fullmatch("[a-z0-9]", chr(code), re.IGNORECASE)]
    assert letters
    figures = [chr(code) for code in range(128, 0x20000) if re.fullmatch(r"\d", chr(code))]
    assert all(Words(f"a{letter}b").missing == 0 for letter in (*letters, *figures))


@cache
def _plain_and_quick(pattern: str, flags: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile an expression as it stands and as a quick one, once for all papers: that takes longer than to run it."""
    return re.compile(pattern, flags), compiled(pattern, flags, is_joined=True)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_expression_of_the_reader_is_as_without(example: Path) -> None:
    """Over the lines of a paper each finds what it finds when it is simply run."""
    text = example.read_text(encoding="utf-8")
    read_text(text, name="paper")
    lines = [line for line in text.splitlines() if line.strip()][:12]
    ours = [found for found in gc.get_objects() if type(found) is Expression]
    assert len(ours) > 500
    for expression in ours:
        plain, quick = _plain_and_quick(expression.pattern, expression.flags)
        for line in lines:
            found = spans(plain.finditer(line))
            assert spans(expression.finditer(Words(line))) == found, expression.pattern
            assert spans(quick.finditer(line)) == found, expression.pattern


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_a_text_has_the_same_claims_as_when_every_expression_is_run(sentences: list[str]) -> None:
    """Where nothing is told to be missing, every expression is run over everything; the claims stay the same."""
    text = " ".join(sentences)
    quick = read_text(text, name="paper")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Asked, "found_in", lambda asked, _: asked.all)
        slow = read_text(text, name="paper")
    assert quick == slow
    assert [claim.rules for claim in quick.claims] == [claim.rules for claim in slow.claims]


def test_a_match_knows_of_which_expression_it_is_before_and_after_it_is_made_quick() -> None:
    """A match is told by what was written, because what is run is compiled and changes."""
    ours, other = expressions.compile(r"joint (?:team|post)"), expressions.compile(r"joint (?:board|panel)")
    for text in ("a joint team", Words("a joint team"), "a joint team " * 30_000):
        found = ours.search(text)
        assert found is not None
        assert expressions.is_of(found, ours)
        assert not expressions.is_of(found, other)
