"""When two names, two persons or two values are the same, though they are written otherwise.

Case, forms of address, small words, "NHS" and the usual abbreviations do not count. Numbers are compared as numbers,
one in a hundred apart at most. The words are data, in ``data/comparing.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from commonseal.reading.lexicon import table

NEAR_ENOUGH = 0.85
"""How like two names of other words must be, from 0 to 1, to be taken for one name with a slip of the pen."""
_MOST_EXTRA_WORDS = 2
_NEAR_FIGURES = 0.01
_POSSESSIVE = re.compile(r"'s\b")
_NOT_TOLD = re.compile(r"[^a-z0-9£.% ]+")
_STOP_OUTSIDE_FIGURE = re.compile(r"(?<!\d)\.|\.(?!\d)")


@cache
def _ways_of_writing() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_whole_words(ways.split(" | ")), short) for ways, short in table("comparing")["one_name"].items())


@cache
def _silent() -> re.Pattern[str]:
    return _whole_words(table("comparing")["silent"])


def _whole_words(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b".replace(re.escape("(s)"), "s?"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("comparing")[key])


@lru_cache(maxsize=20_000)
def _folded(written: str) -> str:
    text = _POSSESSIVE.sub("", written.lower().replace("’", "'").replace("&", " and "))
    for pattern, short in _ways_of_writing():
        text = pattern.sub(short, text)
    text = _STOP_OUTSIDE_FIGURE.sub(" ", _NOT_TOLD.sub(" ", text))
    return " ".join(_silent().sub(" ", text).split())


def folded(value: object) -> str:
    """Give a name without what does not count: case, address, small words, punctuation, the way of abbreviating.

    Args:
        value: The name as written; nothing at all counts as an empty name.
    """
    return _folded(str(value or ""))


def same_name(expected: object, found: object) -> bool:
    """Say whether two names of bodies, posts or things are one.

    They are when they fold alike, when one has all words of the other and at most two more (and they agree in more than
    a noun that any body may have), or when they differ by a slip of the pen. "Deputy", "North" and their like always
    count.
    """
    first, second = folded(expected), folded(found)
    if not first or not second or first == second:
        return first == second
    words = set(first.split()), set(second.split())
    if (words[0] ^ words[1]) & _words("telling"):
        return False
    fewer, more = sorted(words, key=len)
    tells = bool(fewer - _words("common"))
    if tells and fewer <= more and len(more) - len(fewer) <= _MOST_EXTRA_WORDS:
        return True
    return _near(first, second)


def same_person(expected: object, found: object) -> bool:
    """Say whether two names are one person's: the last names agree, and the first letters where both have more."""
    first, second = folded(expected).split(), folded(found).split()
    if not first or not second:
        return first == second
    if first[-1] != second[-1] and not _near(first[-1], second[-1]):
        return False
    return 1 in {len(first), len(second)} or first[0][0] == second[0][0]


def _near(first: str, second: str) -> bool:
    return SequenceMatcher(None, first, second).ratio() >= NEAR_ENOUGH


def shared_part(expected: Sequence[object] | None, found: Sequence[object] | None) -> float:
    """Give the part of two lists of names that is in both, from 0 to 1: names in both over names in either."""
    ours, theirs = list(expected or ()), list(found or ())
    everything = len(ours) + len(theirs)
    if not everything:
        return 1.0
    both = 0
    for name in ours:
        place = next((place for place, other in enumerate(theirs) if same_name(name, other)), None)
        if place is not None:
            del theirs[place]
            both += 1
    return both / (everything - both)


def same_value(expected: object, found: object) -> bool:
    """Say whether two values are one: as numbers when both begin with one, otherwise as names."""
    first, second = _number(expected), _number(found)
    if first is None or second is None:
        return same_name(expected, found)
    return abs(first - second) <= _NEAR_FIGURES * max(abs(first), abs(second), 1)


@cache
def _figure() -> re.Pattern[str]:
    multiples = "|".join(sorted(table("comparing")["multiples"], key=len, reverse=True))
    return re.compile(rf"(?P<digits>\d[\d.]*)\s*(?:(?P<by>{multiples})\b)?")


def _number(value: object) -> float | None:
    """The first number in a value, multiplied by the word after it; ``None`` where there is none that can be read."""
    numbers = {word: str(number) for number, word in enumerate(table("comparing")["numbers"])}
    words = " ".join(numbers.get(word, word) for word in folded(str(value).replace(",", "")).split())
    for word in table("comparing")["rounding"]:
        words = words.replace(word, "")
    match = _figure().search(words)
    if match is None:
        return None
    try:
        number = float(match["digits"].rstrip("."))
    except ValueError:  # such as 1.4.2019
        return None
    return float(number * table("comparing")["multiples"].get(match["by"], 1))
