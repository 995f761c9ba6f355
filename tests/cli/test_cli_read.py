"""The command that reads papers, as a person uses it on a folder, again, and behind a pipe."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from support.command import COMMAND, commonseal_here, environment

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
    assert "2 read, 1 could not be read, 1 .csv left out" in said.err
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


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal to a group of processes")
@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["one", "two at a time"])
def test_ctrl_c_keeps_what_was_read_and_the_same_again_goes_on(tmp_path: Path, options: tuple[str, ...]) -> None:
    """One line says so and the code is 130; the processes say nothing; no paper gets a second name."""
    papers, record = tmp_path / "papers", tmp_path / "claims" / "papers.jsonl"
    papers.mkdir()
    for number in range(60):
        (papers / f"p{number}.txt").write_text(STORY * 150, encoding="utf-8")
    words = [str(COMMAND), "read", str(papers), "--out", str(tmp_path / "claims"), *options]
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # else a child of a deaf shell would be deaf too
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True
    ) as running:
        signal.signal(signal.SIGINT, heard)
        until = time.monotonic() + 90
        while not (record.is_file() and record.stat().st_size) and time.monotonic() < until:
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
    kept = len(record.read_text(encoding="utf-8").splitlines())
    assert 0 < kept < 60
    assert (running.returncode, out) == (130, "")
    assert err == f"commonseal: stopped; {kept} read and kept; run the same again to go on\n"
    assert len(list((tmp_path / "claims").glob("*.json"))) == kept
    for paper in papers.iterdir():
        if int(paper.stem[1:]) % 10:
            paper.unlink()
    assert commonseal_here("read", papers, "--out", tmp_path / "claims").code == 0
    names = {file.name for file in (tmp_path / "claims").glob("*.json")}
    assert {f"p{number}.json" for number in range(0, 60, 10)} <= names <= {f"p{number}.json" for number in range(60)}


def test_claims_changed_by_hand_are_told_and_left(papers: Path, tmp_path: Path) -> None:
    """Reading again leaves them as they are, reads the others, and ends with 1."""
    (papers / "scan.pdf").unlink()
    commonseal_here("read", papers, "--out", tmp_path / "claims")
    mended = tmp_path / "claims" / "minutes.json"
    mended.write_text(mended.read_text(encoding="utf-8").replace("Ida", "Ada"), encoding="utf-8")
    said = commonseal_here("read", papers, "--out", tmp_path / "claims", "--again")
    assert said.code == 1
    assert "were changed since the reader wrote them; move or rename that file, or name another --out" in said.err
    assert "1 read, 1 could not be read" in said.err
    assert "Ada" in mended.read_text(encoding="utf-8")


def test_what_was_left_out_is_told_by_its_endings(papers: Path, tmp_path: Path) -> None:
    """The most common come first, a file without an ending is called so, and the rare ones are counted together."""
    for name in ("a.json", "b.JSON", "c.json", "d.csv", "notes", "e.xlsx", "f.png", "g.zip"):
        (papers / name).write_text("{}", encoding="utf-8")
    said = commonseal_here("read", papers, "--out", tmp_path / "claims")
    assert "could not be read, 3 .json, 2 .csv, 1 " in said.err
    assert said.err.endswith(" and 2 of other kinds left out\n")
    for name in ("e.xlsx", "f.png", "g.zip"):
        (papers / name).unlink()
    said = commonseal_here("read", papers, "--out", tmp_path / "claims")
    assert said.err.endswith(", 3 .json, 2 .csv and 1 without an ending left out\n")
