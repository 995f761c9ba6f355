"""The choice of the owner of a figure: each candidate's odds by its traits, and how much better the best must be."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from commonseal.reading.owning.candidates import Candidate, candidates_of
from commonseal.reading.owning.traits import Figure, traits_of_owner
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import AttributeDraft

BY_RULE = "by rule"


@dataclass(frozen=True, slots=True)
class Chooser:
    """The weights of traits. ``margin`` is the part of all probability by which another must beat what the rule says."""

    weights: Mapping[str, float]
    margin: float

    def odds(self, traits: Iterable[tuple[str, float]]) -> float:
        """Add up what speaks for a candidate."""
        return sum(self.weights.get(name, 0.0) * value for name, value in traits)

    def best(self, odds: Sequence[float], by_rule: int) -> int:
        """Choose the place of the best candidate, or keep what the rule says where it is not clearly beaten."""
        highest = max(odds)
        parts = [math.exp(value - highest) for value in odds]
        best = odds.index(highest)
        return best if (parts[best] - parts[by_rule]) / sum(parts) >= self.margin else by_rule


@cache
def shipped_chooser() -> Chooser:
    """Load the chooser that the reader comes with."""
    written = json.loads((files("commonseal.reading") / "data" / "owning.json").read_text(encoding="utf-8"))
    return Chooser(written["weights"], written["margin"])


def traits_by_rule(signals: Iterable[str]) -> list[tuple[str, float]]:
    """Give the traits of the candidate that the rule chose, by how the rule came to it."""
    return [(BY_RULE, 1.0), (f"{BY_RULE}, {', '.join(sorted(signals)) or 'plainly'}", 1.0)]


def own_figures(paper: Paper, drafts: Sequence[AttributeDraft]) -> None:
    """Give each figure the owner that is most likely, where another is clearly likelier than the rule's."""
    if not drafts:
        return
    chooser = shipped_chooser()
    candidates = candidates_of(paper)
    places = sorted({spot.start for candidate in candidates for spot in candidate.spots})
    for draft in drafts:
        choices = with_rule(candidates, draft.about)
        figure = figure_of(paper, draft, places)
        by_rule = next(number for number, choice in enumerate(choices) if choice.name == draft.about)
        odds = [chooser.odds(traits_of_owner(figure, choice, choices)) for choice in choices]
        odds[by_rule] += chooser.odds(traits_by_rule(draft.signals))
        best = chooser.best(odds, by_rule)
        if best != by_rule:
            draft.about = choices[best].name
            draft.signals.add("owner chosen")


def with_rule(candidates: Sequence[Candidate], about: str) -> list[Candidate]:
    """Give the candidates, with what the rule says among them."""
    known = any(candidate.name == about for candidate in candidates)
    return [*candidates] if known else [*candidates, Candidate(about, "as the rule says")]


def figure_of(paper: Paper, draft: AttributeDraft, places: Sequence[int]) -> Figure:
    """Describe the figure of a draft: where it stands, and what is around it."""
    start = _place(paper, draft)
    starts = [view.sentence.start for view in paper.views]
    number = max(0, bisect_right(starts, start) - 1)
    sentence = paper.views[number].sentence
    before = paper.views[max(0, number - 1)].sentence
    return Figure(
        prop=draft.property,
        start=start,
        end=start + len(draft.value),
        view=number,
        sentence=(sentence.start, sentence.end),
        before=(before.start, before.end),
        is_same_block=sentence.block.start == before.block.start,
        heading=sentence.block.section,
        flow=paper.document.flow,
        places=places,
    )


def _place(paper: Paper, draft: AttributeDraft) -> int:
    for first, last in draft.spans:
        start = paper.text.find(draft.value, first, last)
        if start >= 0:
            return start
    return draft.spans[0][0]
