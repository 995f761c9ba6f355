"""What the rules find on some days, summed up; the same for the command ``check`` and for pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonseal.asking.gathering import Gathered
from commonseal.assurance import Finding, Level, Rule, all_rules
from commonseal.assurance.looking import Window, looked_at
from commonseal.assurance.telling import Supposed, summed_up


@dataclass(frozen=True)
class Checked:
    """What was found on the days asked about, gravest first, and one sentence that sums it up.

    ``only_with_option`` are the keys of what is found only because an option is taken to be in force.
    """

    gathered: Gathered
    window: Window
    found: tuple[Finding, ...]
    sentence: str
    only_with_option: frozenset[str] = frozenset()


def checked(
    gathered: Gathered,
    window: Window,
    *,
    option: str | None = None,
    rules: Sequence[Rule] | None = None,
    least: Level | None = None,
) -> Checked:
    """Return what the rules find on some days, held to what is at least so grave.

    Args:
        gathered: what is looked at.
        window: the days.
        option: the identifier of an option that is taken to be in force.
        rules: the rules that are asked; all of them where left out.
        least: the least grave level that is shown; every level where left out.

    Raises:
        UnknownOptionError: the snapshot knows no such option.
    """
    found = [each for each in gathered.findings(what_if=option, rules=rules) if window.meets(each)]
    shown = tuple(each for each in found if least is None or each.level.at_least(least))
    asked = len(all_rules() if rules is None else rules)
    looked = looked_at(gathered.snapshot, gathered.law, window, rules=asked, bodies=gathered.bodies)
    if option is None:
        return Checked(gathered, window, shown, summed_up(shown, looked))
    new = _only_with_it(gathered, shown, rules)
    supposed = Supposed(gathered.snapshot.name_of(option), len(new))
    return Checked(gathered, window, shown, summed_up(shown, looked, supposed), new)


def _only_with_it(gathered: Gathered, shown: Sequence[Finding], rules: Sequence[Rule] | None) -> frozenset[str]:
    """Return the keys of what is not found where no option is taken to be in force."""
    without = {(each.code, each.subject, each.bodies) for each in gathered.findings(rules=rules)}
    return frozenset(each.key for each in shown if (each.code, each.subject, each.bodies) not in without)
