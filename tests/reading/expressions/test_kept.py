"""What is worked out of expressions is kept between runs, and never believed where it may not hold."""

from pathlib import Path

import pytest

from commonseal.reading import expressions as re
from commonseal.reading.expressions.engine import compiled
from commonseal.reading.expressions.kept import KEPT, Kept
from commonseal.reading.pipeline import claims_of

STAMP = b"this Python"


def _kept_in(path: Path) -> None:
    kept = Kept(path, STAMP)
    assert kept.get(("merger", 2), lambda: frozenset(["merger"])) == frozenset(["merger"])
    kept.write()


@pytest.fixture(autouse=True)
def _may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write whether or not the tests themselves are run without keeping compiled modules."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def test_a_later_run_finds_what_an_earlier_one_worked_out(tmp_path: Path) -> None:
    """It is not worked out again, and a key that differs in anything is another."""
    path = tmp_path / "new folder" / "it.kept"
    _kept_in(path)
    assert Kept(path, STAMP).get(("merger", 2), list) == frozenset(["merger"])
    assert ("merger", 0) not in Kept(path, STAMP)
    assert [found.name for found in path.parent.iterdir()] == ["it.kept"]


def test_another_python_or_another_way_of_compiling_begins_anew(tmp_path: Path) -> None:
    """What was kept under another stamp is not used."""
    _kept_in(tmp_path / "it.kept")
    assert ("merger", 2) not in Kept(tmp_path / "it.kept", b"another Python")


@pytest.mark.parametrize("cut", [0, 10, 40, -1])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, cut: int) -> None:
    """A file that was cut off, or changed by a letter, is not read."""
    path = tmp_path / "it.kept"
    _kept_in(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    assert ("merger", 2) not in Kept(path, STAMP)
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert ("merger", 2) not in Kept(path, STAMP)


def test_nothing_is_written_where_nothing_is_new_or_nothing_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading goes on where the folder takes no files, and where Python is told to keep nothing."""
    (tmp_path / "no folder").write_text("")
    _kept_in(tmp_path / "no folder" / "it.kept")
    Kept(tmp_path / "it.kept", STAMP).write()
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    _kept_in(tmp_path / "it.kept")
    assert [found.name for found in tmp_path.iterdir()] == ["no folder"]


@pytest.mark.parametrize("is_joined", [False, True])
def test_an_expression_is_the_same_when_it_comes_from_what_was_kept(is_joined: bool) -> None:
    """Its matches, its groups and its flags."""
    written = r"(?P<who>joint|merg(?:er|ing)|team) (\w+)|board"
    first, second = (compiled(written, re.IGNORECASE, is_joined=is_joined) for _ in range(2))
    text = "The Merger Board and the joint team"
    assert first.flags == second.flags
    assert first.groupindex == second.groupindex
    expected = [("Merger", "Board"), ("joint", "team")]
    assert first.findall(text) == second.findall(text) == expected


def test_nothing_of_a_paper_is_kept() -> None:
    """What is kept outlasts a paper that only some may see: it holds expressions of the program alone."""
    name = "Zyxwold Hospitals NHS Trust"
    text = (
        f"{name} (“Zyxwold”) and Quagmoor Council share a finance director, Vashti Oxenquist.\n"
        "Zyxwold's board and Quagmoor agreed on 3 May 2018 to pool £3m; she leads both. Mrs Oxenquist said so.\n"
        "Body\tDecides\nZyxwold board\t9 May 2018\nQuagmoor Council\t10 May 2018\n"
    )
    claims_of(text, name="x", published=None)
    kept = " ".join(str(key) for key in KEPT).casefold()
    assert not [word for word in ("zyxwold", "quagmoor", "oxenquist", "vashti") if word in kept]
