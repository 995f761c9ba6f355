"""A long text in parts, cut between paragraphs, so that a page shows one part and stays light."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 12_000
"""About how many letters a part has."""


@dataclass(frozen=True)
class Part:
    """A part of a text, half-open, and its number among the parts, from 1."""

    number: int
    start: int
    end: int


def parts_of(text: str, longest: int = LONGEST) -> tuple[Part, ...]:
    """Return the parts of a text: each ends with a paragraph where one ends in time, and together they are the text."""
    found: list[Part] = []
    start = 0
    while start < len(text) or not found:
        end = _end(text, start, longest)
        found.append(Part(len(found) + 1, start, end))
        start = end
    return tuple(found)


def part_at(parts: Sequence[Part], place: int) -> Part:
    """Return the part in which a place is; the last, where it is beyond them."""
    return next((each for each in parts if each.start <= place < each.end), parts[-1])


def _end(text: str, start: int, longest: int) -> int:
    if len(text) - start <= longest:
        return len(text)
    for between in ("\n\n", "\n", " "):
        at = text.rfind(between, start + longest // 2, start + longest)
        if at >= 0:
            return at + len(between)
    return start + longest
