"""A linear model for each label: log odds from traits, with weights that are plain numbers in a file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from commonseal.reading.log_odds import probability
from commonseal.reading.wording.side_by_side import SideBySide
from commonseal.reading.wording.stems import Share, Trait


@dataclass(frozen=True, slots=True)
class Heard:
    """A label that traits speak for, how likely it is (0 to 1), and the words that speak for it the most.

    ``start`` and ``end`` are places in the marked sentence; both are 0 where none of its own words speaks for it.
    """

    label: str
    likely: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights of the traits for each label; intercepts and the lowest probabilities are in the order of ``labels``.

    ``lowest`` is the probability from which a label is worth telling. Traits without a weight count nothing.
    ``weighed`` has the same weights to add up.
    """

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    lowest: tuple[float, ...]
    weights: Mapping[str, Mapping[str, float]]
    weighed: SideBySide = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the weights ready."""
        object.__setattr__(self, "weighed", SideBySide(self.labels, self.weights))

    def heard(self, traits: Iterable[Trait]) -> list[Heard]:
        """Give the labels that are likely enough by these traits, in the order of ``labels``."""
        known = [trait for trait in traits if trait.name in self.weights]
        odds = self.odds(alike(known))
        return [
            Heard(label, likely, *self._telling_most(label, known))
            for label, lowest in zip(self.labels, self.lowest, strict=True)
            if (likely := probability(odds[label])) >= lowest
        ]

    def likeliest(self, shares: Iterable[Share], *, given: str = "", margin: float = 0.0) -> str:
        """Give the one label that these traits speak for the most.

        Args:
            shares: What is weighed.
            given: A label that stands unless another is likelier by far.
            margin: By how much, as a difference of log odds.
        """
        odds = self.odds(shares)
        if given in odds:
            odds[given] += margin
        return max(self.labels, key=odds.__getitem__)

    def odds(self, shares: Iterable[Share]) -> dict[str, float]:
        """Give the log odds of each label by these traits, in the order of ``labels``."""
        odds = list(self.intercepts)
        for names, value in shares:
            odds = [before + value * more for before, more in zip(odds, self.weighed.sums(names), strict=True)]
        return dict(zip(self.labels, odds, strict=True))

    def _telling_most(self, label: str, known: Iterable[Trait]) -> tuple[int, int]:
        """Give the place of the words that speak for a label the most; no place where none do."""
        most, place = 0.0, (0, 0)
        for name, value, start, end in known:
            part = self.weights[name].get(label, 0.0) * value
            if part > most and start >= 0:
                most, place = part, (start, end)
        return place


def alike(traits: Iterable[Trait]) -> list[Share]:
    """Put different traits together that count as much."""
    names: dict[float, list[str]] = defaultdict(list)
    for name, value, *_ in traits:
        names[value].append(name)
    return [Share(each, value) for value, each in names.items()]


@cache
def shipped(name: str = "wording") -> Linear:
    """Load a model that the reader comes with.

    Args:
        name: ``wording``, whose labels are the types of arrangement, or ``statuses``, whose labels are the statuses.
    """
    written = json.loads((files("commonseal.reading") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    labels = written["labels"]
    return Linear(
        labels=tuple(labels),
        intercepts=tuple(labels[label]["intercept"] for label in labels),
        lowest=tuple(labels[label].get("lowest", 0.0) for label in labels),
        weights=written["weights"],
    )
