"""When a claim of the reader is the one a person made, and which of its other slots agree.

A claim is taken as it is written in a file: a mapping with the fields of the claims contract.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from commonseal.reading.evaluating.names import same_name, same_person, same_value, shared_part

Written = Mapping[str, Any]
"""A claim as a file has it."""

OTHER_SLOTS: Mapping[str, tuple[str, ...]] = {
    "appointment": ("bodies", "start", "end", "basis", "status"),
    "arrangement": ("parties", "start", "end", "status"),
    "decision": ("date", "outcome", "status"),
    "attribute": ("date", "status"),
}
"""The slots, by kind of claim, that are compared once a claim is matched. A claim with all of them right is strict."""
KINDS = tuple(OTHER_SLOTS)
_LISTS = frozenset(["bodies", "parties"])
_ENOUGH_BODIES = 0.5

_Test = Callable[[Any, Any], bool]


def _same_word(expected: object, found: object) -> bool:
    return expected == found


def _enough(expected: Any, found: Any) -> bool:
    return shared_part(expected, found) >= _ENOUGH_BODIES


_KEYS: Mapping[str, tuple[tuple[str, _Test], ...]] = {
    "appointment": (("person", same_person), ("role", same_name), ("bodies", _enough)),
    "arrangement": (("type", _same_word), ("parties", _enough)),
    "decision": (("body", same_name),),
    "attribute": (("about", same_name), ("property", _same_word), ("value", same_value)),
}


def disagreements(expected: Written, found: Written) -> tuple[str, ...]:
    """Name the key slots in which two claims of one kind disagree; none where they are a match.

    Args:
        expected: The claim of a person.
        found: The claim of the reader, of the same kind.
    """
    kind = expected["kind"]
    wrong = [slot for slot, same in _KEYS[kind] if not same(expected.get(slot), found.get(slot))]
    if kind == "arrangement" and expected.get("type") == "shared_post":
        wrong += [] if same_name(expected.get("role"), found.get("role")) else ["role"]
    if kind == "decision" and not _same_occasion(expected, found):
        wrong += ["outcome", "date"]
    return tuple(wrong)


def _same_occasion(expected: Written, found: Written) -> bool:
    """One outcome or one known date is enough to tell a decision of a body from its others."""
    if expected.get("outcome") == found.get("outcome"):
        return True
    return bool(expected.get("date")) and expected.get("date") == found.get("date")


def is_match(expected: Written, found: Written) -> bool:
    """Say whether two claims of one kind agree in their key slots."""
    return not disagreements(expected, found)


def agrees(slot: str, expected: Written, found: Written) -> bool:
    """Say whether two matched claims agree in one of their other slots: lists in full, words and dates exactly."""
    if slot in _LISTS:
        return shared_part(expected.get(slot), found.get(slot)) == 1.0
    return (expected.get(slot) or None) == (found.get(slot) or None)


def wrong_slots(expected: Written, found: Written) -> tuple[str, ...]:
    """Name the other slots in which two matched claims disagree."""
    return tuple(slot for slot in OTHER_SLOTS[expected["kind"]] if not agrees(slot, expected, found))
