"""``commonseal doctor``: of each thing it says whether it is well, both ways, and what to do."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import oidc_provider_mock
import pytest

from support.command import Said, commonseal, environment
from support.workbench import free_port, make_accounts

WELL = {
    "COMMONSEAL_SECRET_KEY": "Zq4-vT8_wKx2LmN7pRs9YbC1dEf3GhJ5kAiOuWtQzXySvBnM06",
    "COMMONSEAL_HOSTS": "register.example.nhs.uk",
    "COMMONSEAL_HTTPS": "1",
    "COMMONSEAL_PROXIES": "1",
    "COMMONSEAL_SECOND_FACTOR": "1",
}
ADMINISTRATOR = (("administrator", ""),)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a register of which all is well."""
    url = f"sqlite:///{tmp_path_factory.mktemp('doctor') / 'register.db'}"
    assert commonseal("load", Path("examples/northumberland"), db=url).code == 0
    make_accounts(url, ("ann", (), ADMINISTRATOR), ("bea", (), ADMINISTRATOR))
    return url


def test_the_tables_are_as_the_program_has_them() -> None:
    """Every model of the workbench and the register has its migration."""
    told = environment(DJANGO_SETTINGS_MODULE="commonseal.workbench.settings")
    words = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]
    done = subprocess.run(words, env=told, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _states(said: Said) -> dict[str, str]:
    return {each["what"]: each["state"] for each in said.json}


def test_an_installation_that_is_well_ends_with_0_and_has_nothing_to_mend(db: str) -> None:
    """With every setting as it should be each line says that it is well, and the chain is followed."""
    said = commonseal("doctor", "--json", db=db, **WELL)
    assert set(_states(said).values()) == {"well"}, said.out
    assert said.code == 0
    assert "sound: " in next(each["found"] for each in said.json if each["what"] == "chain of hashes")


@pytest.mark.parametrize(
    ("settings", "states"),
    [
        (
            {
                "COMMONSEAL_SECRET_KEY": "",
                "COMMONSEAL_HOSTS": "*",
                "COMMONSEAL_HTTPS": "0",
                "COMMONSEAL_PUBLIC": "1",
                "COMMONSEAL_SIGNED_OUT": "internal",
                "COMMONSEAL_UPLOADS": "/no/such/folder",
            },
            {
                "secret key": "mend",
                "hosts": "mend",
                "HTTPS": "mend",
                "cookies": "mend",
                "public face": "mend",
                "folder for uploads": "mend",
                "second factor": "well",
            },
        ),
        (
            {
                "COMMONSEAL_SECRET_KEY": "a" * 60,
                "COMMONSEAL_HOSTS": "localhost",
                "COMMONSEAL_PUBLIC": "1",
                "COMMONSEAL_SECOND_FACTOR": "",
                "COMMONSEAL_PROXIES": "",
            },
            {
                "secret key": "mend",
                "hosts": "mend",
                "HTTPS": "well",
                "cookies": "well",
                "public face": "well",
                "second factor": "look",
                "servers before it": "look",
                "folder for uploads": "well",
            },
        ),
        ({"COMMONSEAL_HTTPS": "yes"}, {"settings": "mend"}),
        ({"COMMONSEAL_IDLE_MINUTES": "soon"}, {"settings": "mend"}),
        ({"COMMONSEAL_OIDC_ISSUER": "https://login.example"}, {"settings": "mend"}),
    ],
    ids=["much is wrong", "other things are wrong", "no switch", "no figure", "half a provider"],
)
def test_a_setting_that_is_wrong_is_named_with_what_to_do(
    db: str, settings: dict[str, str], states: dict[str, str]
) -> None:
    """Each fault is found by its own line, which says what to do; what must be mended ends with 1."""
    said = commonseal("doctor", "--json", db=db, **{**WELL, **settings})
    lines = {each["what"]: each for each in said.json if each["what"] in states}
    assert {what: each["state"] for what, each in lines.items()} == states
    assert all(bool(each["remedy"]) is (each["state"] != "well") for each in lines.values())
    assert said.code == 1


def test_a_database_that_is_not_there_is_told_and_nothing_is_guessed_about_it(tmp_path: Path) -> None:
    """Without a database its own checks are left out, and none is made."""
    said = commonseal("doctor", "--json", db=f"sqlite:///{tmp_path / 'none.db'}", **WELL)
    assert _states(said)["database"] == "mend"
    assert "chain of hashes" not in _states(said)
    assert not (tmp_path / "none.db").exists()
    assert said.code == 1


def test_a_register_without_accounts_lacks_its_tables_and_then_an_administrator(tmp_path: Path) -> None:
    """A register that was only loaded has neither; the remedies that are named put both right."""
    url = f"sqlite:///{tmp_path / 'register.db'}"
    commonseal("load", Path("examples/northumberland"), db=url)
    assert _states(commonseal("doctor", "--json", db=url, **WELL))["tables for accounts"] == "mend"
    assert commonseal("account", "list", db=url).code == 0
    states = _states(commonseal("doctor", "--json", db=url, **WELL))
    assert (states["tables for accounts"], states["administrators"]) == ("well", "mend")


@pytest.fixture
def spoilt(db: str, tmp_path: Path) -> Iterator[tuple[str, sqlite3.Connection]]:
    """A copy of the register to do harm to: its address and a connection."""
    place = tmp_path / "copy.db"
    with sqlite3.connect(db.removeprefix("sqlite:///")) as source, sqlite3.connect(place) as copy:
        source.backup(copy)
    connection = sqlite3.connect(place, isolation_level=None)
    yield f"sqlite:///{place}", connection
    connection.close()


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        ("DROP TRIGGER audit_entry_delete", "audit"),
        ("DROP TABLE workbench_cache", "limits on signing in"),
        ("DROP TRIGGER statement_kept; UPDATE statement SET note = 'x' WHERE number = 5", "chain of hashes"),
    ],
)
def test_harm_to_the_database_is_found(spoilt: tuple[str, sqlite3.Connection], harm: str, what: str) -> None:
    """Guards that were taken away, a table that is lacking and a changed statement each have a line that says so."""
    url, connection = spoilt
    connection.executescript(harm)
    said = commonseal("doctor", "--json", db=url, **WELL)
    assert _states(said)[what] == "mend", said.out
    assert said.code == 1


def test_a_clock_that_is_behind_the_register_is_told(spoilt: tuple[str, sqlite3.Connection]) -> None:
    """Where the last act was entered at a moment still to come, the clock is wrong."""
    url, connection = spoilt
    connection.executescript("DROP TRIGGER act_kept; UPDATE act SET entered_at = '2999-01-01T00:00:00.000000+00:00'")
    assert _states(commonseal("doctor", "--json", db=url, **WELL))["clock"] == "mend"


def test_the_provider_is_asked_whether_it_is_there(db: str) -> None:
    """One that answers under another name, one without HTTPS and one that does not answer are all told."""
    told = {"COMMONSEAL_OIDC_CLIENT_ID": "us", "COMMONSEAL_OIDC_CLIENT_SECRET": "s"}
    with oidc_provider_mock.run_server_in_thread() as server:
        said = {}
        for issuer in (f"http://localhost:{server.server_port}", f"http://localhost:{free_port()}"):
            lines = commonseal("doctor", "--json", db=db, **WELL, **told, COMMONSEAL_OIDC_ISSUER=issuer).json
            said[issuer] = next(each for each in lines if each["what"] == "OpenID Connect")
    without_https, lost = said.values()
    assert "without HTTPS" in without_https["found"]
    assert "does not answer" in lost["found"]
    assert {without_https["state"], lost["state"]} == {"mend"}


def test_for_people_each_check_is_a_line(db: str) -> None:
    """Each line begins with how it is, and a remedy stands under what is not well."""
    said = commonseal("doctor", db=db, **{**WELL, "COMMONSEAL_HOSTS": "*"})
    assert "mend  hosts: any name is taken" in said.out
    assert "set COMMONSEAL_HOSTS" in said.out
    assert said.code == 1
