"""What an address asks of the rules: which days, how grave, which rules, and with which option in force."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from commonseal.asking import UnknownRuleError, option_of, rules_named
from commonseal.assurance import Level, Rule
from commonseal.assurance.looking import Window
from commonseal.register.errors import RegisterError
from commonseal.vocabulary.facts import Option
from commonseal.vocabulary.periods import DateError, day_of, is_before, parse_day
from commonseal.workbench.choosing import gathered
from commonseal.workbench.pages import Page
from commonseal.workbench.presenters.words import upper_first

FROM, TO, ALWAYS, LEVEL, RULE, OPTION = "from", "to", "always", "level", "rule", "option"
_FIELDS = (FROM, TO, ALWAYS, LEVEL, RULE, OPTION)
Faults = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """What is asked: the days, the least grave level, rules (None for all) and an option; with what is wrong with it.

    ``given`` is what the address says, field by field, as it was written; ``faults`` are fields with what is wrong.
    """

    window: Window
    least: Level | None
    rules: Sequence[Rule] | None
    option: str | None
    given: dict[str, str]
    faults: Faults = field(default_factory=list)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What was asked, as an address says it."""
        return tuple((name, value) for name, value in self.given.items() if value)


def asked_of(here: Page) -> Asked:
    """Read what an address asks; what is wrong is told and does not count."""
    given = {name: here.asked(name) for name in _FIELDS}
    faults: Faults = []
    window = _window(here, given, faults)
    least = _level(given[LEVEL], faults)
    return Asked(window, least, _rules(given[RULE], faults), _option(here, given[OPTION], faults), given, faults)


def options_of(here: Page) -> tuple[tuple[str, str], ...] | None:
    """Return the options that can be taken to be in force, with their names; None where there are too many to list."""
    if here.look.register.is_large():
        return None
    known = gathered(here).snapshot
    found = {
        each.fact.id: f"{each.fact.name} ({known.name_of(each.fact.proposal)})"
        for each in known.known
        if isinstance(each.fact, Option)
    }
    return tuple(sorted(found.items(), key=lambda each: each[1]))


def _window(here: Page, given: dict[str, str], faults: Faults) -> Window:
    """Return the days asked about: those from one to another, any time, or the day of the page."""
    if given[ALWAYS]:
        return Window()
    first, last = (_day(given[name], name, faults) for name in (FROM, TO))
    if first is None and last is None:
        return Window(here.look.on, here.look.on)
    first, last = first or here.look.on, last or first or here.look.on
    if is_before(day_of(last), day_of(first)):
        faults.append((TO, f"{given[TO] or last} is before {given[FROM] or first}; give the earlier day first"))
        return Window(here.look.on, here.look.on)
    return Window(first, last)


def _day(text: str, name: str, faults: Faults) -> date | None:
    try:
        return parse_day(text) if text else None
    except DateError as error:
        faults.append((name, upper_first(str(error))))
        return None


def _level(text: str, faults: Faults) -> Level | None:
    if not text:
        return None
    try:
        return Level(text)
    except ValueError:
        faults.append((LEVEL, f"“{text}” is no level; choose one of {', '.join(Level)}"))
        return None


def _rules(text: str, faults: Faults) -> Sequence[Rule] | None:
    try:
        return rules_named([text])
    except UnknownRuleError as error:
        faults.append((RULE, upper_first(str(error))))
        return None


def _option(here: Page, text: str, faults: Faults) -> str | None:
    try:
        return option_of(here.look, text or None)
    except RegisterError as error:
        faults.append((OPTION, upper_first(str(error))))
        return None
