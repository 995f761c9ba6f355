"""The how-to on the API is true: every call on it is answered, and every scope and status is there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.api import Program, Told, make_tokens
from support.command import EXAMPLES, commonseal
from support.workbench import make_accounts, served

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "use-the-api.md").read_text(encoding="utf-8")
_BASE = "http://127.0.0.1:8000/api/v1"
_CALLS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
    if line.startswith("curl")
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Serve the examples as the page has them; gives a program with a token."""
    folder = tmp_path_factory.mktemp("page")
    url = f"sqlite:///{folder / 'examples.db'}"
    assert commonseal("load", EXAMPLES, db=url).code == 0
    make_accounts(url, ("j.rowe", ("see_internal",), (("reviewer", ""), ("approver", ""))))
    (token,) = make_tokens(url, ("j.rowe", ("propose", "review", "approve"), 0))
    with served(url, folder / "log.txt") as base:
        yield Program(base, token)


def _called(program: Program, line: str) -> Told:
    """Do what a line with curl does."""
    _, *words = shlex.split(line)
    headers, content, address = {}, None, ""
    while words:
        word = words.pop(0)
        if word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = value.replace("$TOKEN", program.token)
        elif word == "-d":
            content = words.pop(0).encode()
        else:
            address = word.removeprefix(_BASE)
    return Program(program.base).ask("GET" if content is None else "POST", address, content, **headers)


def test_every_call_on_the_page_is_answered(program: Program) -> None:
    """Each call with curl, in the order of the page, brings an answer that has something in it."""
    wrong = {}
    for line in _CALLS:
        told = _called(program, line)
        if told.status not in (200, 201, 202) or not told.json:
            wrong[line] = told.text
    assert not wrong


def test_the_example_of_an_error_is_one(program: Program) -> None:
    """The error on the page is what the API says, to the letter."""
    told = program.get("/people", on="yesterday")
    assert " ".join(told.text.split()) in " ".join(PAGE.split())
