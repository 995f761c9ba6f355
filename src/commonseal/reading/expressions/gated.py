"""An expression that is run only where the words that it needs stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from commonseal.reading.expressions.needs import Need
from commonseal.reading.expressions.words import ASKED, Words, missing_between

_END = sys.maxsize
_NOTHING: tuple[()] = ()


class Expression:
    """A compiled expression with the methods of ``re.Pattern``, quick to say that it is not in a text of ``Words``.

    Over any other text it is run as it is. ``needs`` are the sets of pieces of words that it needs and ``wanted`` their
    bits.
    """

    __slots__ = ("_find_all", "_raw", "_search", "fullmatch", "match", "needs", "pattern", "split", "wanted")

    def __init__(self, written: str, raw: re.Pattern[str], needs: tuple[Need, ...]) -> None:
        self.pattern = written
        self._raw = raw
        self._search = raw.search
        self._find_all = raw.finditer
        self.match = raw.match
        self.fullmatch = raw.fullmatch
        self.split = raw.split
        self.needs = needs
        self.wanted = 0
        ASKED.add(self)

    @property
    def flags(self) -> int:
        """Its flags."""
        return self._raw.flags

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """Find the first match, as ``re.Pattern.search``."""
        if text.__class__ is Words and self.wanted & (
            text.missing if endpos == _END else missing_between(text, pos, endpos)
        ):
            return None
        return self._search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        """Find every match, as ``re.Pattern.finditer``."""
        if text.__class__ is Words and self.wanted & (
            text.missing if endpos == _END else missing_between(text, pos, endpos)
        ):
            return iter(_NOTHING)
        return self._find_all(text, pos, endpos)

    def findall(self, text: str, pos: int = 0, endpos: int = _END) -> list[str]:
        """Give the words of every match, as ``re.Pattern.findall``."""
        if text.__class__ is Words and self.wanted & text.missing:
            return []
        return self._raw.findall(text, pos, endpos)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Put something in place of every match, as ``re.Pattern.sub``."""
        if text.__class__ is Words and self.wanted & text.missing:
            return text
        return self._raw.sub(put, text, count)
