"""When things hold, as answers need it: built on the bounds that periods give, never on dates of its own."""

from collections.abc import Iterable
from datetime import date

from commonseal.vocabulary import Holds, Period, Snapshot, Statement, UncertainDate
from commonseal.vocabulary.periods import FIRST_DAY, OPEN, date_of

CERTAINTY = {Holds.NO: 0, Holds.UNKNOWN: 1, Holds.YES: 2}
"""How sure it is that something holds, for choosing the surer of two."""


def holding(snapshot: Snapshot, statement: Statement) -> Holds:
    """Whether a statement holds on the date; ``Statement.bounds`` says how of one that is ended, nobody says when."""
    return snapshot.holds(statement)


def is_coming(snapshot: Snapshot, statement: Statement) -> bool:
    """Whether a statement certainly has not begun by the date."""
    return statement.period.begins_after(snapshot.on)


def is_over(snapshot: Snapshot, statement: Statement) -> bool:
    """Whether a statement is over by the date."""
    return not is_coming(snapshot, statement) and holding(snapshot, statement) is Holds.NO


def surest(found: Iterable[Holds]) -> Holds:
    """Return the surest of several: yes before unknown before no."""
    return max(found, key=CERTAINTY.__getitem__, default=Holds.NO)


def least_sure(found: Iterable[Holds]) -> Holds:
    """Return the least sure of several: what needs all of them holds no more surely than that."""
    return min(found, key=CERTAINTY.__getitem__, default=Holds.NO)


def comes_after(value: UncertainDate | None, on: date) -> bool:
    """Whether a date certainly lies after a day."""
    return value is not None and Period(start=value).begins_after(on)


def has_passed(value: UncertainDate | None, on: date) -> bool:
    """Whether a date certainly lies before a day."""
    return value is not None and Period(start=value, end=value).is_over_by(on)


def begin_order(period: Period) -> tuple[int, int, int]:
    """Return what periods are sorted by to stand in the order in which they begin, unknown starts first."""
    bounds = period.bounds()
    if period.start is None:
        return FIRST_DAY, FIRST_DAY, bounds.may_to
    first = bounds.may_from if bounds.may_from != FIRST_DAY else min(bounds.sure_from, OPEN)
    return (FIRST_DAY, FIRST_DAY, bounds.may_to) if first == OPEN else (first, bounds.sure_from, bounds.may_to)


def end_order(period: Period) -> tuple[int, int]:
    """Return what periods are sorted by to stand in the order in which they end, open ends last."""
    bounds = period.bounds()
    return bounds.may_to, bounds.sure_to


def date_order(value: UncertainDate | None) -> tuple[int, int]:
    """Return what dates are sorted by, the unknown last."""
    if value is None:
        return OPEN, OPEN
    return (value.earliest if value.earliest != FIRST_DAY else value.latest), value.latest


def day_after_end(period: Period) -> UncertainDate | None:
    """Return the first day on which a period no longer holds, as far as it is known; None where it has no end."""
    bounds = period.bounds()
    if period.end is None or bounds.sure_to == OPEN:
        return None
    earliest, latest = bounds.sure_to, bounds.may_to
    if earliest == latest:
        return UncertainDate.of_day(earliest)
    first = ".." if earliest in (FIRST_DAY, FIRST_DAY + 1) else date_of(earliest).isoformat()
    last = ".." if latest == OPEN else date_of(latest).isoformat()
    return None if first == last else UncertainDate.parse(f"{first}/{last}")


def dated(value: UncertainDate) -> str:
    """Say a date as part of a sentence: "on 10 July 2019", "in April 2019", "no earlier than April 2019"."""
    said = value.describe()
    if said.startswith(("no earlier", "no later", "between", "date not")):
        return said
    return f"on {said}" if said[:1].isdigit() and " " in said else f"in {said}"


def since_words(said: str | None) -> str:
    """Say since when something is so, from its first day in words: "since 1 December 2016"."""
    if said is None:
        return "since a date that is not known"
    if said.startswith("no later than "):
        return f"since {said.removeprefix('no later than ')} or before"
    if said.startswith("no earlier than "):
        return f"since {said.removeprefix('no earlier than ')} or later"
    return f"since {'some day ' if said.startswith('between ') else ''}{said}"
