"""The charts of a comparison: when each option can take effect, how its odds grow, and how the scores stand."""

from collections.abc import Iterator, Sequence

from commonseal.planning.comparing.considered import Considered, Dates
from commonseal.planning.comparing.model import Bar, Chart, Scored
from commonseal.planning.comparing.words import odds
from commonseal.vocabulary.periods import date_of, day_of, said_day

_POINTS = 60
_MONTH = 31


def charts(options: Sequence[Considered], scored: Scored) -> tuple[Chart, ...]:
    """Return the charts that can be drawn of these options."""
    return tuple(chart for chart in (_routes(options), _odds(options), _scores(options, scored)) if chart is not None)


def _dated(options: Sequence[Considered]) -> Iterator[tuple[Considered, Dates]]:
    for each in options:
        if each.route is not None and isinstance(each.dates, Dates):
            yield each, each.dates


def _routes(options: Sequence[Considered]) -> Chart | None:
    """Draw for each option a bar from today to its earliest day of effect."""
    found = [(one, dates, dates.forward.effect) for one, dates in _dated(options) if dates.forward.effect is not None]
    if not found:
        return None
    start = min(dates.forward.start for _, dates, _ in found)
    end = max(max(effect, one.option.last_target or effect) for one, _, effect in found)
    bars = tuple(
        Bar(one.option.name, start, effect, said_day(effect), marked=one.option.recommended) for one, _, effect in found
    )
    return Chart(
        "Earliest day of effect",
        f"Each bar runs from {said_day(start)} to the first day on which the option can take effect; the recommended "
        "option is outlined.",
        _months(start, end),
        bars,
    )


def _odds(options: Sequence[Considered]) -> Chart | None:
    """Draw for each option how likely it is to be in effect, day by day."""
    found = list(_dated(options))
    if not found:
        return None
    start = min(dates.forward.start for _, dates in found)
    last = [
        day for _, dates in found for share, day, *_ in dates.forecast.quantiles if day is not None and share <= 0.9
    ]
    end = max([*last, start + _MONTH])
    step = max(1, (end - start) // _POINTS)
    days = [*range(start, end, step), end]
    series = tuple(
        (one.option.name, tuple((float(day), dates.forecast.outcomes.odds_by(day)) for day in days))
        for one, dates in found
    )
    said = "; ".join(
        f"{one.option.name}: {odds(dates.forecast.outcomes.odds_by(end))} by {said_day(end)}" for one, dates in found
    )
    return Chart("How likely each option is to be in effect", said, _months(start, end), series=series)


def _scores(options: Sequence[Considered], scored: Scored) -> Chart | None:
    if not scored.totals:
        return None
    named = {each.option.id: each.option for each in options}
    bars = tuple(
        Bar(named[option].name, 0.0, total, f"{total:.1f}", marked=named[option].recommended)
        for option, total in scored.totals
    )
    scale = tuple((float(mark), str(mark)) for mark in range(0, 11, 2))
    return Chart("Weighted scores", "Out of ten; the recommended option is outlined.", scale, bars)


def _months(start: int, end: int) -> tuple[tuple[float, str], ...]:
    """Return up to seven first days of months between two days, as marks."""
    first = date_of(start)
    months = []
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        day = day_of(first.replace(year=year, month=month, day=1))
        if day > end:
            break
        months.append((float(day), f"{date_of(day):%b %Y}"))
    step = -(-len(months) // 6) or 1
    return tuple(months[::step])
