r"""Branches that begin alike are tried together: ``joint|merger|join`` as ``join(?:t|)|merger``.

The engine passes over a branch at once where it begins with a letter that is not there, but it looks at every branch;
and where capitals do not matter it cannot pass over any. Here branches with the same beginning become one, and each
begins with all the letters that it may begin with. What comes first stays first wherever two branches could match at
the same place, so that the same is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from re import IGNORECASE
from typing import Any

from commonseal.reading.expressions.starts import Start, start_of

_c: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
_sre: Any = import_module("_sre")
_Node = tuple[Any, Any]
_Nodes = list[_Node]
_FEWEST = 3
_LAST_OF_MAP, _BITS = 255, 8 * _sre.CODESIZE
_FOLDED = int(IGNORECASE)
_REPEATS = frozenset([_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT])
_LOOKS = frozenset([_c.ASSERT, _c.ASSERT_NOT])
_PLAIN = frozenset([_c.LITERAL, _c.IN, _c.AT, _c.ASSERT_NOT])


def join_branches(parsed: Any, *, folded: bool) -> None:
    """Join the branches of a parsed expression, and of all parts of it, that begin alike.

    Args:
        parsed: The expression as the parser of ``re`` gives it; it is changed.
        folded: Whether it is read without regard to capitals.
    """
    for place, (kind, value) in enumerate(parsed.data):
        is_folded = folded
        if kind is _c.SUBPATTERN:
            is_folded = bool((folded or value[1] & _FOLDED) and not value[2] & _FOLDED)
        for part in _parts(kind, value):
            join_branches(part, folded=is_folded)
        if kind is _c.BRANCH and len(value[1]) >= _FEWEST:
            branches = [list(branch.data) for branch in value[1]]
            parsed.data[place] = (kind, (None, _joined(parsed.state, branches, folded=folded)))


def _parts(kind: Any, value: Any) -> Iterable[Any]:
    """Give the parsed expressions that a node holds."""
    if kind is _c.BRANCH:
        return list(value[1])
    if kind is _c.SUBPATTERN:
        return [value[3]]
    if kind in _REPEATS:
        return [value[2]]
    if kind is _c.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in _LOOKS else []


@dataclass(slots=True)
class _Group:
    """Branches that begin with the same node, and the letters that they can begin with, where these are known."""

    first: object
    letters: frozenset[int] | None
    branches: list[_Nodes] = field(default_factory=list)


def _joined(state: Any, branches: Sequence[_Nodes], *, folded: bool) -> list[Any]:
    return [_parser.SubPattern(state, _one(state, group, folded=folded)) for group in _groups(branches)]


def _groups(branches: Sequence[_Nodes]) -> list[_Group]:
    """Put branches together that begin with the same node, unless one between them may match where they do."""
    groups: list[_Group] = []
    for branch in branches:
        first, letters = _first(branch), _letters(branch)
        group = _group_of(groups, first, letters)
        if group is None:
            group = _Group(first, letters)
            groups.append(group)
        elif letters is None or group.letters is None:
            group.letters = None
        elif not letters <= group.letters:
            group.letters |= letters
        group.branches.append(branch)
    return groups


def _first(branch: _Nodes) -> object:
    """Give something that is the same for all branches that begin alike; nothing for what is not to be compared."""
    if not branch:
        return None
    kind, value = branch[0]
    return value if kind is _c.LITERAL else repr((kind, value)) if kind in _PLAIN else None


def _letters(branch: _Nodes) -> frozenset[int] | None:
    """Give the letters that a branch can begin with; nothing where it may begin with a class of letters or be empty."""
    start = start_of(branch[:1]) if branch and branch[0][0] is _c.LITERAL else start_of(branch)
    return _codes(start) if start else None


@cache
def _codes(start: Start) -> frozenset[int] | None:
    return frozenset(code for _, code in start) if all(kind is _c.LITERAL for kind, _ in start) else None


def _group_of(groups: list[_Group], first: object, letters: frozenset[int] | None) -> _Group | None:
    """Give the last group with a beginning, if whatever stands after it begins with other letters."""
    for group in reversed(groups if first is not None else ()):
        if group.first == first:
            return group
        if letters is None or group.letters is None or not letters.isdisjoint(group.letters):
            return None
    return None


def _one(state: Any, group: _Group, *, folded: bool) -> _Nodes:
    """Make one branch of those of a group."""
    if not group.branches[0]:
        return []
    first, *rest = group.branches[0]
    first = _exact(state, first) if folded else first
    if len(group.branches) == 1:
        return [first, *rest]
    rests = [branch[1:] for branch in group.branches]
    return [first, (_c.BRANCH, (None, _joined(state, rests, folded=folded)))]


def _exact(state: Any, node: _Node) -> _Node:
    """Give in place of a letter, capital or not, the set of all that it stands for, which the engine passes over."""
    start = start_of([node]) if node[0] in {_c.LITERAL, _c.IN} else None
    if start is None:
        return node
    return _c.SUBPATTERN, (None, 0, _FOLDED, _parser.SubPattern(state, [(_c.IN, _written(start))]))


@cache
def _written(start: Start) -> list[_Node]:
    """Give a set of letters as short as it can be written: of more than two letters as one map of bits and the rest."""
    others = [(kind, code) for kind, code in start if kind is not _c.LITERAL or code > _LAST_OF_MAP]
    if not others:
        return sorted(start, key=str)
    codes = [code for kind, code in start if kind is _c.LITERAL and code <= _LAST_OF_MAP]
    words = [sum(1 << code % _BITS for code in codes if code // _BITS == word) for word in range(256 // _BITS)]
    return [(_c.CHARSET, words), *sorted(others, key=str)]
