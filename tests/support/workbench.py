"""The workbench as a browser meets it: a process of its own that serves one register, asked over HTTP."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from support.command import COMMAND, environment

PASSWORD = "a long word for tests"  # noqa: S105 - of accounts that live as long as a test
_MAKE_ACCOUNT = """
import json
import sys
from commonseal.workbench import serving
url, name, password, roles, *permissions = sys.argv[1:]
serving.prepare(url, clearance="public")
from django.contrib.auth.models import Permission, User
user = User.objects.create_user(name, password=password)
user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
assert user.user_permissions.count() == len(permissions)
from commonseal.workbench.models import RoleHeld
from commonseal.workbench.rights import Role
for role, body in json.loads(roles):
    RoleHeld.objects.create(account=user, role=Role(role).value, body=body)
"""


@dataclass(frozen=True)
class Shown:
    """A page as it came: its status, where it came from in the end, its text and its headers."""

    status: int
    address: str
    text: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        """What a person reads: the text without its markup."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.text).split())


def _browser() -> OpenerDirector:
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))


@dataclass
class Reader:
    """Somebody who reads pages, with cookies of their own."""

    base: str
    opener: OpenerDirector = field(default_factory=_browser)

    def get(self, path: str, **query: str) -> Shown:
        """Follow a path to the page at its end."""
        return self._open(f"{self.base}{path}" + (f"?{urlencode(query)}" if query else ""))

    def as_of(self, path: str, on: str, known_at: str, **query: str) -> Shown:
        """Follow a path on two dates."""
        return self.get(path, **{**query, "on": on, "known-at": known_at})

    def sign_in(self, name: str, password: str = PASSWORD) -> Shown:
        """Sign in on the page for it."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get("/sign-in").text)
        assert token is not None
        form = {"csrfmiddlewaretoken": token[1], "username": name, "password": password}
        return self._open(f"{self.base}/sign-in", urlencode(form).encode())

    def _open(self, address: str | Request, data: bytes | None = None) -> Shown:
        try:
            answer = self.opener.open(address, data, timeout=60)
        except HTTPError as error:
            answer = error
        with answer:
            return Shown(answer.status or 0, answer.url, answer.read().decode(), dict(answer.headers))


def make_account(
    url: str, name: str, *permissions: str, roles: Sequence[tuple[str, str]] = (("reviewer", ""),)
) -> None:
    """Make an account in a register, with permissions by their code names and roles, each with its body or ""."""
    told = environment()
    words = [sys.executable, "-c", _MAKE_ACCOUNT, url, name, PASSWORD, json.dumps(roles), *permissions]
    done = subprocess.run(words, env=told, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def served(url: str, log: Path, **more: str) -> Iterator[str]:
    """Serve a register for as long as the block runs, ``more`` in its environment; gives the workbench's address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("w") as out:
        words = [str(COMMAND), "serve", "--db", url, "--port", str(port)]
        process = subprocess.Popen(words, env=environment(**more), stdout=out, stderr=out)
        try:
            _wait_for(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(base: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text()
        try:
            Reader(base).get("/sign-in")
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(log.read_text())
