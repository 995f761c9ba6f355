"""The development set and its scoring program, where they are at hand."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def development_set() -> Path | None:
    """Give the folder of papers and gold claims, or None; ``COMMONSEAL_DEVSET`` names it."""
    named = os.environ.get("COMMONSEAL_DEVSET")
    folder = Path(named) if named else ROOT.parent / "shared" / "reading" / "papers"
    return folder if (folder.parent / "score.py").is_file() and any(folder.glob("*.txt")) else None


@cache
def scoring() -> ModuleType:
    """Give the scoring program of the claims contract as a module."""
    folder = development_set()
    assert folder is not None
    spec = importlib.util.spec_from_file_location("score", folder.parent / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
