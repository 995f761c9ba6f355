"""What if a meeting were on another day: what goes to it moves, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from commonseal.planning.dates import earliest, moved
from commonseal.planning.dates.supposing import with_meeting_on
from support.routes_made import NONE_OFF, meeting, on, route, step

ROUTE = route(step("cabinet"), step("board", "cabinet"), step("panel"))
START = on("2019-06-01")


def _diaries() -> dict[str, object]:
    days = {
        "body/cabinet": ("2019-06-11", "2019-07-09", "2019-09-10"),
        "body/board": ("2019-06-20", "2019-07-17", "2019-09-18"),
        "body/panel": ("2019-06-15", "2019-08-15"),
    }
    return {body: meeting(body, map(on, each), holidays=NONE_OFF) for body, each in days.items()}


@given(st.integers(START, on("2019-07-08")))
def test_only_what_waits_for_the_meeting_moves_with_it(day: int) -> None:
    """The step is taken on the day supposed, the one after it at its first meeting then, the third as before."""
    diaries = _diaries()
    before = earliest(ROUTE, diaries, START, holidays=NONE_OFF)  # type: ignore[arg-type]
    supposed, others = with_meeting_on(ROUTE, diaries, before, "cabinet", day)  # type: ignore[arg-type]
    after = earliest(supposed, others, START, holidays=NONE_OFF)
    assert after.step("cabinet").day == day
    boards = (on("2019-06-20"), on("2019-07-17"), on("2019-09-18"))
    assert after.step("board").day == min(each for each in boards if each >= day)
    assert after.step("panel") == before.step("panel")
    assert {each.step for each in moved(before, after)} <= {"cabinet", "board", None}


def test_what_was_given_is_left_as_it_was() -> None:
    """The diaries and the route that were handed over are the same afterwards."""
    diaries = _diaries()
    before = earliest(ROUTE, diaries, START, holidays=NONE_OFF)  # type: ignore[arg-type]
    with_meeting_on(ROUTE, diaries, before, "cabinet", on("2019-06-25"))  # type: ignore[arg-type]
    assert earliest(ROUTE, diaries, START, holidays=NONE_OFF) == before  # type: ignore[arg-type]
