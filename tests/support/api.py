"""The API as a program meets it: requests over HTTP with a token, and answers read as JSON."""

import json
import subprocess
import sys
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from support.command import environment

AT = "/api/v1"
PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Told:
    """An answer of the API: its status, its kind, its headers and its text."""

    status: int
    kind: str
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        """The answer, read as JSON."""
        return json.loads(self.text)


@dataclass(frozen=True)
class Program:
    """A program that asks the API, with the token that it was given, if any."""

    base: str
    token: str = ""

    def get(self, path: str, **query: str | list[str]) -> Told:
        """Ask for something."""
        return self.ask("GET", f"{path}?{urlencode(query, doseq=True)}" if query else path)

    def post(self, path: str, sent: object) -> Told:
        """Send something as JSON."""
        return self.ask("POST", path, json.dumps(sent).encode(), **{"Content-Type": "application/json"})

    def send_file(self, path: str, name: str, content: bytes, field: str = "file", **said: str) -> Told:
        """Send a file as a form with fields does."""
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{each}"\r\n\r\n{value}\r\n'.encode()
            for each, value in said.items()
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
        parts += [head.encode(), content, f"\r\n--{edge}--\r\n".encode()]
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return self.ask("POST", path, b"".join(parts), **kind)

    def ask(self, method: str, path: str, content: bytes | None = None, **headers: str) -> Told:
        """Send a request as it is."""
        said = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        request = Request(f"{self.base}{AT}{path}", content, {**said, **headers}, method=method)  # noqa: S310 - ours
        try:
            answer = build_opener(ProxyHandler({})).open(request, timeout=60)
        except HTTPError as error:
            answer = error
        with answer:
            text = answer.read().decode()
            return Told(answer.status or 0, answer.headers.get("Content-Type", ""), dict(answer.headers), text)


_MAKE = """
import json
import sys
from datetime import datetime, timedelta
from commonseal.workbench import serving
url, wanted = sys.argv[1:]
serving.prepare(url, clearance="public")
from commonseal.workbench.accounts import keeping
from commonseal.workbench.api import tokens
from commonseal.workbench.as_of import now
from commonseal.workbench.rights import Right
for name, scopes, ago in json.loads(wanted):
    made = now() - timedelta(days=ago)
    account = keeping.user_named(name)
    text, _ = tokens.make(account, name=f"Tests of {name}", scopes=map(Right, scopes), days=30, now=made)
    print(text)
"""


def make_tokens(url: str, *wanted: tuple[str, Sequence[str], int]) -> list[str]:
    """Make tokens at once, each of an account, with its scopes, so many days ago, good for thirty; give the texts."""
    words = [sys.executable, "-c", _MAKE, url, json.dumps(wanted)]
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
