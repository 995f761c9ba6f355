"""Many ways of saying the same in one sentence: who holds a post, who decided, what a figure is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from .helpers import appointments, attributes, decisions

CASES = [
    [part.strip() for part in line.split(" | ")]
    for line in Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _said(kind: str, sentence: str) -> list[str]:
    """Give what the claims of one kind say, each in the form of the file."""
    if kind == "appointment":
        held = appointments(sentence, "2019-03-05")
        return sorted(f"{c.person} / {c.role.lower()} / {', '.join(sorted(c.bodies))}" for c in held)
    if kind == "decision":
        return sorted(f"{c.body} / {c.outcome or c.status}" for c in decisions(sentence, "2019-03-05"))
    return sorted(f"{c.about} / {c.property} / {c.value}" for c in attributes(sentence, "2019-03-05"))


@pytest.mark.parametrize(("kind", "sentence", "expected"), [(*case, "")[:3] for case in CASES])
def test_a_sentence_says_this_and_no_more(kind: str, sentence: str, expected: str) -> None:
    """However it is worded, the claims of the kind are those and no others."""
    sentence = sentence.removesuffix(" |")
    assert _said(kind, sentence) == sorted(part.strip() for part in expected.split(";") if part.strip())
