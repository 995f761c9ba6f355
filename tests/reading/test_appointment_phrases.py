"""How papers word appointments: families of phrases, with invented people and bodies, from a table.

``appointment_phrases.yaml`` and, for longer passages, the other two files hold for every family a list of
texts with the appointments each must give, and no others: ``person | role | body; body | status`` and then any of
``start=``, ``end=``, ``basis=``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from commonseal.reading import AppointmentClaim

from .helpers import appointments

_TABLE = {
    family: cases
    for name in ("appointment_phrases.yaml", "appointment_stories.yaml", "appointments_told_on.yaml")
    for family, cases in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8")).items()
}
_CASES = [(family, case["text"], case["gives"]) for family, cases in _TABLE.items() for case in cases]


def _line(claim: AppointmentClaim) -> str:
    dates = [f"{key}={value}" for key in ("start", "end", "basis") if (value := getattr(claim, key))]
    parts = [claim.person, claim.role, "; ".join(claim.bodies), claim.status, *([" ".join(dates)] if dates else [])]
    return " | ".join(parts).casefold()


@pytest.mark.parametrize(("family", "text", "expected"), _CASES, ids=[f"{f}-{n}" for n, (f, *_) in enumerate(_CASES)])
def test_a_phrase_gives_its_appointments_and_no_others(family: str, text: str, expected: list[str]) -> None:
    """Every phrase of the table gives exactly the appointments that a careful reader takes from it."""
    found = [_line(claim) for claim in appointments(text, "2018-03-05")]
    assert sorted(found) == sorted(line.casefold() for line in expected), family
