"""A forecast in words: odds as a range, and each assumption with its range and its source."""

from commonseal.assurance.telling import listed
from commonseal.planning.dates.words import with_sources
from commonseal.planning.forecasting.model import Forecast, Taken
from commonseal.planning.model import Route
from commonseal.planning.routes import forum_name
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import said_day


def per_cent(share: float | None) -> str:
    """Say a share of trials as per cent: never none and never all, for no number of trials shows that."""
    if share is None:
        return "-"
    if round(share, 2) in {0.0, 1.0}:
        return "over 99 %" if round(share) else "under 1 %"
    return f"{100 * share:.0f} %"


def answer(found: Forecast, name: str) -> str:
    """Say the odds as a range or, where no day was asked about, the day by which it is as likely as not."""
    if found.by is None or found.odds is None:
        middle = found.quantiles[len(found.quantiles) // 2]
        when = "more likely than not never" if middle[1] is None else f"as likely as not by {said_day(middle[1])}"
        return f"“{name}”: in effect {when}"
    lows = f"between {per_cent(found.odds_low)} with every assumption at its high"
    highs = f"{per_cent(found.odds_high)} with every one at its low"
    return f"“{name}” in effect by {said_day(found.by)}: {per_cent(found.odds)}, {lows} and {highs}"


def named(taken: Taken, route: Route, snapshot: Snapshot) -> str:
    """Say what an assumption is of."""
    what = taken.what.value.replace("_", " ")
    if taken.thing:
        is_body = taken.thing.startswith("body/")
        return f"{what}: {forum_name(snapshot, taken.thing) if is_body else taken.thing}"
    return f"{what}: {_steps(taken, route)}" if taken.steps else what


def _steps(taken: Taken, route: Route) -> str:
    """Say the steps that an assumption counts for: one by who takes it, several by their numbers."""
    if len(taken.steps) == 1:
        return route.called(taken.steps[0])
    keys = [each.key for each in route.steps]
    return f"steps {listed([str(each) for each in sorted(keys.index(one) + 1 for one in taken.steps)])}"


def said_taken(taken: Taken, route: Route, snapshot: Snapshot, law: Law | None = None) -> str:
    """Say an assumption with its range, the steps it counts for, and its source; in words where law is given."""
    low, likely, high = (
        (f"{100 * each:g} %" if taken.what.is_odds else f"{each:g}") for each in (taken.low, taken.likely, taken.high)
    )
    unit = "" if taken.what.is_odds else " days"
    steps = f" ({_steps(taken, route)})" if len(taken.steps) > 1 and taken.thing else ""
    source = taken.rests_on if law is None or not taken.rests_on else with_sources(taken.rests_on, law)
    rests_on = f" ({source})" if source else ""
    what = f"{named(taken, route, snapshot)}{steps}"
    return f"{what}: {likely}, from {low} to {high}{unit}. Source: {taken.source}{rests_on}"
