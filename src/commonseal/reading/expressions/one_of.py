"""Expressions of which the first counts that matches at the earliest place, as of the branches of ``a|b|c``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from re import Match, Pattern

from commonseal.reading.expressions.needs import Need
from commonseal.reading.expressions.several import Several
from commonseal.reading.expressions.words import ASKED, Words


class OneOf:
    """What ``|`` between the expressions would match; those that cannot match a text are not tried on it.

    Pays where the branches are long and many, and few of them have all their words in a text. Each match is one of the
    branch alone, and has no groups but its own. No expression may match nothing at all (``""``).
    """

    def __init__(self, branches: Iterable[Pattern[str]]) -> None:
        self._branches: Several[Pattern[str]] = Several(branches)
        self.needs = _needs_of_any(list(self._branches))
        self.wanted = 0
        ASKED.add(self)

    def finditer(self, text: str) -> Iterator[Match[str]]:
        """Find every match, as ``finditer`` of the expressions joined by ``|``."""
        if text.__class__ is Words and self.wanted & text.missing:
            return iter(())
        branches = self._branches.that_may_match(text)
        return branches[0].finditer(text) if len(branches) == 1 else _first_of(branches, text)


def _first_of(branches: Sequence[Pattern[str]], text: str) -> Iterator[Match[str]]:
    """Give the matches of the branches in the order of the text, none that begins within the one before."""
    coming = [(branch, match) for branch in branches if (match := branch.search(text)) is not None]
    while coming:
        match = min((match for _, match in coming), key=lambda match: match.start())
        yield match
        coming = [(branch, after) for branch, was in coming if (after := _after(branch, was, match.end())) is not None]


def _after(branch: Pattern[str], match: Match[str], place: int) -> Match[str] | None:
    """Give the first match of a branch from a place on; ``match`` is the first from some place before."""
    return match if match.start() >= place else branch.search(match.string, place)


def _needs_of_any(branches: Sequence[Pattern[str]]) -> tuple[Need, ...]:
    """Give what is needed whichever of the expressions matches: one of the pieces that each needs the most."""
    needs: list[tuple[Need, ...]] = [getattr(branch, "needs", ()) for branch in branches]
    return (frozenset(piece for need in needs for piece in need[0]),) if all(needs) else ()
