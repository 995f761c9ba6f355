"""The database itself refuses that what is recorded is changed or removed, whoever asks it."""

import re
import sqlite3

import psycopg
import pytest

from support.places import LEDGER, Place
from support.saying import body, record, said
from support.settled import AGREED, APPOINTED, CORRECTED, settle

REFUSALS = (sqlite3.DatabaseError, psycopg.Error)
NEVER = "never (changes|removes|changes or removes) what is recorded"


@pytest.fixture
def settled(place: Place) -> Place:
    """Give a register with a little of everything in it."""
    settle(place.register)
    return place


def columns(place: Place, table: str) -> list[str]:
    """Return the names of a table's columns."""
    with place.connected() as raw:
        if place.vendor == "sqlite":
            return [row[1] for row in raw.all(f'PRAGMA table_info("{table}")')]
        query = "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
        return [row[0] for row in raw.all(query, [table])]


@pytest.mark.parametrize("table", LEDGER)
def test_no_value_in_the_ledger_can_be_changed(settled: Place, table: str) -> None:
    """An update of any one column of any ledger table is refused by the database."""
    let_through, refusals = [], []
    for column in columns(settled, table):
        with settled.connected() as raw:
            before = raw.all(f'SELECT * FROM "{table}" ORDER BY 1, 2')
            kind = next(type(value) for (value,) in raw.all(f'SELECT "{column}" FROM "{table}"') if value is not None)
            changed = {int: f'coalesce("{column}", 0) + 1', str: "'x'"}.get(kind, "NULL")
            try:
                raw.run(f'UPDATE "{table}" SET "{column}" = {changed}')
                let_through.append(column)
            except REFUSALS as error:
                refusals.append(str(error))
            assert raw.all(f'SELECT * FROM "{table}" ORDER BY 1, 2') == before
    assert let_through == []
    assert [each for each in refusals if not re.search(f"{NEVER}|NOT NULL|not-null|out of range", each)] == []


@pytest.mark.parametrize("table", LEDGER)
def test_no_row_of_the_ledger_can_be_removed(settled: Place, table: str) -> None:
    """Removing rows, one or all, is refused by the database."""
    with settled.connected() as raw:
        (count,) = raw.one(f'SELECT count(*) FROM "{table}"')
        assert count > 0
        for statement in (f'DELETE FROM "{table}"', f'DELETE FROM "{table}" WHERE act = 1 OR act > 1'):
            if table != "act" or "WHERE" not in statement:
                with pytest.raises(REFUSALS, match=NEVER):
                    raw.run(statement)
        if settled.vendor == "postgresql":
            for statement in (f'TRUNCATE "{table}"', f'TRUNCATE "{table}" CASCADE'):
                with pytest.raises(REFUSALS, match=NEVER):
                    raw.run(statement)
        assert raw.one(f'SELECT count(*) FROM "{table}"') == (count,)
    assert settled.register.verify().is_sound


@pytest.mark.parametrize("table", LEDGER)
def test_no_row_of_the_ledger_can_be_put_in_anothers_place(settled: Place, table: str) -> None:
    """Inserting over a row, in the words that each database has for it, is refused or leaves the row as it was."""
    names = columns(settled, table)
    with settled.connected() as raw:
        quoted = ", ".join(f'"{each}"' for each in names)
        rows = raw.all(f'SELECT {quoted} FROM "{table}" ORDER BY 1, 2')
        marks = ", ".join(["%s"] * len(names))
        row = list(zip(names, rows[0], strict=True))
        last = {"act": "chain", "statement": "chain", "closing": "closure"}.get(table, "digest")
        if settled.vendor == "sqlite":
            statement = f'INSERT OR REPLACE INTO "{table}" ({quoted}) VALUES ({marks})'
        else:
            keys = "act, statement" if table == "closing" else "number"
            updated = f'ON CONFLICT ({keys}) DO UPDATE SET "{last}" = excluded."{last}"'
            statement = f'INSERT INTO "{table}" ({quoted}) VALUES ({marks}) {updated}'
        forged = [7 if each == "closure" else b"forged" if each == last else value for each, value in row]
        with pytest.raises(REFUSALS):
            raw.run(statement, forged)
        assert raw.all(f'SELECT {quoted} FROM "{table}" ORDER BY 1, 2') == rows


def test_a_statement_of_the_same_number_cannot_slip_in_under_another_subject(sqlite_place: Place) -> None:
    """On SQLite, where the number is not what the table is sorted by, a second row of one number is refused too."""
    record(sqlite_place.register, said(body("Ashford CCG")), said(body("Thanet CCG")))
    with sqlite_place.connected() as raw:
        row = list(raw.all("SELECT * FROM statement WHERE number = 1")[0])
        for how in ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"):
            moved = [row[0] + 1, *row[1:]]
            with pytest.raises(sqlite3.DatabaseError, match="recorded already"):
                raw.run(f"{how} INTO statement VALUES ({', '.join(['%s'] * len(row))})", moved)
        assert raw.one("SELECT count(*) FROM statement") == (2,)


CLOSE = "UPDATE statement SET recorded_to = %s, closed_by = %s, closure = %s WHERE number = %s"
TODAY = 17_000


def test_a_statement_is_closed_only_together_with_its_closing(settled: Place) -> None:
    """The one change let through is to close an open statement, in the shape that its row in closing gives."""
    with settled.connected() as raw:
        with pytest.raises(REFUSALS, match=NEVER):
            raw.run(CLOSE, (TODAY, 6, 1, AGREED))
        raw.run("INSERT INTO closing (act, statement, closure) VALUES (6, %s, 1)", [AGREED])
        for wrong in ((TODAY, 6, 2, AGREED), (TODAY, 5, 1, AGREED), (TODAY, 6, 1, CORRECTED), (10_000, 6, 1, AGREED)):
            with pytest.raises(REFUSALS, match=NEVER):
                raw.run(CLOSE, wrong)
        with pytest.raises(REFUSALS, match=NEVER):
            raw.run(CLOSE.replace("closure =", "note = 'x', closure ="), (TODAY, 6, 1, AGREED))
        raw.run(CLOSE, (TODAY, 6, 1, AGREED))
    assert not settled.register.verify().is_sound  # no act did this, and the chain shows it


def test_a_statement_is_closed_once(settled: Place) -> None:
    """What is closed cannot be closed again, opened again, or closed on another day."""
    with settled.connected() as raw:
        raw.run("INSERT INTO closing (act, statement, closure) VALUES (6, %s, 1)", [APPOINTED])
        for again in ((TODAY, 6, 1, APPOINTED), (TODAY, 2, 2, APPOINTED), (2_932_896, None, None, APPOINTED)):
            with pytest.raises(REFUSALS, match=NEVER):
                raw.run(CLOSE, again)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE statement SET content = NULL, note = NULL, salt = NULL WHERE number = 1",
        "UPDATE evidence SET quote = NULL, source = NULL, place = NULL, salt = NULL WHERE number = 1",
        "UPDATE review_decision SET claim = NULL, salt = NULL WHERE number = 1",
        "UPDATE paper SET text = NULL, title = '[erased by order]' WHERE number = 1",
    ],
)
def test_nothing_is_blanked_without_an_order(settled: Place, statement: str) -> None:
    """Only what has its row in erasure can be blanked."""
    with settled.connected() as raw, pytest.raises(REFUSALS, match=NEVER):
        raw.run(statement)
