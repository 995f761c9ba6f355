"""What every request is held to: headers, cookies, forms, sizes, and pages for when something goes wrong."""

import re
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from support.workbench import Reader
from workbench.conftest import guarded_register
from workbench.permissions import EVERYBODY, ROWS, Row

PAGES = [row for row in ROWS if not row.path.startswith("/api/v1/")]
PATHS = sorted({row.path for row in PAGES if row.sends is None and "as=" not in row.path})
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
_NOT_OURS = re.compile(
    r"<script(?![^>]*\bsrc=\"/static/)|<style|\sstyle=|\son[a-z]+=\"|javascript:|(?:src|action)=\"(?:https?:)?//|url\(",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def root(guarded: str) -> Reader:
    """The administrator, who is shown every page there is."""
    reader = Reader(guarded)
    reader.go_in("administrator")
    return reader


@pytest.mark.parametrize("path", PATHS)
def test_every_page_forbids_what_is_not_ours_and_has_none_of_it(guarded: str, root: Reader, path: str) -> None:
    """To whomever it is shown, and where it is refused: strict policy, all headers, no inline script or style."""
    for reader in (root, Reader(guarded)):
        shown = reader.get(path)
        policy = dict(part.strip().split(" ", 1) for part in shown.headers["Content-Security-Policy"].split(";"))
        assert policy == POLICY
        assert shown.headers.items() >= HEADERS.items()
        assert "camera=()" in shown.headers["Permissions-Policy"]
        assert not _NOT_OURS.search(shown.text), _NOT_OURS.search(shown.text)


def test_what_somebody_saw_who_is_signed_in_is_kept_by_no_browser(guarded: str, root: Reader) -> None:
    """Their pages are not stored, so that the next person at the machine cannot go back to them."""
    assert "no-store" in root.get("/papers").headers["Cache-Control"]
    assert "no-store" not in Reader(guarded).get("/papers").headers.get("Cache-Control", "")


def test_no_page_asks_for_anything_from_elsewhere(browser: Browser, guarded: str) -> None:
    """In a real browser, with scripts running, every request of every page goes to the workbench."""
    context = browser.new_context(base_url=guarded)
    page, asked, wrong = context.new_page(), [], []
    page.on("request", lambda each: asked.append(each.url))
    page.on("console", lambda each: wrong.append(each.text) if "Content Security Policy" in each.text else None)
    page.goto("/sign-in")
    page.get_by_label("Name").fill("administrator")
    page.get_by_label("Password").fill("a long word for tests")
    page.get_by_role("button", name="Sign in").click()
    files = (".ics", "download=")
    for path in (each for each in PATHS if each != "/sign-out" and not any(part in each for part in files)):
        page.goto(path)
    context.close()
    assert len(asked) > len(PATHS)
    assert {urlsplit(each).netloc for each in asked if not each.startswith("data:")} == {urlsplit(guarded).netloc}
    assert not wrong


@pytest.mark.parametrize("row", [row for row in PAGES if row.sends is not None], ids=lambda row: row.id)
def test_a_form_that_did_not_come_from_a_page_of_ours_is_refused(root: Reader, row: Row) -> None:
    """Without the word that stands in our forms, or with another, nothing is taken, whoever sends it."""
    path, sent = row.path, dict(row.sends or {})
    for more in ({}, {"csrfmiddlewaretoken": "a" * 64}):
        shown = root.post(path, **sent, **more)
        assert shown.status == 403
        assert "This form is no longer good" in shown.words


def test_cookies_are_closed_to_scripts_and_other_sites(guarded: str) -> None:
    """The session and the word of our forms are HttpOnly and Lax."""
    reader = Reader(guarded)
    reader.sign_in("reader")
    for name in ("session", "form"):
        (cookie,) = (each for each in reader.cookies if each.name == name)
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "Lax"


def _raw(base: str, method: str, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status, dict(answer.getheaders())


def test_behind_https_cookies_are_bound_to_it_and_to_the_host(
    guarded: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With HTTPS on: HTTP is sent on, browsers are told for a year, and cookies are Secure and bound to the host."""
    with guarded_register(tmp_path_factory, COMMONSEAL_HTTPS="1") as (base, _):
        status, headers = _raw(base, "GET", "/sign-in")
        assert (status, headers["Location"].partition(":")[0]) == (301, "https")
        status, headers = _raw(base, "GET", "/sign-in", **{"X-Forwarded-Proto": "https"})
        assert status == 200
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "Secure" in headers["Set-Cookie"]
        assert "__Host-form=" in headers["Set-Cookie"]


def test_what_is_too_large_is_refused_before_it_is_read(guarded: str) -> None:
    """A request that says it is larger than anything may be is answered at once, on a page of ours."""
    with socket.create_connection((urlsplit(guarded).hostname, urlsplit(guarded).port), timeout=30) as line:
        line.sendall(b"POST /accounts/new HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999999999\r\n\r\nabc")
        answer = line.recv(65536)
        assert answer.startswith(b"HTTP/1.1 413")


def test_a_form_with_too_much_in_it_is_refused(root: Reader) -> None:
    """More fields or more words than any form of ours has are not taken."""
    many = {f"field-{number}": "x" for number in range(200)}
    for sent in (many, {"name": "x" * 300_000}):
        shown = root.send("/accounts/new", **sent)
        assert shown.status == 400
        assert "could not be understood" in shown.words


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_another_host_is_not_answered_for(guarded: str, host: str) -> None:
    """A request for a host that is not ours is refused, so that no link of ours leads there."""
    status, _ = _raw(guarded, "GET", "/sign-in", Host=host)
    assert status == 400


@pytest.mark.parametrize("name", [None, "administrator"])
def test_an_address_that_is_not_there_says_so_with_a_way_forward(guarded: str, name: str | None) -> None:
    """The page says that there is nothing, and has the search box; what was asked for never becomes code."""
    reader = Reader(guarded)
    if name:
        reader.go_in(name)
    for path in ("/no/such/page/at/all", "/Person/X", "/<script>alert(1)</script>"):
        shown = reader.get(path.replace("<", "%3C").replace(">", "%3E"))
        assert shown.status == 404
        assert "Ask the register" in shown.words
        assert "<script>alert" not in shown.text


@pytest.fixture
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a register whose file can be taken away; gives the address and the file."""
    with guarded_register(tmp_path_factory) as (base, place):
        yield base, place


def test_when_the_database_is_gone_people_are_told_so_and_nothing_else(broken: tuple[str, Path]) -> None:
    """Where the register fails, signed in or not, the page says so in our look and shows nothing of the inside."""
    base, place = broken
    signed_in = Reader(base)
    signed_in.go_in("administrator")
    parts = list(place.parent.glob(f"{place.name}*"))
    away = place.with_name("away")
    away.mkdir()
    for part in parts:
        part.rename(away / part.name)
    for reader in (Reader(base), signed_in):
        for path in ("/", "/papers", "/body/ashford-ccg", "/account", "/accounts", "/audit"):
            shown = reader.get(path)
            assert shown.status in (500, 403, 302, 200), path
            if shown.status == 500:
                assert "Something went wrong here" in shown.words
                assert "Go to the home page" in shown.words
            for inside in ("Traceback", "sqlite", place.name, "no such table", "File &quot;"):
                assert inside not in shown.text
    assert reader.get("/papers").status == 500
    for made in place.parent.glob(f"{place.name}*"):  # SQLite makes a new file where there is none
        made.unlink()
    for part in parts:
        (away / part.name).rename(part)
    assert Reader(base).get("/papers").status == 200


def test_every_person_of_the_matrix_is_there(guarded: str) -> None:
    """The accounts of the matrix can sign in, so that what they are refused is not for want of an account."""
    for name in EVERYBODY - {"nobody"}:
        reader = Reader(guarded)
        reader.go_in(name)
        assert f"Name {name}" in reader.get("/account").words


def test_a_log_has_no_password_and_no_secret(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is written about requests has neither what somebody typed nor the key."""
    with guarded_register(tmp_path_factory, COMMONSEAL_SECRET_KEY="q" * 60) as (base, place):
        Reader(base).sign_in("reader", "a mistyped word")
        Reader(base).sign_in("reader")
    log = place.with_name("log.txt").read_text()
    assert "POST /sign-in" in log
    assert not [each for each in ("mistyped", "long word", "q" * 20) if each in log]
