"""Claims under review in words: what each says in brief, what it is to the register, and what was decided."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from commonseal.reading import AppointmentClaim, ArrangementClaim, AttributeClaim, Claim, DecisionClaim
from commonseal.vocabulary.periods import describe_day

FINDINGS = MappingProxyType(
    {
        "new": ("new", "+", "The register does not have this."),
        "known": ("known", "=", "The register has this; accepting adds the words of this paper to it."),
        "conflict": ("in conflict", "≠", "The register says otherwise."),
    }
)
"""What a claim is to the register: in a word, as a sign that is told by its shape, and in a sentence."""
FINDING_COLOUR = MappingProxyType({"new": "blue", "known": "green", "conflict": "red"})
"""The colour of the tag of a finding; the tag says the finding in words."""
DECISIONS = MappingProxyType(
    {
        "accepted": "accepted",
        "edited": "accepted as edited",
        "corrects": "accepted in place of what was never so",
        "follows": "accepted as what the matter has moved on to",
        "rejected": "rejected",
        "split": "split into parts",
        "joined": "joined with another",
        "let in unreviewed": "let in unreviewed",
    }
)
"""What was decided about a claim, in words."""
DECIDED_SIGN = "✓"


@dataclass(frozen=True)
class DecidedShown:
    """The decision that stands on a claim: what, by whom and when, and the statement it brought, if it may be seen."""

    words: str
    by: str
    when: str
    statement: str | None
    is_mine: bool


@dataclass(frozen=True)
class ClaimRow:
    """One claim in the list: its number in the paper, what it says in brief, and how it stands."""

    key: str
    number: int
    brief: str
    link: str
    finding: str | None
    words: str
    sign: str
    confidence: str
    is_current: bool

    @property
    def is_decided(self) -> bool:
        """Whether somebody has decided about it."""
        return self.finding is None


def in_brief(claim: Claim) -> str:
    """Say in a line what a claim says, in the words of the paper."""
    match claim:
        case AppointmentClaim():
            return f"{claim.person}, {claim.role}, {_all(claim.bodies)} ({claim.status})"
        case ArrangementClaim():
            what = claim.name or claim.type.replace("_", " ") + (f" of {claim.role}" if claim.role else "")
            return f"{what}: {_all(claim.parties)} ({claim.status})"
        case DecisionClaim():
            return f"{claim.body} on {claim.subject} ({claim.outcome or claim.status})"
        case AttributeClaim():
            return f"{claim.about}: {claim.property.replace('_', ' ')} {claim.value}"


def how_sure(claim: Claim) -> str:
    """Say how sure the reader is of a claim, or nothing where nobody judged."""
    return "" if claim.confidence is None else f"{claim.confidence:.0%}"


def moment(entered_at: str) -> str:
    """Say a moment of the ledger (ISO 8601, UTC) as people do."""
    at = datetime.fromisoformat(entered_at)
    return f"{describe_day(at.date())} at {at:%H:%M}"


def _all(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
