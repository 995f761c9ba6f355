"""Expressions that are tried one after another, of which most cannot match: those that can are found at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from commonseal.reading.expressions.gated import END
from commonseal.reading.expressions.words import ASKED, Words, missing_between

_MOST_KEPT = 4_000
_Member = TypeVar("_Member", bound="re.Pattern[str] | tuple[Any, ...]")


class Several(Generic[_Member]):
    """Expressions in their order, each alone or in a tuple with what belongs to it.

    Of several expressions in one tuple all have to match. Texts in which the same words are missing have the same
    expressions that may match, so these are kept.
    """

    def __init__(self, members: Iterable[_Member]) -> None:
        self._members = tuple(members)
        self._settled = -1
        self._wanted: list[tuple[int, _Member]] = []
        self._all = 0
        self._kept: dict[int, Sequence[_Member]] = {}

    def __iter__(self) -> Iterator[_Member]:
        return iter(self._members)

    def that_may_match(self, text: str, pos: int = 0, endpos: int = END) -> Sequence[_Member]:
        """Give the members whose expressions may match a text, in their order: all that do match, and few others."""
        if text.__class__ is not Words:
            return self._members
        missing = text.missing if endpos == END else missing_between(text, pos, endpos)
        if self._settled != ASKED.settled:
            self._learn()
        missing &= self._all
        found = self._kept.get(missing)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[missing] = [member for wanted, member in self._wanted if not wanted & missing]
        return found

    def _learn(self) -> None:
        """Learn anew what the expressions need, as some may have been given their bits since."""
        self._settled = ASKED.settled
        self._wanted = [(_wanted(member), member) for member in self._members]
        self._all = 0
        for wanted, _ in self._wanted:
            self._all |= wanted
        self._kept.clear()


def _wanted(member: re.Pattern[str] | tuple[Any, ...]) -> int:
    """Give the bits of what a member needs: of several expressions in a tuple all have to match."""
    wanted = 0
    for part in member if isinstance(member, tuple) else (member,):
        wanted |= getattr(part, "wanted", 0)
    return wanted
