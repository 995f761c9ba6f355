"""The four arrangements as snapshots, each loaded once."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from commonseal.exchange.register_files import load
from commonseal.vocabulary import Snapshot
from support.places import SqlitePlaces

EXAMPLES = Path(__file__).parents[3] / "examples"
ENTERED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def example(sqlite_places: SqlitePlaces) -> Callable[..., Snapshot]:
    """Call it with the name of an example, a day, and ``""`` for all of it or its papers alone."""

    @cache
    def looked_at(name: str, on: str, part: str = "register") -> Snapshot:
        with sqlite_places.fresh() as place:
            load(place.register, EXAMPLES / name / part, entered_at=ENTERED)
            day = date.fromisoformat(on)
            return place.register.as_of(on=day, known_at=day)

    return looked_at
