"""Whose post, whose figure and between whom, where the owner stands sentences away: told on invented bodies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.reading import AppointmentClaim, ArrangementClaim, AttributeClaim
from commonseal.reading.claims import Claim
from commonseal.reading.names import full_names

from .helpers import read

_HERE = Path(__file__).parent
_STORIES: dict[str, list[dict[str, Any]]] = yaml.safe_load((_HERE / "discourse.yaml").read_text(encoding="utf-8"))
_CASES = [(family, case["text"], case["gives"]) for family, cases in _STORIES.items() for case in cases]
_PLACED: list[dict[str, Any]] = yaml.safe_load((_HERE / "placed_names.yaml").read_text(encoding="utf-8"))


def _line(claim: Claim) -> str:
    if isinstance(claim, AppointmentClaim):
        return f"{claim.person} | {claim.role} | {'; '.join(claim.bodies)}"
    if isinstance(claim, AttributeClaim):
        return f"{claim.about} | {claim.property} | {claim.value}"
    if isinstance(claim, ArrangementClaim):
        return f"{claim.type} | {claim.role or ''} | {'; '.join(claim.parties)}"
    return ""


@pytest.mark.parametrize(("family", "text", "expected"), _CASES, ids=[f"{f}-{n}" for n, (f, *_) in enumerate(_CASES)])
def test_an_owner_that_stands_elsewhere_is_found(family: str, text: str, expected: list[str]) -> None:
    """Each passage gives these claims, and nobody's post and no figure besides that has another owner."""
    found = [_line(claim) for claim in read(text).claims]
    assert set(expected) <= set(found), family
    told = {line.rpartition(" | ")[0] for line in expected if line.startswith(tuple(_people(expected)))}
    of_them = [line for line in found if line.rpartition(" | ")[0] in told]
    assert sorted(of_them) == sorted(line for line in expected if line.rpartition(" | ")[0] in told), family


def _people(lines: list[str]) -> list[str]:
    """The persons and owners of lines, which arrangements have none of."""
    kinds = ("shared_", "joint_", "merger", "pooled_", "cluster", "partnership", "contract", "delegation")
    return [line.partition(" | ")[0] for line in lines if not line.startswith(kinds)]


@pytest.mark.parametrize("case", _PLACED, ids=[case["text"][:60] for case in _PLACED])
def test_bodies_are_known_by_their_places(case: dict[str, Any]) -> None:
    """A list after a count, and a place that owns a council, name bodies, each by its place and kind."""
    found = [word for name in full_names(case["text"]) for word in name.names]
    assert list(dict.fromkeys(found)) == case["names"]


@pytest.mark.parametrize(
    "text",
    [
        "Marlow Council said the council of governors in Arnby had met twice.",
        "Five CCGs want to merge. Jane Doe, John Roe, Ann Poe, Tom Coe and Sue Loe will lead the work.",
        "Marlow Council has an agreement with Helen. Helen has 30 staff.",
        "Marlow Council's tax base grew, and Tuesday's council was short.",
        "Four councils met on Monday, Tuesday, Wednesday and Thursday.",
    ],
)
def test_people_days_and_other_words_are_no_bodies(text: str) -> None:
    """What looks like a list of places or a place that acts is none where it is people, days or else."""
    found = {word for name in full_names(text) for word in name.names}
    assert found <= {"Marlow Council"}


def test_a_place_that_acts_as_a_body_is_one() -> None:
    """A neighbour that employs and agrees is a council as the one named in full is, and goes by its place."""
    text = (
        "Marlow Council is to merge its audit team with that of neighbouring Westmere. "
        "Westmere's leader, Cllr Jo Hale, welcomed the plan. Westmere employs 300 people."
    )
    found = {_line(claim) for claim in read(text).claims}
    assert "Jo Hale | leader | Westmere council" in found
    assert "Westmere council | staff | 300" in found
