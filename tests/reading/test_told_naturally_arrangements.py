"""Arrangements told as reporters, clerks and press officers tell them: plainly, and over several sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import ArrangementClaim

from .helpers import read

_FILE = Path(__file__).with_name("told_naturally_arrangements.yaml")
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["arrangements"]


def _line(claim: ArrangementClaim) -> str:
    """A claim in one line: what it says, from when until when, and how far along it is."""
    what = f"{claim.role or claim.type}: {'; '.join(sorted(claim.parties))}"
    return f"{what} | {claim.start or '-'} | {claim.end or '-'} | {claim.status}"


@pytest.mark.parametrize("case", _CASES, ids=[str(case["text"])[:70] for case in _CASES])
def test_it_comes_to_that_in_the_end(case: dict[str, Any]) -> None:
    """Each text gives these arrangements and no others."""
    claims = read(f"Dale Echo\n10 March 2026\n\n{case['text']}").claims
    assert sorted(_line(claim) for claim in claims if isinstance(claim, ArrangementClaim)) == sorted(case["gives"])
