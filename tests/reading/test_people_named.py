"""Names and titles as real papers have them, each in every frame: the person is found whole, and the role too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .helpers import appointments

_TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("people_named.yaml").read_text(encoding="utf-8"))
_FRAMES = {
    "before": "Ashcombe District Council chief executive {} said the plan was sound.",
    "after": "{}, chief executive of Ashcombe District Council, said the plan was sound.",
    "appointed": "Ashcombe District Council has appointed {} as its chief executive.",
    "its": "Ashcombe District Council has cut spending. Its chief executive, {}, is pleased.",
    "signed": "Dear colleague\n\nThe budget.\n\nYours sincerely\n\n{}\nChief Executive\nAshcombe District Council",
    "table": "Ashcombe District Council\nOfficers\n\nName\tPost\n{}\tChief Executive\nAlan Tring\tTreasurer",
}
_OF_TITLES = {
    "after": "Jane Doe, {} of Ashcombe District Council, said the plan was sound.",
    "whose": "Ashcombe District Council's {}, Jane Doe, said the plan was sound.",
    "to come": "Jane Doe will become the {} of Ashcombe District Council on 1 May 2019.",
}


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize("row", _TABLE["names"], ids=lambda row: row["written"])
def test_a_person_is_found_whole(row: dict[str, str], frame: str) -> None:
    """However a name is written, the claim gives all of it, without the letters after it."""
    found = appointments(_FRAMES[frame].format(row["written"]))
    told = {(claim.person, claim.role.casefold(), claim.bodies) for claim in found}
    assert (row["name"], "chief executive", ("Ashcombe District Council",)) in told


@pytest.mark.parametrize("frame", _OF_TITLES)
@pytest.mark.parametrize("title", _TABLE["titles"])
def test_a_title_is_read_whole(title: str, frame: str) -> None:
    """A title of several fields, or of another trade, is one role."""
    found = appointments(_OF_TITLES[frame].format(title))
    assert [(claim.person, claim.role, claim.bodies) for claim in found] == [
        ("Jane Doe", title, ("Ashcombe District Council",))
    ]
