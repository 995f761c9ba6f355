"""Stage 4: what the words around a fact say of it: denied, hoped, considered, proposed, agreed, and on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from commonseal.reading.claims import Attribution
from commonseal.reading.document import Document
from commonseal.reading.lexicon import phrases

_BREAK = re.compile(r";|: |, (?:but|while|whereas|although|though|yet)\b| (?:but|although|though|whereas) |(?<=[.?!]) ")


@cache
def cue(key: str) -> re.Pattern[str]:
    """Give the pattern of all the cue words under one key of ``data/cues.yaml``."""
    return re.compile(rf"(?<![\w'])(?:{'|'.join(phrases('cues', key))})(?!\w)", re.IGNORECASE)


def says(key: str, words: str) -> bool:
    """Say whether any cue of a key is among the words."""
    return cue(key).search(words) is not None


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the clause that holds a stretch of a marked sentence."""
    first, last = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last


def attribution_of(document: Document, spans: Iterable[tuple[int, int]], words: str) -> Attribution:
    """Settle on whose word a claim stands.

    Args:
        document: The paper.
        spans: The offsets of all its evidence.
        words: The clause the claim comes from.
    """
    if all(document.is_quoted(start, end) for start, end in spans):
        return "quoted"
    return "reported" if says("reported", words) else "stated"
