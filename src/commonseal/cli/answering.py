"""Commands that ask the register."""

from datetime import date
from typing import Annotated

import typer

from commonseal import answers
from commonseal.asking import around, for_outstanding, for_sources, with_people
from commonseal.cli import views
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
from commonseal.cli.output import emit, emit_rows
from commonseal.cli.session import NotFoundError, Session

Thing = Annotated[str, typer.Argument(help="Identifier, name, other name or abbreviation.")]


def who(
    role_or_function: Annotated[
        str, typer.Argument(help="A post or a function, as “accountable officer”, AO, safeguarding.")
    ],
    at: Annotated[str, typer.Option("--at", help="The body.")],
    on: On = None,
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Say who holds a post, or answers for a function, at a body on a date, and what shows it.

    Example: commonseal who "accountable officer" --at "NHS Northumberland CCG" --on 2016-12-15
    """
    session = Session(db, clearance, on, known_at)
    body = session.find(at, "body").id
    emit(answers.who(with_people(session, body), asked=role_or_function, body=body), how, views.who_view)


def show(
    thing: Thing,
    on: On = None,
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Show all that is known of a body, person, post, arrangement or proposal.

    Example: commonseal show "Portsmouth CCG" --on 2019-07-15
    """
    session = Session(db, clearance, on, known_at)
    found = session.find(thing).id
    emit(answers.show(around(session, found), thing=found), how, views.show_view)


def timeline(
    thing: Thing,
    on: On = None,
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List what begins and ends for a thing, in order.

    Example: commonseal timeline "Steven Mason"
    """
    session = Session(db, clearance, on, known_at)
    found = session.find(thing).id
    emit(answers.timeline(around(session, found), thing=found), how, views.timeline_view)


def diff(
    before: Annotated[date, typer.Argument(parser=a_day, metavar="FROM", help="The earlier day.")],
    after: Annotated[date, typer.Argument(parser=a_day, metavar="TO", help="The later day.")],
    known: Annotated[
        bool,
        typer.Option(
            "--known", help="Compare what was known at the two days, not what held on them; --on fixes the date."
        ),
    ] = False,
    at: Annotated[list[str] | None, typer.Option("--at", help="Only of these bodies or things.")] = None,
    on: On = None,
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Say what became true between two days or, with --known, what the register learned between them.

    Example: commonseal diff 2016-11-15 2016-12-15 --at "Northumberland CCG"
    """
    session = Session(db, clearance, on, known_at)
    things = tuple(session.find(each).id for each in at or ())

    points = [(session.on, day) if known else (day, session.known_at) for day in (before, after)]
    sessions = [Session(db, clearance, *point) for point in points]
    if things or session.register.is_large():
        things = things or _changed(session, points[0], points[1])
        first, second = (each.as_of(*things) for each in sessions)
    else:
        first, second = (each.all_of() for each in sessions)
    emit(answers.diff(first, second), how, views.diff_view)


def _changed(session: Session, before: tuple[date, date], after: tuple[date, date]) -> tuple[str, ...]:
    """Return the things in whose record anything differs between two points, found without reading all the others."""
    changes = session.register.changes(before=before, after=after, viewer=session.viewer)
    keys = {*changes.began_subjects.tolist(), *changes.stopped_subjects.tolist()}
    return tuple(sorted(session.register.identifiers(keys)))


def shared(
    bodies: Annotated[list[str], typer.Argument(help="Two or more bodies.")],
    on: On = None,
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List all that two or more bodies share, by how far along it is.

    Example: commonseal shared "Halton CCG" "Warrington CCG" --on 2018-05-01
    """
    session = Session(db, clearance, on, known_at)
    found = list(dict.fromkeys(session.find(each, "body").id for each in bodies))
    if len(found) < 2:
        raise typer.BadParameter("name two bodies or more, for sharing takes two")
    emit(answers.shared(around(session, *found), bodies=found), how, views.shared_view)


def outstanding(
    proposal_or_body: Annotated[str, typer.Argument(help="A proposal, or a body that proposals concern.")],
    on: On = None,
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List the approvals of a proposal, done and to come, in order, and what stands in its way.

    With --known-at and without --on the date asked about is that day too.

    Example: commonseal outstanding "Portsmouth CCG" --known-at 2019-07-10
    """
    session = Session(db, clearance, on or known_at, known_at)
    thing = session.find(proposal_or_body, "proposal", "body", "arrangement").id
    emit(answers.outstanding(for_outstanding(session, thing), thing=thing), how, views.outstanding_view)


def questions(
    thing: Annotated[str | None, typer.Argument(help="Only about this body, proposal or arrangement.")] = None,
    on: On = None,
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List open questions, and what must exist first and does not.

    Example: commonseal questions "Northumberland CCG"
    """
    session = Session(db, clearance, on, known_at)
    found = session.find(thing).id if thing else None
    snapshot = session.all_of("question", "dependency") if found is None else around(session, found)
    emit(answers.questions(snapshot, thing=found), how, views.questions_view)


def papers(db: Db = DEFAULT_DB, clearance: Clearance = DEFAULT_CLEARANCE, how: Shown = Format.TABLE) -> None:
    """List the papers that the register holds, and how many quotes rest on each.

    Example: commonseal papers --format csv
    """
    session = Session(db, clearance)
    counts = session.register.papers.counts(session.viewer)
    rows = [
        (
            each.id,
            each.title,
            each.publisher or "",
            each.published.describe() if each.published else "",
            each.visibility.value,
            counts.get(each.id, 0),
            each.sha256,
        )
        for each in session.register.papers.all(session.viewer)
    ]
    columns = ("paper", "title", "publisher", "published", "visibility", "quotes", "sha256")
    width = len(columns) - 1 if how is Format.TABLE else len(columns)
    emit_rows(columns[:width], [row[:width] for row in rows], how, "The register holds no papers that you may see.")


def sources(
    statement: Annotated[str, typer.Argument(help="A statement, as statement/17 or 17.")],
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Show what a statement rests on: its papers and quotes, who recorded it, and what it stands in place of.

    Example: commonseal sources statement/17
    """
    session = Session(db, clearance)
    number = statement_number(statement)
    emit(answers.sources(for_sources(session, number), number=number), how, views.sources_view)


def statement_number(text: str) -> int:
    """Read the number of a statement as people write it."""
    number = text.strip().removeprefix("statement/").removeprefix("s")
    if not number.isdigit():
        raise typer.BadParameter(f"“{text}” is no statement; write statement/17")
    return int(number)


__all__ = ["NotFoundError", "statement_number"]
