"""Other ways of telling the same, as papers nobody had seen told it: posts, decisions, arrangements and figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import AppointmentClaim, ArrangementClaim, AttributeClaim, DecisionClaim
from commonseal.reading.claims import Claim

from .helpers import read

_FILE = Path(__file__).with_name("told_otherwise.yaml")
_KINDS: dict[str, list[dict[str, Any]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_CASES = [(case["text"], case["gives"]) for cases in _KINDS.values() for case in cases]


def _line(claim: Claim) -> str:
    """A claim in one line: what it says, from when until when, and how far along it is."""
    match claim:
        case AppointmentClaim():
            what, end = f"{claim.person}, {claim.role}: {'; '.join(claim.bodies)}", claim.end
            start = claim.start
        case ArrangementClaim():
            what, end = f"{claim.role or claim.type}: {'; '.join(sorted(claim.parties))}", claim.end
            start = claim.start
        case DecisionClaim():
            what, start, end = f"{claim.body}: {claim.outcome or 'to decide'}", claim.date, None
        case AttributeClaim():
            what, start, end = f"{claim.about}: {claim.property} {claim.value}", claim.date, None
    return f"{what} | {start or '-'} | {end or '-'} | {claim.status}"


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text[:70] for text, _ in _CASES])
def test_it_is_read_however_it_is_told(text: str, expected: list[str]) -> None:
    """Each text gives these claims, with their dates and how far along they are."""
    found = {_line(claim) for claim in read(f"Dale Echo\n10 March 2026\n\n{text}").claims}
    assert set(expected) <= found
