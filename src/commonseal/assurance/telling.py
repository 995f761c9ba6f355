"""What the rules found, in words: one sentence that sums up, and of each finding its days and how sure its law is."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from commonseal.assurance.levels import Finding, Level
from commonseal.assurance.looking import LookedAt
from commonseal.vocabulary.periods import describe_day

_COUNTED: dict[Level, Callable[[int], str]] = {
    Level.BLOCK: lambda count: f"{count} {'thing that blocks' if count == 1 else 'things that block'}",
    Level.ALERT: lambda count: f"{count} to act on",
    Level.WARN: lambda count: f"{count} to be warned of",
    Level.DATE: lambda count: f"{count} with a date that is too early or too late",
    Level.UNVERIFIED: lambda count: f"{count} on law that nobody has confirmed",
    Level.ASK: lambda count: f"{count} to ask about",
}
MEANINGS: dict[Level, str] = {
    Level.BLOCK: "Block: the law forbids it, or it is void",
    Level.ALERT: "Alert: nobody answers for something, or a clock runs",
    Level.WARN: "Warning: guidance or good practice is not met",
    Level.DATE: "Date: too early or too late",
    Level.UNVERIFIED: "Unverified: it rests on law that nobody has confirmed",
    Level.ASK: "Ask: the papers leave open what the law asks about",
}
"""What each level means, for people."""


@dataclass(frozen=True)
class Supposed:
    """What a what-if takes to be in force, by its name, and how many of its findings there are only with it."""

    name: str
    only_with_it: int


def summed_up(findings: Sequence[Finding], looked: LookedAt, supposed: Supposed | None = None) -> str:
    """Return one sentence on findings: how many of each level, how many are acknowledged, and how old the law is.

    Where there are none it says what was looked at, so that "nothing" is not taken for more than it is.
    """
    counts = Counter(each.level for each in findings if each.acknowledged is None)
    acknowledged = sum(each.acknowledged is not None for each in findings)
    parts = [_COUNTED[level](counts[level]) for level in Level if counts[level]]
    found = f"find {listed(parts)}" if parts else f"find nothing{' else' if acknowledged else ''}"
    more = f", beside {acknowledged} acknowledged" if acknowledged else ""
    days = f"{looked.days[:1].upper()}{looked.days[1:]}"
    if supposed is not None:
        days += f", with “{supposed.name}” in force,"
        more += f" ({supposed.only_with_it} of them only with it)" if findings else ""
    said = f"{days} the rules {found}{more}"
    where = "" if parts else f"{',' if more else ''} in {looked.words}"
    return f"{said}{where}; {looked.law_words}."


def listed(parts: Sequence[str]) -> str:
    """Join words as English lists them: A, B and C."""
    *most, last = parts or [""]
    return f"{', '.join(most)} and {last}" if most else last


def days_of(finding: Finding) -> str:
    """Say on which days a finding holds: "from 1 December 2016 to 30 January 2017", "on 9 July 2019", "at any time"."""
    return said_days(finding.first, finding.last)


def said_days(first: date | None, last: date | None) -> str:
    """Say a stretch of days, both ends included; None is open."""
    if first is None and last is None:
        return "at any time"
    if first == last and first is not None:
        return f"on {describe_day(first)}"
    start = "" if first is None else f"from {describe_day(first)}"
    end = "on" if last is None else f"to {describe_day(last)}"
    return f"{start} {end}" if start else end


def how_sure(finding: Finding) -> str:
    """Say how sure the law behind a finding is: nothing where it is safe to rely on."""
    if finding.confidence == "check":
        would = f"; if it is confirmed, its level is {finding.level_if_confirmed}" if finding.level_if_confirmed else ""
        return f"{how_sure_words(finding.confidence)}{would}"
    return how_sure_words(finding.confidence)


def how_sure_words(confidence: str) -> str:
    """Say how sure a provision is in words; nothing where it is safe to rely on."""
    return {"sure": "", "check": "unverified: nobody has confirmed this"}.get(confidence, confidence)


def cited(finding: Finding) -> str:
    """Return what a finding cites, with how sure that is: "SI 2012/1631 reg 13 (likely)"."""
    sure = how_sure(finding)
    return f"{finding.citation} ({sure})" if sure else finding.citation
