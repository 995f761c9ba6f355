"""All decisions of whole short papers: minutes, records, tables of approvals, stories and letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .helpers import decisions

_FILE = Path(__file__).with_name("decisions_whole.yaml")
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:60] for case in _CASES])
def test_a_paper_gives_these_decisions_and_no_others(case: dict[str, Any]) -> None:
    """Each body, outcome and day is found, and nothing besides."""
    found = decisions(case["text"], case.get("published"))
    told = [f"{claim.body}: {claim.outcome or 'to decide'} | {claim.date or '-'}" for claim in found]
    assert sorted(told) == sorted(case["gives"])
