"""Reading with the names of a register: what is linked, what may not be, and what is read again."""

import json
from pathlib import Path

import pytest

from support.command import commonseal_here

PAPER = "Guildhall Partners and Moor Borough Council have a joint management team.\n"
BODY = "  - {{kind: body, id: body/guildhall, name: Guildhall Partners, classification: company, visibility: {0}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a paper that names a body no rule would see."""
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    return tmp_path


def register(folder: Path, visibility: str, name: str = "register") -> str:
    """Make a register that knows the body, as public or more guarded; give its address."""
    head = "act: {recorded: 2019-07-01, author: ann, reason: read}\nstatements:\n"
    (folder / f"{name}.yaml").write_text(head + BODY.format(visibility), encoding="utf-8")
    address = f"sqlite:///{folder / name}.db"
    assert commonseal_here("load", folder / f"{name}.yaml", db=address).code == 0
    return address


def links(folder: Path) -> dict[str, str]:
    """Give the links in the claims of the paper."""
    written = json.loads((folder / "claims" / "paper.json").read_text(encoding="utf-8"))
    found: dict[str, str] = written.get("links", {})
    return found


def read(folder: Path, *more: str) -> str:
    """Read the paper and give what became of it."""
    said = commonseal_here("read", folder / "paper.txt", "--out", folder / "claims", "--json", *more)
    assert said.code == 0, said.err
    return str(said.json[0]["outcome"])


def test_a_body_that_the_register_knows_is_linked(folder: Path) -> None:
    """Read without the register, then with it: the claims are read again, once, and linked."""
    known = ("--known-in", register(folder, "public"))
    assert read(folder) == "read"
    assert links(folder) == {}
    assert read(folder, *known) == "read"
    assert links(folder) == {"Guildhall Partners": "body/guildhall"}
    assert read(folder, *known) == "unchanged"


@pytest.mark.parametrize("visibility", ["internal", "restricted"])
def test_what_is_not_public_is_neither_looked_for_nor_linked(folder: Path, visibility: str) -> None:
    """A register with nothing public says so; claims are files that are passed on."""
    address = register(folder, visibility)
    said = commonseal_here("read", folder / "paper.txt", "--out", folder / "claims", "--known-in", address)
    assert said.code == 2
    assert "knows no body by name" in " ".join(said.err.split())
    assert "guildhall" not in said.err.casefold()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--known-in", "sqlite:///nowhere/at-all.db"), "there is no register at sqlite:///nowhere/at-all.db"),
        (("--known-in", "sqlite:///x.db", "--explain"), "it goes with reading by rules alone"),
    ],
)
def test_what_does_not_go_together_is_said(folder: Path, more: tuple[str, ...], sentence: str) -> None:
    """The command ends with 2 and writes nothing."""
    said = commonseal_here("read", folder / "paper.txt", "--out", folder / "claims", *more)
    assert said.code == 2
    assert sentence in " ".join(said.err.replace("│", " ").split())
    assert not (folder / "claims").exists()
