"""What holds for any text whatever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.reading import read_text

WORDS = st.sampled_from(
    [
        *(
            "NHS Dale CCG",
            "Dale Council",
            "Fell Council’s cabinet",
            "the CCG",
            "both",
            "our",
            "it",
            "she",
            "Ida Moss",
            "Dr Moss",
        ),
        *(
            "chair of",
            "accountable officer",
            "director of",
            "joint",
            "shared",
            "merge",
            "pooled budget of £3m",
            "delegates to",
        ),
        *(
            "will",
            "could",
            "not",
            "agreed",
            "rejected",
            "subject to approval by",
            "on 31 February",
            "since 2012",
            "in 2019/20",
        ),
        *(
            "“",
            "”",
            "(",
            ")",
            "[B1]",
            "[",
            "]",
            "\n",
            "\t",
            "|",
            " – ",
            ":",
            ".",
            "*",
            "•",
            "£",
            "\u2028",
            "😀",
            "\x0c",
            "    ",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_with_exact_evidence(text: str) -> None:
    """No text makes the reader fail, and every quote stands where it says."""
    for claim in read_text(text, name="any").claims:
        assert claim.evidence
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


@settings(max_examples=250, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_jumble_of_the_trade_is_read_with_exact_evidence(words: list[str]) -> None:
    """The words that rules look for, in any order, give exact evidence and the same claims each time."""
    text = " ".join(words)
    first = read_text(text, name="any")
    for claim in first.claims:
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    assert read_text(text, name="any") == first
