"""The commands on proposals and their options: proposing, templates, what options there are, and what would be."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
import yaml

from commonseal.cli.gathering import gather, option_of
from commonseal.cli.keeping import register_for
from commonseal.cli.options import (
    DEFAULT_CLEARANCE,
    DEFAULT_DB,
    Author,
    Clearance,
    Db,
    Format,
    KnownAt,
    On,
    Shown,
)
from commonseal.cli.output import emit, emit_rows, print_csv, print_json, print_parts, talk
from commonseal.cli.plan_files import plan_files
from commonseal.cli.plan_of_one import OneTemplate, plan_of_one
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session, author_or_user
from commonseal.cli.views_of_options import (
    BUILT_COLUMNS,
    built_rows,
    built_view,
    options_view,
    template_rows,
    template_view,
    what_if_view,
)
from commonseal.exchange.plan_files import PlanFiles
from commonseal.exchange.register_files import Fault, FaultyFilesError, LoadReport, check_files, load
from commonseal.planning.options import TEMPLATES
from commonseal.planning.options.differing import what_if as on_what_if
from commonseal.planning.options.listing import options_of
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import UncertainDate
from commonseal.vocabulary.periods import DateError, day_of


def propose(
    path: Annotated[Path | None, typer.Argument(help="A plan file, or a folder of them.")] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="KEY", help="Build one option from this template instead.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="NAME=VALUE", help="A parameter of the template; lists with commas, or again."),
    ] = None,
    proposal: Annotated[
        str | None,
        typer.Option("--proposal", metavar="NAME", help="Whose option it is; a new one where none is known."),
    ] = None,
    option: Annotated[str | None, typer.Option("--option", metavar="NAME", help="What the option is called.")] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="DATE", help="From when the option is to count, as 2027-04-01.")
    ] = None,
    recommended: Annotated[bool, typer.Option("--recommended", help="The promoters recommend it.")] = False,
    print_: Annotated[bool, typer.Option("--print", help="Print it as YAML to be edited; record nothing.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report, but change nothing.")] = False,
    author: Author = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Record a proposal with its options from a plan file, or with one option from a template.

    An option that changes nothing is added where a proposal has none. What is proposed again follows what was
    proposed before. For each template it says what the option keeps, which duties move, and what has to be seen to.

    Example: commonseal propose --template shared_post --param "bodies=Halton CCG,Warrington CCG" --param role=AO
    --proposal "One accountable officer" --target 2018-04-01 --dry-run
    """
    if (path is None) == (template is None):
        raise typer.BadParameter("give a plan file, or --template with its parameters", param_hint="PATH")
    trial = dry_run or print_
    if template is None and path is not None:
        check_files(path, plans=True)
        with register_for(db, trial=trial, clearance=clearance) as session:
            _proposed(path, session, regimes, how, dry_run=dry_run, print_=print_)
        return
    asked = OneTemplate(
        str(template), tuple(param or ()), proposal, option, target, author_or_user(author), recommended=recommended
    )
    with register_for(db, trial=trial, clearance=clearance) as session, TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_text(yaml.safe_dump(plan_of_one(asked, session), allow_unicode=True, sort_keys=False), "utf-8")
        try:
            _proposed(file, session, regimes, how, dry_run=dry_run, print_=print_, is_past=_is_past(target, session))
        except FaultyFilesError as error:
            lines = "\n".join(f"  {each.what}" for each in _each_once(error.faults))
            raise RegisterError(f"the option cannot be built, and nothing was recorded:\n{lines}") from error


def _each_once(faults: tuple[Fault, ...]) -> list[Fault]:
    return list({each.what: each for each in faults}.values())


def _proposed(
    path: Path,
    session: Session,
    regimes: list[Path] | None,
    how: Format,
    *,
    dry_run: bool,
    print_: bool,
    is_past: bool = False,
) -> None:
    plan = plan_files(path, session, regimes, dated=not is_past)
    report = load(session.register, path, entered_at=session.now, dry_run=dry_run or print_, more=plan)
    if print_:
        typer.echo(plan.as_yaml(), nl=False)
    elif how is Format.JSON:
        built = [{"option": each.option, "template": each.template, **_built(each)} for each in plan.uses]
        print_json({"acts": report.acts, "dry_run": dry_run, **report.done, "options": plan.options(), "built": built})
    elif how is Format.CSV:
        print_csv(BUILT_COLUMNS, built_rows(plan.uses))
    else:
        print_parts(built_view(plan.uses, plan.names))
        talk().print(_told(report, plan, dry_run=dry_run), markup=False)
    if report.changed and not (dry_run or print_):
        after = gather(session, regimes, (), *plan.options()).snapshot
        for each in plan.lapsing(after):
            talk().print(f"commonseal: {each}", markup=False)
    if is_past:
        talk().print("its target is past, so it is taken as a plan of that time and not held to today", markup=False)


def _is_past(target: str | None, session: Session) -> bool:
    """Whether the last day that a target can mean is before today; what is no date is told where it is read."""
    try:
        when = None if target is None else UncertainDate.parse(target)
    except DateError:
        return False
    return when is not None and when.has_last_day and when.is_before(day_of(session.today))


def _built(use: object) -> dict[str, object]:
    built = getattr(use, "built", None)
    return built.model_dump(mode="json", exclude={"drafts"}) if built is not None else {}


def _told(report: LoadReport, plan: PlanFiles, *, dry_run: bool) -> str:
    options = plan.options()
    count = "1 option" if len(options) == 1 else f"{len(options)} options"
    if not report.changed:
        return f"nothing new: the register has {count} in these words already"
    done = ", ".join(f"{number} {what}" for what, number in report.done.most_common())
    would = "would be proposed (a trial; nothing was changed)" if dry_run else "proposed"
    return f"{count} {would}: {', '.join(options)}\nstatements: {done}"


def templates(
    key: Annotated[str | None, typer.Argument(metavar="KEY", help="Show this one with its parameters.")] = None,
    how: Shown = Format.TABLE,
) -> None:
    """List the templates that options are built from, or show one with its parameters.

    Example: commonseal templates shared_post
    """
    if key is None:
        rows = [(each.key, each.name, each.purpose) for each in TEMPLATES.values()]
        emit_rows(("key", "name", "purpose"), rows, how, "There are no templates.")
        return
    if key not in TEMPLATES:
        raise typer.BadParameter(f"there is no template “{key}”; see: commonseal templates", param_hint="KEY")
    if how is Format.TABLE:
        print_parts(template_view(TEMPLATES[key]))
    else:
        emit_rows(("parameter", "needed", "default", "meaning"), template_rows(TEMPLATES[key]), how, "")


def options_(
    proposal: Annotated[str, typer.Argument(help="The proposal: identifier or name.")],
    known_at: KnownAt = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List the options of a proposal: what each brings, ends and keeps, from when, and which is recommended.

    Example: commonseal options "Further integration of Portsmouth CCG and Portsmouth City Council"
    """
    session = Session(db, clearance, None, known_at)
    found = session.find(proposal, "proposal").id
    emit(options_of(gather(session, None, (), found).snapshot, found), how, options_view)


def what_if(
    option: Annotated[str, typer.Argument(help="The option: identifier, name, or the last word of its identifier.")],
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Say what would be different with an option: posts, holders, arrangements, duties, and findings that come and go.

    It is looked at on the option's target unless --on names another day.

    Example: commonseal what-if "The three recommendations" --on 2019-10-01 --known-at 2019-07-10
    """
    session = Session(db, clearance, on, known_at)
    found = option_of(session, option)
    gathered = gather(session, regimes, (), str(found))
    told = on_what_if(gathered.snapshot, gathered.law, str(found), on=on, superseded=gathered.superseded)
    emit(told, how, what_if_view)
