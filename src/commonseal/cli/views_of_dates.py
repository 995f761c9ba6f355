"""Calendars, dates and forecasts as people see them, and as rows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from commonseal.asking.plans import Planned
from commonseal.assurance.telling import listed
from commonseal.cli.output import table
from commonseal.cli.views import bulleted, head, indented
from commonseal.planning.calendars import AskedDiary, MeetingDiary
from commonseal.planning.dates import Schedule, guided_effect
from commonseal.planning.dates.telling import said_or_none, said_reason
from commonseal.planning.model import Diary, Sitting, SittingSource
from commonseal.planning.routes import forum_name
from commonseal.planning.routes.telling import guide_words, state_words
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import date_of, said_day

if TYPE_CHECKING:
    from commonseal.planning.forecasting import Driver, Forecast

CALENDAR_COLUMNS = ("body", "day", "weekday", "known_by", "papers_by", "notice_by", "free_from", "rests_on")
DATES_COLUMNS = (
    *("number", "key", "who", "state", "earliest", "free_from", "latest", "slack_days", "critical"),
    *("papers_by", "notice_by", "why"),
)
FORECAST_COLUMNS = ("what", "steps", "thing", "low", "likely", "high", "source", "assumed", "median_low", "median_high")

_DATED = ("", "step", "earliest", "free from", "latest", "slack")
_KNOWN_BY = {"stated": "stated", "pattern": "its pattern", "assumed": "what is usual"}


def iso(day: int | None) -> str | None:
    """Write a day number as 2019-07-09; None stays None."""
    return None if day is None else date_of(day).isoformat()


def sittings_of(diaries: Mapping[str, Diary], first: int, last: int) -> list[Sitting]:
    """Return the sittings known from one day to another, in the order of days."""
    found = [each for diary in diaries.values() for each in diary.sittings(first, last)]
    return sorted(found, key=lambda one: (one.day, one.body))


def calendar_rows(diaries: Mapping[str, Diary], snapshot: Snapshot, first: int, last: int) -> list[tuple[object, ...]]:
    """Return each meeting as a row, in the order of days."""
    return [
        (
            forum_name(snapshot, each.body),
            iso(each.day),
            f"{date_of(each.day):%A}",
            each.source.value,
            iso(each.papers),
            iso(each.notice),
            iso(each.day if each.free is None else each.free),
            " ".join(each.rests_on),
        )
        for each in sittings_of(diaries, first, last)
    ]


def usual_words(diary: Diary, snapshot: Snapshot) -> str | None:
    """Say what is usual of a body where its own meetings are not known; None where nothing is."""
    name = forum_name(snapshot, diary.body)
    if isinstance(diary, AskedDiary):
        return f"{name} decides in {diary.practice.said} of being asked, and does not meet for it."
    if not isinstance(diary, MeetingDiary) or diary.practice is None:
        return None
    known = f"after {said_day(diary.meetings[-1].day)}, " if diary.meetings else ""
    months = ", ".join(f"{date_of(31 * each - 15):%B}" for each in diary.practice.months_off)
    seldom = f", seldom in {months}" if months else ""
    return f"{name}: {known}nothing is known of its meetings; usual are {diary.practice.said}{seldom}."


def calendar_view(diaries: Mapping[str, Diary], snapshot: Snapshot, first: int, last: int) -> Iterator[RenderableType]:
    """Show the meetings of some bodies, and what counts where none is known."""
    rows = []
    for each in sittings_of(diaries, first, last):
        days = (each.papers, each.notice, each.day if each.free is None else each.free)
        name = forum_name(snapshot, each.body)
        rows.append((name, said_or_none(each.day), _KNOWN_BY[each.source.value], *map(said_or_none, days)))
    known = {0: "no meeting is known", 1: "1 meeting is known"}.get(len(rows), f"{len(rows)} meetings are known")
    yield head(f"From {said_day(first)} to {said_day(last)}: {known}")
    if rows:
        yield table(("body", "meets", "known by", "papers by", "notice by", "decisions free from"), rows)
    yield Text()
    for diary in diaries.values():
        if (said := usual_words(diary, snapshot)) is not None:
            yield bulleted(f"{said[:1].upper()}{said[1:]}")


def dates_rows(planned: Planned, forward: Schedule, back: Schedule | None) -> list[tuple[object, ...]]:
    """Return each step with its days both ways as a row."""
    found: list[tuple[object, ...]] = []
    for number, step in enumerate(planned.route.steps, 1):
        first = forward.step(step.key)
        last = None if back is None else back.step(step.key)
        slack = None if back is None else back.slack.get(step.key)
        due = last if last is not None and last.sitting is not None else first
        found.append(
            (
                number,
                step.key,
                step.who,
                step.state.value,
                iso(first.day),
                iso(first.free),
                None if last is None else iso(last.day),
                None if last is None or last.day is None else slack,
                step.key in (forward.critical if back is None else back.critical),
                iso(due.papers) if step.is_to_come else None,
                iso(due.notice) if step.is_to_come else None,
                "; ".join(said_reason(each, planned.route, planned.law) for each in first.why),
            )
        )
    return found


def dates_view(planned: Planned, forward: Schedule, back: Schedule | None, *, is_own: bool) -> Iterator[RenderableType]:
    """Show a plan dated both ways in one table, and under it for each step why it cannot be sooner."""
    best = "never" if forward.effect is None else said_day(forward.effect)
    yield head(f"“{planned.name}”, from {said_day(forward.start)}: in effect on {best} at the earliest")
    for each in forward.effect_why:
        yield bulleted(said_reason(each, planned.route, planned.law))
    yield from _guides(forward)
    yield from _what_is_not_known(forward)
    if back is not None and back.effect is not None:
        which = "the earliest day" if is_own else f"the target, {said_day(back.target or back.effect)}"
        yield indented(
            f"Latest and slack are for {which}; * marks a step that has none. Papers and notice are then due."
        )
    yield Text()
    rows: list[tuple[object, ...]] = list(_both_ways(planned, forward, back))
    columns: Sequence[str] = (*_DATED, "papers by", "notice by")
    if all(row[-1] == "-" for row in rows):
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    yield table(columns, rows)
    yield Text()
    yield head("Why each step cannot be sooner")
    for number, step in enumerate(planned.route.steps, 1):
        who = step.who
        yield indented(f"{number}. {who[:1].upper()}{who[1:]}: {state_words(step)}", 0)
        yield from (
            indented(f"- {said_reason(each, planned.route, planned.law)}", 4) for each in forward.step(step.key).why
        )


def _guides(forward: Schedule) -> Iterator[RenderableType]:
    """Say what guides name as the day of effect where the law leaves it open, and which day that would be."""
    by_guide = None if forward.effect is None else guided_effect(forward.route, forward.effect)
    for each in forward.route.guides:
        first = "" if by_guide is None else f"; by it the first day is {said_day(by_guide)}"
        yield bulleted(f"{guide_words(each)}{first}")


def _what_is_not_known(forward: Schedule) -> Iterator[RenderableType]:
    """Say for which steps no meeting is known, so that their days are the worst that is usual."""
    is_usual = [each.sitting is not None and each.sitting.source is SittingSource.ASSUMED for each in forward.steps]
    if any(is_usual):
        numbers = [str(number) for number, each in enumerate(is_usual, 1) if each]
        steps = f"step{'s' if len(numbers) > 1 else ''} {listed(numbers)}"
        yield bulleted(
            f"no meeting is known for {steps}, so what is usual for such bodies counts, at worst; a meeting or a "
            "calendar that is stated may make it sooner"
        )


def _both_ways(planned: Planned, forward: Schedule, back: Schedule | None) -> Iterator[tuple[object, ...]]:
    for number, step in enumerate(planned.route.steps, 1):
        first = forward.step(step.key)
        last = first if back is None else back.step(step.key)
        slack = None if back is None else back.slack.get(step.key)
        mark = "*" if slack == 0 else ""
        due = last if last.sitting is not None else first
        days = "-" if slack is None else ("none in time" if last.day is None else f"{slack:+d} days")
        yield (
            f"{number}{mark}",
            step.who,
            said_or_none(first.day),
            said_or_none(first.free),
            said_or_none(last.day),
            days,
            said_or_none(due.papers if step.is_to_come else None),
            said_or_none(due.notice if step.is_to_come else None),
        )


def forecast_view(planned: Planned, found: "Forecast") -> Iterator[RenderableType]:
    """Show odds as a range, days by share of trials, what drives the delay, and what it all rests on."""
    from commonseal.planning.forecasting.telling import answer, per_cent, said_taken

    yield head(answer(found, planned.name))
    yield indented(
        f"{found.trials:,} trials from {said_day(found.start)}, seed {found.seed}"
        + ("" if found.error is None else f"; the trials alone leave {100 * found.error:.1f} points of standard error")
    )
    yield Text()
    rows = [(per_cent(share), *map(said_or_none, days)) for share, *days in found.quantiles]
    yield table(("odds of being in effect by", "as assumed", "all at their low", "all at their high"), rows)
    yield Text()
    yield head("What drives the delay: each assumption alone at its low and at its high")
    driven = [_driver(each, planned) for each in found.drivers if each.swing or each.odds_low != each.odds_high]
    yield table(("assumption", "median at low", "median at high", "odds at low", "odds at high"), driven)
    yield Text()
    yield head("What it rests on")
    yield from (bulleted(said_taken(each, planned.route, planned.snapshot, planned.law)) for each in found.taken)


def _driver(driver: "Driver", planned: Planned) -> tuple[object, ...]:
    from commonseal.planning.forecasting.telling import named, per_cent

    return (
        named(driver.taken, planned.route, planned.snapshot),
        said_or_none(driver.median_low),
        said_or_none(driver.median_high),
        per_cent(driver.odds_low),
        per_cent(driver.odds_high),
    )


def forecast_rows(planned: Planned, found: "Forecast") -> Sequence[tuple[object, ...]]:
    """Return each assumption as a row, with the median day it alone leads to at its low and at its high."""
    del planned
    medians = {id(each.taken): each for each in found.drivers}
    return [
        (
            each.what.value,
            " ".join(each.steps),
            each.thing,
            each.low,
            each.likely,
            each.high,
            each.source,
            each.assumed,
            iso(medians[id(each)].median_low) if id(each) in medians else None,
            iso(medians[id(each)].median_high) if id(each) in medians else None,
        )
        for each in found.taken
    ]
