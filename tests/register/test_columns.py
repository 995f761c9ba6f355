"""The mirror: columns that say what as_of says, in a file that is never believed without proof."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.register.columns import keeping, mirror
from commonseal.register.columns.layout import COLUMNS, ENDS, Ledger
from commonseal.register.ledger import codes
from commonseal.register.ledger.writer import ActWriter
from commonseal.register.register import Register
from commonseal.vocabulary import Holds, Viewer, Visibility
from commonseal.vocabulary.periods import day_of
from support.histories import Step, carry_out, histories, points
from support.places import Place, Places, PostgresPlaces, SqlitePlaces
from support.saying import EVERYTHING, PUBLIC, act, body, day, edtf, said

ASKED = st.lists(st.tuples(points(), points(), st.sampled_from(list(Visibility))), min_size=1, max_size=4)
Asked = list[tuple[date, date, Visibility]]


class Watched(Register):
    """A register whose mirror is brought up to date after every act, as a server's may be."""

    @contextmanager
    def act(self, **header: Any) -> Iterator[ActWriter]:  # type: ignore[override]
        """Open an act, and mirror what it did."""
        with super().act(**header) as writer:
            yield writer
        self.mirror()


def forget() -> None:
    """Have this process hold no mirror, as a new one holds none."""
    mirror._held.clear()


def holds_what_as_of_says(register: Register, asked: Asked) -> None:
    """Compare columns with the statements of a snapshot of everything, value by value."""
    for on, known_at, clearance in asked:
        viewer = Viewer(clearance=clearance)
        columns = register.mirror().snapshot(on=on, known_at=known_at, viewer=viewer)
        statements = register.as_of(on=on, known_at=known_at, viewer=viewer).statements
        assert sorted(columns.number.tolist()) == [each.number for each in statements]
        rows = {number: row for row, number in enumerate(columns.number.tolist())}
        things = columns.things()
        for each in statements:
            row, bounds = rows[each.number], each.bounds()
            assert things[columns.subject[row]] == each.fact.subject
            assert codes.KIND_CODE[each.fact.kind] == columns.kind[row]
            assert (bounds.may_from, bounds.may_to) == (columns.valid_from[row], columns.valid_to[row])
            assert (columns.recorded_from[row], columns.recorded_to[row]) == each.recorded
            assert columns.sure[row] == (each.holds_on_day(day_of(on)) is Holds.YES)
            assert codes.STANDINGS[columns.standing[row]] == each.standing
            assert codes.VISIBILITIES[columns.visibility[row]] == each.visibility
            assert (columns.supersedes[row] or None, columns.act[row]) == (each.supersedes, each.act)
        for one in statements:
            for other in statements:
                same = columns.content[rows[one.number]] == columns.content[rows[other.number]]
                assert same == (one.fact == other.fact)


def follow(places: Places, steps: list[Step], asked: Asked) -> None:
    """Mirror a history after each step, from its file, and anew: it is one and the same."""
    with places.fresh() as place:
        register = Watched(place.register.alias)
        carry_out(register, steps)
        holds_what_as_of_says(register, asked)
        followed = register.mirror().ledger
        forget()
        from_file = register.mirror().ledger
        forget()
        for file in files(place):
            file.unlink()
        anew = register.mirror().ledger
        assert equal(followed, from_file)
        assert equal(followed, anew)


def equal(one: Ledger, other: Ledger) -> bool:
    """Whether two ledgers hold the same, row by row; rows that tie in order may stand either way."""
    orders = [np.lexsort((each.columns["number"], each.columns["valid_from"], each.columns["kind"],
                          each.columns["subject"])) for each in (one, other)]  # fmt: skip
    return one.stamp == other.stamp and all(
        np.array_equal(one.columns[name][orders[0]], other.columns[name][orders[1]]) for name in COLUMNS
    )


def files(place: Place) -> list[Path]:
    """Return the column files of a register, where it has any."""
    path = keeping.place(place.register.sql)
    return [path] if path and path.exists() else []


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep column files of PostgreSQL's registers in a folder of the test's own, and hold no mirror before it."""
    monkeypatch.setenv("COMMONSEAL_CACHE", str(tmp_path / "cache"))
    forget()
    return tmp_path / "cache"


@settings(max_examples=60)
@given(steps=histories(), asked=ASKED)
def test_columns_are_what_as_of_says_on_sqlite(sqlite_places: SqlitePlaces, steps: list[Step], asked: Asked) -> None:
    """Whatever was recorded, corrected, ended and followed: the columns hold what the statements say."""
    follow(sqlite_places, steps, asked)


@pytest.mark.postgres
@settings(max_examples=15)
@given(steps=histories(), asked=ASKED)
def test_columns_are_what_as_of_says_on_postgresql(
    postgres_places: PostgresPlaces, steps: list[Step], asked: Asked
) -> None:
    """The same on PostgreSQL."""
    follow(postgres_places, steps, asked)


def filled(register: Register) -> None:
    """Record two public statements and a restricted one, and correct one of them."""
    with act(register, "2016-01-01") as writer:
        first = writer.record(said(body("Ashford CCG"), "2013-04-01"))
        writer.record(said(body("Secret CCG"), "2013-04-01", visibility="restricted"))
    with act(register, "2016-02-01") as writer:
        writer.end(first, edtf("2016-01-31"))


def test_nothing_hidden_can_be_reached(register: Register) -> None:
    """A snapshot for the public holds neither a hidden row nor the name of what it is about."""
    filled(register)
    on = day("2016-02-01")
    seen = register.mirror().snapshot(on=day("2015-01-01"), known_at=on, viewer=PUBLIC)
    assert len(seen) == 1
    assert set(seen.things().values()) == {"body/ashford-ccg"}
    for name in (*COLUMNS, "sure"):
        column = getattr(seen, name)
        assert len(column) == 1
        assert column.base is None or len(column.base) == 1, "a view would lead back to the whole"
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0
    assert not any(isinstance(value, np.ndarray | Ledger) for value in vars(seen.identifiers).values())
    assert len(register.mirror().snapshot(on=day("2015-01-01"), known_at=on, viewer=EVERYTHING)) == 2


def test_the_file_is_for_its_owner_alone(register: Register, place: Place) -> None:
    """The column file is made with the first mirror, for its owner to read and write and nobody else."""
    filled(register)
    register.mirror()
    (file,) = files(place)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each for each in file.parent.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize("where", ["magic", "header", "first column", "middle", "end"])
def test_a_file_that_was_tampered_with_is_made_anew(sqlite_place: Place, where: str) -> None:
    """One bit anywhere, and the file is read from the database again, without a word."""
    register = sqlite_place.register
    filled(register)
    true = register.mirror().ledger
    (file,) = files(sqlite_place)
    held = bytearray(file.read_bytes())
    at = {"magic": 3, "header": 40, "first column": held.index(b"\n", 30) + 70, "middle": len(held) // 2, "end": -1}
    held[at[where]] ^= 1
    file.write_bytes(held)
    forget()
    assert keeping.read(register.sql, file) is None
    assert equal(register.mirror().ledger, true)
    assert keeping.read(register.sql, file) is not None, "a good file stands in its place"


@pytest.mark.parametrize("length", [0, 1, 21, 60, 500])
def test_a_file_cut_short_is_made_anew(sqlite_place: Place, length: int) -> None:
    """A file that ends too early is not read as far as it goes."""
    register = sqlite_place.register
    filled(register)
    true = register.mirror().ledger
    (file,) = files(sqlite_place)
    file.write_bytes(file.read_bytes()[:length])
    forget()
    assert equal(register.mirror().ledger, true)


def test_the_file_of_another_register_is_not_believed(sqlite_places: SqlitePlaces) -> None:
    """A file with the same statements from another register has other hashes."""
    with sqlite_places.fresh() as mine, sqlite_places.fresh() as other:
        for place in (mine, other):
            filled(place.register)
            place.register.mirror()
        (file,), (foreign,) = files(mine), files(other)
        file.write_bytes(foreign.read_bytes())
        assert keeping.read(mine.register.sql, file) is None


def test_a_file_that_lags_is_brought_up_to_date(register: Register, place: Place) -> None:
    """A file from before an act is used for what it holds, closings since included."""
    with act(register, "2016-01-01") as writer:
        first = writer.record(said(body("Ashford CCG"), "2013-04-01"))
    register.mirror()
    (file,) = files(place)
    before = file.read_bytes()
    with act(register, "2016-02-01") as writer:
        writer.correct(first, None)
        writer.record(said(body("Thanet CCG"), "2013-04-01"))
    forget()
    ledger = register.mirror().ledger
    assert ledger.columns["recorded_to"][ledger.rows_by_number[1]] == day_of(day("2016-02-01"))
    assert len(ledger) == 2
    assert file.read_bytes() == before, "so little is not worth writing it again"


def test_what_is_not_committed_is_mirrored_but_not_kept(register: Register, place: Place) -> None:
    """Inside a transaction its own acts count; when it is undone, so are they."""
    with register.together(keep=False):
        filled(register)
        assert len(register.mirror()) == 3
    assert len(register.mirror()) == 0
    assert files(place) == []


def test_a_folder_that_refuses_costs_the_file_only(
    register: Register, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file can be made there is none, and the answers are the same."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    filled(register)
    monkeypatch.setattr(keeping.tempfile, "mkstemp", refused)
    assert len(register.mirror()) == 3
    assert files(place) == []


def test_orders_hold_each_end_that_there_is(register: Register) -> None:
    """Rows without an end of a kind are in no order of it; the rest are by day."""
    filled(register)
    ledger = register.mirror().ledger
    for name in ENDS:
        days = ledger.sorted_ends[name].tolist()
        assert days == sorted(days)
    assert [len(ledger.orders[name]) for name in ENDS] == [3, 1, 3, 1]


def test_the_cache_is_where_it_is_told_or_the_users_own(
    postgres_places: PostgresPlaces, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """COMMONSEAL_CACHE comes first, then XDG's, then the home folder's."""
    with postgres_places.fresh() as place:
        sql = place.register.sql
        for variable, value, expected in (
            ("COMMONSEAL_CACHE", tmp_path / "told", tmp_path / "told"),
            ("XDG_CACHE_HOME", tmp_path / "xdg", tmp_path / "xdg" / "commonseal"),
            ("HOME", tmp_path, tmp_path / ".cache" / "commonseal"),
        ):
            monkeypatch.setenv(variable, str(value))
            path = keeping.place(sql)
            assert path is not None
            assert path.parent == expected
            assert os.fspath(path).endswith(".columns")
            monkeypatch.delenv(variable)
