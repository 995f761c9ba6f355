"""The permission matrix: every address by every role and visibility, allowed and refused, as ``permissions`` says."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import pytest

from commonseal.register import open_register
from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from support.command import environment
from support.workbench import Reader, Shown
from workbench.conftest import guarded_register
from workbench.permissions import CLEARANCES, EVERYBODY, GUARDED, NOBODY, ROWS, Row, Shows

ADDRESSES = """
import json, sys
from commonseal.workbench import serving
serving.prepare(sys.argv[1], clearance="public")
from django.urls import get_resolver

def names(patterns, before=""):
    for each in patterns:
        if hasattr(each, "url_patterns"):
            yield from names(each.url_patterns, f"{before}{each.namespace}:" if each.namespace else before)
        else:
            yield before + (each.name or f"unnamed: {each.pattern}")

print(json.dumps(sorted(set(names(get_resolver().url_patterns)))))
"""
"""A program that prints the names of all addresses, of the API with its name before a colon."""
_OPEN_WHEN_CLOSED = {"sign-in", "account_login", "mfa_authenticate", "sign-out", "account_inactive"}
_OF_THE_PROVIDER = {"openid_connect_login", "openid_connect_callback"}


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the same register without a public face; gives the address."""
    with guarded_register(tmp_path_factory, COMMONSEAL_PUBLIC="0") as (base, _):
        yield base


@cache
def _reader(base: str, name: str) -> Reader:
    reader = Reader(base)
    if name != NOBODY:
        reader.go_in(name)
    return reader


def _answer(base: str, name: str, row: Row) -> Shown:
    reader = _reader(base, name)
    if row.sends is None:
        return reader.get(row.path)
    if row.path.startswith("/api/"):
        return _sent_to_api(reader, row)
    return reader.post(row.path, **{"csrfmiddlewaretoken": _mark(reader), **row.sends})


def _sent_to_api(reader: Reader, row: Row) -> Shown:
    """Send what a row says as JSON, with the word that guards against other sites."""
    return reader.post_json(row.path, row.sends, **{"X-CSRFToken": _mark(reader)})


def _mark(reader: Reader) -> str:
    """Return the word that guards against other sites: once a page gave it, it is good for all forms."""
    if not any(each.name == "form" for each in reader.cookies):
        reader.get("/sign-in")
    return next(str(each.value) for each in reader.cookies if each.name == "form")


def _is_refused(shown: Shown, row: Row) -> bool:
    asks_to_sign_in = urlsplit(shown.address).path == "/sign-in" and not row.path.startswith("/sign-in")
    return shown.status in (401, 403) or asks_to_sign_in


def test_every_address_has_a_row(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No address can be added without saying in ``tests/workbench/permissions.py`` who may use it."""
    place = f"sqlite:///{tmp_path_factory.mktemp('names') / 'register.db'}"
    open_register(place, create=True)
    words = [sys.executable, "-c", ADDRESSES, place]
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    lacking = sorted(set(json.loads(done.stdout)) - {row.address for row in ROWS})
    assert not lacking, f"say in tests/workbench/permissions.py who may use these addresses: {', '.join(lacking)}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_role_may_do_what_the_table_says_and_nothing_else(guarded: str, row: Row) -> None:
    """Who is in the row is let through; everybody else is refused, or asked to sign in."""
    wrong = {}
    for name in sorted(EVERYBODY):
        shown = _answer(guarded, name, row)
        is_there = shown.status not in (404, 405)
        if _is_refused(shown, row) is (name in row.may) or (name in row.may and is_there is not row.is_there):
            wrong[name] = (shown.status, shown.address)
        assert shown.status < 500, (name, shown.words)
    assert not wrong


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_without_a_public_face_everything_asks_to_sign_in(closed: str, row: Row) -> None:
    """Where there is no public face, somebody not signed in reaches nothing but the way in."""
    shown = _answer(closed, NOBODY, row)
    if row.path.startswith("/api/v1/"):
        assert shown.status == 401
    elif row.address in _OPEN_WHEN_CLOSED | _OF_THE_PROVIDER:
        assert shown.status in (200, 403, 404, 405)
    else:
        assert urlsplit(shown.address).path == "/sign-in"
    for name in GUARDED.values():
        assert name not in shown.text


@pytest.mark.parametrize("name", CLEARANCES)
@pytest.mark.parametrize("row", [row for row in ROWS if row.shows is Shows.MANY], ids=lambda row: row.id)
def test_a_page_of_many_matters_names_none_above_its_viewer(guarded: str, row: Row, name: str) -> None:
    """Nothing is named that is more guarded than the viewer may see, not even by its identifier."""
    shown = _reader(guarded, name).get(row.path)
    assert shown.status == 200
    for visibility, who in GUARDED.items():
        if visibility.rank > CLEARANCES[name].rank:
            assert who not in shown.text
            assert slug(who) not in shown.text


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("row", [row for row in ROWS if row.shows is Shows.ONE], ids=lambda row: row.id)
def test_a_page_of_one_matter_is_shown_or_as_if_it_never_was(guarded: str, row: Row, visibility: Visibility) -> None:
    """It is shown to those who may see it; to others it answers, word for word, as one that never was."""
    path = row.of[visibility]
    for name, clearance in CLEARANCES.items():
        reader = _reader(guarded, name)
        shown = reader.get(path)
        if visibility.rank <= clearance.rank:
            assert shown.status == 200, name
            continue
        never = reader.get(row.never)
        assert shown.status == never.status, name
        asked, other = (urlsplit(each).path + urlsplit(each).query for each in (path, row.never))
        assert _words(shown, asked, other, GUARDED[visibility]) == _words(never, other, asked, "Quizzical Hjwk"), name


def _words(shown: Shown, path: str, other: str, name: str) -> str:
    """Return what a page says, less what was asked of it and not of another."""
    words = shown.words.replace(name, "…")
    for part in sorted(set(re.split(r"[/?&=]", path)) - set(re.split(r"[/?&=]", other)), key=len, reverse=True):
        words = words.replace(part, "…")
    return words


def test_the_matrix_notices_what_it_is_there_for(guarded: str) -> None:
    """A row that lets in whom the workbench refuses, or refuses whom it lets in, is noticed."""
    accounts = next(row for row in ROWS if row.address == "accounts")
    assert _is_refused(_answer(guarded, "reader", accounts), accounts)
    assert not _is_refused(_answer(guarded, "administrator", accounts), accounts)
    assert _is_refused(_answer(guarded, NOBODY, accounts), accounts)
