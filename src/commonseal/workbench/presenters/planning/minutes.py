"""A minute cut into passages of which one can be chosen as the words that record a decision."""

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[A-Z“\"‘(0-9])|\n\s*\n+|\n(?=\s*(?:[-•*]|\d+[.)]))")
_MOST = 120


@dataclass(frozen=True)
class Passage:
    """A sentence or line of a paper, with its place: offsets into the plain text, half-open, parted by a hyphen."""

    place: str
    text: str


@dataclass(frozen=True)
class Passages:
    """The passages to choose from, and how many more there are."""

    shown: tuple[Passage, ...]
    left: int


def passages(text: str, wanted: str = "") -> Passages:
    """Return the sentences of a paper in order, or those that have some words in them; the first of many."""
    words = wanted.casefold().split()
    found = [each for each in _cut(text) if all(word in each.text.casefold() for word in words)]
    return Passages(tuple(found[:_MOST]), max(0, len(found) - _MOST))


def place_of(text: str, place: str) -> tuple[int, int] | None:
    """Return the offsets that a place names; None where it is no place of this text."""
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", place)
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if 0 <= start < end <= len(text) else None


def _cut(text: str) -> list[Passage]:
    found, start = [], 0
    for end, following in [*((each.start(), each.end()) for each in _END.finditer(text)), (len(text), len(text))]:
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if last > first:
            found.append(Passage(f"{first}-{last}", text[first:last]))
        start = following
    return found
