"""The command ``commonseal`` as a person runs it: its own process, its exit code and what it says where."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from commonseal.cli.main import main

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


def commonseal_here(*words: str | Path, db: str | None = None, **more: str) -> Said:
    """Run the command's own way in within this process: the same words, in a hundredth of the time."""
    told = environment(**more, **({"COMMONSEAL_DB": db} if db else {}))
    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        patch.dict(os.environ, told, clear=True),
        patch.object(sys, "argv", ["commonseal", *map(str, words)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return Said(code, out.getvalue(), err.getvalue())
