"""An expression that is run only where the words that it needs stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from commonseal.reading.expressions.needs import Need
from commonseal.reading.expressions.words import ASKED, Words, missing_between

END = sys.maxsize
_NOTHING: tuple[()] = ()


class Expression:
    """A compiled expression with the methods of ``re.Pattern``, quick to say that it is not in a text of ``Words``.

    Over any other text it is run as it is. ``needs`` are the sets of pieces of words that it needs and ``wanted`` their
    bits. It is compiled by ``make`` when it is first run, which for many an expression is never.
    """

    __slots__ = (
        "_find_all",
        "_make",
        "_raw",
        "_search",
        "flags",
        "fullmatch",
        "match",
        "needs",
        "pattern",
        "split",
        "wanted",
    )

    _raw: re.Pattern[str]
    _search: Callable[..., re.Match[str] | None]
    _find_all: Callable[..., Iterator[re.Match[str]]]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    flags: int

    def __init__(self, written: str, make: Callable[[], re.Pattern[str]], needs: tuple[Need, ...]) -> None:
        self.pattern = written
        self._make: Callable[[], re.Pattern[str]] | None = make
        self.needs = needs
        self.wanted = 0
        ASKED.add(self)

    def __getattr__(self, name: str) -> Any:
        if self._make is None or name not in self.__slots__:
            raise AttributeError(name)
        raw = self._raw = self._make()
        self._make = None
        self._search, self._find_all = raw.search, raw.finditer
        self.match, self.fullmatch, self.split, self.flags = raw.match, raw.fullmatch, raw.split, raw.flags
        return getattr(self, name)

    def search(self, text: str, pos: int = 0, endpos: int = END) -> re.Match[str] | None:
        """Find the first match, as ``re.Pattern.search``."""
        if text.__class__ is Words and self.wanted & (
            text.missing if endpos == END else missing_between(text, pos, endpos)
        ):
            return None
        return self._search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = END) -> Iterator[re.Match[str]]:
        """Find every match, as ``re.Pattern.finditer``."""
        if text.__class__ is Words and self.wanted & (
            text.missing if endpos == END else missing_between(text, pos, endpos)
        ):
            return iter(_NOTHING)
        return self._find_all(text, pos, endpos)

    def findall(self, text: str, pos: int = 0, endpos: int = END) -> list[str]:
        """Give the words of every match, as ``re.Pattern.findall``."""
        if text.__class__ is Words and self.wanted & text.missing:
            return []
        return self._raw.findall(text, pos, endpos)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Put something in place of every match, as ``re.Pattern.sub``."""
        if text.__class__ is Words and self.wanted & text.missing:
            return text
        return self._raw.sub(put, text, count)
