"""Figures, and lists of posts and moves, as stories and pages that nobody wrote for a reader tell and lay them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import AttributeClaim

from .helpers import read
from .test_told_otherwise import _line

_HERE = Path(__file__).parent
_FIGURES: list[dict[str, Any]] = yaml.safe_load((_HERE / "told_naturally_attributes.yaml").read_text(encoding="utf-8"))
_LAYOUTS: list[dict[str, Any]] = yaml.safe_load((_HERE / "layouts_told.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _FIGURES, ids=[case["text"][:70] for case in _FIGURES])
def test_a_figure_is_of_whoever_the_story_tells_it_of(case: dict[str, Any]) -> None:
    """Each text gives these figures, with their dates and how far along they are, and none that it does not tell."""
    head = case.get("head", "Dale Echo\n10 March 2026\n")
    found = {
        f"{claim.about}: {claim.property} {claim.value} | {claim.date or '-'} | {claim.status}"
        for claim in read(f"{head}\n{case['text']}").claims
        if isinstance(claim, AttributeClaim)
    }
    assert set(case["gives"]) <= found
    assert found.isdisjoint(case.get("not", []))


@pytest.mark.parametrize("case", _LAYOUTS, ids=[" ".join(case["text"].split())[:70] for case in _LAYOUTS])
def test_what_is_laid_out_is_read_by_its_layout(case: dict[str, Any]) -> None:
    """Each page gives these claims, and none of those that its labels only look like."""
    found = {_line(claim) for claim in read(case["text"]).claims}
    assert set(case["gives"]) <= found
    assert found.isdisjoint(case.get("not", []))
