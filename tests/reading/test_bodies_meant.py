"""Which bodies the words of a passage stand for: boards, authorities, unions, “its”, “we”, told on invented bodies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading.paper import prepare

_HERE = Path(__file__).parent
_FAMILIES: dict[str, list[dict[str, Any]]] = yaml.safe_load((_HERE / "bodies_meant.yaml").read_text(encoding="utf-8"))
_CASES = [(family, case["text"], case["means"]) for family, cases in _FAMILIES.items() for case in cases]


@pytest.mark.parametrize(("family", "text", "means"), _CASES, ids=[f"{f}-{n}" for n, (f, *_) in enumerate(_CASES)])
def test_words_stand_for_their_bodies(family: str, text: str, means: list[str]) -> None:
    """The words in the passage stand for these bodies and no others."""
    paper = prepare(text, None)
    flow = paper.document.flow
    found = {flow[body.start : body.end]: "; ".join(body.deciding) for view in paper.views for body in view.bodies}
    expected = dict(line.split(" => ") for line in means)
    assert {words: found.get(words) for words in expected} == expected, family
