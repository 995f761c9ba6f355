"""The how-to on the API is true: every call on it is answered, and every scope and status is there."""

import re
import shlex
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.api import Program, Told, make_tokens
from support.command import EXAMPLES, commonseal
from support.workbench import make_accounts, served

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "use-the-api.md").read_text(encoding="utf-8")
_BASE = "http://127.0.0.1:8000/api/v1"
_CALLS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
    if line.startswith("curl")
]


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """Serve the examples as the page has them; gives the address, and tokens of two people."""
    folder = tmp_path_factory.mktemp("page")
    url = f"sqlite:///{folder / 'examples.db'}"
    assert commonseal("load", EXAMPLES, db=url).code == 0
    assert commonseal("propose", EXAMPLES / "moors-cluster", db=url).code == 0
    people = ("j.rowe", "a.brook")
    make_accounts(url, *((name, ("see_restricted",), (("reviewer", ""), ("approver", ""))) for name in people))
    made = make_tokens(url, *((name, ("propose", "review", "approve"), 0) for name in people))
    with served(url, folder / "log.txt") as base:
        yield base, made


@pytest.fixture(scope="module")
def program(tokens: tuple[str, list[str]]) -> Program:
    """A program with the token of the page."""
    base, made = tokens
    return Program(base, made[0])


@pytest.fixture(scope="module")
def reviewer(tokens: tuple[str, list[str]]) -> str:
    """The token of somebody else."""
    return tokens[1][1]


def _called(program: Program, line: str, known: dict[str, str]) -> Told:
    """Do what a line with curl does; ``known`` are the values of what begins with a dollar sign."""
    for name, value in known.items():
        line = line.replace(f"${name}", value)
    _, *words = shlex.split(line)
    headers, content, said, address = {}, None, dict[str, str](), ""
    while words:
        word = words.pop(0)
        if word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "-d":
            content = words.pop(0).encode()
        elif word == "-F":
            name, _, value = words.pop(0).partition("=")
            said[name] = value
        else:
            address = word.removeprefix(_BASE)
    if not said:
        return Program(program.base).ask("GET" if content is None else "POST", address, content, **headers)
    field = next(name for name, value in said.items() if value.startswith("@"))
    file = ROOT / said.pop(field).removeprefix("@")
    token = headers["Authorization"].removeprefix("Bearer ")
    return Program(program.base, token).send_file(address, file.name, file.read_bytes(), field, **said)


def _learn(program: Program, told: Told, known: dict[str, str]) -> None:
    """Take from an answer what later calls name; a paper that was sent is waited for."""
    if told.status == 202:
        known["PAPER"] = told.json["paper"]
        until = time.monotonic() + 120
        while program.get(f"/incoming/{known['PAPER']}").json["state"] != "read":
            assert time.monotonic() < until
            time.sleep(0.2)
    claims = told.json.get("claims") if isinstance(told.json, dict) else None
    if isinstance(claims, list) and claims:
        known["KEY"], known["SEEN"] = claims[0]["key"], claims[0]["against"]["seen"]


def test_every_call_on_the_page_is_answered(program: Program, reviewer: str) -> None:
    """Each call with curl, in the order of the page, brings an answer that has something in it."""
    wrong = {}
    known = {"TOKEN": program.token, "REVIEWER": reviewer}
    for line in _CALLS:
        told = _called(program, line, known)
        if told.status not in (200, 201, 202) or not told.json:
            wrong[line] = told.text
        else:
            _learn(program, told, known)
    assert not wrong


def test_the_example_of_an_error_is_one(program: Program) -> None:
    """The error on the page is what the API says, to the letter."""
    told = program.get("/people", on="yesterday")
    assert " ".join(told.text.split()) in " ".join(PAGE.split())
