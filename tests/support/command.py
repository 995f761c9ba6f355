"""The command ``commonseal`` as a person runs it: its own process, its exit code and what it says where."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("commonseal")
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
_OURS = ("COMMONSEAL_", "DJANGO_", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "EDITOR", "VISUAL")


@dataclass(frozen=True)
class Said:
    """How a command ended: its exit code, its data and its talk."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data, read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The lines of the data."""
        return self.out.splitlines()


def environment(**more: str) -> dict[str, str]:
    """Return this environment without what would change how the command behaves, with some more."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return {**kept, "COMMONSEAL_AUTHOR": "A. Tester", **more}


def commonseal(*words: str | Path, db: str | None = None, cwd: Path = ROOT, typed: str = "", **more: str) -> Said:
    """Run the command with these words on a register; ``typed`` is its standard input, ``more`` its environment."""
    told = environment(**more, **({"COMMONSEAL_DB": db} if db else {}))
    done = subprocess.run(
        [str(COMMAND), *map(str, words)],
        input=typed, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=told, timeout=120, check=False,
    )  # fmt: skip
    return Said(done.returncode, done.stdout, done.stderr)
