"""Opening a register: by its address, made only where that is wanted, and refused in clear words."""

from pathlib import Path

import pytest

from commonseal.register import RegisterError, open_register
from commonseal.register.database import database_settings, redacted
from support.places import Place
from support.saying import body, record, said


def test_a_register_is_made_where_it_is_wanted(scratch: Path) -> None:
    """A file that is not there is made when told to, and then opens without."""
    url = f"sqlite:///{scratch / 'new.db'}"
    with pytest.raises(RegisterError, match=r"there is no register at .*new.db; make one with: commonseal load"):
        open_register(url)
    assert not (scratch / "new.db").exists()
    register = open_register(url, create=True)
    record(register, said(body("Ashford CCG")))
    assert open_register(url).verify().statements == 1
    Place("sqlite", url, str(scratch / "new.db")).close()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"this is a letter, not a database " * 100, "cannot be opened"), (b"", "holds no register yet")],
)
def test_what_is_no_register_is_refused(scratch: Path, content: bytes, words: str) -> None:
    """A file of another kind, or an empty one, is not taken for a register."""
    file = scratch / "other.db"
    file.write_bytes(content)
    with pytest.raises(RegisterError, match=words):
        open_register(f"sqlite:///{file}")
    Place("sqlite", f"sqlite:///{file}", str(file)).close()


def test_a_folder_that_is_not_there_is_named(scratch: Path) -> None:
    """Nothing is made in a folder that does not exist."""
    with pytest.raises(RegisterError, match=r"the folder .*nowhere does not exist"):
        open_register(f"sqlite:///{scratch / 'nowhere' / 'new.db'}", create=True)


@pytest.mark.parametrize(
    "url", ["", "register.db", "mysql://ann:secret@host/name", "sqlite:///", "sqlite:///:memory:", "postgresql:name"]
)
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    """The message says what an address looks like, and never shows a password."""
    with pytest.raises(RegisterError, match=r"sqlite:///PATH") as caught:
        database_settings(url)
    assert "secret" not in str(caught.value)


def test_a_password_is_never_shown() -> None:
    """An address is shown without it."""
    assert redacted("postgresql://ann:s@cret@host/name") == "postgresql://ann@host/name"
    assert redacted("sqlite:///register.db") == "sqlite:///register.db"


@pytest.mark.postgres
def test_a_database_without_a_register_is_refused(postgres_place: Place) -> None:
    """An empty database on a server, or one that is not there, is no register."""
    with postgres_place.connected() as raw:
        raw.run("CREATE DATABASE empty_one")
    try:
        empty = postgres_place.url.rpartition("/")[0] + "/empty_one"
        with pytest.raises(RegisterError, match="holds no register yet"):
            open_register(empty)
        Place("postgresql", empty, "").close()
        with pytest.raises(RegisterError, match="cannot be opened"):
            open_register(empty + "_more")
    finally:
        with postgres_place.connected() as raw:
            raw.run("DROP DATABASE empty_one WITH (FORCE)")


def test_opening_twice_is_opening_once(place: Place) -> None:
    """One address is one register, however often it is opened."""
    assert open_register(place.url).alias == place.register.alias
