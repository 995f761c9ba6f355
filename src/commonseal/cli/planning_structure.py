"""The commands on structure and cost: posts before and after an option, what they cost, what is done twice."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from commonseal.cli.gathering import Gathered, gather, option_of
from commonseal.cli.options import DEFAULT_CLEARANCE, DEFAULT_DB, Clearance, Db, Format, KnownAt, On, Shown
from commonseal.cli.output import emit
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session
from commonseal.cli.views_of_structure import cost_view, duplicates_view, structure_view
from commonseal.planning import structure as on_structure
from commonseal.planning.options import supposed
from commonseal.planning.structure import UncostedError, bodies_of, on_target
from commonseal.regimes import Law
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Snapshot

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
    before, after, law, bodies = _sides(Session(db, clearance, on, known_at), option, regimes)
    emit(on_structure.structure(before, after, law, bodies), how, structure_view)


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
    before, after, law, bodies = _sides(Session(db, clearance, on, known_at), option, regimes)
    try:
        told = on_structure.cost(before, after, law, bodies)
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


def _sides(
    session: Session, named: str, regimes: Iterable[Path] | None
) -> tuple[Snapshot, Snapshot, Law, Sequence[str]]:
    """Return the snapshot as it is and as an option would have it, the law, and the bodies that the option concerns.

    Raises:
        RegisterError: there is no such option.
        FaultyFilesError: the packs of law have faults.
    """
    option = str(option_of(session, named))
    gathered = gather(session, regimes, (), option)
    bodies = bodies_of(gathered.snapshot, option)
    if session.register.is_large():
        gathered = gather(session, regimes, (), option, *bodies)
    snapshot = _with_pay(session, gathered)
    before = snapshot if session.on_given is not None else on_target(snapshot, option)
    return before, supposed(before, option), gathered.law, bodies


def _with_pay(session: Session, gathered: Gathered) -> Snapshot:
    """Return the snapshot with every pay table and share of cost: one that counts for all bodies names none of them."""
    snapshot = gathered.snapshot
    if not session.register.is_large():
        return snapshot
    more = session.all_of("pay_table", "cost_share")
    known = {each.number: each for each in (*snapshot.known, *more.known)}
    return Snapshot(
        on=snapshot.on,
        known_at=snapshot.known_at,
        viewer=snapshot.viewer,
        known=[known[number] for number in sorted(known)],
        papers={**more.papers, **snapshot.papers},
        things=snapshot.things,
    )


COMMANDS: tuple[Callable[..., None], ...] = (structure, cost, duplicates)
