"""A text that knows what words stand in it, and the words that all expressions ask for.

Every set of words that an expression needs has a bit. A word that is met for the first time is asked once which bits it
has; a text has the bits of all its words, so that whether an expression can match at all is one comparison.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar, cast

from commonseal.reading.expressions.needs import FIGURE, Word, token

_WORD = re.compile(r"[A-Za-z0-9]+")
_TOKEN = re.compile(r"\[(\w)\d+\]")
_PLACE = re.compile(r"[A-Za-z0-9]+|\[(?=(\w)\d+\])")
_FIGURES = str.maketrans(dict.fromkeys("0123456789", FIGURE))
_UNSURE = re.compile(f"[\u0130\u0131\u017f\u212a{''.join(filter(str.isdecimal, map(chr, range(128, 0x110000))))}]")
_SELDOM = re.compile("[^\x00-\xff\u2010-\u203a\u20ac]")
_LONGEST_WORD, _MOST_KNOWN_WORDS, _LONG_TEXT, _STRETCH = 40, 10_000, 20_000, 4_096
_Known = tuple[int, frozenset[int]]
_Places = tuple[Sequence[int], Sequence[frozenset[int]]]


class Asked:
    """Every word that an expression asks for.

    A set of words of which one is needed has a bit, and a set of words that a match begins with has a number.
    """

    def __init__(self) -> None:
        self.count = 0
        self._sets: dict[tuple[frozenset[Word], bool], int] = {}
        self._starts: set[int] = set()
        self._wanted: dict[str, list[tuple[Word, int]]] = {}
        self._known: dict[str, _Known] = {}
        self._shared: dict[object, object] = {}
        self._longest = 0

    def number_of(self, words: frozenset[Word], *, is_start: bool = False) -> int:
        """Give the number of a set of words; a new one if nobody has asked for the set in this way before."""
        number = self._sets.get((words, is_start))
        if number is None:
            number = self._sets[words, is_start] = self.count
            self.count += 1
            if is_start:
                self._starts.add(number)
            for word in words:
                self._wanted.setdefault(word.letters.lower(), []).append((word, number))
                self._longest = max(self._longest, len(word.letters))
            self._forget()
        return number

    def of(self, word: str) -> _Known:
        """Give the bits of all sets that a word fulfils, and the numbers of those that a match can begin with."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_KNOWN_WORDS:
                self._forget()
            if len(word) > _LONGEST_WORD:
                return (1 << self.count) - 1, frozenset(self._starts)
            numbers = set(self._looked_up(word.translate(_FIGURES), word.lower().translate(_FIGURES)))
            bits = sum(1 << number for number in numbers)
            starts = frozenset(numbers & self._starts)
            self._known[word] = found = self._one_copy(bits), self._one_copy(starts)
        return found

    def _one_copy(self, value: _Value) -> _Value:
        return cast("_Value", self._shared.setdefault(value, value))

    def _forget(self) -> None:
        self._known.clear()
        self._shared.clear()

    def _looked_up(self, word: str, small: str) -> Iterator[int]:
        wanted, length = self._wanted.get, len(word)
        for first in range(length):
            for last in range(first + 1, min(length, first + self._longest) + 1):
                for part, number in wanted(small[first:last], ()):
                    if (first and part.begins) or (part.ends and last < length):
                        continue
                    if part.folded or word.startswith(part.letters, first):
                        yield number


_Value = TypeVar("_Value")
ASKED = Asked()


class Words(str):
    """A text that can tell what is not in it.

    ``missing`` has the bits of the sets of words of which the text has none, of those sets that had been asked for when
    it was first looked at. It is worked out then. ``stretches`` are kept of a long text alone, as it is gone over again
    and again: where its words stand, stretch by stretch.
    """

    __slots__ = ("missing", "stretches")

    missing: int
    stretches: dict[tuple[int, int], _Places]

    def __getattr__(self, name: str) -> object:
        if name == "missing":
            self.missing = missing_in(self)
        elif name == "stretches":
            self.stretches = {}
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def __reduce__(self) -> tuple[type[Words], tuple[str]]:
        return Words, (str(self),)


def missing_in(text: str) -> int:
    """Give the bits of the sets of words of which a text has none."""
    if _is_unsure(text):
        return 0
    known = ASKED.of
    found = 0
    for word in _distinct(_WORD, text):
        found |= known(word)[0]
    for kind in _distinct(_TOKEN, text):
        if kind.isascii():
            found |= known(token(kind))[0]
    return found ^ ((1 << ASKED.count) - 1)


def _distinct(pattern: re.Pattern[str], text: str) -> set[str]:
    if len(text) < _LONG_TEXT:
        return set(pattern.findall(text))
    return {match[match.lastindex or 0] for match in pattern.finditer(text)}


def places(text: Words, start: int, first: int, last: int) -> Iterator[int]:
    """Give the offsets of the words that a match can begin with, from one offset to before another."""
    for number in range(first // _STRETCH, (last - 1) // _STRETCH + 1):
        offsets, starts = _stretch(text, number)
        begin = bisect_left(offsets, first) if first else 0
        end = bisect_left(offsets, last)
        for index in range(begin, end):
            if start in starts[index]:
                yield offsets[index]


def _stretch(text: Words, number: int) -> _Places:
    if len(text) <= _STRETCH:
        return _last_read(text, ASKED.count)
    key = (number, ASKED.count)
    found = text.stretches.get(key)
    if found is None:
        if number == 0:
            text.stretches.clear()
        found = text.stretches[key] = _read(text, number)
    return found


@lru_cache(maxsize=16)
def _last_read(text: Words, _: int) -> _Places:
    return _read(text, 0)


def _read(text: Words, number: int) -> _Places:
    """Give the offsets of the words in one stretch of a text, with the numbers of the sets that they begin."""
    known = ASKED.of
    offsets, numbers = array("L"), []
    for match in _PLACE.finditer(text, number * _STRETCH):
        if match.start() >= (number + 1) * _STRETCH:
            break
        word = match.group()
        if word == "[":
            word = token(match[1]) if match[1].isascii() else ""
        starts = known(word)[1]
        if starts:
            offsets.append(match.start())
            numbers.append(starts)
    return offsets, numbers


class _Window:
    """The stretch of a long text that several expressions are about to be looked for in."""

    def __init__(self) -> None:
        self._last: tuple[str, int, int, int, int] = ("", 0, 0, 0, 0)

    def expect(self, text: str, first: int, last: int) -> None:
        """Learn what is missing in a stretch of a text, which pays where it is asked for more than once."""
        self._last = (text, first, last, ASKED.count, missing_in(text[first:last]))

    def missing(self, text: str, first: int, last: int) -> int:
        """Give the bits of the sets of words that a stretch of a text has none of; none if it was not expected."""
        was, since, until, count, missing = self._last
        return missing if was is text and (since, until, count) == (first, last, ASKED.count) else 0


_WINDOW = _Window()
expect = _WINDOW.expect
missing_between = _WINDOW.missing


def _is_unsure(text: str) -> bool:
    """Say whether a text has a letter that is no letter of ASCII and yet is one without regard to capitals."""
    return not text.isascii() and _SELDOM.search(text) is not None and _UNSURE.search(text) is not None
