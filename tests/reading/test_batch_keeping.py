"""What is kept of a run that was stopped, and what a person changed since: nothing is lost, doubled or written over."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest

from commonseal.reading import PaperClaims, PaperText, read_paper
from commonseal.reading.batch import RECORD, Keeper, Outcome, Plan, Record, find, run
from commonseal.reading.batch import running as running_module

STORY = "Ida Moss is chair of NHS Dale CCG.\n"
MINE = '{"doc": "p0", "published": null, "claims": []}'


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with some papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(8):
        (folder / f"p{number}.txt").write_text(STORY.replace("Moss", f"Moss{'abcdefgh'[number]}"), encoding="utf-8")
    (tmp_path / "claims").mkdir()
    return folder


def planned(papers: Path, *, again: bool = False, version: str | None = None) -> Plan:
    """Plan the reading of all papers."""
    out = papers.parent / "claims"
    return Plan(find([str(papers)], out=out).sources, out, again=again, version=version)


def read(papers: Path, *, again: bool = False, version: str | None = None, jobs: int = 1) -> list[Outcome]:
    """Read all papers that need it."""
    unread = [task for task in planned(papers, again=again, version=version).tasks if task.known is None]
    return list(run(unread, Keeper(papers.parent / "claims"), jobs=jobs, version=version))


def claims_files(papers: Path) -> list[str]:
    """Give the names of all files of claims, drafts too."""
    return sorted(file.name for file in (papers.parent / "claims").iterdir() if file.name != RECORD)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_that_is_stopped_leaves_only_what_it_wrote_down(papers: Path, jobs: int) -> None:
    """Every claims file is in the record, nothing is read on, and the next run takes up the rest."""
    running = run(planned(papers).tasks, Keeper(papers.parent / "claims"), jobs=jobs)
    next(running)
    next(running)
    running.close()
    recorded = [f"{entry.name}.json" for entry in Record(papers.parent / "claims").entries()]
    assert claims_files(papers) == sorted(recorded)
    assert len(recorded) == 2
    assert len(read(papers)) == 6
    assert claims_files(papers) == [f"p{number}.json" for number in range(8)]


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl-C there")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_waits_until_a_paper_is_kept(papers: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it comes while one is kept, that one stands in the record, is a file, and is counted."""
    name_it = Path.replace

    def interrupted(draft: Path, file: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return name_it(draft, file)

    monkeypatch.setattr(Path, "replace", interrupted)
    keeper = Keeper(papers.parent / "claims")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with closing(run(planned(papers).tasks, keeper, jobs=jobs)) as running, pytest.raises(KeyboardInterrupt):
            next(running)
    finally:
        signal.signal(signal.SIGINT, before)
    recorded = [f"{entry.name}.json" for entry in Record(papers.parent / "claims").entries()]
    assert (keeper.kept, claims_files(papers)) == (1, recorded)


def test_ctrl_c_in_mid_paper_leaves_no_draft(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was being read is dropped."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running_module, "_look_at", stopped)
    with pytest.raises(KeyboardInterrupt):
        read(papers)
    assert claims_files(papers) == []


def test_claims_in_no_record_are_known_by_what_they_say(papers: Path) -> None:
    """Claims and texts that the reader wrote of these very papers keep their names, and are written down."""
    (papers / "page.html").write_text(f"<html><body><p>{STORY}</p></body></html>", encoding="utf-8")
    read(papers)
    before = claims_files(papers)
    (papers.parent / "claims" / RECORD).unlink()
    assert all(outcome.entry for outcome in read(papers))
    assert claims_files(papers) == before
    assert read(papers) == []


def test_claims_of_a_person_in_no_record_are_not_taken_for_the_readers(papers: Path) -> None:
    """Claims without the reader's judgement are somebody else's, and stay; the paper's get another name."""
    file = papers.parent / "claims" / "p0.json"
    file.write_text(MINE, encoding="utf-8")
    assert read(papers)[0].task.name == "papers-p0"
    assert file.read_text(encoding="utf-8") == MINE


@pytest.mark.parametrize("jobs", [1, 2])
def test_claims_that_a_person_changed_are_not_written_over(papers: Path, jobs: int) -> None:
    """That paper is a problem with a remedy, the others are read; when the file is moved it is read too."""
    read(papers)
    file = papers.parent / "claims" / "p0.json"
    file.write_text(MINE, encoding="utf-8")
    assert read(papers) == []
    for outcomes in (read(papers, again=True, jobs=jobs), read(papers, version="newer", jobs=jobs)):
        (failed,) = [outcome for outcome in outcomes if outcome.entry is None]
        assert len(outcomes) == 8
        assert failed.problem == (
            f"{papers / 'p0.txt'} was not read, for its claims in {file} were changed since the reader wrote them; "
            "move or rename that file, or name another --out."
        )
        assert file.read_text(encoding="utf-8") == MINE
    file.rename(file.with_name("mine.json"))
    assert [outcome.task.name for outcome in read(papers, version="newer")] == ["p0"]


def test_claims_changed_while_their_paper_is_read_are_not_written_over(papers: Path) -> None:
    """What stands there is looked at once more when it would be written over."""
    read(papers)
    file = papers.parent / "claims" / "p0.json"

    def slow(paper: PaperText, *, published: str | None = None) -> PaperClaims:
        file.write_text(MINE, encoding="utf-8")
        return read_paper(paper, published=published)

    task = planned(papers, again=True).tasks[0]
    (outcome,) = run([task], Keeper(papers.parent / "claims"), reader=slow)
    assert "were changed since" in outcome.problem
    assert file.read_text(encoding="utf-8") == MINE


def test_a_record_of_old_without_hashes_holds(papers: Path) -> None:
    """Claims written down without a hash count as unchanged, and get one when they are read again."""
    read(papers)
    record = papers.parent / "claims" / RECORD
    lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    old = [{key: value for key, value in line.items() if key != "claims_sha256"} for line in lines]
    record.write_text("".join(json.dumps(line) + "\n" for line in old), encoding="utf-8")
    assert read(papers) == []
    (papers.parent / "claims" / "p0.json").write_text(MINE, encoding="utf-8")
    assert all(outcome.entry for outcome in read(papers, again=True))
    assert all(entry.claims_sha256 for entry in Record(papers.parent / "claims").entries())


def test_a_run_killed_between_record_and_claims_reads_them_again(papers: Path) -> None:
    """Claims older than their record are the reader's own, and are made anew rather than kept or refused."""
    read(papers)
    file = papers.parent / "claims" / "p0.json"
    before = file.read_bytes()
    (papers / "p0.txt").write_text("Ida Moss is chair of NHS Vale CCG.\n", encoding="utf-8")
    os.utime(papers / "p0.txt", (1, 1))
    assert [outcome.task.name for outcome in read(papers)] == ["p0"]
    after = file.read_bytes()
    file.write_bytes(before)
    assert [outcome.entry is not None for outcome in read(papers)] == [True]
    assert file.read_bytes() == after != before


def test_a_record_cut_off_in_mid_line_can_be_added_to(papers: Path) -> None:
    """What is written down after half a line stands on a line of its own."""
    (papers.parent / "claims" / RECORD).write_text('{"paper": "half', encoding="utf-8")
    read(papers)
    assert len(list(Record(papers.parent / "claims").entries())) == 8
