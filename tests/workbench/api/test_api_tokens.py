"""Tokens: made and shown once, taken back, over, of an account that is off, and never more than the account may do."""

import re

import pytest

from support.api import PROBLEM, Program
from support.command import commonseal
from support.saying import body, said
from support.workbench import Reader
from workbench.api.conftest import Served

_TOKEN = re.compile(r"cseal_[\w-]{20,}")
_RECORD = {"reason": "A try", "statements": [said(body("Lenham CCG")).model_dump(mode="json")]}


def _made(api: Served, name: str) -> tuple[Reader, str]:
    reader = Reader(api.base)
    reader.go_in("contributor")
    shown = reader.send("/api/tokens", name=name, days="5", scope="propose")
    (text,) = set(_TOKEN.findall(shown.text))
    return reader, text


def test_a_token_is_made_on_its_page_and_shown_once(api: Served) -> None:
    """The page shows a new token; asked for again it does not, and the register holds no more than its digest."""
    reader, text = _made(api, "The nightly export")
    assert Program(api.base, text).get("/people").status == 200
    again = reader.get("/api/tokens")
    assert "The nightly export" in again.words
    assert not _TOKEN.findall(again.text)
    kept = b"".join(each.read_bytes() for each in api.place.parent.glob(f"{api.place.name}*"))
    assert text.encode() not in kept


def test_a_token_that_was_taken_back_is_good_for_nothing(api: Served) -> None:
    """Taking a token back on the page ends it at once."""
    reader, text = _made(api, "To be taken back")
    assert Program(api.base, text).get("/people").status == 200
    form = reader.get("/api/tokens").text.partition("To be taken back")[2]
    number = re.search(r'name="take-back" value="(\d+)"', form)
    assert number is not None
    assert "good no longer" in reader.send("/api/tokens", **{"take-back": number[1]}).words
    assert Program(api.base, text).get("/people").status == 401


def test_nobody_takes_back_the_token_of_another(api: Served) -> None:
    """A number that is not of one's own token is refused, and the token stays good."""
    reader = Reader(api.base)
    reader.go_in("reader")
    assert reader.send("/api/tokens", **{"take-back": "1"}).status == 409
    assert api.by("anybody").get("/people").status == 200


@pytest.mark.parametrize("token", ["expired", "nonsense", "switched off"])
def test_a_token_that_is_not_good_is_told_so(api: Served, token: str) -> None:
    """One that is over, was never made, or is of an account that is off is refused, even for what anybody may see."""
    if token == "switched off":  # noqa: S105 - a name
        done = commonseal("account", "switch", "bare", "--off", db=api.url)
        assert done.code == 0, done.err
    program = Program(api.base, api.tokens.get(token, "cseal_nonsense"))
    told = program.get("/people")
    assert (told.status, told.kind) == (401, PROBLEM)
    assert told.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["Basic cmV2aWV3ZXI6cGFzc3dvcmQ=", "Bearer", "bearer x", "Bearer  "])
def test_another_way_of_signing_in_is_not_taken(api: Served, header: str) -> None:
    """A header that is no bearer token is refused and not passed over."""
    assert Program(api.base).ask("GET", "/people", Authorization=header).status == 401


def test_a_token_is_held_to_its_scopes(api: Served) -> None:
    """A reviewer's token that is for reading records nothing."""
    assert api.by("only reading").get("/people").status == 200
    assert api.by("only reading").post("/statements", _RECORD).status == 403


@pytest.mark.parametrize("name", ["reader", "contributor", "approver", "stranger"])
def test_a_token_never_brings_more_than_its_account_has(api: Served, name: str) -> None:
    """A scope that the account has no right to, or none at this body, is of no use."""
    assert api.by(name).post("/statements", _RECORD).status == 403


def test_a_token_is_made_at_the_terminal(api: Served) -> None:
    """The command prints the token alone, and says beside it what it is."""
    made = commonseal(
        "account", "token", "anybody", "--for", "A script", "--days", "2", "--scope", "review", db=api.url
    )
    assert made.code == 0, made.err
    assert _TOKEN.fullmatch(made.out.strip())
    assert "read review" in made.err
    assert Program(api.base, made.out.strip()).get("/people").status == 200
    refused = commonseal("account", "token", "anybody", "--for", "A script", "--days", "400", db=api.url)
    assert refused.code == 1
    assert "366 days" in refused.err
