"""Export and load: what was written out and read in again is the same register; nothing half-done is left anywhere."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from histories import HISTORIES, tell
from hypothesis import Phase, given, settings

from commonseal.exchange.register_files import export, load
from commonseal.exchange.register_files.writing import ExportError
from commonseal.register import open_register
from commonseal.register.asking.ledger_view import acts_as_written
from commonseal.register.ledger.erasing import erase_paper
from commonseal.register.register import Register
from commonseal.vocabulary import Viewer, Visibility
from support import saying
from support.command import EXAMPLES
from support.places import Place, Places, PostgresPlaces, SqlitePlaces
from support.saying import ENTERED, EVERYTHING, body, day, paper, person, quote, said

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A history that fails is told as it was drawn: making it smaller takes minutes of writing to disk."""


def act(recorded: str) -> str:
    """Return the head of an act of a day."""
    return f"act: {{recorded: {recorded}, author: ann, reason: she read it}}\n"


def written(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder and below with what it holds."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def round_trip(places: Places, history: list[Any], folder: Path) -> None:
    """Tell one register a history, load its export into another, and compare the two."""
    with places.fresh() as first, places.fresh() as second:
        tell(first.register, history)
        export(first.register, folder / "first", EVERYTHING)
        load(second.register, folder / "first", entered_at=ENTERED)
        original, copy = (list(acts_as_written(each.register.sql, EVERYTHING)) for each in (first, second))
        assert copy == original
        export(second.register, folder / "second", EVERYTHING)
        assert written(folder / "second") == written(folder / "first")
        again = load(second.register, folder / "first", entered_at=ENTERED)
        assert not again.changed, "loading the same again changes nothing"
        back = load(first.register, folder / "first", entered_at=ENTERED)
        assert not back.changed, "nor does loading its own export into the register that wrote it"
        assert second.register.verify().is_sound


@given(history=HISTORIES)
@settings(max_examples=40, phases=UNSHRUNK)
def test_any_history_comes_back_the_same_on_sqlite(
    sqlite_places: SqlitePlaces, tmp_path_factory: pytest.TempPathFactory, history: list[Any]
) -> None:
    """Whatever is told to a register, its whole export loaded into an empty one gives the same ledger and export."""
    round_trip(sqlite_places, history, tmp_path_factory.mktemp("trip"))


@pytest.mark.postgres
@given(history=HISTORIES)
@settings(max_examples=8, phases=UNSHRUNK)
def test_any_history_comes_back_the_same_on_postgresql(
    postgres_places: PostgresPlaces, tmp_path_factory: pytest.TempPathFactory, history: list[Any]
) -> None:
    """The same holds on PostgreSQL."""
    round_trip(postgres_places, history, tmp_path_factory.mktemp("trip"))


def test_the_examples_come_back_the_same(sqlite_places: SqlitePlaces, tmp_path: Path) -> None:
    """The four arrangements, written out and read in again, are the same ledger, and load again in vain."""
    with sqlite_places.fresh() as first, sqlite_places.fresh() as second:
        load(first.register, EXAMPLES, entered_at=ENTERED)
        assert not load(first.register, EXAMPLES, entered_at=ENTERED).changed
        export(first.register, tmp_path / "out", EVERYTHING)
        load(second.register, tmp_path / "out", entered_at=ENTERED)
        acts = [list(acts_as_written(each.register.sql, EVERYTHING)) for each in (first, second)]
        assert acts[0] == acts[1]
        assert not load(second.register, EXAMPLES, entered_at=ENTERED).changed, "the export holds all of the examples"


def test_what_was_wrong_after_all_is_right_again(sqlite_place: Place, tmp_path: Path) -> None:
    """A correction that is corrected back stands as three statements, and loading its file again changes nothing."""
    dale, dell = (
        f"{{kind: body, id: body/dale-ccg, name: {name}, classification: ccg" for name in ("Dale CCG", "Dell CCG")
    )
    acts = [
        f"{act('2019-07-10')}statements:\n  - {dale}, label: a}}\n",
        f"{act('2019-07-11')}statements:\n  - {dell}, label: b, corrects: a}}\n",
        f"{act('2019-07-12')}statements:\n  - {dale}, corrects: b}}\n",
    ]
    file = tmp_path / "register.yaml"
    file.write_text("---\n".join(acts), encoding="utf-8")
    register = sqlite_place.register
    assert load(register, file, entered_at=ENTERED).done == {"recorded": 1, "corrected": 2}
    assert not load(register, file, entered_at=ENTERED).changed
    named = [
        register.as_of(on=day("2020-01-01"), known_at=day(f"2019-07-{known}")).name_of("body/dale-ccg")
        for known in (10, 11, 12)
    ]
    assert named == ["Dale CCG", "Dell CCG", "Dale CCG"]


def test_evidence_added_before_an_end_loads_again_after_it(sqlite_place: Place, tmp_path: Path) -> None:
    """A statement that was corroborated and then ended is known again whole when its file is loaded again."""
    file = tmp_path / "register.yaml"
    file.write_text(
        f"{act('2019-07-10')}statements:\n  - {{kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg, "
        f"label: a, start: 2013-04-01}}\n---\n{act('2019-07-11')}corroborated:\n  - statement: a\n"
        "    evidence: [{source: The Order of 2013}]\n---\n"
        f"{act('2019-07-12')}ended: [{{statement: a, end: 2019-03-31, note: Merged}}]\n",
        encoding="utf-8",
    )
    register = sqlite_place.register
    load(register, file, entered_at=ENTERED)
    assert not load(register, file, entered_at=ENTERED).changed
    (held,) = register.as_of(on=day("2019-01-01"), known_at=day("2020-01-01")).statements
    assert [each.source for each in held.evidence] == ["The Order of 2013"]
    assert held.note == "Merged"


def test_a_step_comes_after_one_that_the_register_has(sqlite_place: Place, tmp_path: Path) -> None:
    """An approval may come after a step that an earlier load brought."""
    step = "{kind: approval, proposal: proposal/merger, body: body/dale-ccg, act: approves, subject_matter: merger"
    (tmp_path / "1.yaml").write_text(
        f"{act('2019-07-10')}statements:\n  - {{kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg}}\n"
        "  - {kind: proposal, id: proposal/merger, name: Merger, promoters: [body/dale-ccg]}\n"
        f"  - {step}, step: cabinet}}\n",
        encoding="utf-8",
    )
    (tmp_path / "2.yaml").write_text(
        f"{act('2019-07-11')}statements:\n  - {step}, step: board, after: [cabinet]}}\n", encoding="utf-8"
    )
    load(sqlite_place.register, tmp_path / "1.yaml", entered_at=ENTERED)
    assert load(sqlite_place.register, tmp_path / "2.yaml", entered_at=ENTERED).done == {"recorded": 1}


def test_a_trial_changes_nothing(register: Register, tmp_path: Path) -> None:
    """A dry run reports what a load would do, and leaves the register and its chain as they were."""
    before = register.verify()
    report = load(register, EXAMPLES / "northumberland", entered_at=ENTERED, dry_run=True)
    assert report.changed
    assert register.verify() == before
    assert load(register, EXAMPLES / "northumberland", entered_at=ENTERED).done == report.done


def test_a_process_killed_in_the_middle_of_a_load_leaves_the_register_as_it_was(sqlite_place: Place) -> None:
    """A load that is killed between two of its acts has brought nothing, and can be done again."""
    before = sqlite_place.register.verify()
    sqlite_place.close()
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom datetime import datetime, UTC\n"
        "from commonseal.register import open_register\nregister = open_register(sys.argv[1])\n"
        "from commonseal.exchange.register_files import load\n"
        "stop = lambda done, of: os.kill(os.getpid(), signal.SIGKILL) if done == 3 else None\n"
        "load(register, Path(sys.argv[2]), entered_at=datetime.now(UTC), progress=stop)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, sqlite_place.url, str(EXAMPLES / "northumberland")], check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    assert sqlite_place.register.verify() == before
    assert load(sqlite_place.register, EXAMPLES / "northumberland", entered_at=ENTERED).changed


SECRET = "Zephyrine Quatermass"  # noqa: S105 - a name that stands in what is restricted, and nowhere else


@pytest.fixture
def guarded(sqlite_place: Place) -> Register:
    """A register in which a name stands in everything that is restricted, and only there."""
    register = sqlite_place.register
    letter = paper(f"Letter on {SECRET}", f"{SECRET} is to go.", visibility="restricted")
    minutes = paper("Minutes", "The board met.")
    with saying.act(register) as writer:
        writer.paper(minutes)
        public = writer.record(said(body("Dale CCG"), evidence=(quote(minutes, "The board met"),)))
    with saying.act(register, reason=f"Told of {SECRET}", source=f"{SECRET}.txt") as writer:
        writer.paper(letter)
        writer.record(said(person(SECRET), visibility="restricted", evidence=(quote(letter, f"{SECRET} is"),)))
        writer.corroborate(public, [quote(letter, f"{SECRET} is to")])
        writer.attachments.decision(
            paper=letter.id, claim_key="k", claim=f'{{"person": "{SECRET}"}}', decision="rejected", finding="new",
            statement=None,
        )  # fmt: skip
    with saying.act(register, reason="Another name") as writer:
        writer.correct(public, said(body("Dale CCG", area=SECRET), visibility="restricted"))
    return register


@pytest.mark.parametrize(("clearance", "leaks"), [("public", False), ("internal", False), ("restricted", True)])
def test_an_export_holds_nothing_above_its_clearance(
    guarded: Register, tmp_path: Path, clearance: Visibility, leaks: bool
) -> None:
    """No byte of what is restricted is in any file, or file name, of an export at a lower clearance."""
    export(guarded, tmp_path / "out", Viewer(clearance=clearance))
    found = written(tmp_path / "out")
    words = (SECRET.encode(), SECRET.split(maxsplit=1)[0].lower().encode(), b"Quatermass")
    assert any(word in name.encode() + data for name, data in found.items() for word in words) is leaks
    with open_elsewhere(tmp_path) as copy:
        load(copy, tmp_path / "out", entered_at=ENTERED)
        assert copy.verify().is_sound, "what may be seen loads by itself"


@contextmanager
def open_elsewhere(folder: Path) -> Iterator[Register]:
    """Open a new register in a folder."""
    yield open_register(f"sqlite:///{folder / 'copy.db'}", create=True)


def test_an_erased_paper_does_not_keep_a_register_from_coming_back(sqlite_places: SqlitePlaces, tmp_path: Path) -> None:
    """A register from which a paper was erased by order is exported without it, and loads."""
    with sqlite_places.fresh() as first, sqlite_places.fresh() as second:
        minutes = paper("Minutes", "The board met.")
        with saying.act(first.register) as writer:
            writer.paper(minutes)
            writer.record(said(body("Dale CCG"), evidence=(quote(minutes, "The board met"),)))
        with saying.act(first.register) as writer:
            erase_paper(writer, minutes.id, "Request 12 of 3 May")
        export(first.register, tmp_path / "out", EVERYTHING)
        load(second.register, tmp_path / "out", entered_at=ENTERED)
        (held,) = second.register.as_of(on=day("2020-01-01"), known_at=day("2029-01-01")).known
        assert held.evidence[0].source is not None
        assert "erased by order" in held.evidence[0].source


def test_an_export_is_written_whole_into_a_new_folder_or_not_at_all(guarded: Register, tmp_path: Path) -> None:
    """A folder with anything in it is refused and left; an empty one is used; where writing fails nothing is left."""
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="not empty; name a new folder"):
        export(guarded, full, EVERYTHING)
    assert written(full) == {"mine.txt": b"mine"}
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    for target in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ExportError, match="file"):
            export(guarded, target, EVERYTHING)
    (tmp_path / "empty").mkdir()
    export(guarded, tmp_path / "empty", EVERYTHING)
    assert sorted(each.name for each in tmp_path.iterdir() if not each.name.startswith("register")) == [
        *("empty", "file", "full"),
    ]


def test_an_export_that_breaks_off_leaves_nothing(
    guarded: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full in the middle of an export, neither a folder nor a piece of it is left."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("yaml.dump_all", full)
    with pytest.raises(ExportError, match="No space left"):
        export(guarded, tmp_path / "out" / "deep", EVERYTHING)
    assert [each for each in tmp_path.rglob("*") if each.is_file() or each.name.startswith(".")] == []
    assert not (tmp_path / "out" / "deep").exists()
