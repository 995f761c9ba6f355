"""The commands on who carries what: duties and schemes of bodies, what rests on a person, what they have to declare."""

from typing import Annotated

import typer

from commonseal.assurance import duties as on_duties
from commonseal.assurance import interests as on_interests
from commonseal.assurance import scheme as on_schemes
from commonseal.assurance import stress as on_stress
from commonseal.assurance.matrix import matrix
from commonseal.cli.gathering import gather, gather_around
from commonseal.cli.options import DEFAULT_CLEARANCE, DEFAULT_DB, Clearance, Db, Format, KnownAt, On, Shown
from commonseal.cli.output import emit
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session
from commonseal.cli.views_of_duties import duties_view, interests_view, stress_view
from commonseal.cli.views_of_schemes import matrix_view, scheme_view


def duties(
    bodies: Annotated[
        list[str], typer.Argument(metavar="BODY...", help="A body: identifier, name, other name or abbreviation.")
    ],
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List every duty of a body: who answers for it, by what power, and how that is known; those with nobody first.

    What the law gives a body of its kind is listed whether or not anybody recorded it, and marked where nobody did.
    Of several bodies it is the map of their functions, with a column for each.

    Example: commonseal duties "Portsmouth CCG" --on 2019-07-15
    """
    session = Session(db, clearance, on, known_at)
    found = [session.find(each, "body").id for each in bodies]
    gathered = gather(session, regimes, (), *found)
    if len(found) == 1:
        emit(on_duties.duties(gathered.snapshot, gathered.law, found[0]), how, duties_view)
    else:
        emit(matrix(gathered.snapshot, gathered.law, found), how, matrix_view)


def scheme(
    bodies: Annotated[list[str], typer.Argument(metavar="BODY...", help="The bodies, by name or identifier.")],
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Show the schemes of reservation and delegation of bodies side by side, with what differs first.

    What the law reserves and gives is shown whether or not anybody recorded it.

    Example: commonseal scheme "Portsmouth CCG" "Portsmouth City Council" --on 2019-07-15
    """
    session = Session(db, clearance, on, known_at)
    found = [session.find(each, "body").id for each in bodies]
    gathered = gather(session, regimes, (), *found)
    emit(on_schemes.scheme(gathered.snapshot, gathered.law, found), how, scheme_view)


def stress(
    person: Annotated[str | None, typer.Option("--person", help="Take away this person alone.")] = None,
    post: Annotated[str | None, typer.Option("--post", help="Take away whoever holds this post, from it.")] = None,
    each: Annotated[
        bool, typer.Option("--each", help="Take away everybody in turn, as happens where no person is named.")
    ] = False,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Say what would break if a person left today: posts and duties with nobody, shared posts that end; gravest first.

    The register as it is and the register without that person's posts, or without anybody in one post, are held against
    the same rules.

    Example: commonseal stress --person "Steven Mason" --on 2017-02-15
    """
    if (person is not None) + (post is not None) + each > 1:
        raise typer.BadParameter("give one of --person, --post and --each", param_hint="--each")
    session = Session(db, clearance, on, known_at)
    if person is None and post is None:
        if session.register.is_large():
            raise typer.BadParameter("the register is too large to try everybody; name one", param_hint="--person")
        gathered, gone = gather(session, regimes), None
    else:
        gone = [session.find(post, "post").id if post is not None else session.find(str(person), "person").id]
        gathered = gather_around(session, regimes, gone[0])
    emit(on_stress.stress(gathered.snapshot, gathered.law, gone), how, stress_view)


def interests(
    person: Annotated[str, typer.Argument(help="The person, by name or identifier.")],
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List what a person is at each body and has entered there as an interest, and what is lacking, with its last day.

    Example: commonseal interests "Steven Mason" --on 2016-12-15
    """
    session = Session(db, clearance, on, known_at)
    found = session.find(person, "person").id
    gathered = gather_around(session, regimes, found)
    emit(on_interests.interests(gathered.snapshot, gathered.law, found), how, interests_view)
