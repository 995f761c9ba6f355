"""An expression that begins with a word, tried at the words alone with whose first letters it can begin."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from commonseal.reading.expressions.beginnings import LENGTH, beginnings_of
from commonseal.reading.expressions.kept import KEPT

_parser: Any = import_module("re._parser")
_WORD = re.compile(r"(?<!\w)\w")
_UNSURE = re.compile("[\u0130\u0131\u017f\u212a]")  # what is one of ASCII's letters without regard to capitals
_FIRST, _MOST_KEPT = 5, 5_000


class AtWords:
    """A long expression with very many branches, of which each match begins where a word does.

    The engine of ``re`` tries every branch at every word; here a word is first looked up by its letters.
    """

    def __init__(self, expression: re.Pattern[str]) -> None:
        self._expression = expression
        self.match = expression.match
        written, flags = expression.pattern, expression.flags
        key = ("beginnings", written, flags)
        self._begins = _Begins(KEPT.get(key, lambda: beginnings_of(_parser.parse(written, flags).data)))

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find every match, as ``re.Pattern.finditer``."""
        if not text.isascii() and _UNSURE.search(text, pos, endpos) is not None:
            yield from self._expression.finditer(text, pos, endpos)
            return
        begins, match = self._begins, self.match
        for word in _WORD.finditer(text, pos, endpos):
            start = word.start()
            longer = begins[text[start : start + _FIRST]]
            if not longer or start < pos or not text[start : start + LENGTH].lower().startswith(longer):
                continue
            if found := match(text, start, endpos):
                yield found
                pos = found.end()


class _Begins(dict[str, tuple[str, ...]]):
    """The ways in which a match can go on that begins with some letters: worked out when they are first met."""

    def __init__(self, beginnings: frozenset[str]) -> None:
        if not beginnings:
            message = "an expression that may begin with anything gains nothing by looking at words"
            raise ValueError(message)
        self._beginnings = beginnings

    def __missing__(self, letters: str) -> tuple[str, ...]:
        small = letters.lower()
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[letters] = found = tuple(
            beginning for beginning in self._beginnings if beginning.startswith(small) or small.startswith(beginning)
        )
        return found
