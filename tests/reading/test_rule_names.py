"""Rules are known by names that say what they are, and by the stage that the reader notes itself."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from pathlib import Path

import pytest

from commonseal.reading import paper_of, rules
from commonseal.reading.tracing import Look, look
from support.scoring import development_set

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*(ROOT / "examples").glob("*/papers/*.txt"), *(development_set() or ROOT / "none").glob("*.txt")])
STAGES = {module.name for module in pkgutil.iter_modules(rules.__path__)}
_WORDS = re.compile(r"[a-z][\w, '’-]{2,59}")


@cache
def _look(path: Path) -> Look:
    return look(paper_of(path).text, name=path.stem)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_draft_has_a_stage_and_a_rule_that_reads_as_words(path: Path) -> None:
    """The stage is a module of rules; the rule and its signals are a few small words."""
    for draft in _look(path).made:
        assert draft.stage in STAGES
        assert _WORDS.fullmatch(draft.rule), draft.rule
        assert not [signal for signal in draft.signals if not re.fullmatch(r"[^\n]{2,60}", signal)]


def test_the_papers_are_enough_to_see_most_stages() -> None:
    """Papers are at hand, and drafts come from several modules."""
    assert len({draft.stage for path in PAPERS for draft in _look(path).made}) >= 4
