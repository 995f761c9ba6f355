"""An expression that is run only where the words that it needs stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from commonseal.reading.expressions.engine import compiled, is_kept
from commonseal.reading.expressions.needs import Need
from commonseal.reading.expressions.words import ASKED, Words, missing_between

END = sys.maxsize
_MUCH = 20_000  # letters, after which the time to join branches is won back
_OF_COMPILED = frozenset(["_raw", "flags", "fullmatch", "match", "split"])
_NOTHING: tuple[()] = ()


class Expression:
    """A compiled expression with the methods of ``re.Pattern``, quick to say that it is not in a text of ``Words``.

    Over any other text it is run as it is. ``needs`` are the sets of pieces of words that it needs and ``wanted`` their
    bits. It is compiled when it is first run, which many an expression never is, and once more, for speed, when it has
    been run over much; where that was so in an earlier run of the program, at once for speed.
    """

    __slots__ = (
        "_find_all",
        "_flags",
        "_letters",
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
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    flags: int

    def __init__(self, written: str, flags: int, needs: tuple[Need, ...]) -> None:
        self.pattern = written
        self._flags = flags
        self._letters = 0
        self._search: Callable[..., re.Match[str] | None] = self._search_counted
        self._find_all: Callable[..., Iterator[re.Match[str]]] = self._find_all_counted
        self.needs = needs
        self.wanted = 0
        ASKED.add(self)

    def __getattr__(self, name: str) -> Any:
        """Compile it when something is first wanted that only a compiled expression has."""
        if name not in _OF_COMPILED:
            raise AttributeError(name)
        if is_kept(self.pattern, self._flags):
            self._make_quick()
        else:
            self._take(compiled(self.pattern, self._flags))
        return getattr(self, name)

    def _make_quick(self) -> None:
        raw = compiled(self.pattern, self._flags, is_joined=True)
        self._take(raw)
        self._search, self._find_all = raw.search, raw.finditer

    def _take(self, raw: re.Pattern[str]) -> None:
        self._raw, self.flags = raw, raw.flags
        self.match, self.fullmatch, self.split = raw.match, raw.fullmatch, raw.split

    def _search_counted(self, text: str, pos: int, endpos: int) -> re.Match[str] | None:
        self._letters += len(text) + 1
        if self._letters > _MUCH:
            self._make_quick()
        return self._raw.search(text, pos, endpos)

    def _find_all_counted(self, text: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        self._letters += len(text) + 1
        if self._letters > _MUCH:
            self._make_quick()
        return self._raw.finditer(text, pos, endpos)

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
