"""Posts over “both boards” or “two trusts”, whose members the paper names only in a later sentence."""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper, bodies_of
from commonseal.reading.reference_forms import COUNTS
from commonseal.reading.rules.drafts import AppointmentDraft

_SET = re.compile(
    r"(?:(?:the|all|its|these|those) )*(?P<count>both|two|three|four|five|six)(?: of)?(?: the)? (?:\w+ )?"
    r"(?P<noun>boards|governing bodies|councils|authorities|trusts|CCGs|ICBs|organisations|bodies"
    r"|(?:clinical )?commissioning groups|integrated care boards|brigades|fire authorities|fire services)",
    re.IGNORECASE,
)
_CLASSES = {
    "boards": frozenset(["icb", "trust"]),
    "integrated care boards": frozenset(["icb"]),
    "icbs": frozenset(["icb"]),
    "governing bodies": frozenset(["ccg"]),
    "ccgs": frozenset(["ccg"]),
    "commissioning groups": frozenset(["ccg"]),
    "clinical commissioning groups": frozenset(["ccg"]),
    "councils": frozenset(["council"]),
    "authorities": frozenset(["council", "fire", "authority"]),
    "brigades": frozenset(["fire"]),
    "fire authorities": frozenset(["fire"]),
    "fire services": frozenset(["fire"]),
    "trusts": frozenset(["trust"]),
}
_ANY = frozenset(["icb", "ccg", "trust", "council", "fire", "police"])


def put_members(paper: Paper, drafts: Sequence[AppointmentDraft]) -> None:
    """Give posts over a set that their sentence only counts the members that the paper names together elsewhere.

    Args:
        paper: The paper.
        drafts: The appointments found so far, changed in place.
    """
    for draft in drafts:
        found = _SET.fullmatch(draft.bodies[0]) if len(draft.bodies) == 1 else None
        if found is None:
            continue
        classes = _CLASSES.get(found["noun"].lower(), _ANY)
        count = COUNTS[found["count"].lower()]
        draft.bodies = _members(paper, draft.spans[0][0], classes, count) or draft.bodies


def _members(paper: Paper, place: int, classes: frozenset[str], count: int) -> tuple[str, ...]:
    """The bodies named together nearest to a place, of such kinds and as many; else all of one kind in the paper."""
    together = [
        (abs(body.start - place), body.names)
        for view in paper.views
        for _, body in bodies_of(view.plain)
        if len(body.names) == count and all(paper.class_of(name) in classes for name in body.names)
    ]
    if together:
        return min(together)[1]
    for kind in sorted(classes):
        alike = paper.registry.of_class(kind)
        if len(alike) == count:
            return tuple(body.name for body in alike)
    return ()
