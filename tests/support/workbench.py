"""The workbench as a browser meets it: a process of its own that serves one register, asked over HTTP."""

import csv
import io
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection
from http.cookiejar import Cookie, CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from support.command import COMMAND, environment

PASSWORD = "a long word for tests"  # noqa: S105 - of accounts that live as long as a test
_MAKE_ACCOUNTS = """
import json
import sys
from commonseal.workbench import serving
url, password, wanted = sys.argv[1:]
serving.prepare(url, clearance="public")
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Permission, User
from commonseal.workbench.models import RoleHeld
from commonseal.workbench.rights import Role
hashed = make_password(password)
for name, permissions, roles in json.loads(wanted):
    user = User.objects.create(username=name, password=hashed)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    assert user.user_permissions.count() == len(permissions)
    for role, body in roles:
        RoleHeld.objects.create(account=user, role=Role(role).value, body=body)
"""


WORKING = "This is still being worked out"
"""What a page says that has to be asked for again."""
_SESSIONS: dict[tuple[str, str], list[Cookie]] = {}
"""The sessions of accounts, by the address of the workbench and the name."""


@dataclass(frozen=True)
class Shown:
    """A page as it came: its status, where it came from in the end, its text and its headers."""

    status: int
    address: str
    text: str
    headers: dict[str, str]

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a file of CSV, each by its columns."""
        return csv_rows(self.text)

    @property
    def words(self) -> str:
        """What a person reads: the text without its markup."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.text).split())


def csv_rows(text: str) -> list[dict[str, str]]:
    """Read the rows of a file of CSV, which begins with a mark for spreadsheets."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@dataclass
class Reader:
    """Somebody who reads pages, with cookies of their own."""

    base: str
    cookies: CookieJar = field(default_factory=CookieJar)

    @cached_property
    def opener(self) -> OpenerDirector:
        """What opens addresses, and asks no proxy."""
        return build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))

    def get(self, path: str, **query: str) -> Shown:
        """Follow a path to the page at its end."""
        return self._open(f"{self.base}{path}" + (f"?{urlencode(query)}" if query else ""))

    def waited_for(self, path: str) -> "Shown":
        """Follow a path until what its page tells has been worked out."""
        for _ in range(300):
            shown = self.get(path)
            if WORKING not in shown.words:
                return shown
            time.sleep(0.1)
        raise TimeoutError(shown.words)

    def as_of(self, path: str, on: str, known_at: str, **query: str) -> Shown:
        """Follow a path on two dates."""
        return self.get(path, **{**query, "on": on, "known-at": known_at})

    def sign_in(self, name: str, password: str = PASSWORD) -> Shown:
        """Sign in on the page for it."""
        return self.send("/sign-in", login=name, password=password)

    def go_in(self, name: str) -> Shown:
        """Be signed in as others of this name already are, or sign in: passwords are slow, by design."""
        known = _SESSIONS.get((self.base, name))
        if known is None:
            shown = self.sign_in(name)
            _SESSIONS[self.base, name] = [each for each in self.cookies if each.name == "session"]
            return shown
        for cookie in known:
            self.cookies.set_cookie(cookie)
        return self.get("/")

    def send(self, path: str, at: str | None = None, **form: str) -> Shown:
        """Load the page of a form and send it, to its own path or another; gives the page at the end."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path).text)
        assert token is not None, path
        return self.post(at or path, csrfmiddlewaretoken=token[1], **form)

    def post(self, path: str, **form: str) -> Shown:
        """Send a form as it is, with what else it needs among its words."""
        return self._open(f"{self.base}{path}", urlencode(form).encode())

    def post_json(self, path: str, told: object, **headers: str) -> Shown:
        """Send JSON, with headers of one's own."""
        more = {"Content-Type": "application/json", **headers}
        return self._open(Request(f"{self.base}{path}", json.dumps(told).encode(), more))  # noqa: S310 - of this machine

    def _open(self, address: str | Request, data: bytes | None = None) -> Shown:
        try:
            answer = self.opener.open(address, data, timeout=120)
        except HTTPError as error:
            answer = error
        with answer:
            return Shown(answer.status or 0, answer.url, answer.read().decode(), dict(answer.headers))


def make_account(
    url: str, name: str, *permissions: str, roles: Sequence[tuple[str, str]] = (("reviewer", ""),)
) -> None:
    """Make an account in a register, with permissions by their code names and roles, each with its body or ""."""
    make_accounts(url, (name, permissions, roles))


def make_accounts(url: str, *accounts: tuple[str, Sequence[str], Sequence[tuple[str, str]]]) -> None:
    """Make accounts at once, each with its permissions and its roles: much quicker than one by one."""
    told = environment()
    words = [sys.executable, "-c", _MAKE_ACCOUNTS, url, PASSWORD, json.dumps(accounts)]
    done = subprocess.run(words, env=told, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def served(url: str, log: Path, port: int = 0, **more: str) -> Iterator[str]:
    """Serve a register while the block runs, with more in its environment; gives the address of the workbench."""
    port = port or free_port()
    with log.open("w") as out:
        words = [str(COMMAND), "serve", "--db", url, "--port", str(port)]
        told = environment(**{"COMMONSEAL_SIGN_INS_A_MINUTE": "1000", **more})
        process = subprocess.Popen(words, env=told, stdout=out, stderr=out)
        try:
            _wait_for(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(base: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 240  # a machine with much else to do takes its time
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        if _answers(base):
            return
        time.sleep(0.1)
    raise TimeoutError(log.read_text())


def _answers(base: str) -> bool:
    """Whether it answers at all; where it sends us on to is not followed, since it may be to HTTPS."""
    line = HTTPConnection(urlsplit(base).netloc, timeout=120)
    try:
        line.request("GET", "/sign-in")
        return line.getresponse().status < 500
    except OSError:
        return False
    finally:
        line.close()
