"""The commands on structure and cost: posts before and after an option, what they cost, what is done twice."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from commonseal.asking.sides import Sides, sides
from commonseal.cli.gathering import gather, option_of
from commonseal.cli.options import DEFAULT_CLEARANCE, DEFAULT_DB, Clearance, Db, Format, KnownAt, On, Shown
from commonseal.cli.output import emit
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session
from commonseal.cli.views_of_structure import cost_view, duplicates_view, structure_view
from commonseal.planning import structure as on_structure
from commonseal.planning.options import supposed
from commonseal.planning.structure import UncostedError, on_target
from commonseal.register.errors import RegisterError

OptionNamed = Annotated[str, typer.Argument(help="The option: identifier, name, or the last word of its identifier.")]


def structure(
    option: OptionNamed,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Show the posts of the bodies that an option concerns, as they are and as they would be, body by body.

    What is new, what ends, what changes and what is kept, with grade, whole-time equivalents and holders. It is looked
    at on the option's target unless --on names another day.

    Example: commonseal structure "The three recommendations" --known-at 2019-07-10
    """
    found = _sides(Session(db, clearance, on, known_at), option, regimes)
    emit(on_structure.structure(found.before, found.after, found.law, found.bodies), how, structure_view)


def cost(
    option: OptionNamed,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Say what the posts on record cost each body in a year, now and with an option, against its running-cost limit.

    It needs a pay table that counts on the date, a grade for each post, and shares for each post that bodies share;
    where anything is missing or does not add up, it tells all of it and works nothing out. It is looked at on the
    option's target unless --on names another day.

    Example: commonseal cost "The three recommendations" --on 2019-10-01
    """
    found = _sides(Session(db, clearance, on, known_at), option, regimes)
    try:
        told = on_structure.cost(found.before, found.after, found.law, found.bodies)
    except UncostedError as error:
        raise RegisterError(str(error)) from error
    emit(told, how, cost_view)


def duplicates(
    bodies: Annotated[list[str], typer.Argument(metavar="BODY...", help="Two bodies or more.")],
    what_if: Annotated[
        str | None, typer.Option("--what-if", metavar="OPTION", help="And what this option does about it.")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Say what bodies each do that could be done once, and what stays separate in law.

    By their posts, their portfolios, their functions on record and what arrangements say they cover. With --what-if it
    is looked at on the option's target unless --on names another day.

    Example: commonseal duplicates "Halton CCG" "Warrington CCG" --on 2018-05-20
    """
    session = Session(db, clearance, on, known_at)
    found = list(dict.fromkeys(session.find(each, "body").id for each in bodies))
    if len(found) < 2:
        raise typer.BadParameter("name two bodies or more; one alone does nothing twice", param_hint="BODY...")
    option = option_of(session, what_if)
    gathered = gather(session, regimes, (), *found, *([option] if option else ()))
    before = gathered.snapshot if on is not None or option is None else on_target(gathered.snapshot, option)
    after = supposed(before, option) if option else None
    told = on_structure.duplicates(before, gathered.law, found, after=after, option=option)
    emit(told, how, duplicates_view)


def _sides(session: Session, named: str, regimes: Iterable[Path] | None) -> Sides:
    """Return both sides of an option that a text names; on its target, unless another day was named."""
    option = str(option_of(session, named))
    return sides(session, regimes, option, on_target_day=session.on_given is None)
