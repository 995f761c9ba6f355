"""What the parts of a parsed expression are read with, whatever is worked out of it: most hold others of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeVar

_c: Any = import_module("re._constants")
_Found = TypeVar("_Found")
_Reader = Callable[[Any], _Found]

WITHOUT_WIDTH = frozenset([_c.AT, _c.ASSERT, _c.ASSERT_NOT])


def readers(
    own: Mapping[Any, _Reader[_Found]],
    sequence: _Reader[_Found],
    branches: _Reader[_Found],
    repeated: _Reader[_Found],
) -> dict[Any, _Reader[_Found]]:
    """Give for each kind of part what reads it.

    Args:
        own: What reads the kinds that hold no others: letters and sets of letters.
        sequence: Reads one part after another.
        branches: Reads what ``|`` parts.
        repeated: Reads what may stand several times.
    """
    return {
        **own,
        _c.SUBPATTERN: lambda value: sequence(value[3]),
        _c.ATOMIC_GROUP: sequence,
        _c.BRANCH: branches,
        _c.MAX_REPEAT: repeated,
        _c.MIN_REPEAT: repeated,
        _c.POSSESSIVE_REPEAT: repeated,
    }
