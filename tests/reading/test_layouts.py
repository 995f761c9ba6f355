"""Lists and tables of people, figures and decisions, in the layouts that minutes, cover sheets and web pages use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .helpers import appointments, attributes

_HERE = Path(__file__).parent
_PEOPLE: list[dict[str, Any]] = yaml.safe_load((_HERE / "layouts_people.yaml").read_text(encoding="utf-8"))
_FIGURES: list[dict[str, Any]] = yaml.safe_load((_HERE / "layouts_figures.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _PEOPLE, ids=[case["name"] for case in _PEOPLE])
def test_lists_and_tables_of_people(case: dict[str, Any]) -> None:
    """Each layout gives these posts, and no others."""
    found = {f"{c.person} | {c.role} | {'; '.join(c.bodies)}".casefold() for c in appointments(case["text"])}
    expected = {line.casefold() for line in case["posts"]}
    assert expected <= found if case.get("among") else expected == found


@pytest.mark.parametrize("case", _FIGURES, ids=[case["name"] for case in _FIGURES])
def test_tables_of_figures(case: dict[str, Any]) -> None:
    """Each row's figures are of what the row names, and sums of what the table adds up."""
    found = attributes(case["text"], str(case["published"]))
    told = [f"{c.about} | {c.property} | {c.value} |{f' {c.date}' if c.date else ''} | {c.status}" for c in found]
    assert sorted(told) == sorted(case["figures"])
