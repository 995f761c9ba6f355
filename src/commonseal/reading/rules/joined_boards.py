"""Organs of several bodies that one plural names: “the boards of A, B and C”."""

from __future__ import annotations

from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention

_PLURAL_ORGAN = re.compile(r"(?:boards|bodies|cabinets|committees|executives)$", re.IGNORECASE)


def boards_joined(found: list[tuple[int, BodyMention]]) -> list[tuple[int, BodyMention]]:
    """“The boards of A, B and C”: the board of each, not of the first alone."""
    joined: list[tuple[int, BodyMention]] = []
    for position, body in found:
        last = joined[-1][1] if joined else None
        if last is not None and _PLURAL_ORGAN.search(last.organ) and 0 < body.start - last.end < 8 and not body.organ:
            joined[-1] = (
                joined[-1][0],
                replace(last, names=tuple(dict.fromkeys((*last.names, *body.names))), end=body.end),
            )
        else:
            joined.append((position, body))
    return joined
