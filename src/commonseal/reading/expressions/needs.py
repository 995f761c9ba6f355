r"""What an expression needs: pieces of words of which one must stand in a text before the expression can match there.

A *piece* is a run of small letters of ASCII, ``0`` for any figure, or ``[b`` for a token of a marked sentence such as
``[B12]``. ``\bmerg(?:er|ing) with`` needs one of ``merger`` and ``merging``, and it needs ``with``. Capitals, and what
stands around a piece, are left out of account, so that the needs of an expression hold for any part of a text too.

Whatever is not understood needs nothing, so that a need is never more than what is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from commonseal.reading.expressions.kinds import WITHOUT_WIDTH, readers

Need = frozenset[str]
FIGURE = "0"
_PIECE = re.compile(r"\[[a-z]|[a-z]{2,}|0")
_MOST_TOGETHER, _MOST_PIECES, _MOST_NEEDS = 64, 160, 2
_OFTEN = frozenset(
    re.findall(
        "[a-z]+",
        "an and are as at be been by for from had has have in is it its of on or that the their they this to was were"
        " which who will with would al ar ed en er es he ng nt ou re st te ti",
    )
)
_Nodes = Sequence[tuple[Any, Any]]
_Found = tuple[set[str] | None, list[Need]]


def needs_of(nodes: _Nodes) -> tuple[Need, ...]:
    """Work out what a parsed expression needs.

    Args:
        nodes: The expression as the parser of ``re`` gives it.

    Returns:
        Sets of pieces, the most telling first: of each set one piece must stand in a text. Empty where nothing is
        known to be needed.
    """
    texts, needs = _sequence(nodes)
    needs += _needs_among(texts or ())
    return tuple(sorted(dict.fromkeys(needs), key=_worth, reverse=True)[:_MOST_NEEDS])


def _sequence(nodes: _Nodes) -> _Found:
    """Give the very texts that nodes in a row stand for, if they are few, and what the nodes need."""
    needs: list[Need] = []
    whole, tail, is_whole = {""}, "", True
    for kind, value in getattr(nodes, "data", nodes):
        if kind is _c.LITERAL:
            tail += _character(value)
            continue
        if kind in WITHOUT_WIDTH:
            continue
        texts, more = _KINDS[kind](value) if kind in _KINDS else (None, [])
        if tail:
            whole, tail = {text + tail for text in whole}, ""
        needs += more
        if texts is not None and len(texts) * len(whole) <= _MOST_TOGETHER:
            whole = {first + last for first in whole for last in texts}
            continue
        is_whole = False
        needs += _needs_among(whole)
        whole = texts if texts is not None else {""}
    if tail:
        whole = {text + tail for text in whole}
    return (whole, needs) if is_whole else (None, needs + _needs_among(whole))


def _branches(branches: Iterable[_Nodes]) -> _Found:
    every = [_sequence(branch) for branch in branches]
    texts: set[str] = set()
    if all(found is not None for found, _ in every):
        texts = {text for found, _ in every for text in found or ()}
        if len(texts) <= _MOST_TOGETHER:
            return texts, []
    best = [_best([*needs, *_needs_among(found or ())]) for found, needs in every]
    if any(need is None for need in best):
        return None, []
    joined = frozenset(piece for need in best if need is not None for piece in need)
    return None, [joined] if len(joined) <= _MOST_PIECES else []


def _repeated(value: tuple[int, int, _Nodes]) -> _Found:
    least, most, nodes = value
    texts, needs = _sequence(nodes)
    if least == 0:
        return ({"", *texts} if most == 1 and texts is not None else None), []
    if texts is not None and (most == 1 or texts == {" "}):
        return texts, needs
    return None, needs + _needs_among(texts or ())


@cache
def _character(code: int) -> str:
    """Give a letter or ``[`` as it is, ``0`` for a figure, and a space for all else."""
    character = chr(code)
    if not character.isascii():
        return " "
    if character.isdigit():
        return FIGURE
    return character.lower() if character.isalpha() or character == "[" else " "


def _characters(items: Sequence[tuple[Any, Any]]) -> set[str] | None:
    found = set()
    for kind, value in items:
        if kind is _c.LITERAL:
            found.add(_character(value))
        elif kind is _c.RANGE and value[1] < 128 and value[1] - value[0] < 10:
            found |= {_character(code) for code in range(value[0], value[1] + 1)}
        elif kind is _c.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:
            return None
    return found if len(found) <= 8 else None


def _needs_among(texts: Iterable[str]) -> list[Need]:
    """Give the set with the most telling piece of each text, if each has one, and that with the next."""
    every = [_PIECE.findall(text) for text in texts]
    least = min(map(len, every), default=0)
    if least == 0 or len(every) > _MOST_PIECES:
        return []
    if least == 1:
        return [frozenset([max(pieces, key=_telling) for pieces in every])]
    ranked = [sorted(pieces, key=_telling, reverse=True) for pieces in every]
    return [frozenset([pieces[rank] for pieces in ranked]) for rank in range(_MOST_NEEDS)]


def _best(needs: Sequence[Need]) -> Need | None:
    return max(needs, key=_worth, default=None)


def _worth(need: Need) -> float:
    return min(map(_telling, need)) - len(need) / _MOST_PIECES


@cache
def _telling(piece: str) -> float:
    """Say how telling a piece is: long ones seldom stand by chance, and some stand nearly everywhere."""
    if piece == FIGURE:
        return 1.5
    if piece[0] == "[":
        return 2.5
    return 1.0 if piece in _OFTEN else float(len(piece))


_c: Any = import_module("re._constants")
_CATEGORIES = {_c.CATEGORY_DIGIT: FIGURE, _c.CATEGORY_SPACE: " "}
_KINDS = readers(
    {_c.IN: lambda items: (_characters(items), [])}, _sequence, lambda value: _branches(value[1]), _repeated
)
