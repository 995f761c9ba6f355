"""What people name when they ask what would break: a finding by its key, rules by codes, an option by its name."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from commonseal.asking.looking import Looking, NotFoundError, find_one
from commonseal.assurance import Finding, Rule, all_rules
from commonseal.register.errors import RegisterError

_MOST_NEAR = 5
_MOST_OPTIONS = 10


class UnknownRuleError(RegisterError):
    """There is no rule of a code, nor a family of rules."""


def rules_named(codes: Iterable[str]) -> tuple[Rule, ...] | None:
    """Return the rules of some codes, or of families of them as CS-POST; None for all where none is named.

    Raises:
        UnknownRuleError: there is no such rule; the message offers what is near.
    """
    wanted = [each.strip().upper() for code in codes for each in code.split(",") if each.strip()]
    if not wanted:
        return None
    found: dict[str, Rule] = {}
    for code in wanted:
        mine = {rule.code: rule for rule in all_rules() if code in (rule.code, rule.code.rpartition("-")[0])}
        if not mine:
            raise UnknownRuleError(f"there is no rule “{code}”; {_near_rules(code)}")
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


def _listed(findings: Sequence[Finding]) -> str:
    lines = [f"  {each.key}  {each.sentence}" for each in findings[:_MOST_NEAR]]
    left = len(findings) - _MOST_NEAR
    return "\n".join([*lines, *([f"  and {left} more"] if left > 0 else [])])


def option_of(looking: Looking, text: str | None) -> str | None:
    """Return the identifier of the option that a text names, if only by its last word; None where there is no text.

    Raises:
        RegisterError: there is no such option; the message lists those that are near, or all where they are few.
    """
    if text is None:
        return None
    try:
        return find_one(looking, text, "option").id
    except NotFoundError as error:
        known = [each.fact for each in looking.all_of("option").known if each.fact.kind == "option"]
        meant = {each.id for each in known if each.id.rpartition("/")[2] == text}
        if len(meant) == 1:
            return meant.pop()
        if "near to it are" in str(error) or "may be any" in str(error):
            raise
        listed = "\n".join(f"  {each.id}  {each.name}" for each in known[:_MOST_OPTIONS])
        told = f"; it knows of:\n{listed}" if known else ", nor any other"
        raise RegisterError(f"the register knows no option called “{text}”{told}") from error
