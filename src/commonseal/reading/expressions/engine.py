r"""Expressions compiled so that the engine of ``re`` gives up sooner where they cannot match.

The engine is the standard one, and so is what is found. It is told what a match can begin with, so that it passes over
all other letters at once: where an expression begins with a boundary or may ignore capitals, it would otherwise try
every branch at every letter. Branches that begin alike are tried together (``branches.py``).
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any
from zlib import compress, decompress

from commonseal.reading.expressions.branches import join_branches
from commonseal.reading.expressions.kept import KEPT
from commonseal.reading.expressions.starts import Start, start_of

_c: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_sre: Any = import_module("_sre")
# The versions whose engine this is known to fit; any other compiles as ``re`` does
_TRIED = frozenset([(3, 11), (3, 12), (3, 13)])
_QUICK = 1
_SKIP, _KNOWN, _WIDTHS = 1, 2, slice(3, 5)  # where the engine's note has its length, what it knows, and widths


def compiled(written: str, flags: int, *, is_joined: bool = False) -> re.Pattern[str]:
    """Compile an expression.

    Args:
        written: The expression.
        flags: As in ``re``.
        is_joined: Whether branches that begin alike are to be joined: takes as long again, and is quicker to run.

    Returns:
        What ``re`` would give, but quicker to say no.
    """
    if sys.version_info[:2] not in _TRIED:
        return re.compile(written, flags)
    flags = int(flags)  # a flag by its name is no plain number, and nothing but plain values can be kept
    worked_out = KEPT.get((written, flags, is_joined), lambda: _worked_out(written, flags, is_joined=is_joined))
    flags, code, groups, names, of_number = worked_out
    found: re.Pattern[str] = _sre.compile(
        written, flags, array("I", decompress(code)).tolist(), groups, names, of_number
    )
    return found


def is_kept(written: str, flags: int) -> bool:
    """Say whether an expression with its branches joined has been compiled before."""
    return (written, flags, True) in KEPT


def _worked_out(
    written: str, flags: int, *, is_joined: bool
) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """Give what the engine takes besides an expression itself: flags, code, and the number and names of groups."""
    parsed = _parser.parse(written, flags)
    start = start_of(parsed.data)
    if is_joined:
        join_branches(parsed, folded=bool(flags & re.IGNORECASE))
    code = _compiler._code(parsed, flags)  # noqa: SLF001 - the engine takes its note from nowhere else
    if start and not code[_KNOWN]:
        code = _noted(code, _note_of(start))
    names = parsed.state.groupdict
    of_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        of_number[number] = name
    return (
        flags | parsed.state.flags,
        compress(array("I", code).tobytes(), _QUICK),
        parsed.state.groups - 1,
        names,
        tuple(of_number),
    )


def _noted(code: list[int], note: Sequence[int]) -> list[int]:
    """Put the engine's note of a start before the code of an expression, in place of one that knows no start."""
    of_start = list(note)
    of_start[_WIDTHS] = code[_WIDTHS]
    return of_start + code[1 + code[_SKIP] :]


@cache
def _note_of(start: Start) -> tuple[int, ...]:
    """Give the note with which the engine begins where an expression is one set of letters alone."""
    one_of = _parser.SubPattern(_parser.parse("x").state, [(_c.IN, sorted(start, key=str))])
    code = _compiler._code(one_of, 0)  # noqa: SLF001 - as above
    return tuple(code[: 1 + code[_SKIP]])
