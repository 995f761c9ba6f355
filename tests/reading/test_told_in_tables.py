"""Tables and lists that are not of people: what was decided, what is shared and with whom, and figures body by body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .helpers import read
from .test_told_otherwise import _line

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "told_in_tables.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", _CASES, ids=[" ".join(case["text"].split())[:70] for case in _CASES])
def test_a_table_tells_what_its_columns_head(case: dict[str, Any]) -> None:
    """Each paper gives these claims; those without any give none."""
    found = {_line(claim) for claim in read(case["text"], case["published"]).claims}
    assert set(case["gives"]) <= found
    assert found.isdisjoint(case.get("not", []))
    assert case["gives"] or not found
