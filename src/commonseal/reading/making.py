"""Stage 6: what is left of a paper's drafts, once those of the same fact have been joined, as claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from commonseal.reading import expressions as re
from commonseal.reading.arrangement_names import own_name
from commonseal.reading.claims import (
    AppointmentClaim,
    ArrangementClaim,
    AttributeClaim,
    Attribution,
    Claim,
    DecisionClaim,
    Evidence,
)
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import (
    AppointmentDraft,
    ArrangementDraft,
    AttributeDraft,
    DecisionDraft,
    Drafts,
    Span,
)

_MOST_EVIDENCE = 4
_PLAIN_DAY = re.compile(r"\d{4}(?:-[01]\d)?(?:-\d\d)?")


def claims_made(paper: Paper, drafts: Drafts) -> tuple[Claim, ...]:
    """Make the claims of one paper, in the order of their first evidence.

    Args:
        paper: The paper.
        drafts: Its drafts, those of the same fact joined.
    """
    claims: list[Claim] = []
    claims += [_appointment(paper, draft) for draft in drafts.appointments]
    claims += [_arrangement(paper, draft) for draft in drafts.arrangements]
    claims += [_decision(paper, draft) for draft in drafts.decisions]
    claims += [_attribute(paper, draft) for draft in drafts.attributes]
    return tuple(sorted(claims, key=lambda claim: min(evidence.start for evidence in claim.evidence)))


def _evidence(paper: Paper, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for start, end in dict.fromkeys(spans):
        quote = paper.text[start:end]
        lead = len(quote) - len(quote.lstrip())
        quote = quote.strip()
        if quote and all(not (e.start <= start + lead and start + lead + len(quote) <= e.end) for e in found):
            found.append(Evidence(start=start + lead, end=start + lead + len(quote), quote=quote))
        if len(found) == _MOST_EVIDENCE:
            break
    return tuple(found)


class _Shared(TypedDict):
    """The fields that claims of all kinds have."""

    attribution: Attribution
    evidence: tuple[Evidence, ...]
    rule: str
    rules: frozenset[str]
    signals: frozenset[str]
    drafts: frozenset[int]


def _shared(paper: Paper, draft: AppointmentDraft | ArrangementDraft | DecisionDraft | AttributeDraft) -> _Shared:
    return {
        "attribution": draft.attribution,
        "evidence": _evidence(paper, draft.spans),
        "rule": draft.rule,
        "rules": frozenset(draft.rules | {draft.rule}),
        "signals": frozenset(draft.signals),
        "drafts": frozenset(draft.numbers),
    }


def _own_spelling(paper: Paper, name: str) -> str:
    """Give a name the apostrophe that the paper uses."""
    return name.replace("'", "’") if "’" in paper.text else name


def _appointment(paper: Paper, draft: AppointmentDraft) -> AppointmentClaim:
    return AppointmentClaim(
        person=_own_spelling(paper, draft.person),
        role=_own_spelling(paper, draft.role),
        bodies=tuple(_own_spelling(paper, body) for body in draft.bodies),
        start=draft.start,
        end=draft.end,
        basis=draft.basis,
        status=draft.status,
        **_shared(paper, draft),
    )


def _arrangement(paper: Paper, draft: ArrangementDraft) -> ArrangementClaim:
    status = draft.weighed.get(draft.status, draft.status)
    if status == "existing" and _is_ahead(draft.start, paper.published):
        status = "agreed"
    name = own_name(draft.name)
    return ArrangementClaim(
        type=draft.type,
        parties=tuple(_own_spelling(paper, party) for party in draft.parties),
        name=_own_spelling(paper, name) if name else None,
        role=_own_spelling(paper, draft.role) if draft.role else None,
        start=None if _never_began(status, draft.start, paper.published) else draft.start,
        end=None if status == "rejected" else draft.end,
        status=status,
        **_shared(paper, draft),
    )


def _never_began(status: str, start: str | None, published: str | None) -> bool:
    """Say whether a first day is that of something else: of what was turned down, or what is still to come."""
    if status == "rejected":
        return True
    is_over = bool(start and published and _PLAIN_DAY.fullmatch(start) and start < published[: len(start)])
    return is_over and status in {"agreed", "proposed", "considered"}


def _is_ahead(start: str | None, published: str | None) -> bool:
    """Say whether a first day is later than the paper's own, so that nothing is there yet."""
    return bool(start and published and _PLAIN_DAY.fullmatch(start) and start[: len(published)] > published)


def _decision(paper: Paper, draft: DecisionDraft) -> DecisionClaim:
    return DecisionClaim(
        body=_own_spelling(paper, draft.body),
        subject=draft.subject,
        date=draft.date,
        outcome=draft.outcome,
        status=draft.status,
        **_shared(paper, draft),
    )


def _attribute(paper: Paper, draft: AttributeDraft) -> AttributeClaim:
    return AttributeClaim(
        about=_own_spelling(paper, draft.about),
        property=draft.property,
        value=draft.value,
        date=draft.date,
        status=draft.status,
        **_shared(paper, draft),
    )
