"""The command that puts the options of a proposal side by side, in the terminal or as a paper for the board."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from commonseal.answers import Names, sentence
from commonseal.cli.gathering import Gathered, gather
from commonseal.cli.options import DEFAULT_CLEARANCE, DEFAULT_DB, Clearance, Db, Format, KnownAt, On, Shown
from commonseal.cli.output import print_csv, print_json, print_parts, progress, talk
from commonseal.cli.plan_files import plan_files
from commonseal.cli.planning_people import refuse_unless_cleared, written_staff
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import NotFoundError, Session
from commonseal.exchange.register_files import load
from commonseal.register.errors import RegisterError
from commonseal.vocabulary.facts import Proposal
from commonseal.vocabulary.identifiers import slug
from commonseal.vocabulary.periods import date_of

if TYPE_CHECKING:
    from commonseal.planning.comparing import Comparison
    from commonseal.planning.matching import Matching


def compare_(
    proposal: Annotated[
        str,
        typer.Argument(
            metavar="PROPOSAL|FOLDER", help="A proposal, or a folder of plan files with register/ beside them."
        ),
    ],
    on: On = None,
    known_at: KnownAt = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the appraisal as a page to this file.")] = None,
    docx: Annotated[Path | None, typer.Option("--docx", help="Write it as a Word document to this file.")] = None,
    charts: Annotated[Path | None, typer.Option("--charts", help="Write its charts as SVG into this folder.")] = None,
    staff: Annotated[
        Path | None,
        typer.Option("--staff", metavar="FILE", help="Staff at risk, for counts that tell of nobody; restricted."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there already.")] = False,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Put the options of a proposal side by side: what each breaks in law, needs, costs and risks, and how it scores.

    Every figure names the statements and provisions that it rests on. Of a folder, the files in
    register/ are loaded and its plan files proposed, in a register that goes when it is over; planning begins on the
    day of the last act.

    Example: commonseal compare examples/portsmouth --html appraisal.html --docx appraisal.docx
    """
    for each in (html, docx):
        if each is not None and each.exists() and not force:
            raise typer.BadParameter(f"{each} is there already; give another name, or --force", param_hint="--html")
    if staff is not None:
        refuse_unless_cleared(Session(db, clearance))
    with _opened(proposal, db, clearance, on, known_at, regimes) as (session, name), progress() as bar:
        bar.add_task("comparing", total=None)
        found = _compared(session, regimes, name, staff)
    from commonseal.cli.views_of_comparisons import COLUMNS, comparison_view, rows_of

    if how is Format.JSON:
        print_json(_as_json(found))
    elif how is Format.CSV:
        print_csv(COLUMNS, rows_of(found))
    else:
        print_parts(comparison_view(found))
    _write(found, html, docx, charts)


def _compared(session: Session, regimes: list[Path] | None, name: str | None, staff: Path | None) -> "Comparison":
    from commonseal.planning.comparing import NothingToCompareError, compare
    from commonseal.planning.routes import RouteCycleError

    if name is None:
        every = {
            each.fact.id: each.fact for each in session.all_of("proposal").known if isinstance(each.fact, Proposal)
        }
        optioned = {getattr(each.fact, "proposal", "") for each in session.all_of("option").known}
        mine = sorted(set(every) & optioned)
        if len(mine) != 1:
            listed = "\n".join(f"  {each}  {every[each].name}" for each in mine)
            raise NotFoundError(
                f"these files have {len(mine)} proposals with options; load them and name one:\n{listed}"
            )
        name = mine[0]
    proposal = session.find(name, "proposal").id
    gathered = gather(session, regimes, (), proposal)
    names = Names(gathered.snapshot)
    try:
        return compare(
            gathered.snapshot,
            gathered.law,
            proposal,
            superseded=gathered.superseded,
            told=lambda each: sentence(each, names),
            matchings=None if staff is None else _matched(session, gathered, staff, proposal),
        )
    except NothingToCompareError as error:
        raise RegisterError(str(error)) from error
    except RouteCycleError as error:
        raise RegisterError(_all_wrong(gathered, proposal)) from error


def _all_wrong(gathered: Gathered, proposal: str) -> str:
    """Say all that is wrong with a plan that the register holds and that cannot be compared."""
    from commonseal.planning.checking import faults_of_plan, written_in

    faults = sorted(set(faults_of_plan(written_in(gathered.snapshot, proposal), gathered.snapshot, gathered.law)))
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    lines = "\n".join(map(str, faults))
    return f"{count} in “{gathered.snapshot.name_of(proposal)}”; nothing can be compared:\n{lines}"


def _matched(session: Session, gathered: Gathered, staff: Path, proposal: str) -> "dict[str, Matching]":
    """Match the staff of a file to its own posts and those that each option brings."""
    from commonseal.planning.comparing import matched_by_option

    law, snapshot = gathered.law.on(session.on), session.all_of()
    return matched_by_option(written_staff(staff, snapshot), snapshot, law, proposal)


@contextmanager
def _opened(
    text: str, db: str, clearance: str, on: date | None, known_at: date | None, regimes: list[Path] | None
) -> Iterator[tuple[Session, str | None]]:
    """Open the register, or make one of a folder for as long as the command runs; with the proposal's name if given."""
    folder = Path(text)
    if not folder.is_dir():
        yield Session(db, clearance, on, known_at), text
        return
    with TemporaryDirectory() as place:
        session = Session(f"sqlite:///{place}/plan.db", clearance, create=True)
        own = folder / "register"
        if own.is_dir():
            load(session.register, own, entered_at=session.now)
        load(session.register, folder, entered_at=session.now, more=plan_files(folder, session, regimes))
        last = known_at or max(each.recorded.since_date for each in session.all_of().known)
        yield replace(session, on_given=on or last, known_at_given=last, create=False), None


def _as_json(found: "Comparison") -> dict[str, object]:
    told = asdict(found)
    for head in told["options"]:
        head["target"] = None if head["target"] is None else date_of(head["target"]).isoformat()
    told["rows"] = [
        {
            **{key: row[key] for key in ("key", "heading", "meaning")},
            "options": dict(zip(_ids(found), cells, strict=True)),
        }
        for row in told["rows"]
        for cells in [row["cells"]]
    ]
    del told["charts"]
    return told


def _ids(found: "Comparison") -> list[str]:
    return [each.id for each in found.options]


def _write(found: "Comparison", html: Path | None, docx: Path | None, charts: Path | None) -> None:
    from commonseal.planning.comparing import document, page, svg

    made: list[Path] = []
    if html is not None:
        html.write_text(page(found), encoding="utf-8")
        made.append(html)
    if docx is not None:
        docx.write_bytes(document(found))
        made.append(docx)
    if charts is not None:
        charts.mkdir(parents=True, exist_ok=True)
        for chart in found.charts:
            file = charts / f"{slug(chart.title)}.svg"
            file.write_text(svg(chart), encoding="utf-8")
            made.append(file)
    for each in made:
        talk().print(f"written: {each}", markup=False)
