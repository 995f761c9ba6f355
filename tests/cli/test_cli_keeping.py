"""The commands that keep a register: loading, exporting, checking, and the acts that a person does by hand."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from support.command import EXAMPLES, commonseal, commonseal_here
from support.places import PostgresPlaces

Own = Callable[[], str]
BODY = "{kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg"


def written(folder: Path, name: str, *statements: str, recorded: str = "2019-07-10") -> Path:
    """Write a register file of one act, and return it."""
    file = folder / name
    lines = "".join(f"  - {each}\n" for each in statements)
    file.write_text(f"act: {{recorded: {recorded}, author: ann, reason: read}}\nstatements:\n{lines}", encoding="utf-8")
    return file


def test_three_faults_in_two_files_are_all_named_and_nothing_is_loaded(own: Own, tmp_path: Path) -> None:
    """A load with three faults in two files ends with 1, names each with file and line, and changes nothing."""
    folder, db = tmp_path / "faulty", own()
    folder.mkdir()
    written(folder, "a.yaml", f"{BODY}, start: once}}", "{kind: bodi, id: body/x}", f"{BODY}}}")
    written(folder, "b.yaml", "{kind: person, id: person/ann-lee, nam: Ann Lee}")
    before = commonseal_here("verify", db=db).out
    said = commonseal_here("load", folder, db=db)
    assert (said.code, said.out) == (1, "")
    assert "3 faults; nothing was loaded" in said.err
    for place in ("a.yaml, line 3", "a.yaml, line 4", "b.yaml, line 3"):
        assert place in said.err
    assert "Traceback" not in said.err
    assert commonseal_here("verify", db=db).out == before


def test_loading_again_and_on_trial_changes_nothing(own: Own) -> None:
    """A second load says that nothing is new; a dry run says what it would do; neither touches the chain."""
    db = own()
    before = commonseal_here("verify", db=db).out
    assert "nothing new" in commonseal_here("load", EXAMPLES / "portsmouth", db=db).err
    said = commonseal_here("load", EXAMPLES, "--dry-run", "--format", "json", db=db)
    assert said.json["acts"] == 0
    assert said.json["dry_run"] is True
    assert commonseal_here("verify", db=db).out == before


def test_a_fresh_register_on_postgresql_is_made_by_loading(postgres_places: PostgresPlaces) -> None:
    """One load into an empty database makes the register, and the first question is answered from it."""
    server = postgres_places._server
    db = server.new_database()
    asked = ["who", "accountable officer", "--at", "NHS Northumberland CCG", "--on", "2016-12-15"]
    assert "holds no register yet" in commonseal_here(*asked, db=db).err
    assert commonseal_here("load", EXAMPLES / "northumberland", db=db).code == 0
    assert "Steven Mason" in commonseal_here(*asked, db=db).out
    assert commonseal_here("verify", db=db).code == 0


def test_an_export_loads_into_another_register(own: Own, tmp_path: Path) -> None:
    """What export writes, load reads, and the second register exports the same files again."""
    db, copy = own(), f"sqlite:///{tmp_path / 'copy.db'}"
    for register, name in ((db, "one"), (copy, "two")):
        if name == "two":
            assert commonseal_here("load", tmp_path / "one", db=copy).code == 0
        said = commonseal_here("export", tmp_path / name, "--clearance", "restricted", db=register)
        assert (said.code, said.out) == (0, "")
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / name).rglob("*.*")} for name in ("one", "two"))
    assert one == two
    assert len(one) > 5
    again = commonseal_here("export", tmp_path / "one", db=db)
    assert (again.code, "not empty" in again.err) == (1, True)


@pytest.mark.parametrize(
    ("column", "table"),
    [("content", "statement"), ("note", "statement"), ("standing", "statement"), ("quote", "evidence")],
)
def test_verify_names_the_statement_that_was_tampered_with(own: Own, column: str, table: str) -> None:
    """After one byte is changed behind the register's back, verify ends with 1 and names the statement."""
    db = own()
    path = db.removeprefix("sqlite:///")
    assert commonseal_here("verify", db=db).code == 0
    key = "statement" if table == "evidence" else "number"
    with closing(sqlite3.connect(path)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        (number,) = raw.execute(
            f'SELECT {key} FROM "{table}" WHERE {column} IS NOT NULL AND {key} > 20 LIMIT 1'
        ).fetchone()
        value = "standing = 1 - min(standing, 1)" if column == "standing" else f"{column} = 'X' || substr({column}, 2)"
        raw.execute(f'UPDATE "{table}" SET {value} WHERE {key} = ?', [number])
        raw.commit()
    said = commonseal_here("verify", db=db)
    assert (said.code, said.out) == (1, "")
    assert f"statement/{number}" in said.err
    as_json = commonseal_here("verify", "--format", "json", db=db)
    assert (as_json.code, as_json.json[0]["sound"]) == (1, False)


def test_a_noted_head_shows_that_a_register_was_put_in_anothers_place(own: Own) -> None:
    """A head noted earlier is still in the chain after more was recorded, and is not in another register's."""
    db = own()
    head = commonseal_here("verify", "--format", "json", db=db).json[0]["head"]
    commonseal_here("correct", "statement/17", "--reason", "never so", db=db)
    assert commonseal_here("verify", "--head", head, db=db).code == 0
    assert commonseal_here("verify", "--head", "1" * 64, db=db).code == 1


def test_correcting_ending_and_erasing_are_three_different_acts(own: Own, tmp_path: Path) -> None:
    """A correction, an end and an erasure each say what they did, stand in the sources, and leave the chain sound."""
    db = f"sqlite:///{tmp_path / 'own.db'}"
    people = [f"{{kind: person, id: person/p{each}, name: Person {each}, start: 2010-01-01}}" for each in (1, 2, 3)]
    assert commonseal_here("load", written(tmp_path, "r.yaml", *people), db=db).code == 0
    better = tmp_path / "better.json"
    better.write_text(
        json.dumps({"fact": {"kind": "person", "id": "person/p1", "name": "Peter One"}}), encoding="utf-8"
    )
    by_hand = ["--author", "Di Moor", "--reason", "The clerk said so"]
    assert "statement/4 stands in its place" in commonseal_here("correct", "1", "--by", better, *by_hand, db=db).err
    assert "statement/5" in commonseal_here("end", "statement/2", "2019-03", *by_hand, db=db).err
    erased = commonseal_here("erase", "statement/3", "--order", "DPO, request 12", "--yes", db=db)
    assert (erased.code, "the order is recorded" in erased.err) == (0, True)
    shown = {each: commonseal_here("sources", each, "--format", "json", db=db).json for each in ("1", "2", "4", "5")}
    assert (shown["1"]["closure"], shown["1"]["superseded_by"]) == ("corrected", ["statement/4"])
    assert (shown["2"]["closure"], shown["2"]["superseded_by"]) == ("changed", ["statement/5"])
    assert shown["4"]["author"] == "Di Moor"
    assert b"Person 3" not in b"".join(each.read_bytes() for each in tmp_path.glob("own.db*"))
    assert commonseal_here("verify", "--format", "json", db=db).json[0]["erased"] == 1
    refusals = {
        "no longer held": ["correct", "statement/1", *by_hand],
        "cannot end": ["end", "statement/5", "1999-01-01", *by_hand],
        "there is no statement/99": ["end", "statement/99", "2019", *by_hand],
        "not a date": ["end", "statement/5", "soon", *by_hand],
        "cannot be read": ["correct", "statement/5", "--by", tmp_path / "none.json", *by_hand],
        "is not a statement": ["correct", "statement/5", "--by", tmp_path / "r.yaml", *by_hand],
        "erased before": ["erase", "statement/3", "--order", "again", "--yes"],
        "needs an author and a reason": ["correct", "statement/5", "--reason", " "],
    }
    for told, words in refusals.items():
        said = commonseal_here(*words, db=db)
        assert (said.code in (1, 2), said.out) == (True, ""), words
        assert told in " ".join(said.err.split()), said.err
        assert "Traceback" not in said.err
    assert commonseal_here("verify", db=db).code == 0


def test_erasing_asks_first(own: Own) -> None:
    """Without --yes and without a yes nothing is erased."""
    db = own()
    said = commonseal("erase", "statement/17", "--order", "DPO, request 12", db=db, typed="n\n")
    assert (said.code, said.out.strip()) == (1, "")
    assert commonseal_here("verify", "--format", "json", db=db).json[0]["erased"] == 0


def test_the_schema_is_json_schema() -> None:
    """Schema prints the JSON Schema of statements, or of one kind of fact."""
    for words in (["schema"], ["schema", "appointment"]):
        said = commonseal_here(*words)
        assert said.json["$schema"].endswith("2020-12/schema")


def test_good_papers_are_read_beside_one_that_cannot_be(tmp_path: Path) -> None:
    """An unreadable paper is named and ends with 1; the others are read, whole, and their claims are shown by name."""
    good = [tmp_path / name for name in ("first.txt", "second-with-a-very-long-name-of-its-own.txt")]
    for path in good:
        path.write_text("Ann Lee is the accountable officer of NHS Dale CCG.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00latin \xe9")
    out = tmp_path / "a long folder" / "with the claims"
    said = commonseal_here(
        "read", good[0], tmp_path / "bad.txt", tmp_path / "none.txt", good[1], "--out", out, COLUMNS="80"
    )
    assert said.code == 1
    written = sorted(out.glob("*.json"))
    assert [each.name for each in written] == ["first.json", "second-with-a-very-long-name-of-its-own.json"]
    assert all(json.loads(each.read_text(encoding="utf-8"))["claims"] for each in written)
    assert "bad.txt" in said.err
    assert "none.txt" in said.err
    assert "Traceback" not in said.err
    assert any(line.startswith("first ") for line in said.lines)
    assert max(map(len, said.lines)) <= 80
    as_csv = commonseal_here("read", good[0], "--again", "--out", out, "--format", "csv")
    assert as_csv.lines[0].startswith("claims,published,appointments")
    assert str(out / "first.json") in as_csv.lines[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read", "x.txt", "y.txt", "--name", "z"], "more than one paper"),
        (["read", "x.txt", "--name", "a/b"], "cannot be the name of a file"),
        (["read", "x.txt", "--published", "July"], "not a date"),
        (["read"], "Missing argument"),
    ],
)
def test_reading_refuses_what_it_cannot_do(tmp_path: Path, words: list[str], told: str) -> None:
    """What would overwrite itself, or is dated wrongly, is misuse."""
    said = commonseal_here(*words, "--out", tmp_path / "out")
    assert said.code == 2
    assert told in " ".join(said.err.replace("│", " ").split())
