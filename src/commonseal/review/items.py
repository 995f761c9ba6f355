"""What is decided about in a review: claims compared with the register, in an order, and the decisions there are."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commonseal.reading import Claim, PaperClaims
from commonseal.register.asking.decisions import TAKEN_BACK, Decided
from commonseal.register.errors import ActError
from commonseal.review.comparing import Comparison
from commonseal.review.course import JOINED, SPLIT
from commonseal.review.drafting import Drafted
from commonseal.vocabulary.periods import describe_day


class Decision(StrEnum):
    """What a person decided about a claim.

    ``corrects``: the register's statement was never so, and this one stands instead. ``follows``: the matter has
    moved on to this. ``split`` and ``joined``: other claims stand in its place, and come up in their turn. ``taken
    back``: the decision before it no longer stands.
    """

    ACCEPTED = "accepted"
    EDITED = "edited"
    CORRECTS = "corrects"
    FOLLOWS = "follows"
    REJECTED = "rejected"
    LET_IN = "let in unreviewed"
    SPLIT = SPLIT
    JOINED = JOINED
    TAKEN_BACK = TAKEN_BACK


class Order(StrEnum):
    """In which order a person goes through claims: the surest first, or as they stand in the paper."""

    CONFIDENCE = "confidence"
    READING = "reading"


@dataclass(frozen=True)
class Item:
    """One claim under review: what it would become, and what it is to the register."""

    claim: Claim
    key: str
    drafted: Drafted
    comparison: Comparison

    @property
    def seen(self) -> str:
        """What tells whether an item is still as somebody saw it: what it would become, and what it is by then."""
        held = [each.id for each in self.comparison.statements]
        told = json.dumps([self.key, self.comparison.finding, held, self.drafted.main.model_dump(mode="json")])
        return hashlib.sha256(told.encode()).hexdigest()[:16]


class ReviewError(ActError):
    """A decision about a claim cannot be recorded, or taken back, as things stand."""


class ChangedError(ReviewError):
    """The register has changed since somebody looked at a claim, in a way that bears on it."""

    def __init__(self) -> None:
        """Say that nothing was recorded, and what to do."""
        super().__init__(
            "the register has changed since this claim was shown, so nothing was recorded; look at it again and decide"
        )


class DecidedError(ReviewError):
    """Somebody has decided about a claim meanwhile; ``decided`` says who, when and what."""

    def __init__(self, decided: Decided) -> None:
        """Say that nothing was recorded, and whose decision stands."""
        super().__init__(
            "somebody has decided about this claim meanwhile, so nothing was recorded; go on to the next"
            f" ({decided.author}: {decided.decision}, {_moment(decided.entered_at)})"
        )
        self.decided = decided


def _moment(entered_at: str) -> str:
    at = datetime.fromisoformat(entered_at)
    return f"{describe_day(at.date())} at {at:%H:%M}"


def in_order(claims: Iterable[Claim], order: Order) -> list[Claim]:
    """Put claims into the order in which a person goes through them; one that nobody judged counts as sure."""
    if order is Order.READING:
        return list(claims)
    return sorted(claims, key=lambda claim: -1.0 if claim.confidence is None else -claim.confidence)


def names_of(claims: PaperClaims) -> set[str]:
    """Return every name of a body, person or arrangement that the claims of a paper give."""
    found: set[str] = set()
    for claim in claims.claims:
        for field in ("person", "body", "about", "name"):
            value = getattr(claim, field, None)
            found.update([value] if value else [])
        found.update(getattr(claim, "bodies", ()), getattr(claim, "parties", ()))
    return found
