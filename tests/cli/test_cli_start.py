"""What a command does not need is not loaded when it starts."""

import json
import subprocess
import sys
from pkgutil import resolve_name

import pytest

from commonseal.cli.main import ASKED_IN_VAIN, MISUSED

_NEVER = {"numpy", "ortools", "jinja2", "docx", "pandas", "holidays", "lxml"}
"""What no command loads before it has something to do with it."""
_LIBRARIES = _NEVER | {"pydantic", "django", "yaml", "rich", "rapidfuzz", "sqlite3"}
_LISTED = {"main", "loading", "commands"}
_STARTED = """
import json, sys
from commonseal.cli.main import main
sys.argv = ["commonseal", *sys.argv[1:]]
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)))
"""


def _loaded_by(*words: str) -> set[str]:
    """Return what is loaded once a command has ended."""
    done = subprocess.run([sys.executable, "-c", _STARTED, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_saying_what_there_is_loads_no_room_and_no_library(word: str) -> None:
    """The version and the list of commands are said without the code of any command, and without what any needs."""
    loaded = _loaded_by(word)
    assert loaded & _LIBRARIES == set()
    ours = {each for each in loaded if each.startswith("commonseal.")}
    assert ours == {"commonseal.cli", *(f"commonseal.cli.{each}" for each in _LISTED)}


@pytest.mark.parametrize(
    ("command", "room", "without"),
    [
        (
            "who",
            "answering",
            {"commonseal.reading", "commonseal.exchange.register_files", "commonseal.workbench", "commonseal.review"},
        ),
        ("read", "reading", {"django", "commonseal.answers", "commonseal.planning", "commonseal.register", "sqlite3"}),
        (
            "serve",
            "serving",
            {"django", "commonseal.answers", "commonseal.planning", "commonseal.register", "commonseal.reading"},
        ),
    ],
)
def test_a_command_loads_only_what_it_uses(command: str, room: str, without: set[str]) -> None:
    """A command is called without the rooms that it has nothing to do with, and without what only some work needs."""
    loaded = _loaded_by(command, "-h")
    assert f"commonseal.cli.{room}" in loaded
    assert loaded & (without | _NEVER) == set()


def test_no_command_loads_what_only_some_work_needs() -> None:
    """All the commands together are made without the libraries that they call on only when there is something to do."""
    code = (
        "import sys; from importlib import import_module; from commonseal.cli.commands import COMMANDS; "
        "assert all(import_module('commonseal.cli.' + each.room) for each in COMMANDS); "
        f"print(sorted({_NEVER!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", [MISUSED, *sorted(ASKED_IN_VAIN)])
def test_the_errors_that_are_known_by_name_are_there(name: str) -> None:
    """Each error by whose name the command knows how to end is an error, and has that name itself."""
    error = resolve_name(name)
    assert issubclass(error, Exception)
    assert f"{error.__module__}.{error.__qualname__}" == name
