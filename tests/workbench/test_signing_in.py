"""Signing in and out: limits, second factor, own password, and how a session ends."""

import base64
import hmac
import re
import statistics
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from commonseal.register import open_register
from support.workbench import PASSWORD, Reader, Shown, make_accounts, served

WRONG = "not the right word"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of an empty register with some accounts."""
    url = f"sqlite:///{tmp_path_factory.mktemp('signing-in') / 'register.db'}"
    open_register(url, create=True)
    make_accounts(url, *((name, (), ()) for name in ("ann", "bea", "cai", "dot", "eva", "fay", "gil")))
    return url


@pytest.fixture(scope="module")
def base(place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve it; gives the address of the workbench."""
    log = tmp_path_factory.mktemp("log") / "log.txt"
    with served(place, log, COMMONSEAL_SECRET_KEY="k" * 60) as found:
        yield found


def _is_in(reader: Reader) -> bool:
    return urlsplit(reader.get("/account").address).path == "/account"


def _code(secret: str, at: float) -> str:
    """Return the code of an authenticator app (RFC 6238, with HMAC-SHA-1, 30 seconds and six figures)."""
    key = base64.b32decode(secret)
    mac = hmac.digest(key, struct.pack(">Q", int(at) // 30), "sha1")
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def _take_on(reader: Reader) -> tuple[str, list[str]]:
    """Set up a second factor; return its secret and the recovery codes."""
    page = reader.send("/account/second-factor", "/account/again?next=/account/second-factor", password=PASSWORD)
    found = re.search(r'<code class="app-key">([A-Z2-7 ]+)</code>', page.text)
    assert found is not None, page.words
    secret, token = found[1].replace(" ", ""), re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token is not None
    shown = reader.post("/account/second-factor", csrfmiddlewaretoken=token[1], code=_code(secret, time.time()))
    assert "Your second factor is set up" in shown.words
    return secret, re.findall(r'<code class="app-key">(\w+)</code>', shown.text)


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(base: str) -> None:
    """After somebody signed out, the cookie that they had lets nobody in."""
    reader, other = Reader(base), Reader(base)
    reader.sign_in("ann")
    assert _is_in(reader)
    for cookie in reader.cookies:
        other.cookies.set_cookie(cookie)
    assert _is_in(other)
    reader.send("/account", "/sign-out")
    assert not _is_in(reader)
    assert not _is_in(other)


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(base: str, address: str) -> None:
    """The address to go on to is one of ours, or the home page."""
    reader = Reader(base)
    shown = reader.send(f"/sign-in?next={address}", login="ann", password=PASSWORD)
    assert urlsplit(shown.address).netloc == urlsplit(base).netloc
    assert urlsplit(shown.address).path == "/"
    there = Reader(base).send("/sign-in?next=/papers", login="ann", password=PASSWORD)
    assert urlsplit(there.address).path == "/papers"


def test_a_name_cannot_be_tried_out_however_many_workers_there_are(place: str, base: str, tmp_path: Path) -> None:
    """After five wrong passwords not even the right one is taken for a while, by another process either."""
    reader = Reader(base)
    for _ in range(5):
        assert "do not belong together" in reader.sign_in("bea", WRONG).words
    assert "too often" in reader.sign_in("bea").words.casefold()
    with served(place, tmp_path / "log.txt", COMMONSEAL_SECRET_KEY="k" * 60) as another:
        assert "too often" in Reader(another).sign_in("bea").words.casefold()
        assert not _is_in(Reader(another))
        assert "cai" in Reader(another).sign_in("cai").words


def test_an_address_cannot_try_many_names(place: str, tmp_path: Path) -> None:
    """An address in the network that signs in too often is told to wait, on a page of ours, and when to come back."""
    with served(place, tmp_path / "log.txt", COMMONSEAL_SIGN_INS_A_MINUTE="6") as base:
        shown = [Reader(base).sign_in(f"nobody-{number}", WRONG) for number in range(8)]
    assert [each.status for each in shown[-2:]] == [429, 429]
    assert "You tried too often" in shown[-1].words
    assert int(shown[-1].headers["Retry-After"]) > 0


def test_whether_there_is_an_account_shows_neither_in_words_nor_in_time(base: str) -> None:
    """A name that is not there is answered as one that is: in the same words, and after as long."""
    taken: dict[str, list[float]] = {"cai": [], "nobody": []}
    words = set()
    for name, times in taken.items():
        for number in range(3):
            reader = Reader(base)
            reader.get("/sign-in")
            began = time.perf_counter()
            words.add(reader.sign_in(name if name == "cai" else f"{name}-{number}", WRONG).words)
            times.append(time.perf_counter() - began)
    assert len(words) == 1
    known, unknown = map(statistics.median, taken.values())
    assert unknown > known / 3  # without the work of a password it would take a fiftieth


def test_a_second_factor_is_asked_for_and_each_recovery_code_is_good_once(base: str) -> None:
    """Who has the password alone is not let in; a code of the app lets in, and so does a recovery code, once."""
    reader = Reader(base)
    reader.sign_in("dot")
    secret, recovery = _take_on(reader)
    assert len(set(recovery)) == 10

    def second(code: str) -> Shown:
        other = Reader(base)
        asked = other.sign_in("dot")
        assert urlsplit(asked.address).path == "/sign-in/code"
        assert not _is_in(other)
        shown = other.send("/sign-in/code", code=code)
        assert _is_in(other) is (urlsplit(shown.address).path != "/sign-in/code")
        return shown

    assert "code is not right" in second("000000").words
    assert urlsplit(second(_code(secret, time.time() + 30)).address).path == "/"
    assert urlsplit(second(recovery[0]).address).path == "/"
    assert "code is not right" in second(recovery[0]).words


def test_recovery_codes_are_shown_once(base: str) -> None:
    """The page of recovery codes shows them once; later it has none of them."""
    reader = Reader(base)
    reader.sign_in("eva")
    _, recovery = _take_on(reader)
    later = reader.get("/account/recovery-codes").text
    assert not [each for each in recovery if each in later]


def test_the_secret_of_a_second_factor_is_sealed_in_the_database(place: str, base: str) -> None:
    """A copy of the database gives nobody a code."""
    reader = Reader(base)
    reader.sign_in("fay")
    secret, recovery = _take_on(reader)
    kept = b"".join(each.read_bytes() for each in Path(place.removeprefix("sqlite:///")).parent.glob("register.db*"))
    assert secret.encode() not in kept
    assert recovery[0].encode() not in kept
    assert b"gAAAA" in kept


def test_a_new_password_signs_out_elsewhere(base: str) -> None:
    """Who changes their password stays signed in here; wherever else they were, they are not."""
    here, elsewhere = Reader(base), Reader(base)
    here.sign_in("cai")
    elsewhere.sign_in("cai")
    new = "seven brass lanterns"
    weak = here.send("/account/password", oldpassword=PASSWORD, password1="short", password2="short")
    assert "too short" in weak.words
    shown = here.send("/account/password", oldpassword=PASSWORD, password1=new, password2=new)
    assert "Your password is changed" in shown.words
    assert _is_in(here)
    assert not _is_in(elsewhere)
    assert here.send("/account/password", oldpassword=new, password1=PASSWORD, password2=PASSWORD).status == 200


def test_a_session_ends_when_nobody_uses_it(place: str, tmp_path: Path) -> None:
    """A session that is used goes on beyond the time that it is let idle, and one that is not ends."""
    with served(place, tmp_path / "log.txt", COMMONSEAL_IDLE_MINUTES="0.15") as base:  # 9 seconds
        used, unused = Reader(base), Reader(base)
        used.sign_in("ann")
        unused.sign_in("ann")
        for _ in range(4):
            time.sleep(3)
            assert _is_in(used)
        assert not _is_in(unused)


def test_a_session_ends_after_some_hours_however_much_it_is_used(place: str, tmp_path: Path) -> None:
    """A session that is always in use ends too, and its owner signs in again."""
    with served(place, tmp_path / "log.txt", COMMONSEAL_LONGEST_HOURS="0.002") as base:  # 7 seconds
        reader = Reader(base)
        reader.sign_in("ann")
        assert _is_in(reader)
        time.sleep(8)
        assert not _is_in(reader)


def test_where_a_second_factor_is_needed_nobody_goes_on_without(place: str, tmp_path: Path) -> None:
    """Who signs in with a password alone is led to setting up a second factor, whatever page they ask for."""
    with served(place, tmp_path / "log.txt", COMMONSEAL_SECOND_FACTOR="1") as base:
        reader = Reader(base)
        reader.sign_in("gil")
        assert urlsplit(reader.get("/papers").address).path == "/account/again"
        _take_on(reader)
        assert urlsplit(reader.get("/papers").address).path == "/papers"
