"""What the commands of assurance and planning name, found: bodies in a check, rules, findings and options."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from commonseal import asking
from commonseal.asking import (
    Gathered,
    TooLargeError,
    UnknownRuleError,
    finding_of,
    gather_around,
    law_of,
    option_of,
    superseded,
)
from commonseal.assurance import Rule
from commonseal.cli.session import Session

__all__ = ["Gathered", "finding_of", "gather", "gather_around", "law_of", "option_of", "rules_named", "superseded"]


def gather(session: Session, regimes: Iterable[Path] | None, names: Sequence[str] = (), *also: str) -> Gathered:
    """Return what a check of some bodies, or of all, works on.

    Raises:
        typer.BadParameter: the register is large and no body is named.
        NotFoundError: a name is not that of one body.
        FaultyFilesError: the packs of law have faults.
    """
    try:
        return asking.gather(session, regimes, [session.find(each, "body").id for each in names], *also)
    except TooLargeError as error:
        raise typer.BadParameter(str(error), param_hint="--bodies") from error


def rules_named(codes: Iterable[str]) -> tuple[Rule, ...] | None:
    """Return the rules of some codes, or of families of them as CS-POST; None for all where none is named.

    Raises:
        typer.BadParameter: there is no such rule.
    """
    try:
        return asking.rules_named(codes)
    except UnknownRuleError as error:
        raise typer.BadParameter(str(error), param_hint="--rule") from error
