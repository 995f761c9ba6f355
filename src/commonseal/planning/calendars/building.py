"""Diaries out of a snapshot: meetings that are stated, patterns, pauses, and what the law says of such bodies."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from commonseal.planning.calendars.asked import AskedDiary
from commonseal.planning.calendars.errors import CalendarError
from commonseal.planning.calendars.kinds import kinds_of, meets_as
from commonseal.planning.calendars.meeting import MeetingDiary, sitting_on
from commonseal.planning.calendars.pauses import DayRange, DaysOff
from commonseal.planning.calendars.practice import Practice, next_open_day, practice_of
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
_MOVED = 7
"""How many days a meeting is moved at most: a stated one nearer to one of the pattern's is that one, moved."""


def diaries_of(
    snapshot: Snapshot,
    law: Law,
    bodies: Iterable[str],
    *,
    holidays: frozenset[int] | None = None,
    at_best: bool = False,
) -> Mapping[str, Diary]:
    """Return a diary for each forum.

    Args:
        snapshot: what is known; patterns are followed from three years before its date to twelve years after.
        law: the law, for notice, papers and call-in, and for what is usual.
        bodies: identifiers of forums.
        holidays: the days, beside week-ends, that are no working days; the bank holidays of England where left out.
        at_best: what is not known of meetings is taken to fall as well as it can, not as badly as is usual.

    Raises:
        CalendarError: with everything that is wrong with any calendar.
    """
    counted = england_around(snapshot) if holidays is None else holidays
    found: dict[str, Diary] = {}
    faults: list[str] = []
    for body in sorted(set(bodies)):
        try:
            found[body] = diary_of(snapshot, law, body, holidays=counted, at_best=at_best)
        except CalendarError as error:
            faults += error.faults
    if faults:
        raise CalendarError(faults)
    return found


def england_around(snapshot: Snapshot) -> frozenset[int]:
    """Return the bank holidays of England in the years that diaries of a snapshot reach."""
    year = snapshot.on.year
    return bank_holidays_england(*range(year - _YEARS_BACK, year + YEARS_AHEAD + 1))


def diary_of(snapshot: Snapshot, law: Law, body: str, *, holidays: frozenset[int], at_best: bool = False) -> Diary:
    """Return the diary of one forum.

    A body with a calendar meets when that says. Of one without, single meetings may be known that say nothing of those
    between; there it is taken to meet as seldom as is usual, counted back from the next meeting known. ``at_best``
    takes every meeting that is not known to fall as well as it can, and whoever is asked to be as quick as is usual.

    Raises:
        CalendarError: with everything that is wrong with its calendar.
    """
    kind, home_kind = kinds_of(snapshot, body)
    forum, law_then = meets_as(kind), law.on(snapshot.on)
    calendars = _calendars(snapshot, body)
    practice = practice_of(forum, home_kind, law_then)
    off = DaysOff(_pauses(calendars), practice.months_off)
    if practice.asked:
        return AskedDiary(body, replace(practice, most=practice.least) if at_best else practice, off, holidays)
    own = _counting(snapshot, calendars)
    terms = terms_of(forum, home_kind, own, law_then)
    known = _known_days(snapshot, body, calendars, off.only_pauses, holidays)
    if at_best:
        known = known if calendars else {}
        practice = replace(practice, least=1, most=1)
    elif not calendars:
        known |= _between(known, day_of(snapshot.on), practice, off, holidays)
    meetings = tuple(
        sitting_on(body, day, source, terms, holidays, (rests_on,) if rests_on else ())
        for day, (source, rests_on) in sorted(known.items())
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

    A meeting that is stated takes the place of the pattern's within a week of it; elsewhere the pattern counts. A day
    of the pattern that is a bank holiday is left out, for nobody has said when the body meets instead.
    """
    stated = _stated(snapshot, body)
    found: _Known = {}
    for statement, fact in calendars:
        for day, source in _of_calendar(snapshot, fact, holidays):
            moved = source is SittingSource.PATTERN and any(abs(day - each) <= _MOVED for each in stated)
            if not moved and statement.holds_on_day(day) is not Holds.NO:
                found[day] = (source, statement.id)
    found.update(stated)
    return {day: what for day, what in found.items() if not off.is_off(day)}


def _between(known: _Known, today: int, practice: Practice, off: DaysOff, holidays: frozenset[int]) -> _Known:
    """Return usual meetings before each meeting known, back to the one before it or to the day looked at."""
    found: _Known = {}
    for day in sorted(known):
        start = max((each for each in known if each < day), default=today - 1)
        usual = day - practice.most
        while usual > max(start, today - 1):
            held = next_open_day(usual, off, holidays)
            if held < day and not off.is_off(usual):
                found.setdefault(held, (SittingSource.ASSUMED, practice.rests_on or ""))
            usual -= practice.most
    return {day: what for day, what in found.items() if day not in known}


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
