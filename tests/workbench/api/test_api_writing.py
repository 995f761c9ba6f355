"""Changes through the API: each is one act with its reason, by rights of bodies, and written into the audit."""

import sqlite3
from typing import Any

from support.api import Told
from support.saying import body, said
from support.workbench import Reader
from workbench.api.conftest import Served


def _draft(name: str, **more: Any) -> dict[str, Any]:
    return {**said(body(name), "2010-04-01").model_dump(mode="json"), **more}


def _recorded(api: Served, *drafts: dict[str, Any], by: str = "reviewer") -> Told:
    return api.by(by).post("/statements", {"reason": "Said in a test", "statements": list(drafts)})


def _number(told: Told) -> int:
    assert told.status == 201, told.text
    (statement,) = told.json["statements"]
    return int(statement.removeprefix("statement/"))


def _act_of(api: Served, number: int) -> tuple[str, str, str]:
    with sqlite3.connect(api.place) as register:
        found: tuple[str, str, str] = register.execute(
            'SELECT a.author, a.reason, a.source FROM "act" a JOIN "statement" s ON s.act = a.number'
            " WHERE s.number = ?",
            [number],
        ).fetchone()
    return found


def test_a_statement_is_recorded_with_who_why_and_by_which_token(api: Served) -> None:
    """What is sent is there at once, and its act names the account, the reason and the token."""
    number = _number(_recorded(api, _draft("Tenterden CCG")))
    assert api.by(None).get(f"/statements/{number}").json["fact"]["name"] == "Tenterden CCG"
    assert _act_of(api, number) == ("reviewer", "Said in a test", "api: Tests of reviewer")


def test_statements_sent_together_enter_together_or_not_at_all(api: Served) -> None:
    """One that quotes a paper that is not there keeps all from entering."""
    quoted = _draft("Never CCG", evidence=[{"paper": "paper/not-there", "quote": "no such words"}])
    told = _recorded(api, _draft("Not Alone CCG"), quoted)
    assert told.status in (400, 409, 422), told.text
    assert api.by(None).get("/things/body/not-alone-ccg").status == 404


def test_a_statement_is_corrected_once(api: Served) -> None:
    """A correction stands in its place; a second one is refused, for the statement is closed by then."""
    number = _number(_recorded(api, _draft("Hythe CGC")))
    told = api.by("reviewer").post(
        f"/statements/{number}/correct", {"reason": "Misspelt", "replacement": _draft("Hythe CCG")}
    )
    assert api.by(None).get(f"/statements/{_number(told)}").json["supersedes"] == number
    again = api.by("reviewer").post(f"/statements/{number}/correct", {"reason": "Misspelt"})
    assert (again.status, again.json["title"]) == (409, "Conflict")


def test_a_statement_is_ended(api: Served) -> None:
    """From then on it has an end, and what was said before stays to be asked for."""
    number = _number(_recorded(api, _draft("Romney CCG")))
    told = api.by("reviewer").post(f"/statements/{number}/end", {"reason": "Merged", "end": "2020-03-31"})
    after = _number(told)
    assert api.by(None).get(f"/statements/{after}").json["period"]["end"] == "2020-03-31"


def test_a_matter_is_moved_on(api: Served) -> None:
    """What was proposed has become what is in force."""
    number = _number(_recorded(api, _draft("Lydd CCG", standing="proposed")))
    sent = {"reason": "It was set up", "statement": _draft("Lydd CCG", standing="in_force")}
    told = api.by("reviewer").post(f"/statements/{number}/follow", sent)
    assert api.by(None).get(f"/statements/{_number(told)}").json["standing"] == "in_force"


def test_a_paper_is_kept_once(api: Served) -> None:
    """The same text again is no new paper; a large one is taken in whole."""
    sent = {"reason": "For the record", "id": "paper/lydd-minutes", "title": "Minutes", "text": "Resolved. " * 90_000}
    first, second = (api.by("contributor").post("/papers", sent) for _ in range(2))
    assert first.status == 201, first.text
    assert first.json["is_new"]
    assert second.json == {**first.json, "is_new": False}
    assert api.by(None).get("/papers/paper/lydd-minutes").json["text"] == sent["text"]


def test_rights_go_by_the_bodies_that_are_named(api: Served) -> None:
    """Whoever reviews at Swale alone records what is of Swale, and changes nothing of Ashford."""
    _number(_recorded(api, _draft("Swale CCG"), by="stranger"))
    assert _recorded(api, _draft("Ashford CCG"), by="stranger").status == 403
    assert api.by("stranger").post("/statements/1/correct", {"reason": "A try"}).status == 403


def test_nobody_records_or_changes_what_they_may_not_see(api: Served) -> None:
    """A guarded statement cannot be made by, and is not there to be changed for, whoever may not see it."""
    assert _recorded(api, _draft("Rye CCG", visibility="restricted")).status == 403
    hidden = api.by("reviewer").post("/statements/8/correct", {"reason": "A try"})
    never = api.by("reviewer").post("/statements/999/correct", {"reason": "A try"})
    assert hidden.status == never.status == 404
    assert hidden.json["detail"].replace("8", "999") == never.json["detail"]


def test_what_is_handed_out_and_recorded_is_audited_with_its_token(api: Served) -> None:
    """The audit has who was shown something restricted, who recorded what, and by which token."""
    api.by("auditor").get("/things/person/xenia-segretissima")
    _number(_recorded(api, _draft("Sandwich CCG")))
    reader = Reader(api.base)
    reader.go_in("examiner")
    words = reader.get("/audit").words
    assert "by the token “Tests of auditor”" in words
    assert "by the token “Tests of reviewer”" in words
