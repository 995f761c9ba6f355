"""Whatever is changed behind the register's back, its check sees it, and names the first thing that is wrong."""

import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from commonseal.register.database import database_alias, prepare
from commonseal.register.errors import RegisterError
from commonseal.register.register import Register
from support.places import LEDGER, TABLES, Place, Places, Raw
from support.saying import EVERYTHING, body, day, record, said
from support.settled import AGREED, ALAN, APPOINTED, ASHFORD, POST, PRIVATE, settle

ROWS = {
    "act": "number = 1",
    "statement": f"number = {APPOINTED}",
    "evidence": "number = 1",
    "paper": "number = 1",
    "closing": "act = 2 AND statement = 4",
    "review_decision": "number = 1",
    "erasure": "number = 1",
    "mention": f"statement = {POST} AND own = 1",
    "name": f"statement = {ALAN}",
    "thing": "\"id\" = 'person/alan-blair'",
}
"""The row of each table that is tried."""

NAMED = {
    "act": r"act/\d+|statement/\d+",
    "statement": rf"statement/({APPOINTED}|1|0)",
    "evidence": r"the evidence of statement/\d+|act/\d",
    "paper": r".*",
    "closing": rf"act/\d|statement/({APPOINTED}|{ASHFORD}|{AGREED})",
    "review_decision": r"review decision \d+|act/1",
    "erasure": rf"act/\d+|statement/\d|paper/letter|the evidence of statement/{PRIVATE}",
    "mention": r"statement/\d",
    "name": r"statement/\d",
    "thing": r"statement/\d|the identifier .*",
}
"""What is named where a value of one row in a table is changed."""

COLUMNS = [
    (table, column)
    for table, columns in {
        "act": "number author reason source recorded entered_at first_statement statements opening chain",
        "statement": "subject kind valid_from recorded_from number valid_to recorded_to sure_from sure_to act closed_by"
        " closure supersedes origin standing attribution visibility unreviewed start_edtf end_edtf content note salt"
        " chain",
        "evidence": "statement number act recorded paper start end quote place source visibility salt digest",
        "paper": "number id act recorded title publisher published visibility sha256 text digest",
        "closing": "act statement closure",
        "review_decision": "number act paper claim_key claim decision finding statement salt digest",
        "erasure": "number act statement paper order digest",
        "mention": "thing statement own",
        "name": "name_key thing statement",
        "thing": "key id",
    }.items()
    for column in columns.split()
]


@pytest.fixture
def settled(place: Place) -> Place:
    """Give a register with a little of everything in it."""
    settle(place.register)
    assert place.register.verify().is_sound
    return place


def found(place: Place, expected_head: str | None = None) -> str:
    """Return what a check says was tampered with."""
    verdict = place.register.verify(expected_head)
    assert verdict.tampering is not None, "nothing was noticed"
    assert not verdict.is_sound
    return verdict.tampering.what


REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError, psycopg.DataError)


@contextmanager
def restored(raw: Raw, table: str) -> Iterator[None]:
    """Put a table back as it was when the block ends."""
    rows = raw.all(f'SELECT * FROM "{table}"')
    yield
    raw.run(f'DELETE FROM "{table}"')
    for row in rows:
        raw.run(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(row))})', row)


def changed(raw: Raw, table: str, column: str, after: object) -> bool:
    """Change a value of the one row that is tried; return whether the database let it."""
    try:
        assert raw.run(f'UPDATE "{table}" SET "{column}" = %s WHERE {ROWS[table]}', [after]) == 1
    except REFUSED:
        return False
    return True


def others(value: Any) -> list[object]:
    """Return values of the same type that could stand in place of one."""
    match value:
        case None:
            return [7]
        case int():
            return [value + 1, value + 1000, 0 if value else 3]
        case str():
            return [f"{value} ", value.swapcase() if value.swapcase() != value else "x", "2017", ""]
        case _:
            return [bytes(value[:-1]) + bytes([value[-1] ^ 1]), b""]


def junk(value: Any) -> list[object]:
    """Return values of types and sizes that do not belong in place of one."""
    blob = bytes.fromhex(value) if isinstance(value, str) and re.fullmatch("([0-9a-f]{2})+", value) else b"\xff\xfe"
    return [None, -5, 2**40, 1.5, "junk", blob, f"{value}".encode(), "9" * 30]


def test_a_register_that_nobody_touched_is_sound(settled: Place) -> None:
    """A check counts the acts, the statements and what was erased, and gives the last hash."""
    verdict = settled.register.verify()
    assert (verdict.acts, verdict.statements, verdict.erased, verdict.tampering) == (5, 9, 1, None)
    assert re.fullmatch("[0-9a-f]{64}", verdict.head)


def test_an_empty_register_is_sound(register: Register) -> None:
    """Nothing in it, nothing wrong with it."""
    verdict = register.verify()
    assert (verdict.is_sound, verdict.acts, verdict.head) == (True, 0, "0" * 64)


def test_every_column_is_tried(place: Place) -> None:
    """The table of columns below is the whole of every table."""
    with place.connected() as raw:
        held = set()
        for table in TABLES:
            if place.vendor == "sqlite":
                held |= {(table, row[1]) for row in raw.all(f'PRAGMA table_info("{table}")')}
            else:
                query = "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
                held |= {(table, row[0]) for row in raw.all(query, [table])}
    assert set(COLUMNS) == held


@pytest.mark.parametrize("table", TABLES)
def test_a_value_changed_in_any_column_is_seen(settled: Place, table: str) -> None:
    """One value of one row, whichever column it is in, changed behind the register's back is seen and named."""
    missed, tried = [], set()
    with settled.unguarded() as raw:
        for column in [column for each, column in COLUMNS if each == table]:
            (before,) = raw.one(f'SELECT "{column}" FROM "{table}" WHERE {ROWS[table]}')
            for after in others(before):
                with restored(raw, table):
                    if changed(raw, table, column, after):
                        tried.add(column)
                        tampering = settled.register.verify().tampering
                        if tampering is None or not re.fullmatch(NAMED[table], tampering.what):
                            missed.append((column, before, after, tampering))
        assert settled.register.verify().is_sound
    assert not missed, "\n".join(map(str, missed))
    assert tried == {column for each, column in COLUMNS if each == table}


@pytest.mark.parametrize("table", TABLES)
def test_what_does_not_belong_in_a_column_is_seen(sqlite_place: Place, table: str) -> None:
    """SQLite takes any value in any column; none of them passes for what was written, and none breaks the check."""
    settle(sqlite_place.register)
    missed = []
    with sqlite_place.unguarded() as raw:
        for column in [column for each, column in COLUMNS if each == table]:
            (before,) = raw.one(f'SELECT "{column}" FROM "{table}" WHERE {ROWS[table]}')
            for after in junk(before):
                with restored(raw, table):
                    if after != before and changed(raw, table, column, after):
                        try:
                            sound = sqlite_place.register.verify().is_sound
                        except Exception as error:  # noqa: BLE001 - whatever it is, it is collected
                            sound = f"{type(error).__name__}: {error}"
                        if sound:
                            missed.append((column, before, after, sound))
    assert not missed, "\n".join(map(str, missed))


@pytest.mark.parametrize("table", TABLES)
def test_a_row_taken_away_is_seen(settled: Place, table: str) -> None:
    """Whichever row of whichever table is removed, the check sees it."""
    missed = []
    with settled.unguarded() as raw:
        rows = raw.all(f'SELECT * FROM "{table}"')
        for gone in rows:
            with restored(raw, table):
                raw.run(f'DELETE FROM "{table}"')
                for row in rows:
                    if row != gone:
                        raw.run(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(row))})', row)
                if settled.register.verify().is_sound:
                    missed.append(gone)
    assert not missed, "\n".join(map(str, missed))


@pytest.mark.parametrize("table", LEDGER)
def test_a_row_slipped_in_is_seen(settled: Place, table: str) -> None:
    """A copy of a row under a number of its own, in any table of the ledger, is seen."""
    own = {"act": "number", "closing": "statement"}.get(table, "number")
    missed = []
    with settled.unguarded() as raw:
        columns = [column for each, column in COLUMNS if each == table]
        place_of_number = columns.index(own)
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join(["%s"] * len(columns))
        (last,) = raw.one(f'SELECT max("{own}") FROM "{table}"')
        for number in (last + 1, 0, 500):
            with restored(raw, table):
                row = list(raw.all(f'SELECT {names} FROM "{table}" WHERE {ROWS[table]}')[0])
                row[place_of_number] = number
                if table == "erasure":
                    row[columns.index("statement")] = number
                raw.run(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', row)
                if settled.register.verify().is_sound:
                    missed.append(number)
    assert not missed, "\n".join(map(str, missed))


@pytest.mark.parametrize(
    ("table", "row"),
    [("mention", (2, 1, 0)), ("name", ("cuckoo", 1, 2)), ("name", ("cuckoo", 1, 99)), ("mention", (1, 99, 1))],
)
def test_an_entry_slipped_in_is_seen(settled: Place, table: str, row: tuple[object, ...]) -> None:
    """What a statement is found by cannot be added to either."""
    with settled.unguarded() as raw:
        raw.run(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(row))})', row)
    assert found(settled) == f"statement/{row[-1] if table == 'name' else row[1]}"


@pytest.mark.parametrize("number", range(1, 9))
def test_a_tampered_statement_is_named(settled: Place, number: int) -> None:
    """Of each statement, a changed content gives the statement's own identifier."""
    with settled.unguarded() as raw:
        raw.run("UPDATE statement SET content = replace(content, 'a', 'o') WHERE number = %s", [number])
    assert found(settled) == f"statement/{number}"


def test_the_first_of_several_is_named(settled: Place) -> None:
    """Where several statements were tampered with, the first in the ledger is named."""
    with settled.unguarded() as raw:
        raw.run("UPDATE statement SET note = 'x' WHERE number IN (3, 5, 7)")
    assert found(settled) == "statement/3"


def test_two_rows_that_change_places_are_seen(settled: Place) -> None:
    """Contents swapped between two statements are both out of place."""
    with settled.unguarded() as raw:
        query = "SELECT content, salt FROM statement WHERE number IN (1, 8) ORDER BY number DESC"
        for number, contents in zip((1, 8), raw.all(query), strict=True):
            raw.run(f"UPDATE statement SET content = %s, salt = %s WHERE number = {number}", contents)
    assert found(settled) == "statement/1"


def test_a_rewritten_register_is_told_by_the_hash_noted_earlier(places: Places) -> None:
    """A consistent chain over other statements passes alone, and not where the head of the true one was kept."""
    with places.fresh() as place:
        record(place.register, said(body("Ashford CCG")))
        noted = place.register.verify().head
        record(place.register, said(body("Thanet CCG")))
        assert place.register.verify(noted).is_sound
        assert place.register.verify(noted.upper()).is_sound
        assert place.register.verify(place.register.verify().head).is_sound
        with place.unguarded() as raw:
            for table in TABLES:
                raw.run(f'DELETE FROM "{table}"')
        record(place.register, said(body("Ashford CCG")))
        record(place.register, said(body("Dover CCG")))
        assert place.register.verify().is_sound
        assert found(place, noted) == "the register"


def test_one_byte_of_the_file_changed_names_the_statement(sqlite_place: Place) -> None:
    """One byte flipped in the file where a content stands gives that statement's identifier."""
    settle(sqlite_place.register)
    sqlite_place.close()
    held = sqlite_place.file.read_bytes()
    content = b'"role":"accountable_officer"'
    assert held.count(content) == 1
    position = held.index(content) + 12
    sqlite_place.file.write_bytes(flipped(held, position))
    assert found(sqlite_place) == "statement/3"


def flipped(held: bytes, position: int, bit: int = 0) -> bytes:
    """Return bytes of which one bit is another."""
    return held[:position] + bytes([held[position] ^ (1 << bit)]) + held[position + 1 :]


@pytest.mark.parametrize("seed", range(4))
def test_damage_anywhere_in_the_file_never_breaks_the_check(sqlite_place: Place, tmp_path: Path, seed: int) -> None:
    """Whichever bit of the file is flipped, it is seen, or changed nothing that is read; nothing else is raised."""
    settle(sqlite_place.register)
    before = answers(sqlite_place.register)
    sqlite_place.close()
    held = sqlite_place.file.read_bytes()
    chosen = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
    for number in range(60):
        file = tmp_path / f"{number}.db"
        file.write_bytes(flipped(held, chosen.randrange(len(held)), chosen.randrange(8)))
        damaged = Place("sqlite", f"sqlite:///{file}", str(file))
        try:
            prepare(database_alias(damaged.url), create=False)
            sound = damaged.register.verify().is_sound
        except RegisterError:
            sound = False
        if sound:
            assert answers(damaged.register) == before
        damaged.close()


def answers(register: Register) -> object:
    """Return what a register says of everything."""
    snapshot = register.as_of(on=day("2016-12-01"), known_at=day("2020-01-01"), viewer=EVERYTHING)
    return snapshot.known, dict(snapshot.papers), register.find("Ashford", known_at=day("2020-01-01"))
