"""What the judge sees of a claim: named numbers between 0 and 1, the same in training and in reading."""

from __future__ import annotations

from collections.abc import Iterable

from commonseal.reading.claims import AppointmentClaim, ArrangementClaim, AttributeClaim, Claim, DecisionClaim

_LONG_QUOTE = 400
_MANY = 3


def features_of(claim: Claim) -> dict[str, float]:
    """Give the features of a claim that are not nought.

    Args:
        claim: A claim as the merging stage makes it, with its rules and signals.

    Returns:
        Feature names (``rule …``, ``signal …``, ``status …`` and so on) with values between 0 and 1.
    """
    quote = claim.evidence[0].quote
    seen = {f"rule {rule}": 1.0 for rule in claim.rules or {claim.rule}}
    seen |= {f"signal {signal}": 1.0 for signal in claim.signals}
    seen[f"attribution {claim.attribution}"] = 1.0
    seen[f"status {claim.status}"] = 1.0
    seen["several rules"] = float(len(claim.rules) > 1)
    seen["places"] = _part(len(claim.evidence) - 1, _MANY)
    seen["length of quote"] = _part(len(quote), _LONG_QUOTE)
    seen |= _of_kind(claim, quote)
    return {name: value for name, value in seen.items() if value}


def _of_kind(claim: Claim, quote: str) -> dict[str, float]:
    match claim:
        case AppointmentClaim():
            return {
                f"bodies {min(len(claim.bodies), _MANY)}": 1.0,
                "bodies in the quote": _share_named(claim.bodies, quote),
                "person in the quote": float(claim.person.split()[-1] in quote),
                "one name only": float(" " not in claim.person),
                "title in capitals": float(claim.role[:1].isupper()),
            }
        case ArrangementClaim():
            return {
                f"type {claim.type}": 1.0,
                f"parties {min(len(claim.parties), _MANY + 1)}": 1.0,
                "parties in the quote": _share_named(claim.parties, quote),
                "a party in small letters": float(any(party[:1].islower() for party in claim.parties)),
                "dated": float(claim.start is not None),
            }
        case DecisionClaim():
            return {
                f"outcome {claim.outcome}": 1.0,
                "body in the quote": float(claim.body in quote),
                "dated": float(claim.date is not None),
            }
        case AttributeClaim():
            return {
                f"property {claim.property}": 1.0,
                "subject in the quote": float(claim.about in quote),
                "dated": float(claim.date is not None),
            }


def _part(count: int, most: int) -> float:
    return min(count, most) / most


def _share_named(names: Iterable[str], quote: str) -> float:
    named = [name in quote for name in names]
    return sum(named) / len(named)
