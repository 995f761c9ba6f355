"""As of: for any history, what the register says of any two days is what following the history comes to."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.vocabulary import Viewer, Visibility
from support.histories import THINGS, Step, as_folded, carry_out, histories, points
from support.places import Place

ASKED = st.tuples(
    points(),
    points(),
    st.sampled_from(list(Visibility)),
    st.none() | st.frozensets(st.sampled_from(THINGS), max_size=3),
)
LATE = date(2017, 1, 1)
Asked = tuple[date, date, Visibility, frozenset[str] | None]


def follow(place: Place, steps: list[Step], asked: list[Asked]) -> None:
    """Carry out a history, ask the register and the fold, and undo it all."""
    register = place.register
    with register.together(keep=False):
        fold = carry_out(register, steps)
        of_each = [(LATE, LATE, Visibility.RESTRICTED, frozenset({thing})) for thing in THINGS]
        for on, known_at, clearance, things in (*asked, *of_each):
            viewer = Viewer(clearance=clearance)
            snapshot = register.as_of(on=on, known_at=known_at, bodies=things, viewer=viewer)
            for found, expected in as_folded(snapshot, fold):
                assert found == expected
        assert register.verify().is_sound
    assert register.verify().acts == 0


@settings(max_examples=300)
@given(steps=histories(), asked=st.lists(ASKED, min_size=1, max_size=5))
def test_as_of_is_a_fold_over_the_history_on_sqlite(sqlite_place: Place, steps: list[Step], asked: list[Asked]) -> None:
    """Whatever was recorded, corrected, ended and followed, in whatever order: as_of is the naive fold over it."""
    follow(sqlite_place, steps, asked)


@pytest.mark.postgres
@settings(max_examples=80)
@given(steps=histories(), asked=st.lists(ASKED, min_size=1, max_size=5))
def test_as_of_is_a_fold_over_the_history_on_postgresql(
    postgres_place: Place, steps: list[Step], asked: list[Asked]
) -> None:
    """The same on PostgreSQL."""
    follow(postgres_place, steps, asked)
