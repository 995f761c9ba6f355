"""Regular expressions that are looked for only where their words stand, with the interface of the standard ``re``.

The rules hold over a thousand expressions, and most of them find nothing in most sentences. Each is asked once for the
pieces of words without which it cannot match (``needs.py``). A text that is read often is kept as ``Words``
(``words.py``), which knows what stands in it; an expression is run over it only where all that it needs is there
(``gated.py``), and of many that are tried one after another those are found at once that may match (``several.py``);
so are the branches of an expression that has very many (``one_of.py``), or the words at which it may begin
(``at_words.py``). What is run is compiled so that the engine of ``re`` passes over letters with which no match begins
(``engine.py``, ``starts.py``) and tries branches that begin alike together (``branches.py``). What is found is the
same, to the letter, as with ``re``.

Modules of the reader write ``from commonseal.reading import expressions as re`` in place of ``import re``, and whatever
they compile gains, rules that are added later as well. Expressions made out of one paper's names are compiled with the
standard ``re``, as nothing is to be kept of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from re import DOTALL, IGNORECASE, MULTILINE, Match, Pattern, escape
from typing import Any, cast

from commonseal.reading.expressions.at_words import AtWords
from commonseal.reading.expressions.engine import compiled
from commonseal.reading.expressions.gated import Expression
from commonseal.reading.expressions.kept import KEPT
from commonseal.reading.expressions.needs import needs_of
from commonseal.reading.expressions.one_of import OneOf
from commonseal.reading.expressions.several import Several
from commonseal.reading.expressions.words import Words, expect

_parser: Any = import_module("re._parser")
I = IGNORECASE  # noqa: E741 - as in ``re``
M = MULTILINE

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "AtWords",
    "Expression",
    "I",
    "M",
    "Match",
    "OneOf",
    "Pattern",
    "Several",
    "Words",
    "compile",
    "compile_for_now",
    "escape",
    "expect",
    "findall",
    "finditer",
    "fullmatch",
    "is_of",
    "match",
    "search",
    "split",
    "sub",
]


@cache
def compile(written: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - as in ``re``
    """Compile an expression that is run only where its words stand.

    Args:
        written: The expression, one of a fixed number: it is kept for good.
        flags: As in ``re``.

    Returns:
        What has the methods of a compiled expression; the same for the same arguments.

    Raises:
        re.error: It is no regular expression.
    """
    flags = int(flags)  # as in ``re``, because reckoning with its flags by their names is slow
    needs = KEPT.get((written, flags), lambda: needs_of(_parser.parse(written, flags).data))
    return cast("Pattern[str]", Expression(written, flags, needs)) if needs else compiled(written, flags)


@lru_cache(maxsize=2_000)
def compile_for_now(written: str, flags: int = 0) -> Pattern[str]:
    """Compile an expression made of the names of one paper, of which nothing is to be kept for good."""
    return re.compile(written, flags)


def is_of(match: Match[str], pattern: Pattern[str]) -> bool:
    """Say whether a match is one of an expression; ``match.re is pattern`` does not, as it knows what was run alone."""
    return match.re.pattern == pattern.pattern


def search(written: str, text: str, flags: int = 0) -> Match[str] | None:
    """Find the first match, as ``re.search``."""
    return compile_for_now(written, flags).search(text)


def match(written: str, text: str, flags: int = 0) -> Match[str] | None:
    """Match at the beginning, as ``re.match``."""
    return compile_for_now(written, flags).match(text)


def fullmatch(written: str, text: str, flags: int = 0) -> Match[str] | None:
    """Match the whole, as ``re.fullmatch``."""
    return compile_for_now(written, flags).fullmatch(text)


def finditer(written: str, text: str, flags: int = 0) -> Iterator[Match[str]]:
    """Find every match, as ``re.finditer``."""
    return compile_for_now(written, flags).finditer(text)


def findall(written: str, text: str, flags: int = 0) -> list[str]:
    """Give the words of every match, as ``re.findall``."""
    return compile_for_now(written, flags).findall(text)


def split(written: str, text: str, maxsplit: int = 0, flags: int = 0) -> list[str]:
    """Split where an expression matches, as ``re.split``."""
    return cast("list[str]", compile_for_now(written, flags).split(text, maxsplit))


def sub(written: str, put: str | Callable[[Match[str]], str], text: str, count: int = 0, flags: int = 0) -> str:
    """Put something in place of every match, as ``re.sub``."""
    return compile_for_now(written, flags).sub(put, text, count)
