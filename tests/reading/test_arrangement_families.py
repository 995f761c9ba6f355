"""The families of phrases that speak of each type of arrangement, each with its variants, on invented bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from .helpers import arrangements_by_rule

CASES = [
    (sentence.strip(), sorted(part.strip() for part in expected.split(";") if part.strip()))
    for line in (Path(__file__).parent / "arrangement_families.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
    for sentence, _, expected in [line.rpartition("|")]
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_sentence_speaks_of_these_arrangements_and_no_others(sentence: str, expected: list[str]) -> None:
    """Every arrangement of the sentence is found by its type (a shared post by its title too)."""
    claims = arrangements_by_rule(sentence, "2019-03-05")
    assert all(len(claim.parties) > 1 for claim in claims)
    assert sorted(f"{claim.type}:{claim.role.lower()}" if claim.role else claim.type for claim in claims) == expected
