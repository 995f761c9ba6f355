"""What a command does not need is not loaded when it starts."""

import subprocess
import sys

_HEAVY = ("numpy", "ortools", "jinja2", "docx", "pandas", "holidays", "lxml")


def test_starting_loads_nothing_heavy() -> None:
    """The commands are made without the libraries that only some of them need."""
    code = f"import sys, commonseal.cli.main; print([each for each in {_HEAVY!r} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
