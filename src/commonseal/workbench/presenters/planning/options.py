"""Proposals and options as pages show them: who promotes what, what an option names, and what is different with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.planning.options.differing import AREAS, Difference, FoundShown, WhatIfTold
from commonseal.planning.options.listing import OptionShown
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Option, Proposal
from commonseal.workbench.presenters.facts import Facts, FactShown
from commonseal.workbench.presenters.findings import LEVEL_COLOUR


@dataclass(frozen=True)
class PlanLine:
    """One proposal in the list of them."""

    id: str
    name: str
    promoters: tuple[tuple[str, str], ...]
    standing: str
    options: int
    recommended: str


@dataclass(frozen=True)
class OptionLine:
    """One option with what it names and keeps, and the facts that it rests on."""

    shown: OptionShown
    facts: tuple[FactShown, ...]
    also: tuple[FactShown, ...]


@dataclass(frozen=True)
class AreaShown:
    """What is different of one kind of thing."""

    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class FindingLine:
    """A finding that comes with an option or goes with it."""

    level: str
    colour: str
    sentence: str
    citation: str
    key: str


def plan_lines(snapshot: Snapshot) -> tuple[PlanLine, ...]:
    """Return the proposals of a snapshot by name, each as last said."""
    proposals = {each.fact.id: each for each in snapshot.known if isinstance(each.fact, Proposal)}
    options: dict[str, dict[str, Option]] = {}
    for each in snapshot.known:
        if isinstance(each.fact, Option):
            options.setdefault(each.fact.proposal, {})[each.fact.id] = each.fact
    lines = []
    for key, stated in proposals.items():
        fact, mine = stated.fact, options.get(key, {}).values()
        if isinstance(fact, Proposal):
            promoters = tuple((each, snapshot.name_of(each)) for each in fact.promoters)
            best = next((each.name for each in mine if each.recommended), "")
            lines.append(PlanLine(key, fact.name, promoters, stated.standing.value, len(mine), best))
    return tuple(sorted(lines, key=lambda each: each.name))


def option_shown(option: OptionShown, facts: Facts) -> OptionLine:
    """Return an option with the facts that it and what comes with it rest on."""
    return OptionLine(option, facts.resting(option.statements), facts.resting(option.also))


def differences_shown(told: WhatIfTold) -> tuple[AreaShown, ...]:
    """Return what is different by kind of thing, in the order of the kinds."""
    found = ((title, tuple(each for each in told.differences if each.area == area)) for area, title in AREAS.items())
    return tuple(AreaShown(title, mine) for title, mine in found if mine)


def findings_shown(told: WhatIfTold) -> tuple[tuple[str, tuple[FindingLine, ...]], ...]:
    """Return the findings that come with an option, and those that go, each under its title."""
    titles = ((True, "Found only with it"), (False, "Found only without it"))
    found = ((title, _lines(each for each in told.findings if each.comes is comes)) for comes, title in titles)
    return tuple((title, mine) for title, mine in found if mine)


def _lines(found: Iterable[FoundShown]) -> tuple[FindingLine, ...]:
    return tuple(
        FindingLine(
            level=each.level,
            colour=LEVEL_COLOUR[each.level],
            sentence=each.sentence,
            citation=each.citation if each.confidence == "sure" else f"{each.citation} ({each.confidence})",
            key=each.key,
        )
        for each in found
    )
