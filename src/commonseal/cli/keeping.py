"""Commands that keep the register: loading, exporting, checking, and the acts that a person does by hand."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from commonseal.cli.answering import statement_number
from commonseal.cli.options import DEFAULT_CLEARANCE, DEFAULT_DB, Author, Clearance, Db, Format, Shown
from commonseal.cli.output import emit_rows, out, print_json, progress, talk
from commonseal.cli.session import Session, author_or_user
from commonseal.exchange.register_files import LoadReport, check_files, export, load
from commonseal.vocabulary import StatementDraft, UncertainDate
from commonseal.vocabulary.facts import FACT_MODELS
from commonseal.vocabulary.periods import DateError

_KINDS = {model.kind_name(): model for model in FACT_MODELS}
Statement = Annotated[str, typer.Argument(metavar="STATEMENT", help="The statement, as statement/17.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stays in the register.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def load_(
    path: Annotated[Path, typer.Argument(help="A register file, or a folder of them.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report, but change nothing.")] = False,
    db: Db = DEFAULT_DB,
    how: Shown = Format.TABLE,
) -> None:
    """Load register files: all of them or, where anything is wrong, none. What is there already is left as it is.

    Example: commonseal load examples/portsmouth --db sqlite:///portsmouth.db
    """
    check_files(path)  # before a register is made for files that cannot enter it
    with register_for(db, trial=dry_run) as session, progress() as bar:
        register = session.register
        task = bar.add_task("loading", total=None)
        report = load(
            register,
            path,
            entered_at=session.now,
            dry_run=dry_run,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )
    if how is Format.JSON:
        print_json({"acts": report.acts, "papers": report.papers, "dry_run": dry_run, **report.done})
        return
    talk().print(_told(report, path, dry_run=dry_run), markup=False)


@contextmanager
def register_for(db: str, *, trial: bool, clearance: str = DEFAULT_CLEARANCE) -> Iterator[Session]:
    """Open the register to load into; for a trial where there is none, an empty one that goes when it is over."""
    session = Session(db, clearance, create=True)
    if not trial or session.exists():
        yield session
        return
    with TemporaryDirectory() as folder:
        yield Session(f"sqlite:///{folder}/trial.db", clearance, create=True)


def _told(report: LoadReport, path: Path, *, dry_run: bool) -> str:
    if not report.changed:
        return f"{path}: nothing new; the register has all of it already"
    done = ", ".join(f"{count} {what}" for what, count in report.done.most_common())
    would = "would enter the register (a trial; nothing was changed)" if dry_run else "entered the register"
    acts = "1 act" if report.acts == 1 else f"{report.acts} acts"
    papers = f"; papers: {report.papers}" if report.papers else ""
    return f"{path}: {acts} {would}: {done}{papers}"


def export_(
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
) -> None:
    """Write the register out as register files; loading them into an empty register gives the same again.

    What is above the clearance is left out, so a whole copy needs --clearance restricted.

    Example: commonseal export backup --clearance restricted
    """
    session = Session(db, clearance)
    count = export(session.register, folder, session.viewer)
    talk().print(f"{count} acts written to {folder}, all that is {_visible(clearance)}", markup=False)


def _visible(clearance: str) -> str:
    return {"public": "public", "internal": "public or internal"}.get(clearance, "public, internal or restricted")


def verify(
    head: Annotated[str | None, typer.Option("--head", help="The last hash as noted at an earlier check.")] = None,
    db: Db = DEFAULT_DB,
    how: Shown = Format.TABLE,
) -> None:
    """Check that nothing in the register was changed behind its back, and name the first statement that was.

    Note the hash it prints somewhere else, and give it as --head next time: no rewriting of the register survives that.

    Example: commonseal verify
    """
    verdict = Session(db).register.verify(head)
    if how is not Format.TABLE:
        found = verdict.tampering
        columns = ("sound", "acts", "statements", "erased", "head", "tampered", "how")
        how_found = (found.what, found.how) if found else ("", "")
        row = (verdict.is_sound, verdict.acts, verdict.statements, verdict.erased, verdict.head, *how_found)
        emit_rows(columns, [row], how, "")
    elif verdict.tampering is None:
        erased = f" ({verdict.erased} erased by order)" if verdict.erased else ""
        out().print(f"sound: {verdict.statements} statements{erased} in {verdict.acts} acts\nhead: {verdict.head}")
    else:
        talk().print(f"tampered with: {verdict.tampering.what}: {verdict.tampering.how}", markup=False)
    if not verdict.is_sound:
        raise typer.Exit(1)


def correct(
    statement: Statement,
    reason: Reason,
    by: Annotated[
        Path | None, typer.Option("--by", help="A JSON file of the statement that stands in its place (see schema).")
    ] = None,
    author: Author = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Say that a statement was never so. What was believed before stays answerable with --known-at.

    Example: commonseal correct statement/17 --reason "The paper speaks of another CCG"
    """
    session = Session(db, "restricted")
    replacement = None if by is None else _draft(by)
    act = session.register.act(
        author=author_or_user(author), reason=reason, recorded=session.today, entered_at=session.now, source="correct"
    )
    with act as writer:
        number = writer.correct(statement_number(statement), replacement)
    stands = f"; statement/{number} stands in its place" if number else ""
    talk().print(f"statement/{statement_number(statement)} was never so{stands}", markup=False)


def _draft(path: Path) -> StatementDraft:
    try:
        return StatementDraft.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        first = str(error).strip().splitlines()
        raise typer.BadParameter(f"{path} is not a statement: {' '.join(first[1:3])}; see commonseal schema") from error


def end(
    statement: Statement,
    last_day: Annotated[str, typer.Argument(metavar="LAST_DAY", help="The last day on which it was so, as EDTF.")],
    reason: Reason,
    author: Author = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Say that a statement is no longer so, since after its last day.

    Example: commonseal end statement/17 2017-05 --reason "Left after the elections, as the board was told"
    """
    try:
        day = UncertainDate.parse(last_day)
    except DateError as error:
        raise typer.BadParameter(str(error)) from error
    session = Session(db, "restricted")
    act = session.register.act(
        author=author_or_user(author), reason=reason, recorded=session.today, entered_at=session.now, source="end"
    )
    with act as writer:
        number = writer.end(statement_number(statement), day)
    talk().print(f"statement/{statement_number(statement)} ended {day.describe()}: statement/{number}", markup=False)


def erase(
    target: Annotated[str, typer.Argument(metavar="STATEMENT_OR_PAPER", help="As statement/17 or paper/minutes.")],
    order: Annotated[
        str, typer.Option("--order", help="The order: who gave it, when and why; it stays in the register.")
    ],
    author: Author = None,
    yes: Yes = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Erase one content by order, for good; that it was there, and on whose order it went, stays.

    Example: commonseal erase statement/17 --order "Data protection officer, 3 May 2026, request DP-12"
    """
    from commonseal.register.ledger.erasing import erase_paper, erase_statement  # Django must be configured first

    session = Session(db, "restricted")
    register = session.register
    if not yes and not typer.confirm(f"Erase the content of {target} for good?", err=True):
        raise typer.Exit(1)
    act = register.act(
        author=author_or_user(author), reason=order, recorded=session.today, entered_at=session.now, source="erase"
    )
    with act as writer:
        if target.startswith("paper/"):
            erase_paper(writer, target, order)
        else:
            erase_statement(writer, statement_number(target), order)
    register.purge()
    talk().print(f"the content of {target} is erased; the order is recorded", markup=False)


def schema(
    kind: Annotated[str | None, typer.Argument(help="Only this kind of fact, as appointment.")] = None,
) -> None:
    """Print the JSON Schema of statements, or of one kind of fact.

    Example: commonseal schema appointment
    """
    if kind is not None and kind not in _KINDS:
        raise typer.BadParameter(f"“{kind}” is not a kind of fact; use one of {', '.join(_KINDS)}")
    model = StatementDraft if kind is None else _KINDS[kind]
    found = model.model_json_schema()
    sys.stdout.write(
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **found}, indent=2, ensure_ascii=False)
        + "\n"
    )
