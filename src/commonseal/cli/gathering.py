"""What the commands of assurance and planning name, found: bodies in a check, rules, findings and options."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import typer

from commonseal import asking
from commonseal.asking import Gathered, TooLargeError, gather_around, law_of, superseded
from commonseal.assurance import Finding, Rule, all_rules
from commonseal.cli.session import NotFoundError, Session
from commonseal.register.errors import RegisterError

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
    wanted = [each.strip().upper() for code in codes for each in code.split(",") if each.strip()]
    if not wanted:
        return None
    found: dict[str, Rule] = {}
    for code in wanted:
        mine = {rule.code: rule for rule in all_rules() if code in (rule.code, rule.code.rpartition("-")[0])}
        if not mine:
            raise typer.BadParameter(f"there is no rule “{code}”; {_near_rules(code)}", param_hint="--rule")
        found |= mine
    return tuple(found[code] for code in sorted(found))


def _near_rules(code: str) -> str:
    near = get_close_matches(code, [rule.code for rule in all_rules()], n=3)
    return f"near to it are: {', '.join(near)}" if near else "see what there is with: commonseal rules"


def finding_of(key: str, findings: Sequence[Finding]) -> Finding:
    """Return the finding with a key, or with the one key that begins so; a rule's code will do if it finds one thing.

    Raises:
        NotFoundError: there is none, or there are several; the message lists those that are near.
    """
    wanted = key.strip()
    exact = [each for each in findings if each.key == wanted]
    begun = exact or [each for each in findings if each.key.startswith(wanted) and wanted.startswith(each.code)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise NotFoundError(f"“{wanted}” may be any of these; give more of it:\n{_listed(begun)}")
    near = get_close_matches(wanted, [each.key for each in findings], n=3)
    same = [each for each in findings if each.key in near or each.code == wanted.partition(":")[0].upper()]
    all_of_them = "see what they find with: commonseal check --all"
    told = f"near to it are:\n{_listed(same)}" if same else all_of_them
    raise NotFoundError(f"the rules find nothing with the key “{wanted}”; {told}")


_MOST_NEAR = 5


def _listed(findings: Sequence[Finding]) -> str:
    lines = [f"  {each.key}  {each.sentence}" for each in findings[:_MOST_NEAR]]
    left = len(findings) - _MOST_NEAR
    return "\n".join([*lines, *([f"  and {left} more"] if left > 0 else [])])


def option_of(session: Session, text: str | None) -> str | None:
    """Return the identifier of the option that a text names, if only by its last word; None where there is no text.

    Raises:
        RegisterError: there is no such option; the message lists those that are near, or all where they are few.
    """
    if text is None:
        return None
    try:
        return session.find(text, "option").id
    except NotFoundError as error:
        known = [each.fact for each in session.all_of("option").known if each.fact.kind == "option"]
        meant = {each.id for each in known if each.id.rpartition("/")[2] == text}
        if len(meant) == 1:
            return meant.pop()
        if "near to it are" in str(error) or "may be any" in str(error):
            raise
        listed = "\n".join(f"  {each.id}  {each.name}" for each in known[:_MOST_OPTIONS])
        told = f"; it knows of:\n{listed}" if known else ", nor any other"
        raise RegisterError(f"the register knows no option called “{text}”{told}") from error


_MOST_OPTIONS = 10
