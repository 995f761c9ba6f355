"""Findings and duties as pages show them: the words of assurance, with the facts they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.assurance import Finding, Level
from commonseal.assurance.duties import DutyShown
from commonseal.assurance.telling import MEANINGS, cited, days_of
from commonseal.workbench.presenters.facts import Facts, FactShown

LEVEL_COLOUR = {
    "block": "red",
    "alert": "orange",
    "warn": "yellow",
    "date": "blue",
    "unverified": "grey",
    "ask": "grey",
}
"""The colour of the tag of a level; the tag says the level in words."""


@dataclass(frozen=True)
class FindingShown:
    """One finding: what is wrong by which law, on which days, and what would put it right."""

    key: str
    level: str
    colour: str
    sentence: str
    citation: str
    days: str
    remedy: str
    acknowledged: str | None
    facts: tuple[FactShown, ...]


@dataclass(frozen=True)
class LevelShown:
    """The findings of one level, with what the level means."""

    meaning: str
    findings: tuple[FindingShown, ...]


@dataclass(frozen=True)
class DutyLine:
    """One duty of a body: who answers, by what power, and what shows it."""

    name: str
    who: str
    has_nobody: bool
    how_known: str
    law: str
    facts: tuple[FactShown, ...]


def levels(findings: Iterable[Finding], facts: Facts) -> tuple[LevelShown, ...]:
    """Return findings by level, gravest first, those that were acknowledged in their place and marked."""
    given = tuple(findings)
    found = ((level, [each for each in given if each.level is level]) for level in Level)
    return tuple(
        LevelShown(MEANINGS[level], tuple(_finding(each, facts) for each in mine)) for level, mine in found if mine
    )


def duty(shown: DutyShown, facts: Facts) -> DutyLine:
    """Return a duty as a line."""
    power = "; ".join(each for each in (shown.power, shown.citation) if each)
    sure = {"likely": "likely", "check": "nobody has confirmed this"}.get(shown.confidence or "", "")
    return DutyLine(
        name=shown.name,
        who=shown.who,
        has_nobody=shown.has_nobody,
        how_known=shown.how_known.value,
        law=f"{power} ({sure})" if power and sure else power,
        facts=facts.resting(shown.statements),
    )


def _finding(finding: Finding, facts: Facts) -> FindingShown:
    seen = finding.acknowledged
    return FindingShown(
        key=finding.key,
        level=finding.level.value,
        colour=LEVEL_COLOUR[finding.level.value],
        sentence=finding.sentence,
        citation=cited(finding),
        days=days_of(finding),
        remedy=finding.remedy,
        acknowledged=f"{seen.by}: {seen.reason}" if seen else None,
        facts=facts.resting(finding.statements),
    )
