"""What the API says where something cannot be done: one shape, whatever went wrong and wherever."""

import json
import socket
import sqlite3

import pytest

from support.api import PROBLEM, Program, Told
from support.saying import body, said
from support.workbench import Reader
from workbench.api.conftest import Served
from workbench.conftest import guarded_register

_DRAFT = said(body("Lenham CCG")).model_dump(mode="json")
_RECORD = {"reason": "A try", "statements": [_DRAFT]}


def _is_told(told: Told, status: int) -> None:
    assert (told.status, told.kind) == (status, PROBLEM), told.text
    assert set(told.json) == {"title", "status", "detail", "faults"}
    assert told.json["status"] == status
    assert told.json["detail"]


@pytest.mark.parametrize(
    ("status", "path"),
    [
        (400, "/shared?body=Ashford+CCG&body=body/ashford-ccg"),
        (404, "/things/body/not-there"),
        (404, "/statements/999"),
        (404, "/nothing-here"),
        (404, "/search/"),
        (422, "/search"),
        (422, "/search?q="),
        (422, "/search?q=x&on=yesterday"),
        (422, "/search?q=x&known_at=2999-01-01"),
        (422, "/search?q=x&on=20180501"),
        (422, "/search?q=x&on=-1.6e-254"),
        (422, "/search?q=x&known_at=1525132800"),
        (422, "/search?q=x&on=2018-05-01T00:00:00"),
        (422, "/findings?first=0"),
        (422, "/calendar?until=1e9"),
        (422, "/people?limit=1000"),
        (422, "/bodies?sort=colour"),
        (422, "/statements?kind=mm"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_shape(api: Served, status: int, path: str) -> None:
    """Each kind of question that has no answer."""
    _is_told(api.by("reviewer").ask("GET", path), status)


def test_a_day_that_is_a_number_is_refused_with_how_it_is_written(api: Served) -> None:
    """It is no seconds since 1970, which would give the answer for quite another day."""
    told = api.by("reviewer").ask("GET", "/search?q=x&on=20180501")
    assert told.json["faults"] == [
        {"where": "query.on", "what": "a day is written as year, month and day, such as 2018-05-01"}
    ]


@pytest.mark.parametrize(
    ("status", "name", "method", "path", "content"),
    [
        (400, "reviewer", "POST", "/statements", b"{"),
        (400, "reviewer", "POST", "/statements", b"\xff\xfe"),
        (401, None, "POST", "/statements", json.dumps(_RECORD).encode()),
        (403, "reader", "POST", "/statements", json.dumps(_RECORD).encode()),
        (404, "reviewer", "POST", "/statements/999/correct", b'{"reason": "A try"}'),
        (405, "reviewer", "DELETE", "/statements/1", None),
        (405, "reviewer", "PUT", "/people", b"{}"),
        (413, "reviewer", "POST", "/papers", b" " * 20_000_001),
        (422, "reviewer", "POST", "/statements", b'{"reason": "", "statements": []}'),
        (422, "reviewer", "POST", "/statements", b"[]"),
        (422, "reviewer", "POST", "/statements", json.dumps({**_RECORD, "recorded": 20180501}).encode()),
        (422, "reviewer", "POST", "/papers", b'{"id": "paper/o/", "title": "T", "reason": "A try", "text": "x"}'),
    ],
)
def test_what_cannot_be_done_is_told_in_one_shape(
    api: Served, status: int, name: str | None, method: str, path: str, content: bytes | None
) -> None:
    """Each kind of change that is refused."""
    _is_told(api.by(name).ask(method, path, content, **{"Content-Type": "application/json"}), status)


def test_faults_are_told_with_their_places(api: Served) -> None:
    """All that is wrong with what was sent is told at once, each with where it stands."""
    sent = {"reason": "", "statements": [{**_DRAFT, "standing": "wished for"}]}
    told = api.by("reviewer").post("/statements", sent)
    _is_told(told, 422)
    places = {each["where"] for each in told.json["faults"]}
    assert {"body.told.reason", "body.told.statements.0.standing"} <= places


def test_what_is_larger_than_anything_may_be_is_told_in_the_one_shape_too(api: Served) -> None:
    """A file that says it is too large is refused before any of it is read."""
    host, _, port = api.base.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=60) as line:
        line.sendall(b"POST /api/v1/incoming HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999999999\r\n\r\nabc")
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += line.recv(4096)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"application/problem+json" in answer


def test_what_goes_wrong_at_the_server_is_told_without_its_cause(tmp_path_factory: pytest.TempPathFactory) -> None:
    """An error that nobody foresaw is told in the same shape, and says nothing of what went wrong."""
    with guarded_register(tmp_path_factory) as (base, place):
        with sqlite3.connect(place) as broken:
            broken.execute('ALTER TABLE "paper" RENAME TO "gone"')
        told = Program(base).get("/papers")
    _is_told(told, 500)
    assert "paper" not in told.text


def test_a_change_made_with_a_session_needs_its_mark(api: Served) -> None:
    """A session alone changes nothing, so that no other site can use it; with the mark of its forms it does."""
    reader = Reader(api.base)
    reader.go_in("reviewer")
    session = "; ".join(f"{each.name}={each.value}" for each in reader.cookies)
    mark = next(str(each.value) for each in reader.cookies if each.name == "form")
    sent = json.dumps({**_RECORD, "statements": [{**_DRAFT, "period": {"start": "2001"}}]}).encode()
    headers = {"Content-Type": "application/json", "Cookie": session}
    without = Program(api.base).ask("POST", "/statements", sent, **headers)
    _is_told(without, 403)
    assert "CSRF" in without.json["detail"]
    made = Program(api.base).ask("POST", "/statements", sent, **headers, **{"X-CSRFToken": mark, "Referer": api.base})
    assert made.status == 201, made.text


def test_without_a_public_face_a_program_needs_a_token(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where nobody sees anything who has not signed in, the API asks for a token in its one shape."""
    with guarded_register(tmp_path_factory, COMMONSEAL_PUBLIC="0") as (base, _):
        told = Program(base).get("/people")
        page = Program(base, "cseal_nonsense").get("/people")
    _is_told(told, 401)
    _is_told(page, 401)
    assert told.headers["WWW-Authenticate"] == "Bearer"
