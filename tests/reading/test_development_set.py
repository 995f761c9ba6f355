"""The gate: the reader keeps its score on the development set, where that set is at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonseal.reading import read_file

LOWEST_F1 = 0.66
ROOT = Path(__file__).resolve().parents[2]


def _folder() -> Path | None:
    named = os.environ.get("COMMONSEAL_DEVSET")
    folder = Path(named) if named else ROOT.parent / "shared" / "reading" / "papers"
    return folder if (folder.parent / "score.py").is_file() and any(folder.glob("*.txt")) else None


@pytest.mark.skipif(_folder() is None, reason="the development set is not here")
def test_the_score_on_the_development_set_stays_above_its_floor(tmp_path: Path) -> None:
    """All papers together keep the F1 that the reader was released with, and all evidence is exact."""
    folder = _folder()
    assert folder is not None
    for paper in folder.glob("*.txt"):
        (tmp_path / f"{paper.stem}.json").write_text(read_file(paper).to_json(), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(folder.parent / "score.py"), str(folder), str(tmp_path), "--text", str(folder), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    total = json.loads(scored.stdout)["all"]
    assert total["evidence_exact"] == 1.0
    assert total["f1"] >= LOWEST_F1
