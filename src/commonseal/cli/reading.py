"""The command that reads papers into claims."""

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path, PurePath
from typing import Annotated

import typer

from commonseal.cli.known_names import KnownIn, with_known_names
from commonseal.cli.modelling import (
    DEFAULT_TIMEOUT,
    ByRules,
    Kind,
    ModelKeyEnv,
    ModelKindName,
    ModelName,
    ModelOnly,
    ModelTimeout,
    ModelUrl,
    named_reader,
)
from commonseal.cli.options import Format, Shown
from commonseal.cli.output import emit_rows, out, progress, table, talk
from commonseal.reading.batch import Entry, Keeper, Outcome, Plan, Search, find, run
from commonseal.vocabulary import UncertainDate
from commonseal.vocabulary.periods import DateError

_KINDS = ("appointment", "arrangement", "decision", "attribute")
_COLUMNS = ("claims", "published", *(f"{kind}s" for kind in _KINDS), "all", "paper", "outcome", "look at")
_HEADINGS = ("paper", "published", "appoint-\nments", "arrange-\nments", "deci-\nsions", "attri-\nbutes", "all")
_MOST_ROWS = 60
_MOST_ENDINGS = 4
_STOPPED = 130
_LARGEST_INPUT = 200_000_000


def read(
    papers: Annotated[
        list[str],
        typer.Argument(
            metavar="PAPER...", help="Papers (.txt, .md, .html, .docx, .pdf, .eml), folders, or - for standard input."
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", help="The folder for the claims: a .json file a paper, and the text it quotes.")
    ] = Path("claims"),
    published: Annotated[
        str | None, typer.Option("--published", help="The papers' own date as EDTF; it goes before what they say.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="What to call the paper, if there is only one.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Read also what has not changed since it was read.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="How many papers to read at one time.")] = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="Write nothing; show which rule made each claim, and from which words.")
    ] = False,
    trace: Annotated[
        str | None,
        typer.Option(
            "--trace",
            metavar="SENTENCE",
            help="Write nothing; show all that happened to one sentence, by its number or by words in it.",
        ),
    ] = None,
    known_in: KnownIn = None,
    model: ModelName = None,
    model_url: ModelUrl = None,
    model_kind: ModelKindName = Kind.OPENAI,
    model_key_env: ModelKeyEnv = None,
    model_only: ModelOnly = False,
    model_timeout: ModelTimeout = DEFAULT_TIMEOUT,
    how: Shown = Format.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Read papers into claims, each with its exact evidence. A paper that cannot be read does not stop the others.

    Folders are read with all folders in them. Claims that are newer than their paper, and were read by the same
    reader with the same options, are kept as they are. The kind of what comes on standard input is told from it.

    Example: commonseal read minutes.txt letter.txt --out claims

    More: commonseal read papers --jobs 2

    More: commonseal read board-pack.pdf --published 2019-07-10 --again

    More: commonseal read - --name announcement < saved-page.html

    More: commonseal read papers --known-in sqlite:///register.db
    """
    _check_published(published)
    how = Format.JSON if as_json else how
    by = named_reader(model, model_url, model_kind, model_key_env, model_timeout, alone=model_only)
    if by.is_model and (explain or trace is not None or jobs > 1):
        raise typer.BadParameter("--explain, --trace and --jobs are for the rules; leave them or --model out")
    if known_in is not None:
        if by.is_model or explain or trace is not None:
            raise typer.BadParameter("it goes with reading by rules alone", param_hint="--known-in")
        by = with_known_names(known_in)
    _check_name(name, papers)
    found = find(papers, out=out, name=name, standard_input=_standard_input(papers))
    if explain or trace is not None:
        _show_how(found, trace, published, how)
    else:
        _make_folder(out)
        plan = Plan(found.sources, out, given=published, again=again, version=by.version)
        outcomes = _read(plan, out, published, jobs, by)
        _show(found, outcomes, out, how, by)
        if found.problems or any(each.problem for each in outcomes):
            raise typer.Exit(1)


def _show_how(found: Search, trace: str | None, published: str | None, how: Format) -> None:
    """Show how the claims of some papers were come by; the first that cannot be read ends it."""
    from commonseal.cli.explaining import show_explanations, show_traces  # its patterns take long to build

    for problem in found.problems:
        raise problem
    papers = (source.paper(source.stem) for source in found.sources)
    if trace is None:
        show_explanations(papers, published, how)
    else:
        show_traces(papers, trace, published, how)


def _check_published(published: str | None) -> None:
    try:
        if published is not None:
            UncertainDate.parse(published)
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error


def _check_name(name: str | None, papers: list[str]) -> None:
    if name is None:
        return
    if len(papers) != 1 or Path(papers[0]).is_dir():
        raise typer.BadParameter("there is more than one paper to name", param_hint="--name")
    if not name.strip() or PurePath(name).name != name or name.startswith("."):
        raise typer.BadParameter(f"“{name}” cannot be the name of a file", param_hint="--name")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(
            f"{folder} cannot be a folder for claims: {error.strerror}", param_hint="--out"
        ) from error


def _standard_input(papers: list[str]) -> bytes:
    return sys.stdin.buffer.read(_LARGEST_INPUT + 1) if "-" in papers else b""


def _read(plan: Plan, folder: Path, published: str | None, jobs: int, by: ByRules) -> list[Outcome]:
    """Read what has to be read; give the outcomes in order.

    Raises:
        Exit: Somebody stopped it; what was read until then is kept.
    """
    unread = [task for task in plan.tasks if task.known is None]
    became: dict[str, Outcome] = {}
    keeper = Keeper(folder)
    running = run(unread, keeper, given=published, jobs=jobs, reader=by.reader, version=by.version)
    try:
        with closing(running), progress() as bar:
            for each in bar.track(running, len(unread), description="reading"):
                became[each.task.name] = each
                if each.entry is None:
                    talk().print(f"commonseal: {each.problem}", markup=False)
    except KeyboardInterrupt:
        talk().print(f"commonseal: stopped; {keeper.kept} read and kept; run the same again to go on", markup=False)
        raise typer.Exit(_STOPPED) from None
    return [became.get(task.name) or Outcome(task, task.known) for task in plan.tasks]


def _show(found: Search, outcomes: list[Outcome], folder: Path, how: Format, by: ByRules) -> None:
    for problem in found.problems:
        talk().print(f"commonseal: {problem}", markup=False)
    if how is not Format.TABLE:
        rows = [(*_row(each, folder), *by.cells(each.task.name)) for each in outcomes]
        emit_rows((*_COLUMNS, *by.columns), rows, how, "")
        return
    fresh = [each for each in outcomes if each.entry is not None and each.task.known is None]
    _show_table(fresh)
    by.show()
    _show_totals(outcomes, fresh, found)


def _row(each: Outcome, folder: Path) -> tuple[object, ...]:
    shown, outcome = each.task.source.shown, "unchanged" if each.task.known else "read"
    if each.entry is None:
        return ("", "", *("" for _ in _KINDS), "", shown, "failed", each.problem)
    written = str(folder / each.entry.files[0])
    return (written, each.entry.published or "", *_counts(each.entry), shown, outcome, "; ".join(each.look_at))


def _counts(entry: Entry) -> tuple[int, ...]:
    return (*(entry.counts.get(kind, 0) for kind in _KINDS), sum(entry.counts.values()))


def _show_table(fresh: list[Outcome]) -> None:
    """Print the papers that were read, all of them or those to look at, and below them what to look at."""
    if not fresh:
        return
    shown = fresh if len(fresh) <= _MOST_ROWS else [each for each in fresh if each.look_at][:_MOST_ROWS]
    rows: list[tuple[object, ...]] = [
        (each.entry.name, each.entry.published or "", *_counts(each.entry)) for each in shown if each.entry
    ]
    if len(fresh) > 1:
        totals = [sum(column) for column in zip(*(_counts(each.entry) for each in fresh if each.entry), strict=True)]
        rows.append((f"{len(fresh)} papers", "", *totals))
    console = out()
    console.print(table(_HEADINGS, rows))
    remarks = [f"{each.entry.name}: {remark}" for each in shown if each.entry for remark in each.look_at]
    if remarks:
        console.print("\nTo look at:")
        for remark in remarks:
            console.print(f"  {remark}", markup=False)


def _show_totals(outcomes: list[Outcome], fresh: list[Outcome], found: Search) -> None:
    """Say on standard error what there is besides the papers that were read."""
    counted = Counter("failed" if each.entry is None else "unchanged" for each in outcomes if each not in fresh)
    failed = counted["failed"] + len(found.problems)
    parts = [f"{len(fresh)} read"] if fresh or not (failed or counted["unchanged"]) else []
    if counted["unchanged"]:
        parts.append(f"{counted['unchanged']} unchanged since they were read (--again reads them anew)")
    if failed:
        parts.append(f"{failed} could not be read")
    if found.left_out:
        parts.append(f"{_endings(found.left_out)} left out")
    if len(outcomes) > 1 or parts != ["1 read"]:
        talk().print(f"commonseal: {', '.join(parts)}", markup=False)


def _endings(left_out: Counter[str]) -> str:
    """Give how many files there are of each ending, the most common first and the rare ones together."""
    shown = left_out.most_common(_MOST_ENDINGS)
    parts = [f"{number} {ending or 'without an ending'}" for ending, number in shown]
    rest = left_out.total() - sum(number for _, number in shown)
    if rest:
        parts.append(f"{rest} of other kinds")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
