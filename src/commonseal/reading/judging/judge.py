"""The judge: weights for the features of a claim, turned into the probability that the claim is right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from commonseal.reading.claims import Claim
from commonseal.reading.judging.features import features_of
from commonseal.reading.log_odds import probability

_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic model for each kind of claim.

    ``intercepts`` and ``weights`` are log odds; a feature without a weight counts nothing, so that a new rule is
    judged by all else that is known of its claims. ``lowest`` is the confidence below which a claim is not shown.
    """

    intercepts: dict[str, float]
    weights: dict[str, dict[str, float]]
    lowest: dict[str, float]

    def confidence(self, claim: Claim) -> float:
        """Give the probability that a claim is right, to three decimals."""
        weights = self.weights[claim.kind]
        log_odds = self.intercepts[claim.kind]
        for name, value in features_of(claim).items():
            log_odds += weights.get(name, 0.0) * value
        return round(probability(log_odds), _DECIMALS)

    def shows(self, claim: Claim) -> bool:
        """Say whether a judged claim is likely enough to be shown."""
        return claim.confidence is None or claim.confidence >= self.lowest[claim.kind]


@cache
def shipped_judge() -> Judge:
    """Load the judge that the reader comes with."""
    written = json.loads((files("commonseal.reading") / "data" / "judge.json").read_text(encoding="utf-8"))
    kinds = written["kinds"]
    return Judge(
        intercepts={kind: entry["intercept"] for kind, entry in kinds.items()},
        weights={kind: entry["weights"] for kind, entry in kinds.items()},
        lowest={kind: entry["lowest"] for kind, entry in kinds.items()},
    )


def judged(claims: Iterable[Claim], judge: Judge) -> tuple[Claim, ...]:
    """Give each claim its confidence.

    Args:
        claims: The claims of one paper as merged.
        judge: The weights to judge by.

    Returns:
        The same claims in the same order, each with its confidence; none is dropped here.
    """
    return tuple(claim.model_copy(update={"confidence": judge.confidence(claim)}) for claim in claims)
