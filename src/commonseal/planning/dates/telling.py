"""A dated route in words: its days in the shortest way, why a day is not sooner, and what fails for a target."""

from commonseal.planning.dates.model import Reason, Schedule
from commonseal.planning.dates.words import with_names, with_sources
from commonseal.planning.model import Route
from commonseal.planning.routes.telling import SURE
from commonseal.regimes import Law
from commonseal.vocabulary.periods import date_of, said_day


def said_or_none(day: int | None) -> str:
    """Say a day in the shortest way that people in public bodies use: "Tue 9 Jul 2019"; a dash for none."""
    return "-" if day is None else f"{date_of(day):%a %-d %b %Y}"


def said_reason(reason: Reason, route: Route, law: Law | None = None) -> str:
    """Say a reason with its source; steps by number and by who takes them, provisions in words where law is given."""
    cited = reason.citation if law is None else with_sources(reason.citation, law)
    source = f" ({cited}{SURE.get(reason.confidence, '')})" if cited else ""
    return f"{with_names(reason.text, route)}{source}"


def failing(name: str, forward: Schedule, back: Schedule | None) -> list[str]:
    """Return a sentence for each step that cannot be taken in time, the first of them first; none where all can."""
    if forward.effect is None:
        return [f"“{name}” never takes effect: {said_reason(each, forward.route)}" for each in forward.effect_why]
    if back is None or back.failure is None:
        return []
    more = [
        f"{forward.route.called(key)} fails too: {_too_late(forward.step(key).day, back.step(key).day)}"
        for key, slack in back.slack.items()
        if slack < 0 and key != back.failure.step
    ]
    return [with_names(back.failure.text, forward.route), *more]


def _too_late(could: int | None, must: int | None) -> str:
    first = "it can never be taken" if could is None else f"it can be taken on {said_day(could)} at the earliest"
    return (
        f"{first}, and no meeting is in time" if must is None else f"{first}, and would have to be by {said_day(must)}"
    )
