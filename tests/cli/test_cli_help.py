"""Help: every command explains itself with an example that runs as it stands."""

import re
import shlex
import shutil
from pathlib import Path

import pexpect
import pytest

from commonseal.cli import answerable, answering, checking, evaluating, keeping, reading, regimes, reviewing
from conftest import Ask
from support.command import COMMAND, EXAMPLES, commonseal_here, environment

COMMANDS = [
    command.__name__
    for room in (answering, checking, answerable, keeping, reading, evaluating, reviewing)
    for command in room.COMMANDS
]
OF_GROUPS = [f"{regimes.GROUP} {name}" for name in regimes.COMMANDS]


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
    group = commonseal_here(regimes.GROUP, "-h")
    assert group == commonseal_here(regimes.GROUP, "--help")
    assert [each for each in regimes.COMMANDS if each not in group.out] == []


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
    """The example in a command's help, typed as it stands in a folder with a register, ends with 0."""
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
    assert said.code == 0, said
    assert said.out or said.err
