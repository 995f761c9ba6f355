"""Ranges of days as distributions: triangular, or the smoother PERT, each by a table of its quantiles."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from commonseal.planning.model import Shape

PLACES = 8192
"""How many quantiles a table holds: each stands for an equal share of the trials."""

_FINE = 200_000


@lru_cache(maxsize=512)
def quantiles(low: float, likely: float, high: float, shape: Shape) -> NDArray[np.int32]:
    """Return whole days at the middle of each of many equal shares of a range, in order.

    PERT is the beta distribution with mean (low + 4 likely + high) / 6, as programme planners use it.
    """
    shares = (np.arange(PLACES) + 0.5) / PLACES
    if high <= low:
        found = np.full(PLACES, low)
    elif shape is Shape.TRIANGULAR:
        found = _triangular(shares, low, likely, high)
    else:
        found = _pert(shares, low, likely, high)
    table: NDArray[np.int32] = np.rint(found).astype(np.int32)
    table.flags.writeable = False
    return table


def _triangular(shares: NDArray[np.float64], low: float, likely: float, high: float) -> NDArray[np.float64]:
    turn = (likely - low) / (high - low)
    rising = low + np.sqrt(shares * (high - low) * (likely - low))
    falling = high - np.sqrt((1 - shares) * (high - low) * (high - likely))
    return np.where(shares < turn, rising, falling)


def _pert(shares: NDArray[np.float64], low: float, likely: float, high: float) -> NDArray[np.float64]:
    first, second = 4 * (likely - low) / (high - low), 4 * (high - likely) / (high - low)
    x = (np.arange(_FINE) + 0.5) / _FINE
    heights = x**first * (1 - x) ** second
    total = np.cumsum(heights)
    return low + (high - low) * np.interp(shares, total / total[-1], x)
