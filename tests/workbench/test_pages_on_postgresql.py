"""The workbench on PostgreSQL: every page shows what it shows on SQLite, and what is sent in is kept and read."""

import re
from collections.abc import Iterator
from http.cookiejar import Cookie

import psycopg
import pytest

from support.demonstration import Demonstration, made_at, make, shown
from support.kept import copy_of
from support.places import PostgresPlaces
from support.workbench import Reader
from workbench.sights import SIGHTS, Sight

pytestmark = pytest.mark.postgres
_ASKED = tuple(each for each in SIGHTS if not each.sends)
_DIFFERS = (r"\b[0-9a-f]{6,64}\b", r"\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\b")
"""What is drawn or timed anew wherever the demonstration is made: keys, hashes, and times of the day."""


@pytest.fixture(scope="module")
def database(postgres_places: PostgresPlaces) -> str:
    """Give the address of a database of PostgreSQL."""
    return postgres_places.new_database()


@pytest.fixture(scope="module")
def on_postgresql(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Serve the demonstration from that database."""
    with made_at(database, tmp_path_factory.mktemp("postgresql")) as found:
        yield found


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Serve the demonstration from a file that no other test has looked at, as each look is in its audit."""
    with shown(copy_of("demonstration", make, tmp_path_factory)) as found:
        yield found


@pytest.mark.parametrize("sight", _ASKED, ids=lambda each: each.id)
def test_a_page_shows_the_same_as_on_sqlite(
    on_sqlite: Demonstration, on_postgresql: Demonstration, sight: Sight
) -> None:
    """Status and words are the same, whoever looks; papers that came in have names of their own in each."""
    here, there = _looked_at(on_sqlite, sight), _looked_at(on_postgresql, sight)
    assert here == there
    assert here[0] == sight.status


def test_a_page_leaves_no_connection_behind(on_postgresql: Demonstration, database: str) -> None:
    """However many pages are asked for, the server has not more connections than it answers at once."""
    for _ in range(30):
        assert Reader(on_postgresql.base).get("/bodies").status == 200
    with psycopg.connect(database) as connection:
        told = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        (count,) = told.fetchone() or (0,)
    assert 0 < count < 10


def _looked_at(demonstration: Demonstration, sight: Sight) -> tuple[int, str]:
    reader = Reader(demonstration.base)
    if sight.who:
        reader.cookies.set_cookie(_session(demonstration.sessions[sight.who]))
    found = reader.waited_for(demonstration.filled(sight.dated))
    words = found.words
    for what, name in demonstration.papers.items():
        words = words.replace(name, what)
    for each in _DIFFERS:
        words = re.sub(each, "…", words)
    return found.status, words


def _session(key: str) -> Cookie:
    return Cookie(
        0, "session", key, None, False, "127.0.0.1", True, False, "/", True, False, None, True, None, None, {}
    )
