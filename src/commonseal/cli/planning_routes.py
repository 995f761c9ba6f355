"""The commands on routes: which approvals an option needs, and what is decided, waived, added and put in order."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from commonseal.assurance.telling import listed
from commonseal.cli.gathering import Gathered, gather, option_of
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
    a_day,
    one_of,
)
from commonseal.cli.output import print_csv, print_json, print_parts, talk
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import NotFoundError, Session, author_or_user, today
from commonseal.cli.views_of_routes import COLUMNS, as_json, route_view, row_of
from commonseal.exchange.register_files.quotes import Papers, QuoteError
from commonseal.planning.model import Route
from commonseal.planning.routes import (
    Added,
    Decided,
    RouteError,
    addition,
    as_joined,
    decision,
    declined_of,
    organs_to_record,
    reordering,
    route_of,
    step_named,
    waiver,
)
from commonseal.reading import paper_of
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Evidence, Paper, StatementDraft, UncertainDate, Visibility, sha256_of
from commonseal.vocabulary.facts import ApprovalOutcome, ApprovalStep
from commonseal.vocabulary.identifiers import slug
from commonseal.vocabulary.periods import DateError, day_of

OptionOrProposal = Annotated[
    str, typer.Argument(metavar="OPTION|PROPOSAL", help="An option, or a proposal that has one option or none.")
]
Step = Annotated[str, typer.Argument(metavar="STEP", help="A step of the route: its key, or its number.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be recorded.")]


def route(
    plan: OptionOrProposal,
    on: On = None,
    joined: Annotated[
        bool, typer.Option("--joined", help="As it would be without the bodies that have rejected it.")
    ] = False,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="BODY", help="As it would be without this body, too.")
    ] = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """List every approval and notice that an option needs, in order: by law, by policy, or chosen locally.

    The law is that of the option's target date, or of the day looked at where it has none.

    Example: commonseal route option/portsmouth-integration/recommended --on 2019-07-28
    """
    session = Session(db, clearance, on, known_at)
    gathered, asked = gathered_for(session, regimes, plan)
    snapshot = gathered.snapshot
    warnings: tuple[str, ...] = ()
    try:
        out = [session.find(each, "body").id for each in without or ()]
        out += declined_of(snapshot, gathered.law, asked) if joined else ()
        if joined or out:
            left = as_joined(snapshot, gathered.law, asked, out)
            snapshot, warnings = left.snapshot, left.warnings
        found = route_of(snapshot, gathered.law, asked)
    except RouteError as error:
        raise RegisterError(str(error)) from error
    if how is Format.JSON:
        print_json(as_json(found, snapshot, warnings))
    elif how is Format.CSV:
        print_csv(COLUMNS, [row_of(number, each, snapshot) for number, each in enumerate(found.steps, 1)])
    else:
        print_parts(route_view(found, snapshot, warnings))


def decide(
    plan: OptionOrProposal,
    step: Step,
    outcome: Annotated[
        ApprovalOutcome,
        typer.Option(
            "--outcome", parser=one_of(ApprovalOutcome), metavar="|".join(ApprovalOutcome), help="How it ended."
        ),
    ],
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="When it was decided, as EDTF.")],
    condition: Annotated[
        list[str] | None, typer.Option("--condition", help="A condition of the approval; may be given several times.")
    ] = None,
    minute: Annotated[
        Path | None, typer.Option("--minute", metavar="FILE", help="The minute that shows it; it is kept.")
    ] = None,
    quote: Annotated[
        list[str] | None, typer.Option("--quote", help="The words of the minute, to the letter; may be repeated.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="What shows it, where there is no minute to be kept.")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DAY", help="When the decision was published, as EDTF.")
    ] = None,
    dry_run: DryRun = False,
    visibility: Annotated[
        Visibility | None,
        typer.Option("--visibility", help="Who may see the decision and its minute: as the option, if left out."),
    ] = None,
    author: Author = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
) -> None:
    """Record what a body decided at a step, on the exact text as it stands; when the text changes, it lapses.

    The body needs no account: what shows the decision is its minute, which is kept, and the quote must stand in it.

    Example: commonseal decide portsmouth-integration cabinet --outcome approved --on 2019-07-09 --source Minutes
    """
    day = _taken_on(on)
    session = Session(db, clearance, _day_of(day))
    gathered, asked = gathered_for(session, regimes, plan)
    seen = visibility or _visibility(gathered, asked)
    paper, evidence = _evidence(session, minute, tuple(quote or ()), source, seen)
    decided = Decided(outcome, day, tuple(condition or ()), _edtf(published, "--published") if published else None)
    try:
        found = route_of(gathered.snapshot, gathered.law, asked)
        at = step_named(found, step)
        draft = decision(gathered.snapshot, found, at, decided, evidence, seen)
    except RouteError as error:
        raise RegisterError(str(error)) from error
    drafts = (*organs_to_record(gathered.snapshot, at.body, evidence), draft)
    said = f"{gathered.snapshot.name_of(asked)}: {at.who} {_DECIDED[outcome]} {day.describe()}"
    _record(session, said, drafts, author, seen, paper=paper, dry_run=dry_run)


def waive(
    plan: OptionOrProposal,
    step: Step,
    reason: Annotated[str, typer.Option("--reason", help="Why it is not taken; it stays in the register.")],
    on: On = None,
    dry_run: DryRun = False,
    author: Author = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
) -> None:
    """Record that a step is not taken, with the reason. What the law asks for stays on the route, with a warning.

    Example: commonseal waive portsmouth-integration health-and-wellbeing-board --reason "It was told in June"
    """

    def drafted(found: Route, gathered: Gathered, since: UncertainDate) -> tuple[str, StatementDraft]:
        del gathered
        at = step_named(found, step)
        return f"{found.called(at.key)} is waived: {reason}", waiver(found, at, reason, since)

    _on_route(plan, on, regimes, Session(db, clearance, on), drafted, author, dry_run=dry_run)


def step_(
    plan: OptionOrProposal,
    step: Annotated[str, typer.Argument(metavar="STEP", help="A step of the route; with --add, a new name for one.")],
    add: Annotated[
        str | None, typer.Option("--add", metavar="BODY", help="Add a step of this name, which this body takes.")
    ] = None,
    act: Annotated[
        ApprovalStep,
        typer.Option(
            "--act",
            parser=one_of(ApprovalStep),
            metavar="|".join(ApprovalStep),
            help="What is done at an added step.",
        ),
    ] = ApprovalStep.SUPPORTS,
    matter: Annotated[str, typer.Option("--matter", help="What an added step is of.")] = "the option as a whole",
    after: Annotated[
        list[str] | None, typer.Option("--after", metavar="STEP", help="It comes after this step; may be repeated.")
    ] = None,
    planned: Annotated[str | None, typer.Option("--planned", metavar="DAY", help="When it is to be, as EDTF.")] = None,
    on: On = None,
    dry_run: DryRun = False,
    author: Author = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
) -> None:
    """Add a step to a route, say after which others a step comes, or when it is planned.

    An order in which steps would wait for each other is refused.

    Example: commonseal step portsmouth-integration nhs-england --planned 2019-11 --dry-run
    """
    session = Session(db, clearance, on)
    day = _edtf(planned, "--planned") if planned else None

    def drafted(found: Route, gathered: Gathered, since: UncertainDate) -> tuple[str, StatementDraft]:
        del gathered
        if add is not None:
            body = session.find(add, "body").id
            new = Added(slug(step), body, act, matter, tuple(after or ()), day)
            return f"the step “{new.name}” is added", addition(found, new, since)
        at = step_named(found, step)
        draft = reordering(found, at, after or (), since, day)
        order = [f"after {listed([found.called(step_named(found, each).key) for each in after])}"] if after else []
        order += [f"planned for {day.describe()}"] if day is not None else []
        return f"{found.called(at.key)} is to come {', '.join(order)}", draft

    _on_route(plan, on, regimes, session, drafted, author, dry_run=dry_run)


def _on_route(
    plan: str,
    on: date | None,
    regimes: Iterable[Path] | None,
    session: Session,
    drafted: Callable[[Route, Gathered, UncertainDate], tuple[str, StatementDraft]],
    author: str | None,
    *,
    dry_run: bool,
) -> None:
    """Record something that somebody says of a route, from the day looked at on; today where none is given."""
    gathered, asked = gathered_for(session, regimes, plan)
    since = UncertainDate.of_day(day_of(on or session.today))
    try:
        found = route_of(gathered.snapshot, gathered.law, asked)
        said, draft = drafted(found, gathered, since)
    except RouteError as error:
        raise RegisterError(str(error)) from error
    body = getattr(draft.fact, "body", "")
    drafts = (*organs_to_record(gathered.snapshot, body, _BY_LAW), draft)
    seen = _visibility(gathered, asked)
    _record(session, f"{gathered.snapshot.name_of(asked)}: {said}", drafts, author, seen, dry_run=dry_run)


def _visibility(gathered: Gathered, asked: str) -> Visibility:
    """Return who may see an option: what is said of its route is for no more people than the option itself."""
    stated = gathered.snapshot.describing(asked)
    return stated.visibility if stated is not None else Visibility.INTERNAL


_BY_LAW = (Evidence(source="The law gives such a body this organ; see: commonseal route"),)


def gathered_for(session: Session, regimes: Iterable[Path] | None, plan: str) -> tuple[Gathered, str]:
    """Return what a route is worked out from, and the identifier of the option or proposal that a text names.

    Raises:
        RegisterError: it names none, or several.
    """
    try:
        asked = session.find(plan, "proposal", "option").id
    except NotFoundError:
        asked = _by_last_word(session, plan)
    return gather(session, regimes, (), asked), asked


def _by_last_word(session: Session, plan: str) -> str:
    known = session.all_of("proposal")
    meant = {each.fact.id for each in known.known if each.fact.kind == "proposal"}
    mine = [each for each in meant if each.rpartition("/")[2] == plan]
    return mine[0] if len(mine) == 1 else str(option_of(session, plan))


def _edtf(text: str, hint: str) -> UncertainDate:
    try:
        return UncertainDate.parse(text)
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint=hint) from error


_DECIDED = {
    ApprovalOutcome.APPROVED: "approved it,",
    ApprovalOutcome.REJECTED: "rejected it,",
    ApprovalOutcome.DEFERRED: "put it off,",
    ApprovalOutcome.CONSIDERED: "considered it,",
}


def _taken_on(text: str) -> UncertainDate:
    """Return the day of a decision, which cannot have been taken on a day to come."""
    day = _edtf(text, "--on")
    if UncertainDate.of_day(day_of(today())).is_before(day.earliest):
        raise typer.BadParameter(
            f"{day.describe()} is still to come, and a decision is recorded once it is taken; "
            "commonseal step --planned says when it is to be",
            param_hint="--on",
        )
    return day


def _day_of(when: UncertainDate) -> date | None:
    return a_day(when.edtf) if when.is_certain else None


def _evidence(
    session: Session, minute: Path | None, quotes: tuple[str, ...], source: str | None, visibility: Visibility
) -> tuple[Paper | None, tuple[Evidence, ...]]:
    """Return the minute as a paper, and what shows a decision: its quotes, each found to the letter, or a source."""
    if minute is None and quotes:
        raise typer.BadParameter("a quote is from a minute; give --minute", param_hint="--quote")
    by_source = (Evidence(source=source),) if source else ()
    if minute is None:
        return None, by_source
    if not quotes:
        raise typer.BadParameter("say with --quote which words of the minute show it", param_hint="--minute")
    paper = _paper(session, minute, visibility)
    papers = Papers({})
    papers.add(paper)
    try:
        found = tuple(papers.located(Evidence(paper=paper.id, quote=each)) for each in quotes)
    except QuoteError as error:
        raise RegisterError(str(error).replace(paper.id, f"“{paper.title}” ({minute})")) from error
    return paper, (*found, *by_source)


def _paper(session: Session, minute: Path, visibility: Visibility) -> Paper:
    """Return a minute as the register has it, or as it will be kept."""
    text = paper_of(minute).text
    held = session.register.papers.by_sha256(sha256_of(text))
    if held is not None:
        return Paper(**held.model_dump(), text=text)
    title = minute.stem.replace("-", " ").replace("_", " ")
    return Paper(id=f"paper/{slug(minute.stem)}", title=title, visibility=visibility, sha256=sha256_of(text), text=text)


def _record(
    session: Session,
    said: str,
    drafts: Iterable[StatementDraft],
    author: str | None,
    visibility: Visibility,
    *,
    paper: Paper | None = None,
    dry_run: bool,
) -> None:
    if dry_run:
        talk().print(f"{said} (nothing was changed)", markup=False)
        return
    act = session.register.act(
        author=author_or_user(author), reason=said, recorded=session.today, entered_at=session.now, source="route"
    )
    with act as writer:
        if paper is not None:
            writer.paper(paper)
        numbers = [writer.record(each.model_copy(update={"visibility": visibility})) for each in drafts]
    talk().print(f"{said}: statement/{numbers[-1]}", markup=False)
