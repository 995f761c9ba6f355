"""The command that reads papers, as a person uses it on a folder, again, and behind a pipe."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from support.command import commonseal_here

STORY = "Minutes, 10 July 2019.\n\nIda Moss is chair of NHS Dale CCG.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a text, a web page, a paper that cannot be read, and a file of another kind."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text(STORY, encoding="utf-8")
    (folder / "story.html").write_text(f"<html><body><p>{STORY}</p></body></html>", encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 cut off")
    (folder / "sheet.csv").write_text("a,b", encoding="utf-8")
    return folder


def test_a_folder_is_read_once_and_then_only_what_has_changed(papers: Path, tmp_path: Path) -> None:
    """The summary counts what was read, what had not changed, what failed and what was left out."""
    out = tmp_path / "claims"
    said = commonseal_here("read", papers, "--out", out)
    assert (said.code, said.lines[-1].split()[:2]) == (1, ["2", "papers"])
    assert "scan.pdf is broken or cut off" in said.err
    assert "2 read, 1 could not be read, 1 of other kinds left out" in said.err
    again = commonseal_here("read", papers, "--out", out)
    assert "2 unchanged since they were read (--again reads them anew), 1 could not be read" in again.err
    assert again.out == ""
    (papers / "scan.pdf").unlink()
    assert commonseal_here("read", papers, "--out", out, "--again").code == 0


def test_rows_for_programs_tell_what_became_of_every_paper(papers: Path, tmp_path: Path) -> None:
    """JSON has a row for each paper: read, unchanged or failed, and why."""
    commonseal_here("read", papers / "minutes.txt", "--out", tmp_path / "claims")
    said = commonseal_here("read", papers, "--out", tmp_path / "claims", "--json")
    assert [(Path(row["paper"]).name, row["outcome"]) for row in said.json] == [
        ("minutes.txt", "unchanged"),
        ("scan.pdf", "failed"),
        ("story.html", "read"),
    ]
    assert "fetch it again" in said.json[1]["look at"]
    assert [row["appointments"] for row in said.json] == [1, "", 1]


def test_standard_input_is_read_under_the_name_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What kind it is is told from what is in it, and its text is kept beside the claims."""
    page = f"<!DOCTYPE html><html><body><p>{STORY}</p></body></html>".encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(page)))
    said = commonseal_here("read", "-", "--name", "announcement", "--out", tmp_path)
    assert said.code == 0, said.err
    written = json.loads((tmp_path / "announcement.json").read_text(encoding="utf-8"))
    assert written["doc"] == "announcement"
    (evidence,) = written["claims"][0]["evidence"]
    text = (tmp_path / "announcement.txt").read_text(encoding="utf-8")
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_what_was_read_of_any_format_can_be_reviewed(papers: Path, tmp_path: Path) -> None:
    """The claims are found under the name they were kept under, and fit the text that is read again."""
    db = f"sqlite:///{tmp_path / 'register.db'}"
    (papers / "story.txt").write_text(STORY, encoding="utf-8")
    commonseal_here("read", papers, "--out", tmp_path / "claims")
    assert (tmp_path / "claims" / "story-html.json").is_file()
    said = commonseal_here(
        "review", papers / "story.html", "--claims", tmp_path / "claims", "--summary", "--format", "json", db=db
    )
    assert said.code == 0, said.err
    assert said.json[0]["new"] == 1
