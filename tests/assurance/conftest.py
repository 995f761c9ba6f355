"""What tests of assurance share: a desk that loads cases."""

import pytest

from assurance.case_files import Desk
from support.places import SqlitePlaces


@pytest.fixture(scope="session")
def desk(sqlite_places: SqlitePlaces, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Where cases are loaded."""
    return Desk(sqlite_places, tmp_path_factory.mktemp("cases"))
