"""Staff matched through the API: for those cleared alone, written into the audit, and kept nowhere."""

import sqlite3

from support.api import Program, make_tokens
from support.command import EXAMPLES
from workbench.planning.conftest import Served, own_plans

__all__ = ["own_plans"]
_PATH = "/match?option=option/moors-one-board/one-board"
_STAFF = (EXAMPLES / "moors-cluster/staff.match").read_text(encoding="utf-8").replace("M001", "Quizzical-9917")


def _program(plans: Served, name: str) -> Program:
    (token,) = make_tokens(plans.url, (name, ("propose",), 0))
    return Program(plans.base, token)


def test_staff_are_matched_for_those_cleared_and_kept_nowhere(own_plans: Served) -> None:
    """The result may not be cached; the audit says who looked; the database has no word of it."""
    told = _program(own_plans, "people").send_file(_PATH, "staff.match", _STAFF.encode(), field="staff")
    assert told.status == 200, told.text
    assert told.headers["Cache-Control"] == "no-store"
    assert told.json["matching"]["visibility"] == "restricted"
    assert "Quizzical-9917" in {each["person"] for each in told.json["matching"]["placed"]} | {
        each["person"] for each in told.json["matching"]["not_placed"]
    }
    assert told.json["publishable"]
    files = b"".join(each.read_bytes() for each in own_plans.folder.iterdir() if each.is_file())
    assert b"Quizzical-9917" not in files
    with sqlite3.connect(own_plans.folder / "register.db") as register:
        seen = register.execute("SELECT who, things FROM audit_entry WHERE about LIKE '%matching%'").fetchall()
    assert seen == [("people", "option/moors-one-board/one-board")]


def test_what_is_wrong_with_the_file_is_told_without_its_words(own_plans: Served) -> None:
    """A fault names its line and nothing of what stands there; no file at all is one too."""
    people = _program(own_plans, "people")
    faulty = people.send_file(_PATH, "s.match", b"staff:\n  - reference: S1\n    grade: no such grade\n", field="staff")
    assert (faulty.status, faulty.json["faults"][0]["where"]) == (422, "file.staff")
    assert "no such grade" not in faulty.text
    assert people.post(_PATH, {}).status == 422


def test_who_is_not_cleared_sees_nothing(own_plans: Served) -> None:
    """Neither somebody who may plan, nor somebody who only reads, is told more than that it is not for them."""
    for name in ("director", "secretary", "onlooker"):
        told = _program(own_plans, name).send_file(_PATH, "staff.match", _STAFF.encode(), field="staff")
        assert told.status == 403, name
