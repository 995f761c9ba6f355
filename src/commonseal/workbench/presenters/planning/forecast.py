"""Odds as a page shows them: never a bare number, what drives the delay, what it rests on, and both as pictures."""

from dataclasses import dataclass

from markupsafe import Markup

from commonseal.asking.plans import Planned
from commonseal.planning.comparing import Bar, Chart, svg
from commonseal.planning.dates.telling import said_or_none
from commonseal.planning.forecasting import Driver, Forecast, Taken
from commonseal.planning.forecasting.telling import answer, named, per_cent, said_taken
from commonseal.vocabulary.periods import said_day
from commonseal.workbench.presenters.planning.chart import months
from commonseal.workbench.presenters.words import upper_first

_POINTS = 80
_MOST_BARS = 10


@dataclass(frozen=True)
class TakenShown:
    """One assumption: in words with its source, and the statement that states it, empty where it is only assumed."""

    words: str
    statement: str
    is_assumed: bool


@dataclass(frozen=True)
class ForecastShown:
    """A forecast: a sentence with the range, how it was drawn, days by share, what drives it, and what it rests on."""

    sentence: str
    drawn: str
    quantiles: tuple[tuple[str, ...], ...]
    drivers: tuple[tuple[str, ...], ...]
    taken: tuple[TakenShown, ...]
    assumed: int


def forecast_shown(found: Forecast, plan: Planned) -> ForecastShown:
    """Return a forecast in words and rows."""
    error = "" if found.error is None else f"; the trials alone leave {100 * found.error:.1f} points of standard error"
    return ForecastShown(
        sentence=answer(found, plan.name),
        drawn=f"{found.trials:,} trials from {said_day(found.start)}, seed {found.seed}{error};"
        f" the ends, and what drives the delay, from {found.aside:,} trials each",
        quantiles=tuple((per_cent(share), *map(said_or_none, days)) for share, *days in found.quantiles),
        drivers=tuple(_driver(each, plan) for each in found.drivers if _drives(each)),
        taken=tuple(_taken(each, plan) for each in found.taken),
        assumed=sum(each.assumed for each in found.taken),
    )


def chance_charts(found: Forecast, plan: Planned) -> tuple[tuple[Chart, Markup], ...]:
    """Return the curve of the odds, and what each assumption alone does to the day that is as likely as not."""
    charts = (_curve(found), _tornado(found, plan))
    # Drawn by an XML writer from plain values, so what is in it is escaped already.
    return tuple((each, Markup(svg(each))) for each in charts if each is not None)  # noqa: S704


def _drives(driver: Driver) -> bool:
    return bool(driver.swing) or driver.odds_low != driver.odds_high


def _driver(driver: Driver, plan: Planned) -> tuple[str, ...]:
    return (
        upper_first(named(driver.taken, plan.route, plan.snapshot)),
        said_or_none(driver.median_low),
        said_or_none(driver.median_high),
        per_cent(driver.odds_low),
        per_cent(driver.odds_high),
    )


def _taken(taken: Taken, plan: Planned) -> TakenShown:
    rests_on = taken.rests_on or ""
    return TakenShown(
        words=upper_first(said_taken(taken, plan.route, plan.snapshot).removesuffix(f" ({rests_on})")),
        statement=rests_on if rests_on.startswith("statement/") else "",
        is_assumed=taken.assumed,
    )


def _curve(found: Forecast) -> Chart | None:
    """Draw the odds day by day as assumed, and where they lie with every assumption at its low and at its high."""
    ends = [day for _, *days in found.quantiles for day in days if day is not None]
    if not ends:
        return None
    last = max(*ends, found.by or found.start) + 14
    step = max(1, (last - found.start) // _POINTS)
    days = [*range(found.start, last, step), last]
    likely = tuple((float(day), found.outcomes.odds_by(day)) for day in days)
    low = tuple((float(day), share) for share, _, day, _ in found.quantiles if day is not None)
    high = tuple((float(day), share) for share, _, _, day in found.quantiles if day is not None)
    series = (("as assumed", likely), ("every assumption at its low", low), ("every assumption at its high", high))
    return Chart(
        "How the odds of being in effect grow",
        "Each line says how likely it is to be in effect by a day; the table below has the same days.",
        months(found.start, last),
        series=tuple(each for each in series if each[1]),
    )


def _tornado(found: Forecast, plan: Planned) -> Chart | None:
    """Draw for each assumption that moves the day a bar between the days at its low and at its high."""
    bars = []
    for each in found.drivers:
        if each.swing and each.median_low is not None and each.median_high is not None:
            first, last = sorted((each.median_low, each.median_high))
            name = upper_first(named(each.taken, plan.route, plan.snapshot))
            bars.append(Bar(name, first, last, f"{last - first} days"))
    if not bars:
        return None
    return Chart(
        "What drives the delay",
        "Each bar runs between the days that are as likely as not with one assumption at its low and at its high.",
        months(min(int(each.start) for each in bars), max(int(each.end) for each in bars)),
        tuple(bars[:_MOST_BARS]),
    )
