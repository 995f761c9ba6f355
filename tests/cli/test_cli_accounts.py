"""The commands that keep accounts: what they do, what they refuse, and that no password is ever an argument."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from support.command import COMMAND, commonseal, environment
from support.staying import Run, staying

PHRASE = "amber kettle walks"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a register with one body and an administrator."""
    url = f"sqlite:///{tmp_path_factory.mktemp('accounts') / 'register.db'}"
    assert commonseal("load", Path("examples/halton-warrington"), db=url).code == 0
    made = commonseal(
        "account", "add", "root", "--role", "administrator", "--password-stdin", db=url, typed=f"{PHRASE}\n"
    )
    assert made.code == 0, made.err
    return url


@pytest.fixture(scope="module")
def run(db: str) -> Iterator[Run]:
    """Run commands on that register, one after another in a process of theirs."""
    with staying(db) as found:
        yield found


def test_an_account_is_made_listed_changed_and_switched_off(run: Run) -> None:
    """Each command says what it did, and the list shows what is so."""
    made = run(
        "account", "add", "jo", "--role", "reviewer", "--at", "Halton CCG", "--clearance", "internal",
        "--full-name", "Jo Rowe", "--password-stdin", typed=f"{PHRASE}\n",
    )  # fmt: skip
    assert "made the account jo: reviewer at body/halton-ccg; sees internal matters at most" in made.err
    assert "jo is approver at body/halton-ccg" in run("account", "role", "jo", "approver", "--at", "Halton CCG").err
    assert "no longer reviewer" in run("account", "role", "jo", "reviewer", "--at", "Halton CCG", "--take").err
    assert "restricted" in run("account", "clearance", "jo", "restricted").err
    assert "the account jo is off" in run("account", "switch", "jo", "--off").err
    assert "as before" in run("account", "forget-factor", "jo").err
    listed = run("account", "list", "--format", "json").json
    (jo,) = (each for each in listed if each["name"] == "jo")
    assert (jo["roles"], jo["sees at most"], jo["state"]) == ("approver at body/halton-ccg", "restricted", "off")


@pytest.mark.parametrize(
    ("words", "typed", "says"),
    [
        (("add", "root"), PHRASE, "there is an account “root” already"),
        (("add", "two words"), PHRASE, "is no name for an account"),
        (("add", "kim"), "short", "too short"),
        (("add", "kim", "--role", "reader", "--at", "Nowhere CCG"), PHRASE, "Nowhere CCG"),
        (("password", "nobody"), PHRASE, "there is no account “nobody”"),
        (("role", "root", "administrator", "--take"), "", "nobody would be left who manages accounts"),
        (("switch", "root", "--off"), "", "nobody would be left who manages accounts"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db: str, run: Run, words: tuple[str, ...], typed: str, says: str) -> None:
    """A fault is told in a sentence, and nothing is changed."""
    before = _kept(db)
    more = ("--password-stdin",) if words[0] in ("add", "password") else ()
    refused = run("account", *words, *more, typed=f"{typed}\n")
    assert refused.code == 1
    assert says in refused.err
    assert _kept(db) == before


def _kept(db: str) -> list[tuple[object, ...]]:
    """What the database has of accounts and their roles."""
    with closing(sqlite3.connect(db.removeprefix("sqlite:///"))) as connection:
        return [
            row
            for table in ("auth_user", "auth_user_user_permissions", "workbench_roleheld")
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")
        ]


def test_a_password_is_asked_for_twice_and_not_shown(db: str) -> None:
    """Typed at the terminal it is not shown, and two that differ are asked for again."""
    told = environment(COMMONSEAL_DB=db)
    child = pexpect.spawn(str(COMMAND), ["account", "add", "typed"], env=told, encoding="utf-8", timeout=60)
    for each in (PHRASE, "another phrase", PHRASE, PHRASE):
        child.expect("assword|onfirmation")
        child.sendline(each)
    child.expect("made the account typed")
    child.expect(pexpect.EOF)
    assert PHRASE not in (child.before or "")


def test_no_option_takes_a_password(run: Run) -> None:
    """Arguments are seen by everybody on a machine, so no command takes a password as one."""
    for command in ("add", "password"):
        assert run("account", command, "--help").out.count("--password-stdin") == 1
        assert run("account", command, "x", "--password", PHRASE).code == 2
