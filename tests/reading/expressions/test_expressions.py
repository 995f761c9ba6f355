"""Expressions that are run only where their words stand find what the standard ``re`` finds, and no less."""

import gc
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.reading import expressions, read_text
from commonseal.reading.expressions import Expression, Words
from commonseal.reading.expressions import words as words_module

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
)
texts = st.lists(
    st.tuples(st.sampled_from((*WORDS, "kin", "six", "\u017fix", "\u212ain")), st.sampled_from(MARKS))
).map(lambda parts: "".join(word + mark for word, mark in parts))


def spans(found: object) -> list[tuple[int, int]]:
    """The places of matches."""
    return [match.span() for match in found]  # type: ignore[attr-defined]


@settings(max_examples=300, deadline=None)
@given(
    texts,
    st.sampled_from(PATTERNS),
    st.sampled_from([0, re.IGNORECASE]),
    st.integers(0, 20),
    st.none() | st.integers(0, 60),
)
def test_the_same_is_found_as_without(text: str, written: str, flags: int, pos: int, endpos: int | None) -> None:
    """Every method gives what ``re`` gives, over a whole text and over a part of it, whatever was asked before."""
    plain, ours, words = re.compile(written, flags), expressions.compile(written, flags), Words(text)
    bounds = (pos,) if endpos is None else (pos, endpos)
    for _ in range(2):
        assert spans(ours.finditer(words, *bounds)) == spans(plain.finditer(text, *bounds))
        first, other = ours.search(words, *bounds), plain.search(text, *bounds)
        assert (first and first.span()) == (other and other.span())
        assert ours.findall(words, *bounds) == plain.findall(text, *bounds)
        assert ours.sub("x", words) == plain.sub("x", text)
        words = Words(text)


@settings(max_examples=30, deadline=None)
@given(texts.map(lambda text: text * 200), st.sampled_from(PATTERNS), st.integers(0, 9_000))
def test_a_long_text_is_no_different(text: str, written: str, pos: int) -> None:
    """A text of many stretches is read stretch by stretch, and nothing is lost where one ends."""
    plain, ours, words = re.compile(written), expressions.compile(written), Words(text)
    for _ in range(2):
        assert spans(ours.finditer(words, pos)) == spans(plain.finditer(text, pos))
    expressions.expect(words, pos, pos + 90)
    assert spans(ours.finditer(words, pos, pos + 90)) == spans(plain.finditer(text, pos, pos + 90))


def test_no_letter_stands_for_another_unseen() -> None:
    """A text with a letter that is one of ASCII's where capitals do not matter is run over whole."""
    expressions.compile("kiss").search(Words("kiss"))
    assert Words("ab").missing
    letters = [chr(code) for code in range(128, 0x11000) if re.fullmatch("[a-z0-9]", chr(code), re.IGNORECASE)]
    assert letters
    figures = [chr(code) for code in range(128, 0x20000) if re.fullmatch(r"\d", chr(code))]
    assert all(Words(f"a{letter}b").missing == 0 for letter in (*letters, *figures))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_expression_of_the_reader_is_as_without(example: Path) -> None:
    """Over the lines of a paper each finds what it finds when it is simply run."""
    text = example.read_text(encoding="utf-8")
    read_text(text, name="paper")
    lines = [line for line in text.splitlines() if line.strip()][:12]
    ours = [found for found in gc.get_objects() if type(found) is Expression]
    assert len(ours) > 500
    for expression in ours:
        plain = re.compile(expression.pattern, expression.flags)
        for line in lines:
            assert spans(expression.finditer(Words(line))) == spans(plain.finditer(line)), expression.pattern


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_a_text_has_the_same_claims_as_when_every_expression_is_run(sentences: list[str]) -> None:
    """Where nothing is told to be missing, every expression is run over everything; the claims stay the same."""
    text = " ".join(sentences)
    quick = read_text(text, name="paper")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words_module, "missing_in", lambda _: 0)
        slow = read_text(text, name="paper")
    assert quick == slow
    assert [claim.rules for claim in quick.claims] == [claim.rules for claim in slow.claims]
