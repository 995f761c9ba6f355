"""The gate: the reader keeps its score on the development set, where that set is at hand."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from commonseal.reading.evaluating import Evaluation, ReadNow, claims_in_files, evaluate, read_now, texts_in
from commonseal.reading.evaluating.counting import Claims
from support.scoring import development_set, scoring

FLOORS = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))
_EVEN = re.compile(r"p\d?[02468]-")

pytestmark = pytest.mark.skipif(development_set() is None, reason="the development set is not here")


@cache
def _read() -> tuple[Claims, ReadNow]:
    """The gold, and the papers as they are read now."""
    folder = development_set()
    assert folder is not None
    gold = claims_in_files(folder)
    return gold, read_now(gold, [folder], texts_in(folder, gold))


def _evaluation() -> Evaluation:
    gold, now = _read()
    return evaluate(gold, now.claims, now.texts)


@pytest.mark.parametrize("kind", FLOORS["kinds"])
def test_the_score_of_each_kind_stays_above_its_floor(kind: str) -> None:
    """All papers together keep the F1 that the reader was released with."""
    held = _evaluation()
    counted = held.all if kind == "all" else held.kinds[kind]
    assert counted.f1 >= FLOORS["kinds"][kind]


@pytest.mark.parametrize("half", FLOORS["halves"])
def test_the_score_of_each_half_stays_above_its_floor(half: str) -> None:
    """The papers that rules were made with and those that were left out longest are held apart."""
    held = _evaluation()
    docs = [doc for doc in held.papers if bool(_EVEN.match(doc)) == (half == "even papers")]
    assert len(docs) in {15, 20}
    assert held.of(docs).all.f1 >= FLOORS["halves"][half]


def test_all_evidence_is_exact() -> None:
    """Every claim quotes its paper to the letter."""
    assert _evaluation().all.evidence_exact == 1.0


def test_the_figures_are_those_of_the_scoring_program() -> None:
    """The scoring program of the claims contract gives the same."""
    gold, now = _read()
    folder = development_set()
    assert json.dumps(_evaluation().as_data()) == json.dumps(scoring().score(gold, now.claims, folder))
