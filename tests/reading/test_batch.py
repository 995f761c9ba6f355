"""Reading many papers: found in folders, named apart, never read twice, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from commonseal.reading.batch import RECORD, Keeper, Outcome, Plan, Record, claims_name, find, run
from commonseal.reading.batch import naming as naming_module
from reading.formats_helpers import docx, paragraph, pdf

STORY = "Ida Moss is chair of NHS Dale CCG.\n"
PAGE = f"<html><body><p>{STORY}</p></body></html>"
LATER = 2_000_000_000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a folder for papers in it."""
    (tmp_path / "papers").mkdir()
    return tmp_path


def read(
    folder: Path, *paths: Path | str, again: bool = False, given: str | None = None, jobs: int = 1
) -> list[Outcome]:
    """Read papers into ``folder/claims`` as the command does; give what became of those that were read."""
    out = folder / "claims"
    out.mkdir(exist_ok=True)
    found = find([str(path) for path in paths], out=out)
    plan = Plan(found.sources, out, given=given, again=again)
    unread = [task for task in plan.tasks if task.known is None]
    became = {outcome.task.name: outcome for outcome in run(unread, Keeper(out), given=given, jobs=jobs)}
    return [became[task.name] for task in unread]


def names(outcomes: Sequence[Outcome]) -> list[str]:
    """Give the names under which papers were kept."""
    return [outcome.task.name for outcome in outcomes]


def test_folders_are_searched_to_the_bottom_in_one_order(place: Path) -> None:
    """Files come by name, hidden and unknown ones are left out, and the folder of claims is no paper."""
    papers = place / "papers"
    for name in ("b.txt", "A.md", "c/d.html", "c/a.txt", ".hidden.txt", "~$lock.docx", "sheet.csv", ".git/x.txt"):
        (papers / name).parent.mkdir(exist_ok=True)
        (papers / name).write_text(STORY, encoding="utf-8")
    out = papers / "claims"
    out.mkdir()
    (out / "old.txt").write_text(STORY, encoding="utf-8")
    found = find([str(papers), str(papers / "b.txt")], out=out)
    shown = [Path(source.shown).relative_to(papers).as_posix() for source in found.sources]
    assert shown == ["A.md", "b.txt", "c/a.txt", "c/d.html"]
    assert found.left_out == {".csv": 1}


def test_a_folder_without_papers_is_a_problem(place: Path) -> None:
    """An empty folder, and one with other files only, are named."""
    (place / "papers" / "sheet.csv").write_text("a,b", encoding="utf-8")
    (problem,) = find([str(place / "papers")], out=place / "claims").problems
    assert str(problem).startswith(f"{place / 'papers'} holds no papers (none of .txt, .md")


def test_papers_of_one_name_are_kept_apart(place: Path) -> None:
    """A plain text keeps its name; others are told by their ending, their folder, or a number."""
    papers = place / "papers"
    (papers / "x").mkdir()
    (papers / "report.txt").write_text(STORY, encoding="utf-8")
    (papers / "report.html").write_text(PAGE, encoding="utf-8")
    (papers / "Report.docx").write_bytes(docx(paragraph(STORY)))
    (papers / "x" / "report.txt").write_text(STORY, encoding="utf-8")
    (papers / "x" / "report.html").write_text(PAGE, encoding="utf-8")
    kept = ["Report-docx", "report-html", "report", "x-report-html", "x-report"]
    assert names(read(place, papers)) == kept
    assert sorted(path.stem for path in (place / "claims").glob("*.json")) == sorted(kept)
    assert json.loads((place / "claims" / "report.json").read_text(encoding="utf-8"))["doc"] == "report"
    assert claims_name(place / "claims", papers / "report.txt") == "report"


def test_a_paper_keeps_its_name_from_one_time_to_the_next(place: Path) -> None:
    """Whatever else is read later, alone or with others, a paper's claims stay where they were."""
    one, other = place / "papers" / "report.html", place / "papers" / "report.md"
    one.write_text(PAGE, encoding="utf-8")
    other.write_text(STORY, encoding="utf-8")
    assert names(read(place, one)) == ["report"]
    assert names(read(place, other)) == ["report-md"]
    assert names(read(place, other, one, again=True)) == ["report-md", "report"]


def test_what_the_reader_did_not_write_is_never_written_over(place: Path) -> None:
    """Where a file of that name stands already, another name is taken."""
    (place / "claims").mkdir()
    for name in ("report.json", "report-html.txt"):
        (place / "claims" / name).write_text("mine", encoding="utf-8")
    paper = place / "papers" / "report.html"
    paper.write_text(PAGE, encoding="utf-8")
    assert names(read(place, paper)) == ["papers-report"]
    assert (place / "claims" / "report.json").read_text(encoding="utf-8") == "mine"


def test_papers_may_be_read_into_the_folder_they_are_in(tmp_path: Path) -> None:
    """The papers stay as they are, and are not taken for claims nor claims for papers the next time."""
    (tmp_path / "a.txt").write_bytes(STORY.replace("\n", "\r\n").encode())
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    out = tmp_path
    for _ in range(2):
        found = find([str(tmp_path)], out=out)
        assert [Path(source.shown).name for source in found.sources] == ["a.txt", "b.html"]
        plan = Plan(found.sources, out)
        for outcome in run(plan.tasks, Keeper(out)):
            assert outcome.entry is not None
    assert (tmp_path / "a.txt").read_bytes().endswith(b"\r\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.json", "a.txt", "b.html", "b.json", "b.txt", RECORD]


def test_only_what_has_changed_is_read_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper is read again when it is newer than its claims, they are gone, or the reader or the date changes."""
    paper = place / "papers" / "a.html"
    paper.write_text(PAGE, encoding="utf-8")
    assert len(read(place, paper)) == 1
    assert read(place, paper) == []
    assert len(read(place, paper, again=True)) == 1
    assert len(read(place, paper, given="2019")) == 1
    assert read(place, paper, given="2019") == []
    os.utime(paper, (LATER, LATER))
    assert len(read(place, paper, given="2019")) == 1
    os.utime(paper, (1, 1))
    assert read(place, paper, given="2019") == []
    (place / "claims" / "a.txt").unlink()
    assert len(read(place, paper, given="2019")) == 1
    monkeypatch.setattr(naming_module, "reader_version", lambda: "another")
    assert len(read(place, paper, given="2019")) == 1


def test_a_record_cut_off_in_mid_line_is_used_as_far_as_it_goes(place: Path) -> None:
    """A run that was stopped while it wrote leaves a record that the next can use."""
    paper = place / "papers" / "a.txt"
    paper.write_text(STORY, encoding="utf-8")
    read(place, paper)
    with (place / "claims" / RECORD).open("a", encoding="utf-8") as record:
        record.write('{"paper": "half')
    assert [entry.name for entry in Record(place / "claims").entries()] == ["a"]
    assert read(place, paper) == []


def test_the_text_is_kept_beside_the_claims_unless_it_is_the_paper(place: Path) -> None:
    """Every quote stands at its offsets in the text that is kept."""
    papers = place / "papers"
    (papers / "one.txt").write_text(STORY, encoding="utf-8")
    (papers / "two.pdf").write_bytes(pdf([(72, 80, "Ida Moss is chair of NHS Dale CCG.")]))
    (papers / "three.md").write_text(f"# Who leads\n\n{STORY}", encoding="utf-8")
    read(place, papers)
    assert sorted(path.name for path in (place / "claims").glob("*.txt")) == ["three.txt", "two.txt"]
    for name in ("two", "three"):
        text = (place / "claims" / f"{name}.txt").read_bytes().decode("utf-8")
        written = json.loads((place / "claims" / f"{name}.json").read_text(encoding="utf-8"))
        assert written["claims"]
        for each in (each for claim in written["claims"] for each in claim["evidence"]):
            assert text[each["start"] : each["end"]] == each["quote"]
            assert each.get("page") == (1 if name == "two" else None)


def test_a_paper_that_fails_leaves_nothing_behind(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken paper, and one that breaks the reader itself, are told in a sentence; the others are read."""
    papers = place / "papers"
    (papers / "a.txt").write_text(STORY, encoding="utf-8")
    (papers / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    (papers / "c.txt").write_text(STORY, encoding="utf-8")
    outcomes = read(place, papers)
    assert ["" if outcome.entry else outcome.problem for outcome in outcomes][0::2] == ["", ""]
    assert "b.pdf is broken" in outcomes[1].problem
    monkeypatch.setattr("commonseal.reading.batch.running.read_paper", lambda *_, **__: 1 / 0)
    (outcome, *_) = read(place, papers / "a.txt", again=True)
    assert outcome.problem.startswith(f"{papers / 'a.txt'} could not be read (ZeroDivisionError: division by zero); ")
    assert sorted(each.name for each in (place / "claims").iterdir()) == ["a.json", "c.json", RECORD]


def test_claims_are_written_whole_or_not_at_all(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the old claims stay as they were."""
    paper = place / "papers" / "a.txt"
    paper.write_text(STORY, encoding="utf-8")
    read(place, paper)
    before = (place / "claims" / "a.json").read_bytes()

    def full(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    (outcome,) = read(place, paper, again=True)
    assert "No space left" in outcome.problem
    assert (place / "claims" / "a.json").read_bytes() == before
    assert sorted(each.name for each in (place / "claims").iterdir()) == ["a.json", RECORD]


def test_several_processes_read_the_same_in_the_same_order(place: Path) -> None:
    """However many read at one time, the outcomes come in order and the claims are the same."""
    papers = place / "papers"
    for number in range(4):
        (papers / f"p{number}.txt").write_text(STORY.replace("Moss", f"Moss{'abcd'[number]}"), encoding="utf-8")
    (papers / "p9.pdf").write_bytes(b"%PDF-1.4 broken")
    alone = [(outcome.task.name, outcome.problem, outcome.look_at) for outcome in read(place, papers)]
    written = {path.name: path.read_bytes() for path in (place / "claims").glob("*.json")}
    together = [(each.task.name, each.problem, each.look_at) for each in read(place, papers, again=True, jobs=2)]
    assert together == alone
    assert {path.name: path.read_bytes() for path in (place / "claims").glob("*.json")} == written


def test_what_a_person_should_look_at_is_told(place: Path) -> None:
    """A paper without claims, and one without a date of its own, say so."""
    (place / "papers" / "a.txt").write_text("Nothing of note was said by anybody.\n", encoding="utf-8")
    (outcome,) = read(place, place / "papers" / "a.txt")
    assert outcome.look_at == ("no claims found", "no date of its own: if you know it, give --published")
