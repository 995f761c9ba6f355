"""A linear model for each label: log odds from traits, with weights that are plain numbers in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from commonseal.reading.log_odds import probability
from commonseal.reading.wording.stems import Trait

_NO_WEIGHTS: tuple[tuple[int, float], ...] = ()


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
    """The weights of the traits for each label, by the label's place in ``labels``.

    ``lowest`` is the probability from which a label is worth telling. Traits without a weight count nothing.
    """

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    lowest: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    def heard(self, traits: Iterable[Trait]) -> list[Heard]:
        """Give the labels that are likely enough by these traits, in the order of ``labels``."""
        odds = list(self.intercepts)
        most = [(0.0, 0, 0)] * len(odds)
        weights = self.weights
        for name, value, start, end in traits:
            for place, weight in weights.get(name, _NO_WEIGHTS):
                part = weight * value
                odds[place] += part
                if part > most[place][0] and start >= 0:
                    most[place] = (part, start, end)
        likely = [probability(value) for value in odds]
        return [
            Heard(label, likely[place], *most[place][1:])
            for place, label in enumerate(self.labels)
            if likely[place] >= self.lowest[place]
        ]

    def likeliest(self, traits: Iterable[Trait]) -> str:
        """Give the one label that these traits speak for the most."""
        odds = list(self.intercepts)
        for name, value, *_ in traits:
            for place, weight in self.weights.get(name, _NO_WEIGHTS):
                odds[place] += weight * value
        return self.labels[odds.index(max(odds))]


@cache
def shipped(name: str = "wording") -> Linear:
    """Load a model that the reader comes with.

    Args:
        name: ``wording``, whose labels are the types of arrangement, or ``statuses``, whose labels are the statuses.
    """
    written = json.loads((files("commonseal.reading") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    labels = written["labels"]
    places = {label: place for place, label in enumerate(labels)}
    return Linear(
        labels=tuple(labels),
        intercepts=tuple(labels[label]["intercept"] for label in labels),
        lowest=tuple(labels[label].get("lowest", 0.0) for label in labels),
        weights={
            trait: tuple((places[label], weight) for label, weight in of_label.items())
            for trait, of_label in written["weights"].items()
        },
    )
