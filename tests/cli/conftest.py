"""A register with the four examples in it, loaded once, and copies of it for tests that change theirs."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from support.command import EXAMPLES, Said, commonseal, commonseal_here

Ask = Callable[..., Said]


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a register with all four examples; nobody writes to it."""
    path = tmp_path_factory.mktemp("loaded") / "examples.db"
    done = commonseal("load", EXAMPLES, db=f"sqlite:///{path}")
    assert done.code == 0, done.err
    return path


@pytest.fixture(scope="session")
def ask(loaded: Path) -> Ask:
    """Run a command on the register with the examples."""

    def asked(*words: str, **more: str) -> Said:
        return commonseal_here(*words, db=f"sqlite:///{loaded}", **more)

    return asked


@pytest.fixture
def own(loaded: Path, tmp_path: Path) -> Callable[[], str]:
    """Call it for the address of a copy of the register with the examples."""
    numbers = count(1)

    def copied() -> str:
        path = tmp_path / f"own{next(numbers)}.db"
        shutil.copyfile(loaded, path)
        return f"sqlite:///{path}"

    return copied
