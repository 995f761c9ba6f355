"""Help: every command explains itself with an example that runs as it stands."""

import re
import shlex
import shutil
from pathlib import Path

import pexpect
import pytest

from commonseal.cli import regimes
from commonseal.cli.commands import COMMANDS as KNOWN
from commonseal.cli.commands import PLANNING
from commonseal.cli.loading import Waiting
from conftest import Ask
from support.command import COMMAND, EXAMPLES, commonseal_here, environment

NOT_HERE = {"serve", "read-waiting", "doctor"}
"""Commands whose examples need more than a register with the examples: a browser, or a workbench for many people."""
COMMANDS = [command.name for command in KNOWN if command.function and command.name not in NOT_HERE]
OF_GROUPS = [f"regimes {name}" for name in regimes.COMMANDS]


def example(command: str) -> list[str]:
    """Return the words of a command's example, as its help has them."""
    shown = commonseal_here(*command.split(), "-h", COLUMNS="200").out
    (found,) = re.findall(r"Example: (commonseal .+?)\n\s*\n", shown, re.DOTALL)
    return shlex.split(" ".join(found.split()))


def test_help_lists_every_command() -> None:
    """-h and --help are one, and name every command."""
    short, full = commonseal_here("-h"), commonseal_here("--help")
    assert short == full
    assert [each for each in COMMANDS if each not in short.out] == []
    group = commonseal_here("regimes", "-h")
    assert group == commonseal_here("regimes", "--help")
    assert [each for each in regimes.COMMANDS if each not in group.out] == []


def test_help_says_of_each_command_what_the_command_says_of_itself() -> None:
    """What is read off a command's text without running it is what the command has once it is loaded: words, heading.

    No command is lost, none is listed twice, and one on plans stands under the heading of plans.
    """
    assert len({command.name for command in KNOWN}) == len(KNOWN)
    for command in KNOWN:
        waiting = Waiting(command)
        assert waiting.get_short_help_str(1000) == waiting.whole.get_short_help_str(1000) != ""
        assert (waiting.name, waiting.rich_help_panel) == (waiting.whole.name, waiting.whole.rich_help_panel)
        assert (command.panel == PLANNING) == command.room.startswith(("planning_", "comparing"))


@pytest.mark.parametrize("command", OF_GROUPS)
def test_the_example_of_each_command_of_a_group_runs(command: str) -> None:
    """The example in the help of a command with two words, typed as it stands, ends with 0 and says something."""
    program, *words = example(command)
    assert (program, " ".join(words[:2])) == ("commonseal", command)
    said = commonseal_here(*words)
    assert said.code == 0, said
    assert said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_each_command_runs(
    ask: Ask, loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """The example in a command's help, typed as it stands in a folder with a register, ends with 0.

    That of ``cost`` ends with 1 and every fault: the examples hold no pay table, no grades and no shares.
    """
    program, *words = example(command)
    assert (program, words[0]) == ("commonseal", command)
    shutil.copyfile(loaded, tmp_path / "register.db")
    (tmp_path / "examples").symlink_to(EXAMPLES)
    for name in ("minutes.txt", "letter.txt"):
        (tmp_path / name).write_text("Ann Lee is the accountable officer of NHS Dale CCG.\n", encoding="utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "minutes.json").write_text('{"claims": []}', encoding="utf-8")
    (tmp_path / "gold" / "minutes.txt").write_text("Nobody was there at all.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    db = f"sqlite:///{tmp_path / 'register.db'}"
    if command == "review":
        child = pexpect.spawn(str(COMMAND), words, env=environment(COMMONSEAL_DB=db), encoding="utf-8", timeout=30)
        child.expect("q quit")
        child.send("q")
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
        return
    said = commonseal_here(*words, *(["--yes"] if command == "erase" else []), db=db)
    assert said.code == (1 if command == "cost" else 0), said
    assert said.out or said.err
