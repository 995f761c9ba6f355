"""What two readers found, as one list: the same fact stands in it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from commonseal.reading import merging
from commonseal.reading.claims import (
    AppointmentClaim,
    ArrangementClaim,
    AttributeClaim,
    Claim,
    DecisionClaim,
    Evidence,
    PaperClaims,
)
from commonseal.reading.lexicon import table
from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft, AttributeDraft, DecisionDraft, Draft

_MOST_EVIDENCE = 4
_FURTHEST = ("status", "outcome")
_WHERE_UNKNOWN = ("start", "end", "date", "basis", "name")


def combined(rules: PaperClaims, modelled: PaperClaims) -> PaperClaims:
    """Join what the rules and a model found in one paper.

    A fact that both found stays as the rules have it, with their confidence; from the model it takes what the rules do
    not know (dates, a basis, a name) and its further evidence.

    Args:
        rules: The claims of the rules.
        modelled: The claims of a model.

    Returns:
        The claims of both in the order of their first evidence.
    """
    found: list[Claim] = list(rules.claims)
    for claim in modelled.claims:
        _join_into(found, claim, with_furthest_state=False)
    return PaperClaims(
        doc=rules.doc,
        published=rules.published or modelled.published,
        claims=in_order(found),
        links=modelled.links | rules.links,
    )


def each_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Join what one model found several times, with its furthest state.

    Args:
        claims: The claims as admitted, piece by piece.

    Returns:
        The claims in the order of their first evidence.
    """
    found: list[Claim] = []
    for claim in claims:
        _join_into(found, claim, with_furthest_state=True)
    return in_order(found)


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Put claims in the order of their first evidence."""
    return tuple(sorted(claims, key=lambda claim: min(evidence.start for evidence in claim.evidence)))


def _join_into(found: list[Claim], claim: Claim, *, with_furthest_state: bool) -> None:
    for index, earlier in enumerate(found):
        merged = _merged(earlier, claim)
        if merged is not None:
            furthest = {name: getattr(merged, name) for name in _FURTHEST if hasattr(merged, name)}
            found[index] = _joined(earlier, claim, furthest if with_furthest_state else {})
            return
    found.append(claim)


def _joined(kept: Claim, other: Claim, state: dict[str, Any]) -> Claim:
    gaps = [name for name in _WHERE_UNKNOWN if hasattr(kept, name) and getattr(kept, name) is None]
    unknown = {name: getattr(other, name) for name in gaps}
    known = {"rules": kept.rules | other.rules, "signals": kept.signals | other.signals}
    attribution = "stated" if other.attribution == "stated" else kept.attribution
    evidence = _evidence(kept.evidence, other.evidence)
    return kept.model_copy(update={**state, **unknown, **known, "attribution": attribution, "evidence": evidence})


def _evidence(first: Iterable[Evidence], second: Iterable[Evidence]) -> tuple[Evidence, ...]:
    kept = list(first)
    for each in second:
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return tuple(kept[:_MOST_EVIDENCE])


def _merged(first: Claim, second: Claim) -> Draft | None:
    """Give the draft that merging makes of two claims where it takes them for one fact."""
    if first.kind != second.kind:
        return None
    merge, draft = _MERGING[first.kind]
    merged: list[Draft] = merge([draft(first), draft(second)])
    return merged[0] if len(merged) == 1 else None


def _name(name: str) -> str:
    words = merging.folded(name).split()
    return " ".join(word for word in words if word not in _TITLES) or name


_TITLES = frozenset(title.casefold() for title in table("people")["titles"])


def _appointment(claim: AppointmentClaim) -> AppointmentDraft:
    return AppointmentDraft(
        person=_name(claim.person),
        role=claim.role,
        bodies=tuple(map(_name, claim.bodies)),
        status=claim.status,
        spans=[],
        rule="",
        start=claim.start,
        end=claim.end,
        basis=claim.basis,
    )


def _arrangement(claim: ArrangementClaim) -> ArrangementDraft:
    return ArrangementDraft(
        type=claim.type,
        parties=tuple(map(_name, claim.parties)),
        status=claim.status,
        spans=[],
        rule="",
        name=claim.name,
        role=claim.role,
        start=claim.start,
        end=claim.end,
    )


def _decision(claim: DecisionClaim) -> DecisionDraft:
    return DecisionDraft(
        body=_name(claim.body),
        subject=claim.subject,
        status=claim.status,
        spans=[],
        rule="",
        date=claim.date,
        outcome=claim.outcome,
    )


def _attribute(claim: AttributeClaim) -> AttributeDraft:
    return AttributeDraft(
        about=_name(claim.about),
        property=claim.property,
        value=claim.value,
        status=claim.status,
        spans=[],
        rule="",
        date=claim.date,
    )


_MERGING: dict[str, tuple[Callable[[list[Any]], list[Any]], Callable[[Any], Any]]] = {
    "appointment": (merging.merge_appointments, _appointment),
    "arrangement": (merging.merge_arrangements, _arrangement),
    "decision": (merging.merge_decisions, _decision),
    "attribute": (merging.merge_attributes, _attribute),
}
