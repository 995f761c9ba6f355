"""Which sentences can have a label heard in them at all: most cannot, and to weigh each trait by itself takes long.

The weights of a trait for all labels stand side by side in one whole number, so that one addition adds up all of them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from itertools import pairwise

from commonseal.reading.paper import View
from commonseal.reading.wording.linear import Heard, Linear, shipped
from commonseal.reading.wording.sentences import NEAR, around_of, names_of, plain_traits, traits_of_view
from commonseal.reading.wording.stems import SCALE, stems_in

_PARTS = 1_000  # weights are written in thousandths
_WIDTH = 32  # bits of each label, many more than all the weights of a sentence add up to
_HALF = 1 << (_WIDTH - 1)
_MOST_KEPT = 1_000
_MARGIN = 0.01  # far more than numbers are rounded by


class Sieve:
    """What says of a sentence, soon and surely, that a model hears nothing in it."""

    def __init__(self, model: Linear) -> None:
        self._model = model
        self._least = [_log_odds(lowest) - _MARGIN for lowest in model.lowest]
        self._weights = _SideBySide(model)
        self._even = sum(_HALF << (_WIDTH * place) for place in range(len(model.labels)))
        self._plain = lru_cache(maxsize=_MOST_KEPT)(self._of_plain_traits)

    def may_hear(self, marked: str, before: str, heading: str, *, bodies: int, block: str) -> set[str]:
        """Give the labels that may be likely enough; the arguments are those of ``traits_of``."""
        stems = stems_in(marked)
        runs = {*stems, *map(" ".join, pairwise(stems)), *map(" ".join, zip(stems, stems[1:], stems[2:], strict=False))}
        around = around_of(before, heading)
        scale = SCALE / math.sqrt(len(runs) + len(around) or 1)
        own, near = self._each(self._weights.total(runs)), self._each(self._weights.total(around))
        plain = self._plain(bodies, block, len(stems))
        return {
            label
            for label, odds, of_own, of_near, least in zip(
                self._model.labels, plain, own, near, self._least, strict=True
            )
            if odds + scale * (of_own + NEAR * of_near) >= least
        }

    def _of_plain_traits(self, bodies: int, block: str, length: int) -> list[float]:
        """Give the log odds of each label by what is no word of the sentence."""
        return list(self._model.odds(plain_traits(bodies, block, length)).values())

    def _each(self, total: int) -> list[float]:
        """Give the sum of each label out of the whole number that holds all."""
        total += self._even  # so that no sum is below nothing
        return [((total >> (_WIDTH * place) & (2 * _HALF - 1)) - _HALF) / _PARTS for place in range(len(self._least))]


class _SideBySide(dict[str, int]):
    """The weights of each trait for all labels in one whole number, made when the trait is first met."""

    def __init__(self, model: Linear) -> None:
        self._weights = model.weights
        self._shifts = {label: _WIDTH * place for place, label in enumerate(model.labels)}

    def __missing__(self, name: str) -> int:
        weights = self._weights[name].items()
        self[name] = found = sum(round(weight * _PARTS) << self._shifts[label] for label, weight in weights)
        return found

    def total(self, names: Iterable[str]) -> int:
        """Add up the weights of all traits that have any."""
        return sum(map(self.__getitem__, filter(self._weights.__contains__, names)))


def _log_odds(likely: float) -> float:
    return math.log(likely / (1 - likely)) if 0 < likely < 1 else math.copysign(math.inf, likely - 0.5)


@cache
def _shipped_sieve() -> Sieve:
    return Sieve(shipped())


def heard_in(view: View, before: str, known: Collection[str] = ()) -> list[Heard]:
    """Give what the shipped model hears in a sentence of a paper.

    Args:
        view: The sentence.
        before: The sentence before it, marked.
        known: Labels that are of no interest, as it is known that the sentence speaks of them.
    """
    bodies, block = len(names_of(view)), view.sentence.block.kind
    labels = _shipped_sieve().may_hear(view.plain.text, before, view.section, bodies=bodies, block=block)
    if labels.issubset(known):
        return []
    return [heard for heard in shipped().heard(traits_of_view(view, before)) if heard.label not in known]
