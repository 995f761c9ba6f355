"""The gate that runs everywhere: the reader keeps its score on the marked papers of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from commonseal.reading import PaperClaims
from commonseal.reading.evaluating import claims_in_files, evaluate, read_now, texts_in

PAPERS = Path(__file__).resolve().parents[2] / "training" / "papers"
FLOORS = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))["our own papers"]


@pytest.mark.parametrize("folder", FLOORS)
def test_the_score_stays_above_its_floor(folder: str) -> None:
    """F1 of claims keeps what the reader was released with, and every quote stands in its paper."""
    gold = claims_in_files(PAPERS / folder)
    now = read_now(gold, [PAPERS / folder], texts_in(PAPERS / folder, gold))
    held = evaluate(gold, now.claims, now.texts)
    assert held.all.evidence_exact == 1.0
    assert held.all.f1 >= FLOORS[folder]


@pytest.mark.parametrize("folder", FLOORS)
def test_what_is_marked_keeps_the_contract(folder: str) -> None:
    """The marked claims have the fields and words of the contract, and quote their papers to the letter."""
    for path in sorted((PAPERS / folder).glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        marked = PaperClaims.from_json(path.read_text(encoding="utf-8"), source=path.name)
        spans = [span for claim in marked.claims for span in claim.evidence]
        assert spans
        assert all(text[span.start : span.end] == span.quote for span in spans)
