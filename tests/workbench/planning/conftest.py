"""A workbench over the examples and the plan of Portsmouth, with people who may plan, decide, or see staff."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from support.command import EXAMPLES, commonseal
from support.workbench import Reader, Shown, make_accounts, served

ACCOUNTS = {
    "director": ((), (("contributor", "body/halton-ccg"), ("contributor", "body/warrington-ccg"))),
    "secretary": ((), (("approver", ""),)),
    "people": (("see_restricted",), (("contributor", ""),)),
    "everything": (("see_restricted",), (("contributor", ""), ("approver", ""))),
    "onlooker": ((), (("reader", ""),)),
}
"""Each account with its permissions and its roles."""


@dataclass(frozen=True)
class Served:
    """A register that is served: where it lies, and where its pages are."""

    url: str
    base: str

    def reader(self, name: str | None = None) -> Reader:
        """Somebody before the pages, signed in where a name is given."""
        found = Reader(self.base)
        if name is not None:
            assert name in found.go_in(name).words
        return found


def _made(folder: str, pages: pytest.TempPathFactory) -> Iterator[Served]:
    where = pages.mktemp(folder)
    url = f"sqlite:///{where / 'plans.db'}"
    for words in (
        ("load", EXAMPLES),
        ("propose", EXAMPLES / "portsmouth/plan"),
        ("propose", EXAMPLES / "moors-cluster"),
    ):
        done = commonseal(*words, db=url)
        assert done.code == 0, done.err
    make_accounts(url, *((name, permissions, roles) for name, (permissions, roles) in ACCOUNTS.items()))
    with served(url, where / "log.txt") as base:
        yield Served(url, base)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve plans that no test changes."""
    yield from _made("plans", tmp_path_factory)


@pytest.fixture(scope="module")
def own_plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve plans that the tests of one module may change."""
    yield from _made("own-plans", tmp_path_factory)


def send(reader: Reader, path: str, at: str = "", **form: str | Sequence[str]) -> Shown:
    """Load the page of a form and send it, to its own address or to another; gives the page at the end."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', reader.get(path).text)
    assert token is not None, path
    told = urlencode({"csrfmiddlewaretoken": token[1], **form}, doseq=True)
    return reader._open(f"{reader.base}{at or path}", told.encode())
