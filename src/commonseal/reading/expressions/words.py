"""A text that knows what pieces of words stand in it, and the pieces that all expressions ask for.

Every set of pieces that an expression needs has a bit. A word that is met for the first time is asked once which bits
it has; a text has the bits of all its words, so that whether an expression can match at all is one comparison.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Protocol, Self

from commonseal.reading.expressions.needs import FIGURE, Need

_WORD = re.compile("[a-z]+|[0-9]")
_TOKEN = re.compile(r"\[[a-z]")
_SELDOM = re.compile("[^\x00-\xff\u2010-\u203a\u20ac]")
_UNSURE = re.compile(r"[\u0130\u0131\u017f\u212a]|[^\D0-9]")
_MOST_WORDS, _LONGEST_WORD, _FEWEST_NEW = 20_000, 40, 48
_MOST_TEXTS, _LONGEST_TEXT = 2_000, 400  # a line is met again as a sentence, and without its capitals


def is_unsure(text: str, pos: int = 0, endpos: int = sys.maxsize) -> bool:
    """Say whether a text has letters that are ASCII's without regard to capitals, or figures of another script."""
    if text.isascii() or _SELDOM.search(text, pos, endpos) is None:
        return False
    return _UNSURE.search(text, pos, endpos) is not None


class Asks(Protocol):
    """What asks for pieces of words: an expression."""

    needs: tuple[Need, ...]
    wanted: int


class _Kept(dict[str, int]):
    """The bits of words, or of what stands between spaces; of one that is new they are looked up, and kept."""

    def __init__(self, look_up: Callable[[str], int]) -> None:
        self._look_up = look_up

    def __missing__(self, word: str) -> int:
        found = self._look_up(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found


class Asked:
    """Every piece of a word that an expression asks for.

    Expressions that are new wait until they are many, as all words are asked anew then; until then they are run over
    every text. ``settled`` counts how often that was, ``all`` has every bit that is asked for.
    """

    def __init__(self) -> None:
        self.all = 0
        self.settled = 0
        self._waiting: list[Asks] = []
        self._bits: dict[Need, int] = {}
        self._of_piece: dict[str, int] = {}
        self._of_word = _Kept(self._of_its_pieces)
        self._between_spaces = _Kept(self._of_its_words)
        self._of_text: dict[str, int] = {}
        self._longest = 0

    def add(self, asking: Asks) -> None:
        """Take up what an expression needs; its ``wanted`` gets its bits when it is asked for."""
        self._waiting.append(asking)

    def settle(self) -> None:
        """Ask for all that waits from now on."""
        for asking in self._waiting:
            for need in asking.needs:
                asking.wanted |= self._bits.get(need) or self._new_bit(need)
        self._waiting.clear()
        self._of_word.clear()
        self._between_spaces.clear()
        self._of_text.clear()
        self.settled += 1

    def _new_bit(self, need: Need) -> int:
        self._bits[need] = bit = self.all + 1
        self.all |= bit
        for piece in need:
            self._of_piece[piece] = self._of_piece.get(piece, 0) | bit
            self._longest = max(self._longest, len(piece))
        return bit

    def found_in(self, text: str) -> int:
        """Give the bits of all sets of which a text has a piece."""
        if len(self._waiting) > _FEWEST_NEW:
            self.settle()
        if is_unsure(text):
            return self.all
        text = text.lower()
        found = self._of_text.get(text)
        if found is None:
            found = reduce(or_, map(self._between_spaces.__getitem__, set(text.split())), 0)
            if len(text) <= _LONGEST_TEXT:
                if len(self._of_text) >= _MOST_TEXTS:
                    self._of_text.clear()
                self._of_text[text] = found
        return found

    def of_token(self, kind: str) -> int:
        """Give the bits of a token of a marked sentence, such as ``[B12]``."""
        return self._of_piece.get(f"[{kind.lower()}", 0) | self._of_piece.get(FIGURE, 0)

    def _of_its_words(self, written: str) -> int:
        pieces = {*_WORD.findall(written), *_TOKEN.findall(written)}
        return reduce(or_, map(self._of_word.__getitem__, pieces)) if pieces else 0

    def _of_its_pieces(self, word: str) -> int:
        if word.isdigit() or word[0] == "[":
            return self._of_piece.get(FIGURE if word.isdigit() else word, 0)
        if len(word) > _LONGEST_WORD:
            return self.all
        found = 0
        of_piece, length = self._of_piece.get, len(word)
        for first in range(length):
            for last in range(first + 1, min(length, first + self._longest) + 1):
                found |= of_piece(word[first:last], 0)
        return found


ASKED = Asked()


class Words(str):
    """A text that can tell what is not in it.

    ``missing`` has the bits of the sets of pieces of which the text has none, of those sets that had been asked for
    when it was first looked at. It is worked out then.
    """

    __slots__ = ("missing",)

    missing: int

    def __getattr__(self, name: str) -> int:
        if name != "missing":
            raise AttributeError(name)
        self.missing = ASKED.all ^ ASKED.found_in(self)
        return self.missing

    def part(self, text: str, kind: str = "") -> Self:
        """Make a text of one that is made out of parts of this one, and of tokens of one kind."""
        part = self.__class__(text)
        part.missing = self.missing & ~ASKED.of_token(kind) if kind else self.missing
        return part

    def __reduce__(self) -> tuple[type[Words], tuple[str]]:
        return Words, (str(self),)


class _Window:
    """The stretch of a long text that many expressions are about to be looked for in."""

    def __init__(self) -> None:
        self._of: tuple[str, int, int, int] = ("", 0, 0, 0)

    def expect(self, text: str, first: int, last: int) -> None:
        """Learn what is missing in a stretch of a text."""
        self._of = (text, first, last, ASKED.all ^ ASKED.found_in(text[first:last]))

    def missing(self, text: str, first: int, last: int) -> int:
        """Give the bits of what a stretch of a text has none of; none if no stretch around it was expected."""
        was, low, high, missing = self._of
        return missing if was is text and low <= first and last <= high else 0


_WINDOW = _Window()
expect = _WINDOW.expect
missing_between = _WINDOW.missing
