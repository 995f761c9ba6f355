"""Between whom, from when and how far along: the slots of arrangements told in a sentence or two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import ArrangementClaim

from .helpers import arrangements_by_rule

CASES: list[dict[str, Any]] = [
    case
    for name in ("arrangement_slots.yaml", "arrangement_times.yaml", "arrangement_stages.yaml")
    for case in yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
]


def _told(claim: ArrangementClaim) -> str:
    kind = f"{claim.type}:{claim.role}" if claim.role else claim.type
    return f"{kind} | {'; '.join(claim.parties)} | {claim.start or ''}..{claim.end or ''} | {claim.status}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_the_slots_of_arrangements(case: dict[str, Any]) -> None:
    """Each text gives these arrangements, with parties, first and last day and status, and no others."""
    found = arrangements_by_rule(case["text"], case.get("published", "2019-03-05"))
    assert sorted(_told(claim) for claim in found) == sorted(case["claims"])
