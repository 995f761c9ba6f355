"""Calendars, dates and forecasts as data, for JSON."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from commonseal.asking.plans import Planned
from commonseal.cli.views_of_dates import (
    CALENDAR_COLUMNS,
    DATES_COLUMNS,
    calendar_rows,
    dates_rows,
    iso,
    usual_words,
)
from commonseal.planning.dates import Reason, Schedule, with_names
from commonseal.planning.dates.telling import failing
from commonseal.planning.model import Diary, Route
from commonseal.vocabulary import Snapshot

if TYPE_CHECKING:
    from commonseal.planning.forecasting import Driver, Forecast, Taken


def calendar_data(diaries: Mapping[str, Diary], snapshot: Snapshot, first: int, last: int) -> dict[str, Any]:
    """Return the meetings known, and what is usual where none is."""
    rows = calendar_rows(diaries, snapshot, first, last)
    usual = (usual_words(each, snapshot) for each in diaries.values())
    return {
        "from": iso(first),
        "to": iso(last),
        "meetings": [dict(zip(CALENDAR_COLUMNS, row, strict=True)) for row in rows],
        "usual": [each for each in usual if each is not None],
    }


def dates_data(planned: Planned, forward: Schedule, back: Schedule | None) -> dict[str, Any]:
    """Return a plan dated both ways, with every reason and its source."""
    rows = (dict(zip(DATES_COLUMNS, row, strict=True)) for row in dates_rows(planned, forward, back))
    return {
        "proposal": planned.route.proposal,
        "option": planned.route.option,
        "start": iso(forward.start),
        "effect": iso(forward.effect),
        "why": [_reason(each, planned.route) for each in forward.effect_why],
        "target": None if back is None else iso(back.target),
        "latest_effect": None if back is None else iso(back.effect),
        "failures": failing(planned.name, forward, back),
        "steps": [
            {**row, "why": _reasons(forward, str(row["key"]), planned.route)}
            | {"why_not_later": [] if back is None else _reasons(back, str(row["key"]), planned.route)}
            for row in rows
        ],
    }


def _reasons(schedule: Schedule, key: str, route: Route) -> list[dict[str, Any]]:
    return [_reason(each, route) for each in schedule.step(key).why]


def _reason(reason: Reason, route: Route) -> dict[str, Any]:
    return {
        "text": with_names(reason.text, route),
        "citation": reason.citation,
        "confidence": reason.confidence,
        "step": reason.step,
    }


def forecast_data(planned: Planned, found: "Forecast") -> dict[str, Any]:
    """Return the odds with their range, the days by share of trials, the drivers and the assumptions."""
    return {
        "proposal": planned.route.proposal,
        "option": planned.route.option,
        "start": iso(found.start),
        "by": iso(found.by),
        "trials": found.trials,
        "seed": found.seed,
        "odds": found.odds,
        "standard_error": found.error,
        "odds_all_high": found.odds_low,
        "odds_all_low": found.odds_high,
        "quantiles": [
            {"share": share, "day": iso(day), "day_all_low": iso(best), "day_all_high": iso(worst)}
            for share, day, best, worst in found.quantiles
        ],
        "drivers": [_driver(each) for each in found.drivers],
        "assumptions": [_taken(each) for each in found.taken],
    }


def _driver(driver: "Driver") -> dict[str, Any]:
    return {
        "what": driver.taken.what.value,
        "steps": list(driver.taken.steps),
        "thing": driver.taken.thing,
        "median_low": iso(driver.median_low),
        "median_high": iso(driver.median_high),
        "odds_low": driver.odds_low,
        "odds_high": driver.odds_high,
    }


def _taken(taken: "Taken") -> dict[str, Any]:
    return {
        "what": taken.what.value,
        "steps": list(taken.steps),
        "thing": taken.thing,
        "low": taken.low,
        "likely": taken.likely,
        "high": taken.high,
        "source": taken.source,
        "rests_on": taken.rests_on,
        "assumed": taken.assumed,
    }
