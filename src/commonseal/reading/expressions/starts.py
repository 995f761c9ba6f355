r"""What a match can begin with: ``\b(?:merger|joint)`` with one of ``jJmM``.

The engine finds this out by itself only where an expression begins with one letter or one class of letters, and not
where it begins with a boundary or may ignore capitals (see ``engine.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from commonseal.reading.expressions.kinds import WITHOUT_WIDTH, readers

Start = frozenset[tuple[Any, Any]]
_c: Any = import_module("re._constants")
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}  # what else is one of ASCII's without regard to capitals
_Nodes = Sequence[tuple[Any, Any]]


def start_of(nodes: _Nodes) -> Start | None:
    """Give the letters, marks and classes of letters that a match begins with, capital and small.

    Args:
        nodes: The expression as the parser gives it.

    Returns:
        Items as in a set of ``re``'s parser; ``None`` where a match may begin with anything or be empty.
    """
    found, is_empty = _sequence(nodes)
    return None if is_empty else found


_Found = tuple[Start | None, bool]


def _sequence(nodes: _Nodes) -> _Found:
    """Give what nodes in a row begin with, and whether they may be empty."""
    found: Start = frozenset()
    for kind, value in getattr(nodes, "data", nodes):
        if kind in WITHOUT_WIDTH:
            continue
        if kind not in _KINDS:
            return None, False
        start, is_empty = _KINDS[kind](value)
        if start is None:
            return None, is_empty
        found |= start
        if not is_empty:
            return found, False
    return found, True


def _branches(value: tuple[Any, Sequence[_Nodes]]) -> _Found:
    found: Start = frozenset()
    may_be_empty = False
    for branch in value[1]:
        start, is_empty = _sequence(branch)
        if start is None:
            return None, is_empty
        found |= start
        may_be_empty = may_be_empty or is_empty
    return found, may_be_empty


def _repeated(value: tuple[int, int, _Nodes]) -> _Found:
    start, is_empty = _sequence(value[2])
    return start, is_empty or value[0] == 0


def _items(items: Iterable[tuple[Any, Any]]) -> Start | None:
    found: Start = frozenset()
    for kind, value in items:
        if kind is _c.LITERAL:
            start = _letter(value)
        elif kind is _c.RANGE and value[1] < 128:
            every = [_letter(code) or frozenset() for code in range(value[0], value[1] + 1)]
            start = frozenset(item for letters in every for item in letters)
        elif kind is _c.CATEGORY:
            start = frozenset([(kind, value)])
        else:
            return None
        if start is None:
            return None
        found |= start
    return found


@cache
def _letter(code: int) -> Start | None:
    """Give a letter with its capital; ``None`` for one beyond ASCII that has one."""
    letter = chr(code)
    if letter.lower() == letter.upper():
        return frozenset([(_c.LITERAL, code)])
    if not letter.isascii():
        return None
    every = letter.lower() + letter.upper() + _ALSO.get(letter.lower(), "")
    return frozenset((_c.LITERAL, ord(one)) for one in every)


_KINDS = readers(
    {_c.LITERAL: lambda code: (_letter(code), False), _c.IN: lambda items: (_items(items), False)},
    _sequence,
    _branches,
    _repeated,
)
