"""What tests share: fresh, real registers on SQLite and on PostgreSQL.

A test that asks for ``place`` or ``register`` runs once on each. The server is started once for each worker, and only
where a test needs it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from commonseal.register.register import Register
from support.places import Place, Places, PostgresPlaces, SqlitePlaces
from support.postgres import available, postgres_server

settings.register_profile(
    "commonseal",
    deadline=None,  # a database now and then waits for a disk
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("commonseal")

_LONGEST = (
    "benchmarks/test_quick.py",
    "workbench/test_permissions.py",
    "workbench/test_every_page.py",
    "workbench/api/test_api_schema.py",
    "workbench/test_doctor.py",
    "workbench/test_signing_in.py",
    "workbench/test_questions.py",
    "workbench/test_pages_on_postgresql.py",
    "workbench/test_reading_in_background.py",
    "workbench/planning/test_recording.py",
    "workbench/test_journey_of_a_change.py",
    "workbench/test_review_in_a_browser.py",
    "workbench/test_timing.py",
    "workbench/planning/test_planning_in_a_browser.py",
    "docs/test_api_page.py",
    "workbench/test_security.py",
    "reading/expressions/test_expressions.py",
    "reading/test_marked_papers.py",
    "workbench/test_oidc.py",
    "cli/test_cli_planning_on_both.py",
)
"""The files that take longest, which are begun first, so that no worker is left alone with one at the end."""

ON_BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files before all others, whatever order those were shaken into."""
    here = Path(__file__).parent
    places = {here / name: place for place, name in enumerate(_LONGEST)}
    assert all(each.exists() for each in places), "tests/conftest.py names a file that is not there"
    items.sort(key=lambda each: places.get(each.path, len(places)))


@pytest.fixture(scope="session")
def sqlite_places(tmp_path_factory: pytest.TempPathFactory) -> SqlitePlaces:
    """Where registers on SQLite are made."""
    return SqlitePlaces(tmp_path_factory.mktemp("registers"))


@pytest.fixture(scope="session")
def postgres_places() -> Iterator[PostgresPlaces]:
    """Where registers on PostgreSQL are made: a server of this worker's own."""
    if not available():
        if os.environ.get("COMMONSEAL_NEEDS_POSTGRES"):
            pytest.fail("these tests must run on PostgreSQL here, and there is no server; install Debian's postgresql")
        pytest.skip("no PostgreSQL server here; install Debian's package postgresql, or set PG_BIN")
    with postgres_server() as server:
        yield PostgresPlaces(server)


@pytest.fixture(params=ON_BOTH)
def places(request: pytest.FixtureRequest) -> Places:
    """Where as many registers as a test likes are made, on SQLite and then on PostgreSQL."""
    made: Places = request.getfixturevalue("sqlite_places" if request.param == "sqlite" else "postgres_places")
    return made


@pytest.fixture
def place(places: Places) -> Iterator[Place]:
    """Give a database with an empty register in it, on SQLite and then on PostgreSQL."""
    with places.fresh() as fresh:
        yield fresh


@pytest.fixture
def register(place: Place) -> Register:
    """Give an empty register, on SQLite and then on PostgreSQL."""
    return place.register


@pytest.fixture
def sqlite_place(sqlite_places: SqlitePlaces) -> Iterator[Place]:
    """Give a database with an empty register in it, on SQLite alone."""
    with sqlite_places.fresh() as fresh:
        yield fresh


@pytest.fixture
def postgres_place(postgres_places: PostgresPlaces) -> Iterator[Place]:
    """Give a database with an empty register in it, on PostgreSQL alone."""
    with postgres_places.fresh() as fresh:
        yield fresh


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Give an empty folder."""
    return tmp_path
