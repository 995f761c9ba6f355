"""The commands on law: which packs there are, what they say, what is wrong with them, what is to be confirmed again."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from commonseal.cli.options import Format, On, Shown, a_day
from commonseal.cli.output import emit_rows, out, print_csv, print_json, talk
from commonseal.cli.session import today
from commonseal.regimes import (
    MODELS,
    Confidence,
    Law,
    LawChange,
    Pack,
    Provision,
    changed_between,
    fields_in_words,
    law_with,
    load_packs,
    provisions_named,
)
from commonseal.regimes import linting as looking
from commonseal.vocabulary.written import FaultyFilesError

Regimes = Annotated[
    list[Path] | None,
    typer.Option(
        "--regimes",
        envvar="COMMONSEAL_REGIMES",
        show_envvar=True,
        metavar="FOLDER",
        help="A folder or file of your own packs, read beside those that come with Common Seal.",
    ),
]
_OF_PACKS = ("pack", "name", "from", "to", "in force", "provisions", "sure", "likely", "check", "last confirmed")
_OF_PROVISIONS = (
    *("id", "kind", "pack", "bodies", "from", "to", "confidence", "basis", "last confirmed"),
    *("text", "citation", "url", "note"),
)
_OF_CHANGES = ("change", "id", "kind", "text", "citation")


def list_packs(regimes: Regimes = None, how: Shown = Format.TABLE) -> None:
    """List the packs of law: since when and until when, how much is in each, and how sure that is.

    Example: commonseal regimes list
    """
    emit_rows(_OF_PACKS, [_pack_row(pack) for pack in load_packs(regimes or ())], how, "There is no pack.")


def show(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[PACK|ID]", help="A pack, or one provision by its identifier. All if left out."),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option("--on", parser=a_day, metavar="DAY", help="What holds on this day. All days if left out."),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="DAY DAY", help="What begins, ends and differs from one day to another."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help=f"One kind of provision: {', '.join(MODELS)}.")
    ] = None,
    regimes: Regimes = None,
    how: Shown = Format.TABLE,
) -> None:
    """Show what the law says, on a date or at any time, or what changed in it between two dates.

    A pack that is not in force is shown only where it is named.

    Example: commonseal regimes show ccg --on 2014-09-30 --kind power
    """
    if on and between:
        raise typer.BadParameter("give --on or --between, not both", param_hint="--between")
    _known_kind(kind)
    law = law_with(name, load_packs(regimes or ()))
    if between:
        first, second = (a_day(each) for each in between)
        _emit_changes(changed_between(law, first, second), how, lambda each: _is_wanted(each, name, kind))
        return
    found = [
        each
        for each in provisions_named(law, name)
        if (on is None or each.holds_on(on)) and _is_wanted(each, None, kind)
    ]
    if how is Format.JSON:
        print_json([each.model_dump(mode="json", by_alias=True) for each in found])
    elif how is Format.CSV:
        print_csv(_OF_PROVISIONS, [_provision_row(each) for each in found])
    elif found and all(each.id == name for each in found):
        _print_whole(found)
    else:
        _print_listed(law, found)


def lint(
    folder: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FOLDER]...", help="Your own packs. Those that come with Common Seal if left out."),
    ] = None,
    how: Shown = Format.TABLE,
) -> None:
    """Check packs of law: every fault for which they could not be loaded, and what is worth a second look.

    It ends with 1 where there are faults; remarks alone change nothing.

    Example: commonseal regimes lint
    """
    found = looking.lint(folder or ())
    rows = [(each.file, each.line, each.what) for each in found.remarks]
    emit_rows(("file", "line", "remark"), rows, how, "Nothing to remark on.")
    if found.faults:
        raise FaultyFilesError(found.faults)
    counted = f"{_counted(found.packs, 'pack')} with {_counted(found.provisions, 'provision')}"
    talk().print(f"{counted}, without fault", markup=False)


def stale(
    days: Annotated[
        int, typer.Option("--days", min=0, help="How long ago at most somebody should have confirmed it.")
    ] = 365,
    on: On = None,
    regimes: Regimes = None,
    how: Shown = Format.TABLE,
) -> None:
    """List what nobody has held against its source for some time, the longest ago first.

    Packs that are not in force are left out.

    Example: commonseal regimes stale --days 365 --on 2027-12-31
    """
    found = looking.not_confirmed_within(Law(load_packs(regimes or ())), days, on or today())
    rows = [(each.id, each.pack, each.last_confirmed, each.confidence, each.citation) for each in found]
    columns = ("id", "pack", "last confirmed", "confidence", "citation")
    emit_rows(columns, rows, how, f"All of it was confirmed within {days} days.")


COMMANDS: dict[str, Callable[..., None]] = {"list": list_packs, "show": show, "lint": lint, "stale": stale}


def _known_kind(kind: str | None) -> None:
    if kind is not None and kind not in MODELS:
        near = get_close_matches(kind, MODELS, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"use one of {', '.join(MODELS)}"
        raise typer.BadParameter(f"“{kind}” is not a kind of provision; {remedy}", param_hint="--kind")


def _is_wanted(provision: Provision, name: str | None, kind: str | None) -> bool:
    return kind in (None, provision.kind_name()) and name in (None, provision.pack, provision.id)


def _pack_row(pack: Pack) -> tuple[object, ...]:
    counted = [sum(each.confidence is sure for each in pack.provisions) for sure in Confidence]
    state = "yes" if pack.in_force else f"no: {pack.status}"
    days = (pack.from_ or "", pack.to or "")
    return (pack.id, pack.name, *days, state, len(pack.provisions), *counted, pack.last_confirmed)


def _provision_row(each: Provision) -> tuple[object, ...]:
    bodies = " ".join(each.classifications)
    days = (each.from_, each.to, each.confidence, each.basis, each.last_confirmed)
    return (each.id, each.kind_name(), each.pack, bodies, *days, each.text, each.citation, each.url, each.note)


def _emit_changes(change: LawChange, how: Format, wanted: Callable[[Provision], bool]) -> None:
    rows = [("begins", *_said(each)) for each in change.begins if wanted(each)]
    rows += [("ends", *_said(each)) for each in change.ends if wanted(each)]
    for before, after in change.differs:
        if wanted(after):
            rows += [("until then", *_said(before)), ("from then", *_said(after))]
    emit_rows(_OF_CHANGES, rows, how, "Nothing of it changed between these days.")


def _said(each: Provision) -> tuple[str, str, str, str]:
    return each.id, each.kind_name(), each.text, each.citation_line


def _print_listed(law: Law, found: Sequence[Provision]) -> None:
    if not found:
        out().print("There is no such law then.")
        return
    console = out()
    waiting = {pack.id for pack in law.packs if not pack.in_force}
    for each in found:
        holds = "not in force" if each.pack in waiting else each.span_line
        console.print(Text.assemble((each.id, "bold"), f"  {each.kind_name()}, {holds}"), soft_wrap=True)
        console.print(Text(f"  {each.text}"), soft_wrap=True)
        console.print(Text(f"  {each.citation_line}"), soft_wrap=True)


def _print_whole(found: Iterable[Provision]) -> None:
    """Print everything that is said of one provision, a line for each field."""
    console = out()
    for each in found:
        console.print(Text(each.text, style="bold"))
        console.print(Text(f"  {each.citation_line}"), soft_wrap=True)
        for field, value in fields_in_words(each):
            console.print(Text(f"  {field}: {value}"), soft_wrap=True)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
