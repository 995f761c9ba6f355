"""The commands on what would break: what the rules find, why, which rules there are, and letting a finding stand."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import RenderableType

from commonseal import __version__
from commonseal.answers import Names, sentence
from commonseal.asking import checked
from commonseal.assurance import Finding, Level, all_rules, rule_of
from commonseal.assurance.explaining import FindingExplained, RuleExplained, explained, plain_sentence, rule_explained
from commonseal.assurance.looking import Window
from commonseal.assurance.sarif import as_sarif
from commonseal.assurance.table import COLUMNS, row_of
from commonseal.cli.gathering import Gathered, finding_of, gather, law_of, option_of, rules_named
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
)
from commonseal.cli.output import emit_rows, print_csv, print_json, print_parts, talk
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session, author_or_user, today
from commonseal.cli.views_of_findings import explained_view, findings_view, rule_view
from commonseal.review import acknowledging
from commonseal.review.acknowledging import (
    AcknowledgingError,
    By,
    acknowledgement_of,
    held_acknowledgement,
    held_by,
    until_words,
    withdraw,
)


class FindingsFormat(StrEnum):
    """How findings are printed; SARIF is what checkers hand to other programs."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SARIF = "sarif"


Bodies = Annotated[
    list[str] | None,
    typer.Option("--bodies", metavar="NAME", help="Only what concerns this body; may be given several times."),
]
WhatIf = Annotated[
    str | None,
    typer.Option("--what-if", metavar="OPTION", help="As if this option of a proposal had come into force."),
]
Key = Annotated[str, typer.Argument(metavar="KEY", help="The key of a finding, as check prints it.")]


def check(
    more: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME|CODE]...", help="More bodies or codes of rules, as if each had its option."),
    ] = None,
    on: On = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="DAY DAY", help="What holds on any day from one to another."),
    ] = None,
    always: Annotated[bool, typer.Option("--all", help="What holds on any day at all.")] = False,
    bodies: Bodies = None,
    what_if: WhatIf = None,
    severity: Annotated[
        Level | None,
        typer.Option("--severity", help="Only what is at least as grave; it also sets what ends the command with 1."),
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="CODE", help="Only this rule, or family of rules as CS-POST; may be repeated."),
    ] = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Annotated[FindingsFormat, typer.Option("--format", help="How to print what is found.")] = FindingsFormat.TABLE,
) -> None:
    """Say what breaks a rule on a date or between two: what the law forbids, what has nobody, what is to be asked.

    A finding is shown with all the days on which it holds, not only those asked about. The command ends with 1 where
    something is found that blocks, or is as grave as --severity says, and nobody has acknowledged it.

    Example: commonseal check --on 2017-06-15 --bodies "Northumberland CCG" --rule CS-COI
    """
    codes = [each for each in more or () if each.upper().startswith("CS-")]
    names = [*(bodies or ()), *(each for each in more or () if each not in codes)]
    window = _window(on, between, always=always)
    rules = rules_named([*(rule or ()), *codes])
    session = Session(db, clearance, on or window.last, known_at)
    option = option_of(session, what_if)
    gathered = gather(session, regimes, names, *([option] if option else ()))
    told = checked(gathered, window, option=option, rules=rules, least=severity)
    shown = told.found
    if how is FindingsFormat.JSON:
        print_json([each.to_json() for each in shown])
    elif how is FindingsFormat.CSV:
        print_csv(COLUMNS, [row_of(each) for each in shown])
    elif how is FindingsFormat.SARIF:
        print_json(as_sarif(shown, all_rules() if rules is None else rules, __version__))
    else:
        print_parts(findings_view(told.sentence, shown, gathered.snapshot))
    if any(each.acknowledged is None and each.level.at_least(severity or Level.BLOCK) for each in shown):
        raise typer.Exit(1)


def _window(on: date | None, between: tuple[str, str] | None, *, always: bool) -> Window:
    """Return the days asked about; today where none are given."""
    if (on is not None) + (between is not None) + always > 1:
        raise typer.BadParameter("give one of --on, --between and --all", param_hint="--between")
    if always:
        return Window()
    if between is not None:
        first, last = (a_day(each) for each in between)
        if last < first:
            raise typer.BadParameter(f"{last} is before {first}; give the earlier day first", param_hint="--between")
        return Window(first, last)
    day = on or today()
    return Window(day, day)


def explain(
    key: Annotated[
        str, typer.Argument(metavar="KEY|CODE", help="The key of a finding, as check prints it; or a rule's code.")
    ],
    bodies: Bodies = None,
    what_if: WhatIf = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Explain a finding: the rule, the law with its source, every statement it rests on, and what would put it right.

    Of a rule it says what it asks, on what law, and how grave it is.

    Example: commonseal explain CS-POST-01
    """
    rule = rule_of(key.strip().upper())
    if rule is not None:
        told_of_rule = rule_explained(rule, law_of(regimes))
        _print(told_of_rule, how, rule_view(told_of_rule))
        return
    session = Session(db, clearance, None, known_at)
    option = option_of(session, what_if)
    gathered = gather(session, regimes, bodies or (), *([option] if option else ()))
    finding = finding_of(key, gathered.findings(what_if=option))
    names = Names(gathered.snapshot)
    told = explained(
        finding, gathered.snapshot, gathered.law, asked_at=session.now, sentence=lambda each: sentence(each, names)
    )
    _print(told, how, explained_view(told, gathered.snapshot))


def _print(told: FindingExplained | RuleExplained, how: Format, view: Iterable[RenderableType]) -> None:
    if how is Format.JSON:
        print_json(told.model_dump(mode="json", by_alias=True))
    elif how is Format.CSV:
        print_csv(told.columns, told.rows())
    else:
        print_parts(view)


def rules(how: Shown = Format.TABLE) -> None:
    """List the rules: the code of each, its number in the notes on the regimes, how grave it is, and what it says.

    Example: commonseal rules --format csv
    """
    rows = [(each.code, each.rule or "", each.level.value, plain_sentence(each)) for each in all_rules()]
    emit_rows(("code", "rule", "level", "sentence"), rows, how, "There are no rules.")


def acknowledge(
    key: Key,
    reason: Annotated[str, typer.Option("--reason", help="Why it may stand; it stays in the register.")],
    until: Annotated[
        date | None,
        typer.Option("--until", parser=a_day, metavar="DAY", help="The last day; until further notice if left out."),
    ] = None,
    take_back: Annotated[
        bool, typer.Option("--withdraw", help="Take back that it may stand; --reason then says why.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be recorded.")] = False,
    author: Author = None,
    bodies: Bodies = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
) -> None:
    """Record that a finding has been seen and may stand for a time, with the reason; or take that back.

    check then shows it apart, and it does not count. It comes back when that time is over, when what it rests on
    changes, or when somebody takes it back.

    Example: commonseal acknowledge CS-CLIN-02 --reason "The board looks at it in May" --dry-run
    """
    session = Session(db, clearance)
    if take_back and until is not None:
        raise typer.BadParameter("give --until or --withdraw, not both", param_hint="--withdraw")
    gathered = gather(session, regimes, bodies or ())
    finding = finding_of(key, gathered.findings())
    by = By(author_or_user(author), session.today, session.now)
    try:
        if take_back:
            said = _taken_back(session, finding, gathered, by, reason, dry_run=dry_run)
        else:
            said = _let_stand(session, finding, gathered, by, reason, until, dry_run=dry_run)
    except AcknowledgingError as error:
        if error.field == "key":
            raise
        raise typer.BadParameter(str(error), param_hint=f"--{error.field}") from error
    talk().print(said, markup=False)
    talk().print(f"  {finding.sentence}", markup=False)


def _let_stand(
    session: Session,
    finding: Finding,
    gathered: Gathered,
    by: By,
    reason: str,
    until: date | None,
    *,
    dry_run: bool,
) -> str:
    draft = acknowledgement_of(finding, gathered.snapshot, reason=reason, since=by.today, until=until)
    if dry_run:
        return f"{finding.key} would be acknowledged {until_words(until)} (nothing was changed):"
    before = held_by(finding, gathered.snapshot)
    number = acknowledging.acknowledge(session.register, finding, draft, by, reason, before)
    return f"{finding.key} is acknowledged {until_words(until)}: statement/{number}"


def _taken_back(session: Session, finding: Finding, gathered: Gathered, by: By, reason: str, *, dry_run: bool) -> str:
    held = held_acknowledgement(finding, gathered.snapshot)
    if dry_run:
        return f"{held.id}, by which {finding.key} is let stand, would be taken back (nothing was changed):"
    withdraw(session.register, finding, held, by, reason)
    return f"{finding.key} counts again: {held.id} is taken back"
