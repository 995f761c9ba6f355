"""Claims put in pairs, one to one: as many pairs as there can be, and the better ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from commonseal.reading.evaluating.agreeing import Written, is_match, wrong_slots

Pair = tuple[int, int]
"""The place of a person's claim in its list and that of the reader's claim in its own."""


def paired(expected: Sequence[Written], found: Sequence[Written]) -> tuple[Pair, ...]:
    """Pair the claims of a person with those of the reader, all of one kind, and give the largest set of pairs.

    Each claim of the person, in their order, takes the free match that agrees in most other slots, the earliest where
    several do; where its match is taken, the one who has it moves to another if it can.

    Args:
        expected: The claims of a person.
        found: The claims of the reader.

    Returns:
        The pairs, in the order of the person's claims.
    """
    seats = _Seats([_wishes(claim, found) for claim in expected])
    for person in range(len(expected)):
        seats.seat(person)
    return tuple(sorted((person, taken) for taken, person in seats.holder.items()))


def _wishes(claim: Written, found: Sequence[Written]) -> list[int]:
    """The places of all matches of a claim, those that agree in most slots first."""
    matches = [place for place, other in enumerate(found) if is_match(claim, other)]
    return sorted(matches, key=lambda place: len(wrong_slots(claim, found[place])))


@dataclass
class _Seats:
    """Who has which match. ``wishes`` are the matches each would take, ``holder`` who has a match now."""

    wishes: list[list[int]]
    holder: dict[int, int] = field(default_factory=dict)

    def seat(self, newcomer: int) -> None:
        """Find a match for a newcomer, moving others on where that frees one; depth first, without recursion."""
        tried: set[int] = set()
        asked = [(newcomer, iter(self.wishes[newcomer]))]
        wanted: list[int] = []
        while asked:
            match = next((match for match in asked[-1][1] if match not in tried), None)
            if match is None:
                asked.pop()
                del wanted[-1:]
                continue
            tried.add(match)
            wanted.append(match)
            if match not in self.holder:
                for (claim, _), place in zip(asked, wanted, strict=True):
                    self.holder[place] = claim
                return
            mover = self.holder[match]
            asked.append((mover, iter(self.wishes[mover])))
