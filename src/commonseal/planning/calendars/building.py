"""Diaries out of a snapshot: meetings that are stated, patterns, pauses, and what the law says of such bodies."""

from collections.abc import Iterable, Mapping

from commonseal.planning.calendars.asked import AskedDiary
from commonseal.planning.calendars.errors import CalendarError
from commonseal.planning.calendars.kinds import kinds_of, meets_as
from commonseal.planning.calendars.meeting import MeetingDiary, sitting_on
from commonseal.planning.calendars.pauses import DayRange, DaysOff
from commonseal.planning.calendars.practice import practice_of
from commonseal.planning.calendars.recurring import days_of_rule
from commonseal.planning.calendars.terms import terms_of
from commonseal.planning.model import Diary, SittingSource
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Approval, Calendar, Meeting
from commonseal.vocabulary.periods import Holds, bank_holidays_england, day_of
from commonseal.vocabulary.statement import Standing, Statement

YEARS_AHEAD = 12
"""How far patterns are followed: what a forecast can still reach."""

_YEARS_BACK = 3


def diaries_of(
    snapshot: Snapshot, law: Law, bodies: Iterable[str], *, holidays: frozenset[int] | None = None
) -> Mapping[str, Diary]:
    """Return a diary for each forum.

    Args:
        snapshot: what is known; patterns are followed from three years before its date to twelve years after.
        law: the law, for notice, papers and call-in, and for what is usual.
        bodies: identifiers of forums.
        holidays: the days, beside week-ends, that are no working days; the bank holidays of England where left out.

    Raises:
        CalendarError: with everything that is wrong with any calendar.
    """
    counted = england_around(snapshot) if holidays is None else holidays
    found: dict[str, Diary] = {}
    faults: list[str] = []
    for body in sorted(set(bodies)):
        try:
            found[body] = diary_of(snapshot, law, body, holidays=counted)
        except CalendarError as error:
            faults += error.faults
    if faults:
        raise CalendarError(faults)
    return found


def england_around(snapshot: Snapshot) -> frozenset[int]:
    """Return the bank holidays of England in the years that diaries of a snapshot reach."""
    year = snapshot.on.year
    return bank_holidays_england(*range(year - _YEARS_BACK, year + YEARS_AHEAD + 1))


def diary_of(snapshot: Snapshot, law: Law, body: str, *, holidays: frozenset[int]) -> Diary:
    """Return the diary of one forum.

    Raises:
        CalendarError: with everything that is wrong with its calendar.
    """
    kind, home_kind = kinds_of(snapshot, body)
    forum, law_then = meets_as(kind), law.on(snapshot.on)
    calendars = _calendars(snapshot, body)
    practice = practice_of(forum, home_kind, law_then)
    off = DaysOff(_pauses(calendars), practice.months_off)
    if practice.asked:
        return AskedDiary(body, practice, off, holidays)
    own = _counting(snapshot, calendars)
    terms = terms_of(forum, home_kind, own, law_then)
    known = _known_days(snapshot, body, calendars, off.only_pauses, holidays)
    meetings = tuple(
        sitting_on(body, day, source, terms, holidays, (rests_on,)) for day, (source, rests_on) in sorted(known.items())
    )
    return MeetingDiary(body, meetings, practice, terms, off, holidays)


def _calendars(snapshot: Snapshot, body: str) -> list[tuple[Statement, Calendar]]:
    """Return the calendars of a body, the first recorded first."""
    return [
        (each, each.fact)
        for each in snapshot.about(body)
        if isinstance(each.fact, Calendar) and each.fact.body == body and each.standing is not Standing.REJECTED
    ]


def _counting(snapshot: Snapshot, calendars: list[tuple[Statement, Calendar]]) -> Calendar | None:
    """Return the calendar whose terms count on the date looked at: the last recorded of those that may hold then."""
    held = [fact for statement, fact in calendars if snapshot.holds(statement) is not Holds.NO]
    return held[-1] if held else None


def _pauses(calendars: list[tuple[Statement, Calendar]]) -> tuple[DayRange, ...]:
    return tuple(
        DayRange(day_of(pause.first), day_of(pause.last), pause.reason)
        for _, fact in calendars
        for pause in fact.pauses
    )


_Known = dict[int, tuple[SittingSource, str]]


def _known_days(
    snapshot: Snapshot,
    body: str,
    calendars: list[tuple[Statement, Calendar]],
    off: DaysOff,
    holidays: frozenset[int],
) -> _Known:
    """Return the days on which a body is known to meet, and what says so.

    From the first meeting stated to the last these alone count; before and after them the pattern does. A day of the
    pattern that is a bank holiday is left out, for nobody has said when the body meets instead.
    """
    stated = _stated(snapshot, body)
    edges = (min(stated), max(stated)) if stated else None
    found: _Known = {}
    for statement, fact in calendars:
        for day, source in _of_calendar(snapshot, fact, holidays):
            inside = edges is not None and edges[0] <= day <= edges[1] and source is SittingSource.PATTERN
            if not inside and statement.holds_on_day(day) is not Holds.NO:
                found[day] = (source, statement.id)
    found.update(stated)
    return {day: what for day, what in found.items() if not off.is_off(day)}


def _of_calendar(snapshot: Snapshot, fact: Calendar, holidays: frozenset[int]) -> list[tuple[int, SittingSource]]:
    years = (snapshot.on.year - _YEARS_BACK, snapshot.on.year + YEARS_AHEAD)
    left_out = {*map(day_of, fact.except_on), *holidays}
    found = [(day, SittingSource.PATTERN) for day in days_of_rule(fact, *years) if day not in left_out]
    return found + [(day_of(each), SittingSource.STATED) for each in fact.also_on]


def _stated(snapshot: Snapshot, body: str) -> _Known:
    """Return the days on which a meeting of a body is stated, or on which it is to take or took a step."""
    found: _Known = {}
    for each in snapshot.about(body):
        if each.standing is Standing.REJECTED:
            continue
        days = []
        if isinstance(each.fact, Meeting) and each.fact.body == body:
            days = [each.fact.on]
        elif isinstance(each.fact, Approval) and each.fact.body == body:
            days = [day for day in (each.fact.planned, each.fact.done) if day is not None]
        found.update({day.earliest: (SittingSource.STATED, each.id) for day in days if day.is_certain})
    return found
