"""Forecasts against the closed form, and what is said with them."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.calendars import AskedDiary, MeetingDiary, Practice, Terms, first_day_after, last_day_before
from commonseal.planning.dates import earliest
from commonseal.planning.forecasting import Draws, Forecast, Shape, Taken, forecast
from commonseal.planning.forecasting.day_tables import DayTables
from commonseal.planning.forecasting.model import What
from commonseal.planning.forecasting.ranges import quantiles
from commonseal.planning.model import ApplyBy, EffectRule, Route, StepState, Wait
from commonseal.regimes import Days
from support.routes_made import NONE_OFF, meeting, on, route, step

START = on("2019-07-01")
MANY = Draws(trials=200_000, drivers=False)


def odds(what: What, value: float, *steps: str) -> Taken:
    """Return odds that are known for certain."""
    return Taken(what, steps, value, value, value, "the test")


def days(what: What, low: float, likely: float, high: float, *steps: str) -> Taken:
    """Return a range of days."""
    return Taken(what, steps, low, likely, high, "the test")


def drawn(
    plan: Route,
    diaries: dict[str, MeetingDiary | AskedDiary],
    *taken: Taken,
    by: int | None = None,
    draws: Draws = MANY,
) -> Forecast:
    """Return a forecast without bank holidays."""
    return forecast(plan, diaries, taken, START, by=by, draws=draws, holidays=NONE_OFF)


def every(count: int, body: str = "body/a") -> MeetingDiary:
    """Return the diary of a body that meets every so many days for years, from that day on."""
    return meeting(body, range(START + count, START + 4_000, count))


def asked(body: str = "body/a") -> AskedDiary:
    """Return the diary of a body that decides on any day, once asked."""
    return AskedDiary(body, Practice(1, 1, "the test", "sure", asked=True))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.7])
def test_deferral_on_a_regular_calendar_is_geometric(share: float) -> None:
    """With odds p of being put off each time, it is taken by the n-th meeting with odds 1 - p to the n."""
    found = drawn(route(step("a")), {"body/a": every(10)}, odds(What.DEFERRAL, share, "a"))
    for count in (1, 2, 3, 5):
        expected = 1 - share**count
        error = sqrt(expected * (1 - expected) / MANY.trials)
        assert found.outcomes.odds_by(START + 10 * count) == pytest.approx(expected, abs=5 * error + 1e-9)
    assert found.outcomes.mean - START == pytest.approx(10 / (1 - share), rel=0.01)


def test_rejection_comes_back_reworked() -> None:
    """Turned down on the 10th day, reworked for 15, it comes to the meeting of the 30th: odds 1 - q to the n."""
    found = drawn(
        route(step("a")),
        {"body/a": every(10)},
        odds(What.REJECTION, 0.2, "a"),
        days(What.REWORK_DAYS, 15, 15, 15, "a"),
    )
    for count in range(3):
        assert found.outcomes.odds_by(START + 10 + 20 * count) == pytest.approx(1 - 0.2 ** (count + 1), abs=0.005)
    assert found.outcomes.odds_by(START + 29) == found.outcomes.odds_by(START + 10)


def test_steps_one_after_another_add_up() -> None:
    """The mean and the variance of a sum of independent ranges are the sums of theirs."""
    keys = ["a", "b", "c"]
    steps = [step(key, *keys[:place][-1:]) for place, key in enumerate(keys)]
    ranges = [days(What.LEAD_DAYS, 10, 20, 60, key) for key in keys]
    every_day = {f"body/{key}": _on_any_day(f"body/{key}") for key in keys}
    found = drawn(route(*steps), every_day, *ranges).outcomes
    share = found.counts[:-1] / found.trials
    places = np.arange(len(share))
    mean = float(places @ share)
    assert mean == pytest.approx(3 * 30, abs=0.3)
    variance = (10**2 + 20**2 + 60**2 - 10 * 20 - 10 * 60 - 20 * 60) / 18
    assert float((places - mean) ** 2 @ share) == pytest.approx(3 * variance, rel=0.02)


def _on_any_day(body: str) -> MeetingDiary:
    return meeting(body, range(START, START + 1_000))


def test_steps_side_by_side_are_as_late_as_the_last() -> None:
    """The odds that all are done by a day are the product of the odds of each."""
    keys = ["a", "b", "c"]
    diaries = {f"body/{key}": _on_any_day(f"body/{key}") for key in keys}
    ranges = [days(What.LEAD_DAYS, 0, 40, 100, key) for key in keys]
    one = drawn(route(step("a")), diaries, ranges[0]).outcomes
    found = drawn(route(*map(step, keys)), diaries, *ranges).outcomes
    for day in (20, 40, 60, 80):
        assert found.odds_by(START + day) == pytest.approx(one.odds_by(START + day) ** 3, abs=0.006)


def test_a_body_that_is_asked_takes_its_range() -> None:
    """The days of its decision, on working days."""
    found = drawn(route(step("a")), {"body/a": asked()}, days(What.LEAD_DAYS, 42, 63, 84, "a")).outcomes
    assert found.quantile(0.5) == pytest.approx(START + 63, abs=2)
    assert found.odds_by(START + 41) == 0
    assert found.odds_by(START + 87) == 1


def test_meetings_that_are_not_known_lie_at_any_phase() -> None:
    """Every thirty days at any phase: on average it waits for half of that, and never for more."""
    diary = MeetingDiary("body/a", (), Practice(30, 30, "the test", "sure"), Terms())
    found = drawn(route(step("a")), {"body/a": diary}, days(What.MEETING_DAYS, 30, 30, 30, "a")).outcomes
    assert found.mean - START == pytest.approx(15, abs=1.2)
    assert found.odds_by(START + 32) == 1


def test_after_the_last_meeting_known_the_next_is_as_far_on_as_is_usual() -> None:
    """Put off from the only meeting known, it waits for whole gaps from then on."""
    diary = meeting("body/a", [START + 7], practice=Practice(28, 28, "the test", "sure"))
    found = drawn(
        route(step("a")), {"body/a": diary}, odds(What.DEFERRAL, 0.5, "a"), days(What.MEETING_DAYS, 28, 28, 28, "a")
    ).outcomes
    for count in range(4):
        assert found.odds_by(START + 7 + 28 * count) == pytest.approx(1 - 0.5 ** (count + 1), abs=0.005)
        assert found.counts[7 + 28 * count] > 0


def test_what_is_not_certain_at_all_gives_the_forward_pass() -> None:
    """Without odds every trial is in effect on the earliest lawful day."""
    plan = route(
        step("a", following=(Wait("call_in", 5, Days.WORKING, clear=False, citation="s9F", confidence="sure"),)),
        step("b", "a"),
        step("c", "a", state=StepState.WAIVED, waived="urgent"),
        step("d", "b", "c", state=StepState.DONE, done=START - 20),
    )
    diaries = {
        "body/a": meeting("body/a", [START + 9, START + 40], papers=5),
        "body/b": meeting("body/b", [START + 18, START + 30], papers=3, call_in=2),
    }
    found = drawn(plan, dict(diaries), draws=Draws(trials=100, drivers=False))
    forward = earliest(plan, diaries, START, holidays=NONE_OFF)
    assert forward.effect is not None
    assert {found.outcomes.quantile(each) for each in (0.01, 0.5, 0.99)} == {forward.effect}


def test_the_day_of_effect_and_the_last_day_to_apply_are_kept() -> None:
    """Half of the trials apply in time for 1 April 2020; the others wait for that of 2021."""
    plan = route(
        step("apply"),
        effect_rules=(EffectRule("merge", 4, 1, "guidance", "sure", "p"),),
        deadlines=(ApplyBy("apply", on("2020-04-01"), on("2019-09-30"), "the round", "likely", "q"),),
    )
    diaries = {"body/apply": meeting("body/apply", map(on, ("2019-09-20", "2019-10-20")))}
    found = drawn(plan, dict(diaries), odds(What.DEFERRAL, 0.5, "apply")).outcomes
    assert found.odds_by(on("2020-03-31")) == 0
    assert found.odds_by(on("2020-04-01")) == pytest.approx(0.5, abs=0.006)
    # Put off twice it never is: the body has no third meeting.
    assert found.odds_by(on("2021-04-01")) == pytest.approx(0.75, abs=0.006)
    assert found.quantile(0.9) is None


def test_a_thing_depended_on_holds_the_effect_up() -> None:
    """The contract that is not yet written is there after 100 days, whatever the meetings."""
    found = drawn(route(step("a")), {"body/a": every(10)}, days(What.DEPENDENCY_DAYS, 100, 100, 100)).outcomes
    assert found.quantile(0.5) == START + 100
    before = drawn(route(step("a")), {"body/a": every(10)}, days(What.DEPENDENCY_DAYS, 101, 101, 101, "a")).outcomes
    assert before.quantile(0.5) == START + 110


def test_the_same_seed_gives_the_same_answer_and_another_does_not() -> None:
    """To the last trial."""
    plan, diaries = route(step("a")), {"body/a": every(10)}
    runs = [
        drawn(plan, dict(diaries), odds(What.DEFERRAL, 0.3, "a"), draws=Draws(20_000, seed, drivers=False))
        for seed in (1, 1, 2)
    ]
    assert np.array_equal(runs[0].outcomes.counts, runs[1].outcomes.counts)
    assert not np.array_equal(runs[0].outcomes.counts, runs[2].outcomes.counts)


def test_the_answer_is_a_range_with_what_drives_it_first() -> None:
    """The odds lie between those with all at worst and all at best; the wider assumption comes first."""
    wide = Taken(What.LEAD_DAYS, ("a",), 10, 40, 200, "the chief officer")
    narrow = Taken(What.DEFERRAL, ("b",), 0.1, 0.15, 0.2, "assumed", assumed=True)
    diaries = {"body/a": every(10), "body/b": every(7, "body/b")}
    found = drawn(route(step("a"), step("b", "a")), dict(diaries), narrow, wide, by=START + 120, draws=Draws(50_000))
    assert found.odds is not None
    assert found.odds_low is not None
    assert found.odds_high is not None
    assert found.odds_low <= found.odds <= found.odds_high
    assert found.error == pytest.approx(sqrt(found.odds * (1 - found.odds) / 50_000))
    assert [each.taken for each in found.drivers] == [wide, narrow]
    assert found.drivers[0].swing > found.drivers[1].swing
    assert found.taken == (narrow, wide)
    for _, day, best, worst in found.quantiles:
        assert day is not None
        assert best is not None
        assert worst is not None
        assert best <= day <= worst


def test_no_trials_are_refused() -> None:
    """There would be no answer."""
    with pytest.raises(ValueError, match="needs trials"):
        drawn(route(step("a")), {"body/a": every(10)}, draws=replace(MANY, trials=0))


@pytest.mark.parametrize("shape", Shape)
def test_ranges_have_the_mean_of_their_shape(shape: Shape) -> None:
    """A third of low, likely and high; for PERT a sixth of low, four times likely, and high."""
    table = quantiles(10, 20, 90, shape)
    expected = 40 if shape is Shape.TRIANGULAR else (10 + 80 + 90) / 6
    assert table.mean() == pytest.approx(expected, abs=0.1)
    assert (table.min(), table.max()) >= (10, 80)


@given(
    st.integers(0, 30),
    st.sampled_from(list(Days)),
    st.booleans(),
    st.sampled_from(["call_in", "other"]),
    st.sets(st.integers(-40, 140), max_size=20),
)
@settings(deadline=None)
def test_tables_count_as_one_day_at_a_time(count: int, unit: Days, clear: bool, key: str, off: set[int]) -> None:
    """Every wait, forward and back."""
    holidays = frozenset(START + each for each in off)
    wait = Wait(key, count, unit, clear=clear, citation="the test", confidence="sure")
    tables = DayTables(START, 100, holidays)
    after, before = tables.after(wait, tables.days), tables.before(wait, tables.days)
    for day in range(0, 100, 7):
        assert after[day] == first_day_after(wait, START + day, holidays) - START
        assert before[day] == last_day_before(wait, START + day, holidays) - START
