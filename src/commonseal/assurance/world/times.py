"""On which days a statement is shown to hold, and on which it may.

A finding says of a day only what is shown: a state counts from the first day on which it is certain, a remedy from the
day on which it is certain, and a gap only where nothing known may fill it (regimes, section 9 on periods).
"""

from functools import lru_cache

from commonseal.vocabulary.periods import OPEN, Spans, UncertainDate
from commonseal.vocabulary.statement import Standing, Statement

IN_EFFECT = frozenset({Standing.AGREED, Standing.IN_FORCE, Standing.ENDED})
"""What has been decided counts from its date, whether or not anybody has recorded since that it came into force."""

PROSPECTIVE = frozenset({Standing.CONSIDERED, Standing.PROPOSED})
"""What is only thought of or asked for: it counts in a what-if, and for what asks whether it could go ahead."""


def held_days(statement: Statement) -> Spans:
    """Return the days on which a statement is shown to hold.

    Something in force whose beginning nobody gives is shown from the day on which it was recorded as being so.
    """
    bounds = statement.bounds()
    in_force = statement.standing is Standing.IN_FORCE
    since = bounds.shown_from(statement.recorded.since) if in_force else bounds.sure_from
    return Spans.of(since, bounds.sure_to)


def may_days(statement: Statement) -> Spans:
    """Return the days on which a statement may hold: all that are not certainly outside its period."""
    bounds = statement.bounds()
    return Spans.of(bounds.may_from, bounds.may_to)


def held_and_may(statement: Statement) -> tuple[Spans, Spans]:
    """Return the days on which a statement is shown to hold, and those on which it may; one where dates are sure."""
    start, end = statement.period.start, statement.period.end
    if start is not None and start.earliest == start.latest and statement.standing is not Standing.ENDED:
        if end is None:
            days = _from(start.latest)
            return days, days
        if end.earliest == end.latest:
            days = Spans.of(start.latest, end.latest + 1)
            return days, days
    return held_days(statement), may_days(statement)


@lru_cache(maxsize=65536)
def _from(day: int) -> Spans:
    return Spans.of(day, OPEN)


def shown_from(statement: Statement) -> int | None:
    """Return the first day on which a statement is shown to hold, or None where there is none."""
    return held_days(statement).first


def surely_done(when: UncertainDate | None) -> int:
    """Return the day by which something dated is certainly done, OPEN where it has no date."""
    return OPEN if when is None else when.latest


def begins_on_a_known_day(statement: Statement) -> bool:
    """Whether the record says when it began, so that its beginning is an event the record shows."""
    start = statement.period.start
    return start is not None and start.has_first_day


class Counts:
    """Says whether a statement counts as in effect; a what-if adds statements that are only proposed.

    ``assumed`` maps the number of a proposed statement to the day from which it is taken to be in force.
    """

    def __init__(self, assumed: dict[int, int] | None = None) -> None:
        self.assumed = assumed or {}

    def __call__(self, statement: Statement) -> bool:
        """Whether a statement counts."""
        return statement.standing in IN_EFFECT or statement.number in self.assumed
