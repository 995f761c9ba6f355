"""What the reading tests share: reading a text and picking the claims that matter out of it."""

from __future__ import annotations

from commonseal.reading import (
    AppointmentClaim,
    ArrangementClaim,
    AttributeClaim,
    DecisionClaim,
    PaperClaims,
    read_text,
)
from commonseal.reading.rules.worded import RULE

Told = set[tuple[str, str | None, str | None]]


def read(text: str, published: str | None = None) -> PaperClaims:
    """Read a text and check on the way that every claim quotes it exactly."""
    result = read_text(text, name="paper", published=published)
    for claim in result.claims:
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    return result


def appointments(text: str, published: str | None = None) -> list[AppointmentClaim]:
    """Give the appointments that a text claims."""
    return [claim for claim in read(text, published).claims if isinstance(claim, AppointmentClaim)]


def arrangements(text: str, published: str | None = None) -> list[ArrangementClaim]:
    """Give the arrangements that a text claims."""
    return [claim for claim in read(text, published).claims if isinstance(claim, ArrangementClaim)]


def arrangements_by_rule(text: str, published: str | None = None) -> list[ArrangementClaim]:
    """Give the arrangements that rules find in a text, without those known by the weight of its words alone."""
    return [claim for claim in arrangements(text, published) if claim.rules != {RULE}]


def decisions(text: str, published: str | None = None) -> list[DecisionClaim]:
    """Give the decisions that a text claims."""
    return [claim for claim in read(text, published).claims if isinstance(claim, DecisionClaim)]


def attributes(text: str, published: str | None = None) -> list[AttributeClaim]:
    """Give the figures and ratings that a text claims."""
    return [claim for claim in read(text, published).claims if isinstance(claim, AttributeClaim)]


def post_of(person: str, text: str, published: str | None = None) -> AppointmentClaim:
    """Give the one appointment of a person that a text claims."""
    found = [claim for claim in appointments(text, published) if claim.person == person]
    assert len(found) == 1, found
    return found[0]


def told(text: str, published: str | None = None) -> Told:
    """Give the decisions of a text as body, outcome (none when it is still to come) and day."""
    return {
        (claim.body.replace("’", "'").casefold(), claim.outcome if claim.status == "done" else None, claim.date)
        for claim in decisions(text, published)
    }
