"""Expressions compiled to be quick find what the standard ``re`` finds, with the same groups, however they begin."""

import marshal
import re
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.reading.expressions.branches import join_branches
from commonseal.reading.expressions.engine import compiled
from commonseal.reading.expressions.kept import KEPT

parser: Any = import_module("re._parser")
compiler: Any = import_module("re._compiler")
CHARSET = 4  # what the engine notes where it knows with which letters a match begins

PATTERNS = (
    r"\b(?:joint|merger|join|joins|merge[rd]s?)\b",
    r"\b(?:kin|six|is|kind|sick|it|kit)(?P<tail>s?)",
    r"(?:a|ab|abc|x|abd)(?P<rest>\w?)",
    r"(?:(?P<one>jo)|join(?P<two>t)|joint|jest)",
    r"(?:a?b|a|b|ab)c?",
    r"(?:\w|a|ab)x|abx",
    r"(?<![\w-])(?:the |an? )?(?:team|tea|[st]ip|Team)\b",
    r"(?:(?<=x)a|(?<=x)b|(?<!x)a|ab)",
    r"(?i:kin|six|joins)|Kin|Six",
    r"(?:(?-i:K)in|kin|six|k)s?",
    r"[jJ]oin|(?:join|Joined|JOIN|)x",
    r"(?:\u00e9t|\u00e9|t\u00e9|T)x?",
    r"(?:1st|1|2nd|\d\d|10)(?:st)?",
    r"(?:joint(?= t)|joint(?! t)|joins?|jo)+",
    r"^(?:join|joint|a)|(?:x|xa|xb)$",
)
WORDS = (
    "joint",
    "join",
    "Join",
    "JOINS",
    "merger",
    "kin",
    "Kin",
    "six",
    "\u017fix",
    "\u212ain",
    "is",
    "\u0130t",
    "abd",
)
PARTS = ("a", "b", "x", "abc", " ", "-", "\u00e9", "\u00c9t", "T\u00e9", "1st", "10", "the team", "tip", "")
texts = st.lists(st.sampled_from((*WORDS, *PARTS))).map("".join)


def told(found: Any) -> list[object]:
    """Everything that matches tell."""
    return [(match.span(), match.groups(), match.groupdict(), match.lastgroup) for match in found]


@pytest.mark.parametrize("is_joined", [False, True])
@settings(max_examples=400, deadline=None)
@given(texts, st.sampled_from(PATTERNS), st.sampled_from([0, re.IGNORECASE]), st.integers(0, 9), st.integers(0, 40))
def test_what_is_found_is_the_same(
    is_joined: bool,
    text: str,
    written: str,
    flags: int,
    pos: int,
    length: int,
) -> None:
    """Over a whole text and over stretches of it, with every group."""
    ours, plain = compiled(written, int(flags), is_joined=is_joined), re.compile(written, flags)
    assert told(ours.finditer(text)) == told(plain.finditer(text))
    assert told(ours.finditer(text, pos, pos + length)) == told(plain.finditer(text, pos, pos + length))
    assert (ours.pattern, ours.flags, ours.groups) == (plain.pattern, plain.flags, plain.groups)


@pytest.mark.parametrize("written", [r"\b(?:joint|merger)", r"(?<![\w-])(?:the )?team", "(?i:joint|merger)"])
def test_the_engine_is_told_what_a_match_begins_with(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it would not know by itself."""
    codes: list[list[int]] = []
    known: Any = import_module("_sre")
    make = known.compile
    monkeypatch.setattr(known, "compile", lambda *given: codes.append(given[2]) or make(*given))
    compiled(written, 0)
    assert not compiler._code(parser.parse(written), 0)[2]
    assert codes[0][2] == CHARSET


def branches(written: str, flags: int = 0) -> int:
    """Count the branches of an expression at its top once they are joined."""
    parsed = parser.parse(written, flags)
    join_branches(parsed, folded=bool(flags))
    return max(len(value[1]) for kind, value in parsed.data if kind.name == "BRANCH")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("x(?:joint|merger|join)", 2),
        ("x(?:joint|merger|cake)", 3),
        (r"x(?:ja|\wb|jc)", 3),
        (r"x(?:ja|b?|jc)", 3),
        (r"x(?:\ba|\bb|\bc|d)", 2),
        ("x(?:ja|[jk]b|jc)", 3),
    ],
)
def test_branches_are_joined_where_none_between_them_could_match(written: str, number: int) -> None:
    """What comes first stays first."""
    assert branches(written) == number


def test_what_is_compiled_with_flags_by_name_can_be_kept_like_all_else() -> None:
    """Flags are kept as the plain numbers that they are, as ``marshal`` writes no others."""
    written = r"(?P<whose>team|tea) of (?:one|two)"
    compiled(written, re.IGNORECASE)
    [key] = [key for key in KEPT if key[0] == written]
    assert marshal.dumps((key, KEPT.get(key, dict)))
