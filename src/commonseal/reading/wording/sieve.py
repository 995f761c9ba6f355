"""Which sentences can have a label heard in them at all: most cannot, and to weigh each trait by itself takes long."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import pairwise

from commonseal.reading.paper import View
from commonseal.reading.wording.linear import Heard, Linear, alike, shipped
from commonseal.reading.wording.sentences import NEAR, around_of, names_of, plain_traits, traits_of_view
from commonseal.reading.wording.stems import SCALE, stems_in

_MOST_KEPT = 1_000
_MARGIN = 0.01  # far more than numbers are rounded by


class Sieve:
    """What says of a sentence, soon and surely, that a model hears nothing in it."""

    def __init__(self, model: Linear) -> None:
        self._model = model
        self._least = [_log_odds(lowest) - _MARGIN for lowest in model.lowest]
        self._plain = lru_cache(maxsize=_MOST_KEPT)(self._of_plain_traits)

    def may_hear(self, marked: str, before: str, heading: str, *, bodies: int, block: str) -> set[str]:
        """Give the labels that may be likely enough; the arguments are those of ``traits_of``."""
        stems = stems_in(marked)
        runs = {*stems, *map(" ".join, pairwise(stems)), *map(" ".join, zip(stems, stems[1:], stems[2:], strict=False))}
        around = around_of(before, heading)
        scale = SCALE / math.sqrt(len(runs) + len(around) or 1)
        own, near = self._model.weighed.sums(runs), self._model.weighed.sums(around)
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
        return list(self._model.odds(alike(plain_traits(bodies, block, length))).values())


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
