"""The first letters of what an expression matches: ``deput`` and ``chair`` for ``(?:deputy|chair)person``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from commonseal.reading.expressions.kinds import WITHOUT_WIDTH, readers

_c: Any = import_module("re._constants")
LENGTH = 16
_MOST, _LARGEST_SET = 2_000, 26
_Beginnings = frozenset[tuple[str, bool]]  # letters, and whether what comes after them is still to be told
_EMPTY: _Beginnings = frozenset([("", True)])
_UNKNOWN: _Beginnings = frozenset([("", False)])
_Nodes = Sequence[tuple[Any, Any]]


def beginnings_of(nodes: _Nodes) -> frozenset[str]:
    """Give up to sixteen letters for every way in which a match can begin, in small letters.

    Args:
        nodes: The expression as the parser of ``re`` gives it.

    Returns:
        The letters; fewer where what comes after them is not known. Empty where a match may begin with
        anything or with many things, or be empty.
    """
    found = frozenset(letters for letters, _ in _sequence(nodes))
    return frozenset() if "" in found else found


def _sequence(nodes: _Nodes) -> _Beginnings:
    found = _EMPTY
    for kind, value in getattr(nodes, "data", nodes):
        if kind in WITHOUT_WIDTH:
            continue
        unfinished = {letters for letters, is_open in found if is_open and len(letters) < LENGTH}
        if not unfinished:
            break
        more = _KINDS[kind](value) if kind in _KINDS else _UNKNOWN
        more = more if len(unfinished) * len(more) <= _MOST else _UNKNOWN
        finished = [(letters, is_open) for letters, is_open in found if not is_open or len(letters) == LENGTH]
        longer = [((before + letters)[:LENGTH], is_open) for before in unfinished for letters, is_open in more]
        found = frozenset([*finished, *longer])
    return found


def _branches(value: tuple[Any, Sequence[_Nodes]]) -> _Beginnings:
    return frozenset(beginning for branch in value[1] for beginning in _sequence(branch))


def _repeated(value: tuple[int, int, _Nodes]) -> _Beginnings:
    least, most, nodes = value
    once = frozenset((letters, is_open and int(most) == 1) for letters, is_open in _sequence(nodes))
    return once | _EMPTY if least == 0 else once


def _one_of(items: Iterable[tuple[Any, Any]]) -> _Beginnings:
    found: set[str] = set()
    for kind, value in items:
        first, last = (value, value) if kind is _c.LITERAL else value if kind is _c.RANGE else (0, _LARGEST_SET)
        if last - first >= _LARGEST_SET:
            return _UNKNOWN
        found.update(map(_small, range(first, last + 1)))
    return frozenset((letter, True) for letter in found)


def _small(code: int) -> str:
    return chr(code).lower()


_KINDS = readers(
    {_c.LITERAL: lambda code: frozenset([(_small(code), True)]), _c.IN: _one_of}, _sequence, _branches, _repeated
)
