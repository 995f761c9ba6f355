"""The forecast itself: the odds with their range, the days by share of trials, and what drives the delay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from commonseal.planning.dates.waiting import Waiting
from commonseal.planning.forecasting.compiling import CompiledRoute, Days, compiled
from commonseal.planning.forecasting.model import Driver, Forecast, Outcomes, Taken, What
from commonseal.planning.forecasting.ranges import quantiles
from commonseal.planning.forecasting.simulating import Chances, simulate
from commonseal.planning.model import Diary, Route, Shape
from commonseal.vocabulary.periods import bank_holidays_england, date_of

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
_YEARS = 13


@dataclass(frozen=True, slots=True)
class Draws:
    """How a forecast draws: so many ``trials``, from a ``seed`` (the same gives the same answer), days of a ``shape``.

    ``drivers`` says whether to try each assumption alone at its low and at its high. ``aside`` is how many trials each
    run beside the main one has, at most: for the range and for what drives the delay.
    """

    trials: int = 100_000
    seed: int = 1
    shape: Shape = Shape.TRIANGULAR
    drivers: bool = True
    aside: int = 50_000


AS_USUAL = Draws()


class _At(StrEnum):
    """Whether an assumption is drawn as it is stated, or held at one of its ends."""

    LIKELY = "likely"
    LOW = "low"
    HIGH = "high"


def forecast(
    route: Route,
    diaries: Mapping[str, Diary],
    taken: Sequence[Taken],
    start: int,
    *,
    by: int | None = None,
    draws: Draws = AS_USUAL,
    holidays: frozenset[int] | None = None,
    noticed: Mapping[str, int] | None = None,
) -> Forecast:
    """Return the odds that a route takes effect by a day, from many trials of it.

    In each trial a step is put, once all that it waits for is free, to the next sitting of its forum; it may be put
    off to the one after, or turned down and reworked. Meetings that are not known lie as far apart as is usual, at
    any phase. Twelve years are looked at; what is not in effect then never is.

    Args:
        route: the steps.
        diaries: a diary for each forum, as for ``earliest``.
        taken: what is taken to be so, from ``taken_for``.
        start: the first day on which anything can be done.
        by: the day asked about.
        draws: how many trials, how they are drawn, and whether each assumption is tried alone.
        holidays: the days that are no working days; the bank holidays of England if left out.
        noticed: the days on which notice of steps has been given already.

    Raises:
        UndatedError: as ``earliest`` does.
        ValueError: there are no trials.
    """
    if draws.trials < 1:
        raise ValueError("a forecast needs trials; give one or more")
    year = date_of(start).year
    counted = bank_holidays_england(*range(year - 1, year + _YEARS)) if holidays is None else holidays
    route_drawn = compiled(route, diaries, Waiting(start, counted, noticed or {}))
    runs = _Runs(route_drawn, tuple(taken), draws.seed, draws.shape)
    outcomes = runs.outcomes(draws.trials)
    aside = min(draws.trials, draws.aside)
    ends = runs.outcomes(aside, everything=_At.LOW), runs.outcomes(aside, everything=_At.HIGH)
    odds = None if by is None else outcomes.odds_by(by)
    return Forecast(
        start=start,
        by=by,
        trials=draws.trials,
        seed=draws.seed,
        aside=aside,
        odds=odds,
        error=None if odds is None else sqrt(odds * (1 - odds) / draws.trials),
        odds_low=None if by is None else ends[1].odds_by(by),
        odds_high=None if by is None else ends[0].odds_by(by),
        quantiles=tuple(
            (each, outcomes.quantile(each), ends[0].quantile(each), ends[1].quantile(each)) for each in SHARES
        ),
        drivers=_drivers(runs, aside, by) if draws.drivers else (),
        taken=tuple(taken),
        outcomes=outcomes,
    )


@dataclass(frozen=True, eq=False)
class _Runs:
    """Runs one route with its assumptions at one level or another."""

    route: CompiledRoute
    taken: tuple[Taken, ...]
    seed: int
    shape: Shape

    def outcomes(
        self, trials: int, *, everything: _At = _At.LIKELY, one: Taken | None = None, at: _At = _At.LIKELY
    ) -> Outcomes:
        """Return the outcomes with every assumption at a level, and one of them at another."""
        levels = [at if each is one else everything for each in self.taken]
        held = list(zip(self.taken, levels, strict=True))
        keys = {each.key for each in self.route.steps}
        chances = {key: self._chances(key, held) for key in sorted(keys)}
        last = [self._days(each, level) for each, level in held if not each.steps and not each.what.is_odds]
        return Outcomes(self.route.start, simulate(self.route, chances, last, trials, self.seed))

    def _chances(self, key: str, held: list[tuple[Taken, _At]]) -> Chances:
        own = {each.what: (each, level) for each, level in held if key in each.steps}
        depends = [
            self._days(each, level) for each, level in held if key in each.steps and each.what is What.DEPENDENCY_DAYS
        ]
        return Chances(
            deferral=_odds(own.get(What.DEFERRAL)),
            rejection=_odds(own.get(What.REJECTION)),
            lead=self._of(own.get(What.LEAD_DAYS)),
            rework=self._of(own.get(What.REWORK_DAYS)),
            gap=self._of(own.get(What.MEETING_DAYS)),
            depends=tuple(depends),
        )

    def _of(self, given: tuple[Taken, _At] | None) -> Days | None:
        return None if given is None else self._days(*given)

    def _days(self, taken: Taken, level: _At) -> Days:
        if level is _At.LIKELY:
            return quantiles(taken.low, taken.likely, taken.high, self.shape)
        end = taken.low if level is _At.LOW else taken.high
        return quantiles(end, end, end, self.shape)


def _odds(given: tuple[Taken, _At] | None) -> float:
    if given is None:
        return 0.0
    taken, level = given
    return {_At.LIKELY: taken.likely, _At.LOW: taken.low, _At.HIGH: taken.high}[level]


def _drivers(runs: _Runs, trials: int, by: int | None) -> tuple[Driver, ...]:
    """Return what each assumption alone does to the median and to the odds, the one that does most first."""
    found = []
    for each in runs.taken:
        low = runs.outcomes(trials, one=each, at=_At.LOW)
        high = runs.outcomes(trials, one=each, at=_At.HIGH)
        odds = (None, None) if by is None else (low.odds_by(by), high.odds_by(by))
        found.append(Driver(each, low.quantile(0.5), high.quantile(0.5), *odds))
    return tuple(sorted(found, key=_weight, reverse=True))


def _weight(driver: Driver) -> tuple[float, float]:
    low, high = driver.odds_low or 0.0, driver.odds_high or 0.0
    return driver.swing, abs(low - high)
