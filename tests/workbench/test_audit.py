"""The audit: each request that was handed something restricted, and each act, with who, when and where."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from support.workbench import Reader, make_accounts
from workbench.conftest import GUARDED, guarded_register

SECRET = GUARDED[Visibility.RESTRICTED]
PERSON, PAPER = f"/person/{slug(SECRET)}", f"/paper/minutes-of-{slug(SECRET)}"


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a register with matters of each visibility, and accounts that keep the audit; gives address and file."""
    with guarded_register(tmp_path_factory) as (base, place):
        url = f"sqlite:///{place}"
        make_accounts(url, ("root", ["see_restricted"], (("administrator", ""),)), ("checker", (), (("auditor", ""),)))
        yield base, place


def _as(base: str, name: str) -> Reader:
    reader = Reader(base)
    reader.go_in(name)
    return reader


def _rows(reader: Reader, **asked: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(reader.get("/audit", **asked, **{"as": "csv"}).text)))


@pytest.mark.parametrize("path", [PERSON, PAPER, "/statement/8", "/body/ashford-ccg", "/papers", "/search?q=Xenia"])
def test_each_request_that_was_handed_something_restricted_is_kept(audited: tuple[str, Path], path: str) -> None:
    """Of each page that shows something restricted there is one entry: who, from where, at which address, and what."""
    base, _ = audited
    root, reader = _as(base, "root"), _as(base, "auditor")
    before = len(_rows(root, who="auditor", deed="saw"))
    shown = reader.as_of(path.partition("?")[0], "2016-06-02", "2016-06-02", **_query(path))
    assert shown.status == 200
    rows = _rows(root, who="auditor", deed="saw")
    (new,) = (row for row in rows[: len(rows) - before] if path.partition("?")[0] in row["address"])
    assert "on=2016-06-02&known-at=2016-06-02" in new["address"]
    assert new["from"] == "127.0.0.1"
    restricted = {"statement/7", "statement/8", "statement/9", f"paper/minutes-of-{slug(SECRET)}"}
    assert set(new["things"].split()) & restricted


def _query(path: str) -> dict[str, str]:
    _, _, query = path.partition("?")
    return dict([query.split("=")]) if query else {}


@pytest.mark.parametrize("name", ["anybody", "staff"])
def test_of_what_is_not_restricted_nothing_is_kept(audited: tuple[str, Path], name: str) -> None:
    """Reading what is public or internal leaves no entry, nor does asking for what one may not see."""
    base, _ = audited
    reader = _as(base, name)
    for path in ("/", "/papers", "/body/ashford-ccg", PERSON, PAPER, "/search?q=Xenia"):
        reader.get(path)
    assert _rows(_as(base, "root"), who=name, deed="saw") == []


def test_signing_in_and_out_and_failing_to_are_kept(audited: tuple[str, Path]) -> None:
    """Who came and went is kept, and who was not let in, under the name that they tried."""
    base, _ = audited
    reader = Reader(base)
    reader.sign_in("staff", "a wrong guess")
    reader.sign_in("staff")
    reader.send("/account", "/sign-out")
    deeds = [row["deed"] for row in _rows(_as(base, "root"), who="staff")]
    assert deeds[:3] == ["signed-out", "signed-in", "not-signed-in"]


def test_an_auditor_without_clearance_learns_no_name_of_what_is_restricted(audited: tuple[str, Path]) -> None:
    """They see that something restricted was shown, to whom and when, and neither what nor at which address."""
    base, _ = audited
    _as(base, "auditor").get(PERSON)
    checker = _as(base, "checker")
    rows = _rows(checker, who="auditor", deed="saw")
    assert rows
    assert {(row["things"], row["address"]) for row in rows} == {("", "[above your clearance]")}
    assert int(rows[0]["count"]) > 0
    for path in ("/audit", "/audit?as=json"):
        assert slug(SECRET) not in checker.get(path).text
    assert _rows(checker, words=slug(SECRET)) == []
    assert _rows(_as(base, "root"), words=slug(SECRET)) != []


def test_the_page_is_for_administrators_and_auditors(audited: tuple[str, Path]) -> None:
    """Others are refused, and are not shown the way to it."""
    base, _ = audited
    for name, status in {"root": 200, "checker": 200, "staff": 403, "auditor": 403}.items():
        reader = _as(base, name)
        assert reader.get("/audit").status == status
        assert (">Audit</a>" in reader.get("/").text) is (status == 200)
    assert Reader(base).get("/audit").status == 403


def test_filters_narrow_and_files_hold_all_of_it(audited: tuple[str, Path]) -> None:
    """Each filter narrows what is listed, a wrong day is told at its field, and both files have the same entries."""
    base, _ = audited
    _as(base, "auditor").get(PERSON)
    root = _as(base, "root")
    assert {row["who"] for row in _rows(root, who="auditor")} == {"auditor"}
    assert {row["deed"] for row in _rows(root, deed="signed-in")} == {"signed-in"}
    assert _rows(root, until="2016-01-01") == []
    assert _rows(root, since="2016-01-01") == _rows(root)
    wrong = root.get("/audit", since="soon")
    assert wrong.status == 400
    assert "soon" in wrong.words
    as_json = json.loads(root.get("/audit", **{"as": "json"}).text)
    assert [str(each["number"]) for each in as_json] == [each["number"] for each in _rows(root)]
    assert "No entry is so" in root.get("/audit", who="quizzical").words


def test_pages_of_entries_lead_to_older_ones(audited: tuple[str, Path]) -> None:
    """Fifty stand on a page, newest first; no entry is lost or doubled between pages."""
    base, _ = audited
    reader, root = _as(base, "auditor"), _as(base, "root")
    for _ in range(52):
        reader.get("/statement/8")
    first, second = (root.get("/audit", who="auditor", page=page).text for page in ("1", "2"))
    assert first.count("<tr class") == 50
    assert ">Older</a>" in first
    assert ">Newer</a>" in second
    numbers = [row["number"] for row in _rows(root, who="auditor")]
    assert numbers == sorted(set(numbers), key=int, reverse=True)


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET who = 'nobody'", "DELETE FROM audit_entry"])
def test_the_database_refuses_that_an_entry_is_changed_or_removed(audited: tuple[str, Path], change: str) -> None:
    """Not even somebody with the database open can change or remove an entry, unless they take the guard away first."""
    base, place = audited
    _as(base, "auditor").get(PERSON)
    with (
        sqlite3.connect(place) as connection,
        pytest.raises(sqlite3.IntegrityError, match="the audit is never changed"),
    ):
        connection.execute(change)
