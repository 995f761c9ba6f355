"""Findings and duties as pages show them: the words of assurance, with the facts they rest on."""

from dataclasses import dataclass

from commonseal.assurance import Finding, Level
from commonseal.assurance.duties import DutyShown
from commonseal.assurance.explaining import LawSaid
from commonseal.assurance.telling import MEANINGS, cited, days_of
from commonseal.vocabulary.periods import describe_day
from commonseal.workbench.as_of import AsOf
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
LEVEL_WORDS = {each.value: MEANINGS[each] for each in Level}
"""What each level means, by its key."""
CONFIDENCE_WORDS = {
    "sure": "safe to rely on",
    "likely": "likely; not read in its source",
    "check": "check: nobody has confirmed this, so do not rely on it",
}
"""How far a provision may be relied on."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LinkShown:
    """Something with a page of its own."""

    name: str
    link: str


@dataclass(frozen=True)
class FindingShown:
    """One finding: what is wrong by which law, on which days, and what would put it right.

    ``law`` leads to the provision that it cites, None where it cites none; ``only_with_option`` says that it is found
    only where the option asked about is in force.
    """

    key: str
    link: str
    level: str
    colour: str
    sentence: str
    citation: str
    law: str | None
    is_unconfirmed: bool
    days: str
    due: str
    remedy: str
    bodies: tuple[LinkShown, ...]
    acknowledged: str | None
    only_with_option: bool
    facts: tuple[FactShown, ...]


@dataclass(frozen=True)
class FindingsShown:
    """Findings under one heading: what their level means, say."""

    heading: str
    findings: tuple[FindingShown, ...]


@dataclass(frozen=True)
class DutyLine:
    """One duty of a body: who answers, by what power, and what shows it."""

    name: str
    who: str
    has_nobody: bool
    how_known: str
    law: str
    law_link: str | None
    facts: tuple[FactShown, ...]


@dataclass(frozen=True)
class LawShown:
    """A provision behind a finding or a rule, with the words for how sure it is and its own page."""

    said: LawSaid
    link: str
    confidence: str
    is_unconfirmed: bool
    confirmed: str


def finding(
    found: Finding,
    facts: Facts,
    *,
    more: Pairs = (),
    only_with_option: bool = False,
) -> FindingShown:
    """Return a finding as a page shows it; ``more`` is what the address of its own page says beside the dates."""
    as_of = facts.as_of
    return FindingShown(
        key=found.key,
        link=as_of.at("finding", found.key, more=more),
        level=found.level.value,
        colour=LEVEL_COLOUR[found.level.value],
        sentence=found.sentence,
        citation=cited(found),
        law=as_of.provision(found.provision) if found.provision else None,
        is_unconfirmed=found.confidence == "check",
        days=days_of(found),
        due=f"due by {describe_day(found.due)}" if found.due else "",
        remedy=found.remedy,
        bodies=tuple(LinkShown(facts.name(each), as_of.thing(each)) for each in found.bodies),
        acknowledged=_acknowledged(found),
        only_with_option=only_with_option,
        facts=facts.resting(found.statements),
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
        law_link=facts.as_of.provision(shown.provision) if shown.provision else None,
        facts=facts.resting(shown.statements),
    )


def law(said: LawSaid, as_of: AsOf) -> LawShown:
    """Return a provision behind a finding or a rule as a page shows it."""
    return LawShown(
        said=said,
        link=as_of.provision(said.id),
        confidence=CONFIDENCE_WORDS[said.confidence],
        is_unconfirmed=said.confidence == "check",
        confirmed=describe_day(said.last_confirmed),
    )


def _acknowledged(found: Finding) -> str | None:
    seen = found.acknowledged
    if seen is None:
        return None
    until = f"until {describe_day(seen.until)}" if seen.until else "until further notice"
    return f"{seen.by}, {until}: {seen.reason}"
