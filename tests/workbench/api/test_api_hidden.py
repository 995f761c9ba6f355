"""Nothing can be changed that its caller may not see, and no change tells whether it is there."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from workbench.api.conftest import Served
from workbench.permissions import GUARDED, NUMBERS

_STEP = {"plan": "proposal/{seen}-change", "step": "board"}
_WHY = {"reason": "A try"}
_SHOWN = [{"paper": "paper/minutes-of-{slug}", "quote": "no such words"}]
_DECIDED = {"outcome": "approved", "on": "2016-05-01"}
_OPTION = {
    "kind": "option",
    "id": "option/{seen}-change/other",
    "proposal": "proposal/{seen}-change",
    "name": "Another way",
    "standing": "proposed",
    "target": "2999-04-01",
}
SENT: Mapping[str, Mapping[str, Any]] = {
    "/statements/{number}/correct": _WHY,
    "/statements/{number}/end": {**_WHY, "end": "2030-01-01"},
    "/route/decide": {**_STEP, **_DECIDED, "evidence": [{"source": "Minutes"}]},
    "/route/decide?quoting": {"plan": "proposal/public-change", "step": "board", **_DECIDED, "evidence": _SHOWN},
    "/route/undecide": {**_STEP, **_WHY},
    "/route/waive": {**_STEP, **_WHY},
    "/route/order": {**_STEP, "planned": "2030-01-01"},
    "/route/add": {"plan": "proposal/{seen}-change", "called": "Own", "body": "Ashford CCG"},
    "/plans": {**_WHY, "statements": [_OPTION], "dry_run": True},
    "/incoming": {},
    "/match?option=option/{seen}-change/alone": {},
    "/findings/CS-NONE:{number}/acknowledge?body={slug}": {**_WHY, "rests_on": "0"},
    "/findings/CS-NONE:{number}/withdraw?body={slug}": _WHY,
    **{
        f"/review/paper/minutes-of-{{slug}}/{each}": {"key": "0" * 64, "seen": "0", "other": "0" * 64}
        for each in ("accept", "reject", "split", "join", "undo", "compare")
    },
}
"""What is sent to change something, with the same of a matter of each visibility and of one that never was."""


@pytest.mark.parametrize("caller", ["reviewer", "approver", "staff"])
@pytest.mark.parametrize("path", SENT)
def test_what_is_hidden_is_refused_as_what_never_was(api: Served, path: str, caller: str) -> None:
    """Word for word, but for what was sent."""
    said = {}
    for name, seen, number in (
        (GUARDED[Visibility.RESTRICTED], "restricted", str(NUMBERS[Visibility.RESTRICTED])),
        ("Quizzical Hjwk", "unheard-of", "999"),
    ):
        words = {"{slug}": slug(name), "{seen}": seen, "{number}": number}
        address, told = path, json.dumps(SENT[path])
        for mark, word in words.items():
            address, told = address.replace(mark, word), told.replace(mark, word)
        answer = api.by(caller).post(address, json.loads(told))
        assert answer.status >= 400, answer.text
        assert answer.status < 500, answer.text
        text = answer.text.partition("; did you mean")[0]
        for word in (name, *words.values()):
            text = text.replace(word, "…")
        said[name] = text.partition("; ")[0]
    assert len(set(said.values())) == 1, said
