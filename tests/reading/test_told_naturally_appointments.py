"""Posts as reporters, clerks and press officers tell them: over several sentences, in lists and tables, by hints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import AppointmentClaim, ArrangementClaim
from commonseal.reading.claims import Claim

from .helpers import read

_FILE = Path(__file__).with_name("told_naturally_appointments.yaml")
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


def _line(claim: Claim) -> str:
    """A post in one line: who, what, where, from when, until when and how far along."""
    match claim:
        case AppointmentClaim():
            role = f"{claim.basis} {claim.role}" if claim.basis else claim.role
            what = f"{claim.person}, {role}: {'; '.join(claim.bodies)}"
        case ArrangementClaim() if claim.type == "shared_post":
            what = f"shared {claim.role}: {'; '.join(sorted(claim.parties))}"
        case _:
            return ""
    return f"{what} | {claim.start or '-'} | {claim.end or '-'} | {claim.status}"


@pytest.mark.parametrize("case", _CASES, ids=[" ".join(case["text"].split())[:70] for case in _CASES])
def test_a_post_is_read_as_it_is_told(case: dict[str, Any]) -> None:
    """Each text gives these posts; none that it is said not to give."""
    found = {_line(claim) for claim in read(case["text"], case["published"]).claims}
    assert set(case["gives"]) <= found
    assert not any(words in line for words in case.get("never", ()) for line in found)
