"""The page of commands: what the program says of itself with -h."""

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from commonseal.cli.commands import COMMANDS
from commonseal.cli.loading import Waiting
from commonseal.cli.main import app
from reference_pages import NOTICE, head

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 100
_ROOMS = (
    ("Asking", "answering", "None of these changes the register."),
    ("Checking", "checking", "These hold the register against the law; only `acknowledge` writes to it."),
    ("Who carries what", "answerable", "These ask who answers for what, and what rests on whom. They change nothing."),
    ("What lies ahead", "looking_ahead", "This asks what comes when, of what is known. It changes nothing."),
    ("Keeping", "keeping", "These write to the register, check it, or write it out."),
    ("Reading", "reading", "This looks at papers only; it needs no register."),
    ("Evaluating", "evaluating", "This says how well the reader reads, on papers whose claims a person has marked."),
    ("Reviewing", "reviewing", "This holds what was read against the register and records what a person decides."),
    (
        "In a browser",
        "serving",
        "The first shows the register and lets it be worked with; the other reads the papers that come in.",
    ),
    ("Accounts", "accounts", "These keep the accounts of the workbench; each change is in its audit."),
    ("An installation", "doctoring", "This looks at an installation of the workbench, and changes nothing."),
    ("Planning: options", "planning_options", "These build and list options; only `propose` writes to the register."),
    ("Planning: routes", "planning_routes", "`route` only looks; the others record what is decided or said of a step."),
    (
        "Planning: dates and odds",
        "planning_dates",
        "They only look; what they rest on is stated as `calendar`, `meeting` and `assumption`.",
    ),
    ("Planning: posts and cost", "planning_structure", "These say what an option does to posts and money."),
    ("Planning: people and groups", "planning_people", "These match staff to posts and bodies to groups."),
    ("Planning: comparing", "comparing", "This puts the options of a proposal side by side."),
    ("Law", "regimes", "These look at the law that comes with Common Seal, and at your own; they need no register."),
)


def page() -> str:
    """Return the page."""
    parts = [NOTICE, head("commands")]
    parts.append(_listing())
    parts.append(f"\n## commonseal\n\n{_fenced(_help())}")
    for title, room, about in _ROOMS:
        parts.append(f"\n## {title}\n\n{about}\n")
        parts += [f"\n### {name}\n\n{_fenced(_help(*name.split()))}" for name in _commands(room)]
    return "".join(parts)


def _commands(room: str) -> dict[str, str]:
    """Return what the commands of a module say of themselves, by what a person types: two words for one of a group."""
    found = {}
    for waiting in (Waiting(command) for command in COMMANDS if command.room == room):
        parts = getattr(waiting.whole, "commands", None)
        if parts is None:
            found[waiting.command.name] = waiting.whole.help
        else:
            found |= {f"{waiting.command.name} {part}": each.help for part, each in parts.items()}
    return found


def _listing() -> str:
    rows = ["| command | what it does |", "|---|---|"]
    for _, room, _ in _ROOMS:
        for name, about in _commands(room).items():
            first = " ".join(about.split("\n\n")[0].split())
            rows.append(f"| [`{name}`](#{name.replace(' ', '-')}) | {first} |")
    return "\n".join(rows) + "\n"


def _help(*command: str) -> str:
    with _plain_surroundings():
        result = CliRunner().invoke(app, [*command, "-h"], prog_name="commonseal", color=False)
    if result.exit_code:
        raise RuntimeError(f"{command} -h ended with {result.exit_code}: {result.output}")
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


@contextmanager
def _plain_surroundings() -> "Iterator[None]":
    """Take away what the terminal and the user have set, for it shows in help texts."""
    before = dict(os.environ)
    for name in before:
        if name.startswith("COMMONSEAL_"):
            del os.environ[name]
    os.environ.update({"COLUMNS": str(WIDTH), "TERMINAL_WIDTH": str(WIDTH), "NO_COLOR": "1", "LANG": "C.UTF-8"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```\n"
