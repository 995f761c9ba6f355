"""Quotations found again in another text of the same paper, as when a PDF was read and its text is scored."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any

from commonseal.reading.evaluating.agreeing import Written

_WORD = re.compile(r"[^\W_]+|£|%")


def found_again(claim: Written, read: str, wanted: str) -> dict[str, Any]:
    """Move the evidence of a claim from the text that was read to another text of the same paper.

    Words count, in their order; spaces, line breaks and punctuation do not. Of several places the one is taken that is
    nearest to where the quotation stood. What is not found is left out, so a claim may be left without evidence.

    Args:
        claim: The claim, with evidence in the text that was read.
        read: The text that was read.
        wanted: The text in which the quotations are wanted.
    """
    scale = len(wanted) / max(len(read), 1)
    moved = [_moved(span["quote"], span["start"] * scale, wanted) for span in claim.get("evidence") or ()]
    return {**claim, "evidence": [span for span in moved if span is not None]}


def _moved(quote: str, about: float, text: str) -> dict[str, Any] | None:
    exact = _nearest([match.start() for match in re.finditer(re.escape(quote), text)], about)
    if exact is not None:
        return _span(exact, exact + len(quote), text)
    words = [match.group().casefold() for match in _WORD.finditer(quote)]
    if not words:
        return None
    there = _words(text)
    firsts = [place for place in _places(text).get(words[0], ()) if _stands_at(words, there, place)]
    best = _nearest([there[place][1] for place in firsts], about)
    if best is None:
        return None
    first = bisect_left(there, best, key=lambda entry: entry[1])
    return _span(best, there[first + len(words) - 1][2], text)


def _nearest(places: list[int], about: float) -> int | None:
    return min(places, key=lambda place: abs(place - about), default=None)


def _span(start: int, end: int, text: str) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": text[start:end]}


def _stands_at(words: list[str], there: tuple[tuple[str, int, int], ...], place: int) -> bool:
    return all(place + step < len(there) and there[place + step][0] == word for step, word in enumerate(words))


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every word of a text, folded, with its offsets."""
    return tuple((match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(text))


@lru_cache(maxsize=2)
def _places(text: str) -> dict[str, list[int]]:
    """Where each word of a text stands, by the number of the word."""
    places: dict[str, list[int]] = {}
    for number, (word, _, _) in enumerate(_words(text)):
        places.setdefault(word, []).append(number)
    return places
