"""The page of findings: every rule with what it says, how grave it is, its remedy and the law it can cite."""

import re
import sys

from commonseal.assurance import Level, Rule, all_rules
from commonseal.assurance.explaining import RuleExplained, rule_explained
from commonseal.assurance.telling import MEANINGS
from commonseal.regimes import Law
from reference_pages import NOTICE, head

_MOST_NAMED = 6


def page() -> str:
    """Return the page."""
    law = Law.shipped()
    families: dict[str, list[Rule]] = {}
    for rule in all_rules():
        families.setdefault(rule.code.rpartition("-")[0], []).append(rule)
    parts = [NOTICE, head("findings"), _levels(), _listing()]
    for family, rules in families.items():
        parts.append(f"\n## {family}\n\n{_about(rules, family)}\n")
        parts += [_rule(rule_explained(rule, law)) for rule in rules]
    return "".join(parts)


def _levels() -> str:
    rows = ["| level | means |", "|---|---|"]
    for level in Level:
        said = MEANINGS[level].partition(": ")[2]
        rows.append(f"| `{level.value}` | {said} |")
    return "\n".join(rows) + "\n\n"


def _listing() -> str:
    rows = [
        f"| [`{each.code}`](#{each.code.lower()}) | {each.level.value} | {each.rule or ''} |" for each in all_rules()
    ]
    return "\n".join(["| rule | level | number |", "|---|---|---|", *rows]) + "\n"


def _about(rules: list[Rule], family: str) -> str:
    """Return what the module of a family says of it."""
    told = " ".join((sys.modules[type(rules[0]).__module__].__doc__ or "").split())
    return told.partition(": ")[2].capitalize() if told.startswith("CS-") else family


def _rule(told: RuleExplained) -> str:
    rule = told.rule
    number = f" ({rule.rule})" if rule.rule else ""
    lines = [
        f"- level: `{rule.level.value}`{number}",
        f"- looks for: {rule.looks_for}",
        f"- to put it right: {rule.remedy}",
        f"- law: {_law(told)}",
    ]
    return f"\n### {rule.code}\n\n{_in_italics(rule.sentence)}\n\n" + _in_italics("\n".join(lines)) + "\n"


def _law(told: RuleExplained) -> str:
    names = list(dict.fromkeys(f"`{each.id}`" for each in told.provisions))
    if not names:
        return told.rule.basis
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def _in_italics(text: str) -> str:
    """Return a text whose words in square brackets stand in italics."""
    return re.sub(r"\[(\w+)\]", r"*\1*", text)
