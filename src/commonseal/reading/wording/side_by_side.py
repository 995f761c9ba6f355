"""The weights of a trait for all labels side by side in one whole number, so that one addition adds up all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from struct import Struct

_PARTS = 1_000  # weights are written in thousandths
_WIDTH = 32  # bits of each label, many more than all the weights of a sentence add up to
_HALF = 1 << (_WIDTH - 1)


class SideBySide(dict[str, int]):
    """The weights of traits, each made one number when the trait is first met."""

    def __init__(self, labels: Sequence[str], weights: Mapping[str, Mapping[str, float]]) -> None:
        self._weights = weights
        self._shifts = {label: _WIDTH * place for place, label in enumerate(labels)}
        self._even = sum(_HALF << shift for shift in self._shifts.values())  # so that no sum is below nothing
        self._each = Struct(f"<{len(labels)}I")

    def __missing__(self, name: str) -> int:
        weights = self._weights[name].items()
        self[name] = found = sum(round(weight * _PARTS) << self._shifts[label] for label, weight in weights)
        return found

    def sums(self, names: Iterable[str]) -> list[float]:
        """Add up the weights of different traits, those that have any, for each label."""
        total = sum(map(self.__getitem__, self._weights.keys() & names), self._even)
        each = self._each.unpack(total.to_bytes(self._each.size, "little"))
        return [(part - _HALF) / _PARTS for part in each]
