"""The commands on dates: when a body meets, the earliest lawful day, the last meetings for a target, and the odds."""

from datetime import date
from typing import Annotated

import typer

from commonseal.asking.plans import Planned, diaries_for
from commonseal.asking.plans import planned as planned_from
from commonseal.cli.gathering import gather
from commonseal.cli.options import (
    DEFAULT_CLEARANCE,
    DEFAULT_DB,
    Clearance,
    Db,
    Format,
    KnownAt,
    On,
    Shown,
    a_day,
)
from commonseal.cli.output import print_csv, print_json, print_parts, talk
from commonseal.cli.planning_routes import gathered_for
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session
from commonseal.cli.views_of_dates import (
    CALENDAR_COLUMNS,
    DATES_COLUMNS,
    FORECAST_COLUMNS,
    calendar_rows,
    calendar_view,
    dates_rows,
    dates_view,
    forecast_rows,
    forecast_view,
)
from commonseal.cli.views_of_dates_as_data import calendar_data, dates_data, forecast_data
from commonseal.planning.calendars import deciding_organs
from commonseal.planning.dates import UndatedError, earliest, latest
from commonseal.planning.dates.telling import failing
from commonseal.planning.model import Shape
from commonseal.register.errors import RegisterError
from commonseal.vocabulary.periods import UncertainDate, date_of, day_of, describe_day, is_before, said_day

OptionOrProposal = Annotated[
    str, typer.Argument(metavar="OPTION|PROPOSAL", help="An option, or a proposal that has one option or none.")
]
Start = Annotated[
    date | None,
    typer.Option(
        "--start", parser=a_day, metavar="DAY", help="The first day on which anything can be done; --on if left out."
    ),
]
_A_YEAR = 365
_MOST_TRIALS = 20_000_000


def calendar(
    body: Annotated[str, typer.Argument(help="A body, or an organ of one; a body with all its organs.")],
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="FROM TO", help="From one day to another; the next year if left out."),
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List when a body meets, with the last days for papers and notice and the day from which decisions are free.

    Meetings that are stated go first, then the pattern of its calendar; where both end, it is said what is usual.

    Example: commonseal calendar "Portsmouth City Council Cabinet" --between 2019-07-01 2019-08-31 --on 2019-07-01
    """
    session = Session(db, clearance, on, known_at)
    found = session.find(body, "body").id
    gathered = gather(session, regimes, (body,))
    first, last = _days(session, between)
    diaries = diaries_for(gathered, deciding_organs(gathered.snapshot, found), session.on)
    if how is Format.JSON:
        print_json(calendar_data(diaries, gathered.snapshot, first, last))
    elif how is Format.CSV:
        print_csv(CALENDAR_COLUMNS, calendar_rows(diaries, gathered.snapshot, first, last))
    else:
        print_parts(calendar_view(diaries, gathered.snapshot, first, last))


def dates(
    plan: OptionOrProposal,
    start: Start = None,
    target: Annotated[
        date | None,
        typer.Option(
            "--target", parser=a_day, metavar="DAY", help="The day to be in effect by; the option's if left out."
        ),
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Date an option both ways: the earliest lawful day of each step, and the last meeting that makes the target.

    Steps with no slack are marked. Where the target cannot be made it says which steps fail, and ends with 1.

    Example: commonseal dates option/portsmouth-integration/recommended --on 2019-07-10 --target 2020-12-01
    """
    session = Session(db, clearance, on, known_at)
    planned = _planned(session, regimes, plan, start)
    diaries, begun = planned.diaries, planned.start
    by = _not_before(target, begun, "--target") if target is not None else _own_target(planned)
    try:
        forward = earliest(planned.route, diaries, begun, noticed=planned.noticed)
        wanted = forward.effect if by is None else by
        back = None if wanted is None else latest(planned.route, diaries, wanted, begun, noticed=planned.noticed)
    except UndatedError as error:
        raise RegisterError(str(error)) from error
    if how is Format.JSON:
        print_json(dates_data(planned, forward, back))
    elif how is Format.CSV:
        print_csv(DATES_COLUMNS, dates_rows(planned, forward, back))
    else:
        print_parts(dates_view(planned, forward, back, is_own=by is None))
    faults = failing(planned.name, forward, back)
    for each in faults:
        talk().print(f"commonseal: {each}", markup=False)
    if faults:
        raise typer.Exit(1)


def forecast(
    plan: OptionOrProposal,
    by: Annotated[
        date | None,
        typer.Option("--by", parser=a_day, metavar="DAY", help="The day asked about; the option's target if left out."),
    ] = None,
    trials: Annotated[int, typer.Option("--trials", min=1, max=_MOST_TRIALS, help="How many trials.")] = 100_000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same answer.")] = 1,
    shape: Annotated[Shape, typer.Option("--shape", help="How days lie within a range.")] = Shape.TRIANGULAR,
    start: Start = None,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Say how likely an option is to be in effect by a day, as a range, with what drives the delay.

    It rests on the assumptions that are stated (of kind assumption), and where none is, on ones named as assumed.

    Example: commonseal forecast option/portsmouth-integration/recommended --on 2019-07-10 --by 2020-04-01 --trials 9999
    """
    session = Session(db, clearance, on, known_at)
    planned = _planned(session, regimes, plan, start)
    diaries, begun = planned.diaries, planned.start
    asked = _not_before(by, begun, "--by") if by is not None else _own_target(planned)
    from commonseal.planning.forecasting import Draws, taken_for
    from commonseal.planning.forecasting import forecast as drawn

    taken = taken_for(planned.snapshot, planned.route, diaries)
    draws = Draws(trials, seed, shape)
    try:
        found = drawn(planned.route, diaries, taken, begun, by=asked, draws=draws, noticed=planned.noticed)
    except UndatedError as error:
        raise RegisterError(str(error)) from error
    if how is Format.JSON:
        print_json(forecast_data(planned, found))
    elif how is Format.CSV:
        print_csv(FORECAST_COLUMNS, forecast_rows(planned, found))
    else:
        print_parts(forecast_view(planned, found))


def _not_before(asked: date, begun: int, hint: str) -> int:
    """Return a day that is asked for as a number.

    Raises:
        BadParameter: it is before the first day on which anything can be done.
    """
    if UncertainDate.of_day(day_of(asked)).is_before(begun):
        raise typer.BadParameter(
            f"{describe_day(asked)} is before {said_day(begun)}, the first day on which anything can be "
            "done; give a later day, or an earlier one with --on or --start",
            param_hint=hint,
        )
    return day_of(asked)


def _own_target(planned: Planned) -> int | None:
    """Return the target that an option has; where it is past already, that is said."""
    target = planned.route.target
    if target is not None and is_before(target, planned.start):
        talk().print(
            f"commonseal: the option’s own target, {said_day(target)}, is past on {said_day(planned.start)}; give a "
            "later one with --target or --by, or an earlier day to begin on with --on or --start",
            markup=False,
        )
    return target


def _planned(session: Session, regimes: Regimes, plan: str, start: date | None) -> Planned:
    """Return a plan with its route, the diaries of its forums, and the day on which it begins."""
    gathered, asked = gathered_for(session, regimes, plan)
    return planned_from(gathered, asked, session.on if start is None else start)


def _days(session: Session, between: tuple[str, str] | None) -> tuple[int, int]:
    if between is None:
        first = day_of(session.on)
        return first, first + _A_YEAR
    days = [day_of(a_day(each)) for each in between]
    if days[1] - days[0] < 0:
        raise typer.BadParameter(
            f"it ends ({date_of(days[1])}) before it begins ({date_of(days[0])})", param_hint="--between"
        )
    return days[0], days[1]
