"""Folders that are costly to make: made once in a run of the tests, by whichever worker comes first, then copied."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_WORKER = "PYTEST_XDIST_WORKER"


def copy_of(name: str, make: Callable[[Path], None], pages: pytest.TempPathFactory, into: Path | None = None) -> Path:
    """Return a copy of a folder that ``make`` fills, a new one unless ``into`` names one that is there.

    ``make`` is called once, however many workers ask under this name.
    """
    whole = pages.getbasetemp().parent if _WORKER in os.environ else pages.getbasetemp()
    kept = whole / f"kept-{name}"
    with (whole / f"kept-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            fresh = pages.mktemp(f"fresh-{name}")
            make(fresh)
            shutil.copytree(fresh, kept)
    mine = into or pages.mktemp(name)
    shutil.copytree(kept, mine, dirs_exist_ok=True)
    return mine
