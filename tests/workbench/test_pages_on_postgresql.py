"""The workbench on PostgreSQL: every page shows what it shows on SQLite, and what is sent in is kept and read."""

import re
from collections.abc import Iterator
from http.cookiejar import Cookie

import pytest

from support.demonstration import Demonstration, make_at, shown
from support.places import PostgresPlaces
from support.workbench import Reader
from workbench.sights import SIGHTS, Sight

pytestmark = pytest.mark.postgres
_ASKED = tuple(each for each in SIGHTS if not each.sends)
_DIFFERS = (r"\b[0-9a-f]{6,64}\b", r"\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\b")
"""What is drawn or timed anew wherever the demonstration is made: keys, hashes, and times of the day."""


@pytest.fixture(scope="module")
def on_postgresql(postgres_places: PostgresPlaces, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Serve the demonstration from a database of PostgreSQL."""
    folder, url = tmp_path_factory.mktemp("postgresql"), postgres_places.new_database()
    make_at(url, folder)
    with shown(folder, url) as found:
        yield found


@pytest.mark.parametrize("sight", _ASKED, ids=lambda each: each.id)
def test_a_page_shows_the_same_as_on_sqlite(
    demonstration: Demonstration, on_postgresql: Demonstration, sight: Sight
) -> None:
    """Status and words are the same, whoever looks; papers that came in have names of their own in each."""
    here, there = _looked_at(demonstration, sight), _looked_at(on_postgresql, sight)
    assert here == there
    assert here[0] == sight.status


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
