"""Walking through a page as its reader would: every command in a ``console`` block is run, in order."""

import contextlib
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pexpect

from support.command import COMMAND, commonseal_here, environment

LEFT_OUT = "…"
_BLOCK = re.compile(r"(?:<!-- keys: (\w+) -->\n)?```console\n(.*?)```", re.DOTALL)
_LATER = r"20(?:2[6-9]|[3-9]\d)"  # the years after the tutorial's story: whatever day it is run on
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CHANGING = (
    (re.compile(r"\x1b\[[0-9;]*[A-Za-z]"), ""),
    (re.compile(r"\b[0-9a-f]{64}\b"), "HASH"),
    (re.compile(rf"\b{_LATER}-\d\d-\d\d\b"), "TODAY"),
    (re.compile(rf"\b\d{{1,2}}\s+(?:{_MONTHS})\s+{_LATER}\b"), "TODAY"),
    (re.compile(r"(?<=gives it )\d{1,3}%"), "SO MUCH"),
)


@dataclass(frozen=True)
class Step:
    """One command of a page, what the page shows below it, and the keys that are pressed meanwhile."""

    command: str
    shown: str
    keys: str = ""

    def is_shown_by(self, output: str) -> bool:
        """Whether the page shows what the command printed, but for what differs between two runs."""
        parts = [re.escape(settled(part)) for part in self.shown.split(LEFT_OUT + "\n")]
        return re.fullmatch(r"\s*.*?\s*".join(parts), settled(output), re.DOTALL) is not None


def steps(page: str) -> Iterator[Step]:
    """Return the commands of a page in order."""
    for keys, block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Step(command, shown, keys)


def settled(text: str) -> str:
    """Return a text without what may differ: days, hashes, colours, shares of sureness, the breaks of lines."""
    for pattern, instead in _CHANGING:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


class Walk:
    """One reader in one folder, with the settings that the page tells to make."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder = folder
        self._settings = {"COLUMNS": "96", **settings}

    def run(self, step: Step) -> str:
        """Run a command and return what it prints."""
        program, *words = shlex.split(step.command)
        if program == "make":
            return ""
        if program == "export":
            given = dict(word.split("=", 1) for word in words)
            self._settings |= {name: value for name, value in given.items() if name != "PATH"}
            return ""
        if program == "cat":
            return "".join((self._folder / word).read_text(encoding="utf-8") for word in words)
        if program != "commonseal":
            raise ValueError(f"a page runs {program}, and this reader does not know how")
        return self._pressing(words, step.keys) if step.keys else self._printing(words)

    def _printing(self, words: list[str]) -> str:
        with contextlib.chdir(self._folder):
            said = commonseal_here(*map(self._in_full, words), **self._in_place())
        return said.out + said.err

    def _pressing(self, words: list[str], keys: str) -> str:
        told = environment(TERM="xterm", **self._in_place())
        child = pexpect.spawn(
            str(COMMAND), words, cwd=str(self._folder), env=told, encoding="utf-8", dimensions=(50, 96), timeout=30
        )
        printed = ""
        for key in keys:
            child.expect("q quit")
            printed += child.before + child.after
            child.send(key)
        child.expect(pexpect.EOF)
        return printed + child.before

    def _in_place(self) -> dict[str, str]:
        return {name: self._in_full(value) for name, value in self._settings.items()}

    def _in_full(self, word: str) -> str:
        """Give the address of a register in full: one process knows a short one for good as what it first meant."""
        return re.sub(r"^sqlite:///(?!/)", f"sqlite:///{self._folder}/", word)
