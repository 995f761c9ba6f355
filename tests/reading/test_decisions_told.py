"""Who has decided and who has to, however it is told: organs, consents awaited, answers, meetings ahead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .helpers import decisions

_NAMES = ("decisions_told.yaml", "decision_steps.yaml", "decisions_minuted.yaml")
_FILES = [Path(__file__).with_name(name) for name in _NAMES]
CASES: list[dict[str, Any]] = [case for file in _FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_text_tells_its_decisions(case: dict[str, Any]) -> None:
    """Each text gives these decisions, with body, outcome and day, and no others."""
    found = decisions(case["text"], case.get("published", "2026-03-10"))
    told = [f"{c.body} | {(c.outcome if c.status == 'done' else None) or 'to decide'} | {c.date or ''}" for c in found]
    assert sorted(told) == sorted(case["claims"])
