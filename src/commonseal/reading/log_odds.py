"""Log odds, in which linear models add up what speaks for something, turned into probabilities."""

from __future__ import annotations

import math

_FARTHEST = 30.0  # beyond it a probability is 0 or 1 to thirteen places


def probability(log_odds: float) -> float:
    """Give the probability, between 0 and 1, that log odds stand for."""
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, log_odds))))
