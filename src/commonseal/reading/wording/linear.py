"""A linear model for each label: log odds from traits, with weights that are plain numbers in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from commonseal.reading.log_odds import probability
from commonseal.reading.wording.stems import Trait

_NO_WEIGHTS: Mapping[str, float] = {}


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
    """

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    lowest: tuple[float, ...]
    weights: Mapping[str, Mapping[str, float]]

    def heard(self, traits: Iterable[Trait]) -> list[Heard]:
        """Give the labels that are likely enough by these traits, in the order of ``labels``."""
        odds = dict(zip(self.labels, self.intercepts, strict=True))
        most = dict.fromkeys(self.labels, (0.0, 0, 0))
        weights = self.weights
        for name, value, start, end in traits:
            for label, weight in weights.get(name, _NO_WEIGHTS).items():
                part = weight * value
                odds[label] += part
                if part > most[label][0] and start >= 0:
                    most[label] = (part, start, end)
        return [
            Heard(label, likely, *most[label][1:])
            for label, lowest in zip(self.labels, self.lowest, strict=True)
            if (likely := probability(odds[label])) >= lowest
        ]


@cache
def shipped() -> Linear:
    """Load the model that the reader comes with: its labels are the types of arrangement."""
    written = json.loads((files("commonseal.reading") / "data" / "wording.json").read_text(encoding="utf-8"))
    labels = written["labels"]
    return Linear(
        labels=tuple(labels),
        intercepts=tuple(labels[label]["intercept"] for label in labels),
        lowest=tuple(labels[label]["lowest"] for label in labels),
        weights=written["weights"],
    )
