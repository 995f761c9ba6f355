"""What lies ahead as pages show it: lines with their links, and a month as weeks of days."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from commonseal.asking import AHEAD_WORDS, Ahead, AheadKind
from commonseal.vocabulary.periods import describe_day
from commonseal.workbench.as_of import AsOf

KIND_COLOUR = {
    AheadKind.MEETING: "blue",
    AheadKind.PAPERS: "orange",
    AheadKind.NOTICE: "orange",
    AheadKind.FREE: "green",
    AheadKind.APPROVAL: "purple",
    AheadKind.APPLY: "red",
    AheadKind.DUE: "red",
    AheadKind.FINDING: "yellow",
    AheadKind.LET_STAND: "grey",
    AheadKind.TERM: "grey",
    AheadKind.REVIEW: "aqua-green",
}
"""The colour of the tag of a kind; the tag says the kind in words."""
_TOGETHER = 2
"""From how many findings on that begin on one day they are one line of a month."""


@dataclass(frozen=True)
class AheadRow:
    """One line of what lies ahead, with where it leads."""

    day: date
    kind: str
    colour: str
    words: str
    link: str
    body: str
    body_link: str
    source: str
    assumed: str


@dataclass(frozen=True)
class DayShown:
    """One day of a month: its number, whether it is in the month, in words, and what it brings."""

    number: int
    is_in_month: bool
    words: str
    entries: tuple[AheadRow, ...]


def rows_of(entries: Iterable[Ahead], as_of: AsOf) -> tuple[AheadRow, ...]:
    """Return what lies ahead as lines."""
    return tuple(
        AheadRow(
            day=each.day,
            kind=AHEAD_WORDS[each.kind],
            colour=KIND_COLOUR[each.kind],
            words=each.words,
            link=as_of.thing(each.about) if "/" in each.about else as_of.at("finding", each.about),
            body=each.body_name,
            body_link=as_of.thing(each.body),
            source=each.source,
            assumed="assumed" if each.assumed else "",
        )
        for each in entries
    )


def weeks_of(
    month: date, rows: Sequence[AheadRow], as_of: AsOf, pairs: tuple[tuple[str, str], ...]
) -> tuple[tuple[DayShown, ...], ...]:
    """Return a month as weeks from Monday to Sunday, each day with what it brings; its findings as one line.

    ``pairs`` are the bodies, as an address says them.
    """
    by_day: dict[date, list[AheadRow]] = {}
    for each in rows:
        by_day.setdefault(each.day, []).append(each)
    for day, mine in by_day.items():
        by_day[day] = _findings_together(day, mine, as_of, pairs)
    return tuple(
        tuple(
            DayShown(day.day, day.month == month.month, describe_day(day), tuple(by_day.get(day, ()))) for day in week
        )
        for week in Calendar().monthdatescalendar(month.year, month.month)
    )


def _findings_together(
    day: date, rows: list[AheadRow], as_of: AsOf, pairs: tuple[tuple[str, str], ...]
) -> list[AheadRow]:
    """Return what a day brings with several findings that begin on it as one line, which leads to all of the day."""
    begun = [each for each in rows if each.kind == AHEAD_WORDS[AheadKind.FINDING]]
    if len(begun) < _TOGETHER:
        return rows
    more = (*pairs, ("from", day.isoformat()), ("to", day.isoformat()))
    link = as_of.at("findings", more=more)
    said = replace(begun[0], body=f"{len(begun)} findings", words="All findings of the day", link=link)
    return [*(each for each in rows if each not in begun), said]
