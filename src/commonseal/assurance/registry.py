"""Every rule, found by its module: a rule is in force by standing in ``assurance.rules``."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from commonseal.assurance import rules as shelf
from commonseal.assurance.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return one of each rule, in the order of their codes.

    Raises:
        ValueError: two rules have one code.
    """
    found: dict[str, Rule] = {}
    for module in iter_modules(shelf.__path__):
        for name, value in vars(import_module(f"{shelf.__name__}.{module.name}")).items():
            if isinstance(value, type) and issubclass(value, Rule) and "code" in vars(value):
                rule = found.setdefault(value.code, value())
                if type(rule) is not value:
                    raise ValueError(f"{name} and {type(rule).__name__} both have the code {value.code}")
    return tuple(found[code] for code in sorted(found))


def rule_of(code: str) -> Rule | None:
    """Return the rule with a code, or None."""
    return next((each for each in all_rules() if each.code == code), None)
