"""A workbench over the examples and the plan of Portsmouth, with people who may plan, decide, or see staff."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request

import pytest

from support.command import EXAMPLES
from support.demonstration import run_all, url_in
from support.kept import copy_of
from support.workbench import Reader, Shown, make_accounts, served

ACCOUNTS = {
    "director": ((), (("contributor", "body/north-moor-icb"), ("contributor", "body/high-moor-icb"))),
    "secretary": ((), (("approver", ""),)),
    "people": (("see_restricted",), (("contributor", ""),)),
    "everything": (("see_restricted",), (("contributor", ""), ("approver", ""))),
    "onlooker": ((), (("reader", ""),)),
}
"""Each account with its permissions and its roles."""

TODAY = datetime.now(UTC).date().isoformat()
"""The date of knowledge at which what a test has just recorded is known."""


@dataclass(frozen=True)
class Served:
    """A register that is served: where it lies, and where its pages are."""

    url: str
    base: str
    folder: Path

    def reader(self, name: str | None = None) -> Reader:
        """Somebody before the pages, signed in where a name is given."""
        found = Reader(self.base)
        if name is not None:
            assert name in found.go_in(name).words
        return found


def _make(folder: Path) -> None:
    url = url_in(folder)
    run_all(url, ("load", EXAMPLES), *(("propose", EXAMPLES / each) for each in ("portsmouth/plan", "moors-cluster")))
    make_accounts(url, *((name, permissions, roles) for name, (permissions, roles) in ACCOUNTS.items()))


def _served(pages: pytest.TempPathFactory) -> Iterator[Served]:
    folder = copy_of("plans", _make, pages)
    with served(url_in(folder), folder / "log.txt") as base:
        yield Served(url_in(folder), base, folder)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve plans that no test changes."""
    yield from _served(tmp_path_factory)


@pytest.fixture(scope="module")
def own_plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve plans that the tests of one module may change."""
    yield from _served(tmp_path_factory)


def send(reader: Reader, path: str, at: str = "", **form: str | Sequence[str]) -> Shown:
    """Load the page of a form and send it, to its own address or to another; gives the page at the end."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', reader.get(path).text)
    assert token is not None, path
    told = urlencode({"csrfmiddlewaretoken": token[1], **form}, doseq=True)
    return reader._open(f"{reader.base}{at or path}", told.encode())


def upload(reader: Reader, path: str, field: str, name: str, content: str, **said: str) -> Shown:
    """Load the page of a form and send it with a file; gives the page at the end."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', reader.get(path).text)
    assert token is not None, path
    edge = "edgeofthisform"
    parts = "".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{each}"\r\n\r\n{value}\r\n'
        for each, value in {"csrfmiddlewaretoken": token[1], **said}.items()
    )
    parts += f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    parts += f"{content}\r\n--{edge}--\r\n"
    kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    return reader._open(Request(f"{reader.base}{path}", parts.encode(), kind))  # noqa: S310 - what the test serves
