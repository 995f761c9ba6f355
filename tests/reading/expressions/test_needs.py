"""What an expression needs is worked out of the expression, and is never more than what is needed."""

import re
from importlib import import_module
from typing import Any

import pytest

from commonseal.reading.expressions.needs import needs_of

parser: Any = import_module("re._parser")


@pytest.mark.parametrize(
    ("written", "flags", "needed"),
    [
        (r"\bmerg(?:er|ing) with", 0, [{"merger", "merging"}, {"with"}]),
        (r"joint|shared|single", 0, [{"joint", "shared", "single"}]),
        (r"Joint", re.IGNORECASE, [{"joint"}]),
        (r"[Jj]oint", 0, [{"joint"}]),
        (r"(?i:Joint) team", 0, [{"joint"}, {"team"}]),
        (r"joint\s+team", 0, [{"joint"}, {"team"}]),
        (r"joint|\w+", 0, []),
        (r"(?:joint )?team", 0, [{"team", "joint"}]),
        (r"(?:joint )*team", 0, [{"team"}]),
        (r"(?:joint )+team", 0, [{"joint"}, {"team"}]),
        (r"team(?! of)", 0, [{"team"}]),
        (r"(?<!joint )team", 0, [{"team"}]),
        (r"sign[- ]?off", 0, [{"signoff", "sign"}]),
        (r"caf\u00e9s?", 0, [{"caf"}]),
        (r"\[[BG]\d+\] to", 0, [{"[b", "[g"}, {"0"}]),
        (r"\[[^B]\d+\]", 0, [{"0"}]),
        (r"\d{4}|\bten\b", 0, [{"0", "ten"}]),
        (r"\W+", 0, []),
        (r"x", 0, []),
        (r"", 0, []),
        (r"(?P<x>team) (?P=x)", 0, [{"team"}]),
    ],
)
def test_needs_are_pieces_of_every_branch(written: str, flags: int, needed: list[set[str]]) -> None:
    """One set of pieces for each part that must be there; none where a branch has no piece of its own."""
    found = needs_of(parser.parse(written, int(flags)).data)
    assert sorted(map(sorted, found)) == sorted(map(sorted, needed))
