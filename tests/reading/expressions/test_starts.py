"""What a match begins with is worked out of the expression, and leaves nothing out that it may begin with."""

import re
from importlib import import_module
from typing import Any

import pytest

from commonseal.reading.expressions.starts import start_of

parser: Any = import_module("re._parser")


def start(written: str) -> str | None:
    """The small letters, marks and classes that a match begins with, in order."""
    found = start_of(parser.parse(written).data)
    if found is None:
        return None
    return "".join(sorted({chr(code).lower() if kind.name == "LITERAL" else str(code) for kind, code in found}))


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        (r"\b(?:merger|joint)", "jm"),
        (r"(?<![\w-])(?:the )?team", "t"),
        (r"(?:a )?team|\[B", "[at"),
        (r"(?:a )*team", "at"),
        (r"[0-2]x", "012"),
        (r"\d+", "CATEGORY_DIGIT"),
        (r"\w+", "CATEGORY_WORD"),
        (r"[^a]", None),
        (r"(?:a)?", None),
        (r"x*", None),
        ("\u00e9t\u00e9", None),
        ("(?:\u201c|x)", "x\u201c"),
        (r"(?=a)b", "b"),
        (r"(a)(?(1)b|c)", "a"),
        (r"(?P<q>x)?(?P=q)", None),
    ],
)
def test_a_start_has_every_letter_that_a_match_begins_with(written: str, begins: str | None) -> None:
    """The first letters of every branch; none where a match may begin with anything or be empty."""
    assert start(written) == begins


def test_letters_that_count_as_others_are_among_them() -> None:
    """Without regard to capitals, four letters beyond ASCII are letters of it."""
    folded = [chr(code) for code in range(128, 0x11000) if re.fullmatch("[a-z]", chr(code), re.IGNORECASE)]
    found = start_of(parser.parse("(?:i|k|s)").data)
    assert found is not None
    assert {ord(letter) for letter in folded} <= {code for _, code in found}
