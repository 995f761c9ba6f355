"""Stage 2: one spelling for each person, however a paper writes the name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from rapidfuzz import fuzz, process

from commonseal.reading.document import Document
from commonseal.reading.mentions import PersonMention


def with_one_spelling(document: Document, mentions: list[PersonMention]) -> list[PersonMention]:
    """Give each person one spelling throughout: of two alike, the commoner in the running text, not a heading's."""
    counts: Counter[str] = Counter()
    blocks = document.blocks
    starts = [block.start for block in blocks]
    for mention in mentions:
        if mention.form != "pronoun":
            block = blocks[max(0, bisect_right(starts, mention.start) - 1)]
            counts[mention.name] += 1 if block.kind in {"heading", "item"} else 10
    chosen: dict[str, str] = {}
    by_initial: dict[str, _Surnames] = {}
    names = [name for name, _ in counts.most_common() if " " in name]
    for name in names:
        same_initials = by_initial.setdefault(name[0], _Surnames())
        chosen[name] = next((other for other in same_initials.near(name) if _alike(other, name)), name)
        if chosen[name] == name:
            same_initials.add(name)
    for name in counts:
        if " " not in name:
            chosen[name] = next((full for full in names[:200] if fuzz.ratio(full.split()[-1], name) >= 80), name)
    return [
        replace(mention, name=chosen.get(chosen.get(mention.name, mention.name), mention.name)) for mention in mentions
    ]


class _Surnames:
    """Full names by their last words, so that those with a last word alike are found in one go."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._last: list[str] = []

    def add(self, name: str) -> None:
        """Take up a full name."""
        self._names.append(name)
        self._last.append(name.rsplit(maxsplit=1)[-1])

    def near(self, name: str) -> list[str]:
        """Give the names whose last word is nearly that of a name, in the order in which they were taken up."""
        found = process.extract(
            name.rsplit(maxsplit=1)[-1], self._last, scorer=fuzz.ratio, score_cutoff=_ALIKE, processor=None, limit=None
        )
        return [self._names[place] for place in sorted(place for _, _, place in found)]


_ALIKE = 85


def _alike(first: str, second: str) -> bool:
    a, b = first.split(), second.split()
    if a[0][0] != b[0][0] or fuzz.ratio(a[-1], b[-1]) < _ALIKE:
        return False
    return fuzz.ratio(a[0], b[0]) >= 70 or min(len(a[0].rstrip(".")), len(b[0].rstrip("."))) == 1
