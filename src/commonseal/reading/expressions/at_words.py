"""An expression that begins with a word, tried at the words alone with whose first letters it can begin."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from commonseal.reading.expressions.beginnings import LENGTH, beginnings_of
from commonseal.reading.expressions.kept import KEPT
from commonseal.reading.expressions.words import is_unsure

_parser: Any = import_module("re._parser")
_WORD = re.compile(r"(?<!\w)\w")
_FIRST, _MOST_KEPT = 3, 20_000


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
        if is_unsure(text, pos, endpos):
            yield from self._expression.finditer(text, pos, endpos)
            return
        begins, match = self._begins, self.match
        for word in _WORD.finditer(text, pos, endpos):
            start = word.start()
            coming = text[start : start + LENGTH].lower()
            ways = begins[coming[:_FIRST]]
            if ways and start >= pos and coming.startswith(ways) and (found := match(text, start, endpos)):
                yield found
                pos = found.end()


class _Begins(dict[str, tuple[str, ...]]):
    """The ways in which a match can go on that begins with three small letters, or with fewer at the end of a text."""

    def __init__(self, beginnings: frozenset[str]) -> None:
        if not beginnings:
            message = "an expression that may begin with anything gains nothing by looking at words"
            raise ValueError(message)
        ways: dict[str, list[str]] = {}
        for beginning in beginnings:
            ways.setdefault(beginning[:_FIRST], []).append(beginning)
        self._ways = {letters: tuple(found) for letters, found in ways.items()}

    def __missing__(self, letters: str) -> tuple[str, ...]:
        """Look the letters up, and whatever they begin with, as of some ways no more is known than a letter or two."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        every = (self._ways.get(letters[:length], ()) for length in range(1, len(letters) + 1))
        self[letters] = found = tuple(way for ways in every for way in ways)
        return found
