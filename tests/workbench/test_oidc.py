"""Signing in through a provider of OpenID Connect: a real one, on this machine, that knows us as its client."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, expect

from commonseal.register import open_register
from support.workbench import Reader, Shown, free_port, make_accounts, served

_BY_POST = {"token_endpoint_auth_method": "client_secret_post"}
BACK = "/sign-in/with/provider/back"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """Run the provider; gives its issuer."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with oidc_provider_mock.run_server_in_thread(require_client_registration=True) as server:
        yield f"http://localhost:{server.server_port}"


def _told(address: str, method: str, **said: object) -> dict[str, str]:
    asked = Request(address, json.dumps(said).encode(), {"Content-Type": "application/json"}, method=method)  # noqa: S310
    with urlopen(asked, timeout=30) as answer:  # noqa: S310 - of this machine
        found: dict[str, str] = json.loads(answer.read() or b"{}")
    return found


def _settings(provider: str, port: int, **more: str) -> dict[str, str]:
    """Make ourselves known to the provider, and return what the environment has to say of it."""
    backs = [f"http://127.0.0.1:{port}{BACK}"]
    client = _told(
        f"{provider}/oauth2/clients",
        "POST",
        redirect_uris=backs,
        **_BY_POST,
    )
    return {
        "COMMONSEAL_OIDC_ISSUER": provider,
        "COMMONSEAL_OIDC_CLIENT_ID": client["client_id"],
        "COMMONSEAL_OIDC_CLIENT_SECRET": client["client_secret"],
        "COMMONSEAL_OIDC_NAME": "Trust One",
        **more,
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of an empty register with an administrator, and an account whose name a provider has too."""
    url = f"sqlite:///{tmp_path_factory.mktemp('oidc') / 'register.db'}"
    open_register(url, create=True)
    make_accounts(url, ("root", (), (("administrator", ""),)), ("taken", ["see_restricted"], ()))
    return url


@pytest.fixture(scope="module")
def base(provider: str, place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve it with the provider; gives the address of the workbench."""
    port = free_port()
    with served(place, tmp_path_factory.mktemp("log") / "log.txt", port, **_settings(provider, port)) as found:
        yield found


def _go_to_provider(reader: Reader, after: str = "") -> Shown:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', reader.get("/sign-in").text)
    assert token is not None
    return reader.post(f"/sign-in/with/provider{after}", csrfmiddlewaretoken=token[1])


def _sign_in(base: str, provider: str, who: str, after: str = "", **claims: object) -> tuple[Reader, Shown]:
    """Sign in as somebody of whom the provider claims something."""
    _told(f"{provider}/users/{who}", "PUT", **claims)
    reader = Reader(base)
    asked = _go_to_provider(reader, after)
    assert asked.address.startswith(f"{provider}/oauth2/authorize?"), asked.words
    there = Reader(provider, reader.cookies)
    return reader, there.post(asked.address.removeprefix(provider), sub=who)


def test_a_new_account_has_no_role_and_sees_what_is_public(base: str, provider: str) -> None:
    """Who the provider vouches for comes in, under the name that it claims; what they may do, nobody has said yet."""
    reader, shown = _sign_in(base, provider, "sub-1", preferred_username="p.rowe", name="Pat Rowe", email="p@x.example")
    assert urlsplit(shown.address).path == "/"
    account = reader.get("/account").words
    assert "Name p.rowe" in account
    assert "You have no role yet" in account
    assert "public matters" in account
    assert "Your organisation’s sign-in vouches for you" in account
    assert reader.get("/accounts").status == 403


def test_the_same_person_comes_back_to_the_same_account(base: str, provider: str) -> None:
    """Known by the provider’s own identifier, they keep account and roles though their name there has changed."""
    _sign_in(base, provider, "sub-2", preferred_username="q.before")
    root = Reader(base)
    root.sign_in("root")
    root.send("/accounts/of/q.before", do="give", role="auditor", body="")
    reader, _ = _sign_in(base, provider, "sub-2", preferred_username="q.after")
    assert "Name q.before" in reader.get("/account").words
    assert reader.get("/audit").status == 200


def test_a_name_that_is_taken_here_is_not_taken_over(base: str, provider: str) -> None:
    """Somebody whom the provider calls as an account here is called has another account, not that one."""
    reader, _ = _sign_in(
        base, provider, "sub-3", preferred_username="taken", email="taken@x.example", email_verified=True
    )
    account = reader.get("/account").words
    assert "Name taken Sees" not in account
    assert "public matters" in account


def test_an_account_that_is_switched_off_stays_out(base: str, provider: str) -> None:
    """Where an administrator switched the account off, the provider’s word does not let in."""
    _sign_in(base, provider, "sub-4", preferred_username="off.soon")
    root = Reader(base)
    root.sign_in("root")
    root.send("/accounts/of/off.soon", do="switch", on="0")
    reader, shown = _sign_in(base, provider, "sub-4", preferred_username="off.soon")
    assert "This account is switched off" in shown.words
    assert "Sign in" in reader.get("/account").words


def test_what_is_asked_is_held_to_the_standard(base: str, provider: str) -> None:
    """The request has a state of its own and a challenge (PKCE, RFC 7636, S256), and no address can add to it."""
    query = parse_qs(urlsplit(_go_to_provider(Reader(base)).address).query)
    other = parse_qs(urlsplit(_go_to_provider(Reader(base)).address).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["state"] != other["state"]
    assert query["code_challenge"] != other["code_challenge"]
    assert set(query["scope"][0].split()) == {"openid", "profile", "email"}
    for more in ("?auth_params=acr_values%3DAAL1", "?process=connect", "?scope=all"):
        assert _go_to_provider(Reader(base), more).status == 403
    assert urlsplit(Reader(base).get("/sign-in/with/provider").address).path == "/sign-in"


def test_what_is_required_of_the_provider_is_looked_at_here(place: str, provider: str, tmp_path: Path) -> None:
    """Who signed in too weakly stays out, whatever their browser left out of the request; who did not comes in."""
    port = free_port()
    more = {
        "COMMONSEAL_OIDC_ASKED": '{"acr_values": "AAL2_OR_AAL3_ANY"}',
        "COMMONSEAL_OIDC_REQUIRED": '{"authentication_assurance_level": ["2", "3"]}',
    }
    with served(place, tmp_path / "log.txt", port, **_settings(provider, port, **more)) as base:
        asked = parse_qs(urlsplit(_go_to_provider(Reader(base)).address).query)
        assert asked["acr_values"] == ["AAL2_OR_AAL3_ANY"]
        reader, shown = _sign_in(base, provider, "sub-5", preferred_username="weak", authentication_assurance_level="1")
        assert "did not vouch for you as strongly" in shown.words
        assert "Sign in" in reader.get("/account").words
        reader, _ = _sign_in(base, provider, "sub-6", preferred_username="strong", authentication_assurance_level="3")
        assert "Name strong" in reader.get("/account").words


@pytest.mark.parametrize("query", ["?code=guessed&state=guessed", "?error=access_denied", "", "?code=guessed"])
def test_an_answer_that_nobody_asked_for_lets_nobody_in(base: str, query: str) -> None:
    """A way back without a state of this session ends at a page that says so."""
    reader = Reader(base)
    shown = reader.get(f"{BACK}{query}")
    assert shown.status == 403
    assert "You are not signed in" in shown.words
    assert "Sign in" in reader.get("/account").words


def test_who_cancels_at_the_provider_is_told_so(base: str) -> None:
    """To refuse there leads back to a page with a way forward, and is kept in the audit."""
    reader = Reader(base)
    (state,) = parse_qs(urlsplit(_go_to_provider(reader).address).query)["state"]
    shown = reader.get(BACK, error="access_denied", state=state)
    assert shown.status == 403
    assert "You cancelled it" in shown.words


def test_a_provider_that_does_not_answer_is_told_of(place: str, tmp_path: Path) -> None:
    """Where the provider cannot be reached, people are told so, and can still sign in with a password."""
    lost = {
        "COMMONSEAL_OIDC_ISSUER": f"http://127.0.0.1:{free_port()}",
        "COMMONSEAL_OIDC_CLIENT_ID": "us",
        "COMMONSEAL_OIDC_CLIENT_SECRET": "secret",
    }
    with served(place, tmp_path / "log.txt", **lost) as base:
        reader = Reader(base)
        shown = _go_to_provider(reader)
        assert shown.status == 403
        assert "did not answer as it should" in shown.words
        assert "root" in reader.sign_in("root").words


def test_a_browser_is_let_through_to_the_provider_and_back(browser: Browser, base: str, provider: str) -> None:
    """The policy of the page lets its form lead to the provider, and there alone; one comes back to where one was."""
    _told(f"{provider}/users/sub-9", "PUT", preferred_username="b.rowser")
    page = browser.new_context(base_url=base).new_page()
    page.goto("/sign-in?next=/papers")
    page.get_by_role("button", name="Sign in with Trust One").click()
    page.get_by_placeholder("sub").fill("sub-9")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_role("link", name="b.rowser")).to_be_visible()
    assert urlsplit(page.url).path == "/papers"
    policy = {path: Reader(base).get(path).headers["Content-Security-Policy"] for path in ("/sign-in", "/papers")}
    assert f"form-action 'self' {provider}" in policy["/sign-in"]
    assert provider not in policy["/papers"]
