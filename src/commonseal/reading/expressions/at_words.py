"""An expression that begins with a word, tried at the words alone with whose first letters it can begin."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from commonseal.reading.expressions.beginnings import beginnings_of
from commonseal.reading.expressions.engine import compiled
from commonseal.reading.expressions.kept import KEPT
from commonseal.reading.expressions.words import is_unsure

_parser: Any = import_module("re._parser")
_LETTERS = 4  # that a word is looked at by; more leave out few more words


class AtWords:
    """A long expression with very many branches, of which each match begins where a word does.

    The engine of ``re`` tries every branch at every word; here words are first looked for that begin as a match can.
    """

    def __init__(self, expression: re.Pattern[str]) -> None:
        written, flags = expression.pattern, expression.flags
        self._expression = expression
        self.match = compiled(written, flags, is_joined=True).match
        heads = KEPT.get(("heads", written, flags), lambda: _heads(beginnings_of(_parser.parse(written, flags).data)))
        self._words = compiled(heads, re.IGNORECASE, is_joined=True)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find every match, as ``re.Pattern.finditer``."""
        if is_unsure(text, pos, endpos):
            yield from self._expression.finditer(text, pos, endpos)
            return
        match = self.match
        for word in self._words.finditer(text, pos, endpos):
            start = word.start()
            if start >= pos and (found := match(text, start, endpos)):
                yield found
                pos = found.end()


def _heads(beginnings: Iterable[str]) -> str:
    """Write an expression that finds the first letter of each word that may begin in one of these ways."""
    following: dict[str, set[str]] = {}
    for beginning in beginnings:
        if re.match(r"\w", beginning):
            following.setdefault(beginning[0], set()).add(beginning[1:_LETTERS])
    if not following:
        message = "an expression that may begin with anything gains nothing by looking at words"
        raise ValueError(message)
    letters = (f"{first}(?={'|'.join(map(re.escape, sorted(rest)))})" for first, rest in sorted(following.items()))
    return rf"(?<!\w)(?:{'|'.join(letters)})"
