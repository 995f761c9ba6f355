"""Lists of people, in the layouts that papers print them in: which posts they give, and that nothing else is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import AppointmentClaim

from .helpers import read

_FILE = Path(__file__).with_name("told_in_lists.yaml")
_CASES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


def _line(claim: AppointmentClaim) -> str:
    """A post in one line: who, what, where, from when, until when and how far along."""
    role = f"{claim.basis} {claim.role}" if claim.basis else claim.role
    what = f"{claim.person}, {role}: {'; '.join(claim.bodies)}"
    return f"{what} | {claim.start or '-'} | {claim.end or '-'} | {claim.status}"


@pytest.mark.parametrize("case", _CASES, ids=[" ".join(case["text"].split())[:70] for case in _CASES])
def test_a_list_gives_these_posts_and_no_others(case: dict[str, Any]) -> None:
    """Every person of the list with a post is read, and nobody else."""
    claims = read(case["text"], case["published"]).claims
    assert {_line(claim) for claim in claims if isinstance(claim, AppointmentClaim)} == set(case["gives"])
