r"""What a match can begin with, put before an expression so that it is given up at once at all other letters.

``\b(?:merger|joint)`` becomes ``(?=[jJmM])\b(?:merger|joint)``, which says the same: where an expression begins with a
boundary or may ignore capitals, the engine of ``re`` would try every branch at every letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

Start = frozenset[tuple[Any, Any]]
_MOST_LETTERS = 36
_c: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}  # what else is one of ASCII's without regard to capitals
_QUICK = frozenset([_c.LITERAL, _c.IN, _c.ANY, _c.NOT_LITERAL])
_Nodes = Sequence[tuple[Any, Any]]


def with_start(parsed: Any, *, folded: bool) -> bool:
    """Put what a match can begin with before a parsed expression.

    Args:
        parsed: The expression as the parser of ``re`` gives it; it is changed.
        folded: Whether it is read without regard to capitals.

    Returns:
        Whether that was of use: not where the engine knows the beginning itself, or nearly every letter is one.
    """
    first = parsed.data[0][0] if parsed.data else _c.ANY
    if (parsed.data and parsed.data[0] in _AT_ONCE) or (first in _QUICK and not (folded and first is _c.IN)):
        return False
    start = start_of(parsed.data)
    if start is None or len(start) > _MOST_LETTERS:
        return False
    ahead = _parser.SubPattern(parsed.state, [(_c.IN, sorted(start, key=str))])
    exact = _parser.SubPattern(parsed.state, [(_c.SUBPATTERN, (None, 0, _c.SRE_FLAG_IGNORECASE, ahead))])
    parsed.data.insert(0, (_c.ASSERT, (1, exact)))
    return True


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
        if kind in _WITHOUT_WIDTH:
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
        elif kind is _c.CATEGORY and value in {_c.CATEGORY_DIGIT, _c.CATEGORY_SPACE}:
            start = frozenset([(kind, value)])
        else:
            return None
        if start is None:
            return None
        found |= start
    return found


def _letter(code: int) -> Start | None:
    """Give a letter with its capital; ``None`` for one beyond ASCII that has one."""
    letter = chr(code)
    if letter.lower() == letter.upper():
        return frozenset([(_c.LITERAL, code)])
    if not letter.isascii():
        return None
    every = letter.lower() + letter.upper() + _ALSO.get(letter.lower(), "")
    return frozenset((_c.LITERAL, ord(one)) for one in every)


_AT_ONCE = [(_c.AT, _c.AT_BEGINNING), (_c.AT, _c.AT_BEGINNING_STRING)]
_WITHOUT_WIDTH = frozenset([_c.AT, _c.ASSERT, _c.ASSERT_NOT])
_KINDS: dict[object, Callable[[Any], _Found]] = {
    _c.LITERAL: lambda code: (_letter(code), False),
    _c.IN: lambda items: (_items(items), False),
    _c.SUBPATTERN: lambda value: _sequence(value[3]),
    _c.ATOMIC_GROUP: _sequence,
    _c.BRANCH: _branches,
    _c.MAX_REPEAT: _repeated,
    _c.MIN_REPEAT: _repeated,
    _c.POSSESSIVE_REPEAT: _repeated,
}
