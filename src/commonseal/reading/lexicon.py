"""The words the reader knows, out of the YAML files of ``reading/data``.

Only the trade's general language stands there: roles, kinds of bodies, kinds of arrangement and the verbs that carry
them. No file names a place, a person or a paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import yaml

from commonseal.reading import expressions as re

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> dict[str, Any]:
    """Load one data file.

    Args:
        name: The file's name without its ending, such as ``roles``.

    Returns:
        What the file holds: a mapping at the top.

    Raises:
        TypeError: The file does not hold a mapping.
    """
    content = files("commonseal.reading").joinpath("data").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(content, Loader=_LOADER)  # noqa: S506 - both are the safe loader, one of them in C
    if not isinstance(loaded, dict):
        raise TypeError(f"reading/data/{name}.yaml must hold a mapping at the top")
    return loaded


def phrases(name: str, key: str) -> tuple[str, ...]:
    """Give the list of strings under ``key`` of a data file, the longest first so that alternations prefer it."""
    found = table(name).get(key)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError(f"reading/data/{name}.yaml must hold a list of strings under “{key}”")
    return tuple(sorted(found, key=len, reverse=True))


def alternation(name: str, key: str) -> str:
    """Give the strings under ``key`` as one regular expression group; spaces match any white space."""
    return "(?:" + "|".join(item.replace(" ", r"\s+") for item in phrases(name, key)) + ")"


def one_of(name: str, key: str) -> str:
    """Give the expressions under ``key`` as one group, as they are written there."""
    return "(?:" + "|".join(phrases(name, key)) + ")"


def any_of(words: Iterable[str]) -> str:
    """Give one expression for any of many literal words, the longest where several fit.

    Words that begin alike share their beginning, so that looking costs the same however many there are: a long paper
    with thousands of names stays as quick as a short one.
    """
    return _branches(sorted(set(words)), 0)


def _branches(words: list[str], depth: int) -> str:
    """Join sorted words that agree in their first ``depth`` letters."""
    if len(words) == 1:
        return re.escape(words[0][depth:])
    first, last = words[0], words[-1]
    shared = next((place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    rest = [word for word in words if len(word) > shared]
    groups = (_branches(list(group), shared) for _, group in groupby(rest, key=lambda word: word[shared]))
    ending = "?" if len(rest) < len(words) else ""
    return f"{re.escape(words[0][depth:shared])}(?:{'|'.join(groups)}){ending}"
