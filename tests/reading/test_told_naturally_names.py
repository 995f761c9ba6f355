"""Who is meant where papers name bodies as people speak of them, and what stands for none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import AppointmentClaim, ArrangementClaim, AttributeClaim, DecisionClaim
from commonseal.reading.claims import Claim

from .helpers import read

_FILE = Path(__file__).with_name("told_naturally_names.yaml")
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


def _lines(claim: Claim) -> tuple[str, str]:
    """A claim in one line, without and with its day."""
    match claim:
        case AppointmentClaim():
            what, day = f"{claim.person}, {claim.role}: {'; '.join(claim.bodies)}", claim.start
        case ArrangementClaim():
            what, day = f"{claim.type}: {'; '.join(sorted(claim.parties))}", claim.start
        case DecisionClaim():
            what, day = f"{claim.body}: {claim.outcome or 'to decide'}", claim.date
        case AttributeClaim():
            what, day = f"{claim.about}: {claim.property} {claim.value}", claim.date
    return what, f"{what} | {day}"


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:70] for case in _CASES])
def test_who_is_meant(case: dict[str, Any]) -> None:
    """Each text gives the claims of the bodies that it means, and none of those that it does not."""
    paper = read(f"Dale Echo\n10 March 2026\n\n{case['text']}")
    found = {line for claim in paper.claims for line in _lines(claim)}
    assert set(case.get("gives", [])) <= found
    assert not set(case.get("lacks", [])) & found


def test_a_page_that_opens_with_who_it_is_speaks_for_itself() -> None:
    """Those a partnership's page lists as its members are not the ones who say "our chair"."""
    text = (
        "About us\n\nDale Health Partnership is how the NHS and councils work together. We are no organisation of our"
        " own.\n\nWho is involved\nDale Council\nNHS Dale CCG\nFell NHS Trust\n\nOur chair is Jane Marlow.\n"
    )
    found = {line for claim in read(text).claims for line in _lines(claim)}
    assert "Jane Marlow, chair: Dale Health Partnership" in found
