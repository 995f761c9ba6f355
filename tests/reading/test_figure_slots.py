"""Whose a figure is, of when, and whether it is still to come: told in a sentence or two, on invented bodies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .helpers import attributes

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "figure_slots.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_the_slots_of_figures(case: dict[str, Any]) -> None:
    """Each text gives these figures, with owner, value, date and status, and no others."""
    found = attributes(case["text"], case.get("published", "2019-03-05"))
    told = [f"{c.about} | {c.property} | {c.value} | {c.date or ''} | {c.status}" for c in found]
    assert sorted(told) == sorted(case["claims"])
