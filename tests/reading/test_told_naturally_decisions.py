"""Decisions as stories and letters tell them: over several sentences, by people without a name, in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import DecisionClaim

from .helpers import read

_FILE = Path(__file__).with_name("told_naturally_decisions.yaml")
_KINDS: dict[str, list[dict[str, Any]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_CASES = [case for cases in _KINDS.values() for case in cases]


def _decisions(text: str) -> list[DecisionClaim]:
    paper = read(f"Dale Echo\n5 February 2016\n\n{text}")
    return [claim for claim in paper.claims if isinstance(claim, DecisionClaim)]


def _line(claim: DecisionClaim) -> str:
    return f"{claim.body}: {claim.outcome or 'to decide'} | {claim.date or '-'} | {claim.status}"


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:70] for case in _CASES])
def test_it_is_read_as_it_is_told(case: dict[str, Any]) -> None:
    """Each text gives these decisions, and none of the bodies that only stand in it."""
    found = _decisions(case["text"])
    assert set(case.get("gives", ())) <= {_line(claim) for claim in found}
    assert not {claim.body for claim in found} & set(case.get("none", ()))
