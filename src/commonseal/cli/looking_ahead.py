"""The command on what lies ahead of bodies: meetings, deadlines, approvals and findings, for people and calendars."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import RenderableType

from commonseal.asking import AHEAD_WORDS, AheadTold
from commonseal.asking import ahead as lying_ahead
from commonseal.cli.gathering import gather
from commonseal.cli.options import DEFAULT_CLEARANCE, DEFAULT_DB, Clearance, Db, KnownAt, On, a_day
from commonseal.cli.output import print_csv, print_json, print_parts, table, talk
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session
from commonseal.cli.views import head
from commonseal.exchange.icalendar import DayEvent, as_icalendar

_DAYS = 90


class AheadFormat(StrEnum):
    """How what lies ahead is printed; iCalendar is what the calendars of other programs read."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


def ahead(
    bodies: Annotated[
        list[str] | None, typer.Argument(metavar="[BODY]...", help="A body with its organs; all if left out.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="FROM TO", help=f"From one day to another; {_DAYS} days if left out."),
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Annotated[AheadFormat, typer.Option("--format", help="How to print it.")] = AheadFormat.TABLE,
) -> None:
    """List what lies ahead: meetings, papers and notice, call-in ends, approvals due, findings that begin, terms' ends.

    Example: commonseal ahead "Portsmouth CCG" --on 2019-07-10 --between 2019-07-10 2019-12-31
    """
    session = Session(db, clearance, on, known_at)
    first, last = session.on, session.on + timedelta(days=_DAYS)
    if between is not None:
        first, last = (a_day(each) for each in between)
        if last < first:
            raise typer.BadParameter(f"{last} is before {first}; give the earlier day first", param_hint="--between")
    told = lying_ahead(gather(session, regimes, bodies or ()), first, last)
    if how is AheadFormat.JSON:
        print_json(told.model_dump(mode="json"))
    elif how is AheadFormat.CSV:
        print_csv(told.columns, told.rows())
    elif how is AheadFormat.ICS:
        name = ", ".join(bodies or ()) or "all bodies"
        events = [DayEvent(each.uid, each.day, each.title, each.words, AHEAD_WORDS[each.kind]) for each in told.entries]
        sys.stdout.write(as_icalendar(f"Common Seal: {name}", events, session.now))
    else:
        print_parts(_view(told))
    for each in told.faults:
        talk().print(f"commonseal: {each}", markup=False)


def _view(told: AheadTold) -> Iterator[RenderableType]:
    yield head(told.sentence)
    rows = [
        (f"{each.day:%a %-d %b %Y}", AHEAD_WORDS[each.kind], f"{each.words}{' (assumed)' if each.assumed else ''}")
        for each in told.entries
    ]
    if rows:
        yield table(("day", "what", "of what"), rows)
