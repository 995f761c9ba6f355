"""An expression that is run only where the words that it needs stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator

from commonseal.reading.expressions.needs import needs_of
from commonseal.reading.expressions.words import ASKED, Words, missing_between, places

_END = sys.maxsize
_LONG_TEXT = 2_000
_NOT_ASKED, _NO_START = -2, -1


class Expression:
    """A compiled expression with the methods of ``re.Pattern``, quick to say that it is not in a text of ``Words``.

    Over any other text it is run as it is.
    """

    __slots__ = ("_all_of", "_find_all", "_raw", "_search", "_start", "fullmatch", "match", "split")

    def __init__(self, raw: re.Pattern[str]) -> None:
        self._raw = raw
        self._search = raw.search
        self._find_all = raw.finditer
        self.match = raw.match
        self.fullmatch = raw.fullmatch
        self.split = raw.split
        self._all_of = 0
        self._start = _NOT_ASKED

    @property
    def pattern(self) -> str:
        """The expression as it was written."""
        return self._raw.pattern

    @property
    def flags(self) -> int:
        """Its flags."""
        return self._raw.flags

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """Find the first match, as ``re.Pattern.search``."""
        if text.__class__ is Words:
            missing = text.missing if endpos == _END else _missing_before(text, pos, endpos)
            if missing & self._all_of:
                return None
            if self._start != _NO_START and (missing or self._start == _NOT_ASKED):
                return next(self._from_starts(text, pos, endpos), None)
        return self._search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        """Find every match, as ``re.Pattern.finditer``."""
        if text.__class__ is Words:
            missing = text.missing if endpos == _END else _missing_before(text, pos, endpos)
            if missing & self._all_of:
                return iter(())
            if self._start != _NO_START and (missing or self._start == _NOT_ASKED):
                return self._from_starts(text, pos, endpos)
        return self._find_all(text, pos, endpos)

    def findall(self, text: str, pos: int = 0, endpos: int = _END) -> list[str]:
        """Give the words of every match, as ``re.Pattern.findall``."""
        if text.__class__ is Words and endpos == _END and text.missing & self._all_of:
            return []
        return self._raw.findall(text, pos, endpos)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Put something in place of every match, as ``re.Pattern.sub``."""
        if text.__class__ is Words and text.missing & self._all_of:
            return text
        return self._raw.sub(put, text, count)

    def _from_starts(self, text: Words, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        if self._start == _NOT_ASKED:
            self._ask()
            return self._find_all(text, pos, endpos)
        return self._at(places(text, self._start, pos, min(endpos, len(text))), text, endpos)

    def _at(self, starts: Iterable[int], text: str, endpos: int) -> Iterator[re.Match[str]]:
        match = self.match
        edge = 0
        for place in starts:
            if place >= edge and (found := match(text, place, endpos)) is not None:
                yield found
                edge = found.end()

    def _ask(self) -> None:
        """Learn what is needed, and ask for those words in every text from now on."""
        needs = needs_of(self._raw)
        self._all_of = sum(1 << number for number in {ASKED.number_of(words) for words in needs.all_of})
        self._start = _NO_START
        if needs.start is not None:
            self._start = ASKED.number_of(needs.start, is_start=True)
            self._all_of |= 1 << self._start


def _missing_before(text: Words, pos: int, endpos: int) -> int:
    """Give what is missing between two offsets; nothing where the last cuts a word in two."""
    if endpos < len(text) and text[max(0, endpos - 1) : endpos + 1].isalnum():
        return 0
    return text.missing if len(text) < _LONG_TEXT else missing_between(text, pos, endpos)
