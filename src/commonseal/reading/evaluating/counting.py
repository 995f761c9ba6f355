"""How well claims were read: each paper held against its gold, and the figures that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from commonseal.reading.evaluating.agreeing import KINDS, OTHER_SLOTS, Written, wrong_slots
from commonseal.reading.evaluating.pairing import paired

Claims = Mapping[str, Sequence[Written]]
"""The claims of papers by the papers' names."""
_DECIMALS = 4


@dataclass(frozen=True)
class Compared:
    """The claims of one kind in one paper: the person's, the reader's, and which are pairs.

    ``found`` holds the reader's claims that have exact evidence, ``unproven`` those that have none and count as wrong.
    ``pairs`` gives for each pair the place in ``expected`` and the place in ``found``.
    """

    doc: str
    kind: str
    text: str | None
    expected: tuple[Written, ...]
    found: tuple[Written, ...]
    unproven: tuple[Written, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def missed(self) -> list[Written]:
        """The person's claims that the reader does not have."""
        met = {place for place, _ in self.pairs}
        return [claim for place, claim in enumerate(self.expected) if place not in met]

    @property
    def spurious(self) -> list[Written]:
        """The reader's claims that the person does not have, those without exact evidence left out."""
        met = {place for _, place in self.pairs}
        return [claim for place, claim in enumerate(self.found) if place not in met]


def is_proven(claim: Written, text: str | None) -> bool:
    """Say whether a claim has evidence, and all of it quotes the text exactly; without a text any evidence will do."""
    spans = claim.get("evidence") or ()
    return bool(spans) and all(text is None or _quotes(span, text) for span in spans)


def _quotes(span: Mapping[str, Any], text: str) -> bool:
    quote: str = span["quote"]
    return text[span["start"] : span["end"]] == quote and bool(quote.strip())


def compare(expected: Claims, found: Claims, texts: Mapping[str, str]) -> tuple[Compared, ...]:
    """Hold the reader's claims against those of a person, paper by paper and kind by kind.

    Args:
        expected: The gold. Papers that are not in it are left out.
        found: The reader's claims; a paper that is missing has none.
        texts: The texts of papers, as far as they are known; evidence is checked against them.
    """
    return tuple(
        _compare(doc, kind, claims, found.get(doc, ()), texts.get(doc))
        for doc, claims in expected.items()
        for kind in KINDS
    )


def _compare(doc: str, kind: str, expected: Sequence[Written], found: Sequence[Written], text: str | None) -> Compared:
    ours = tuple(claim for claim in expected if claim.get("kind") == kind)
    theirs = [claim for claim in found if claim.get("kind") == kind]
    proven = tuple(claim for claim in theirs if is_proven(claim, text))
    unproven = tuple(claim for claim in theirs if not is_proven(claim, text))
    return Compared(doc, kind, text, ours, proven, unproven, paired(ours, proven))


@dataclass
class Tally:
    """Claims counted. Every figure is between 0 and 1, rounded to four decimals.

    ``gold`` and ``predicted`` are how many claims a person and the reader have, ``matched`` how many are pairs and
    ``strict`` how many of these agree in every other slot; ``slots`` counts the agreement slot by slot. ``exact`` is
    how many of the reader's claims have exact evidence.
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    strict: int = 0
    exact: int = 0
    slots: dict[str, int] = field(default_factory=dict)

    def add(self, part: Compared) -> None:
        """Count the claims of one kind in one paper."""
        self.gold += len(part.expected)
        self.predicted += len(part.found) + len(part.unproven)
        self.exact += len(part.found)
        self.matched += len(part.pairs)
        for slot in OTHER_SLOTS[part.kind]:
            self.slots.setdefault(slot, 0)
        for mine, theirs in part.pairs:
            wrong = wrong_slots(part.expected[mine], part.found[theirs])
            self.strict += not wrong
            for slot in OTHER_SLOTS[part.kind]:
                self.slots[slot] += slot not in wrong

    @property
    def precision(self) -> float:
        """The part of the reader's claims that are right."""
        return round(_part(self.matched, self.predicted), _DECIMALS)

    @property
    def recall(self) -> float:
        """The part of the person's claims that the reader has."""
        return round(_part(self.matched, self.gold), _DECIMALS)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return self._harmonic(self.matched)

    @property
    def strict_f1(self) -> float:
        """The same where only claims count that agree in every slot."""
        return self._harmonic(self.strict)

    @property
    def slot_accuracy(self) -> dict[str, float | None]:
        """For each other slot the part of matched claims that agree in it; ``None`` where nothing matched."""
        return {
            slot: round(count / self.matched, _DECIMALS) if self.matched else None for slot, count in self.slots.items()
        }

    @property
    def evidence_exact(self) -> float | None:
        """The part of the reader's claims whose evidence quotes the text exactly; ``None`` where there are none."""
        return round(self.exact / self.predicted, _DECIMALS) if self.predicted else None

    def _harmonic(self, right: int) -> float:
        precision, recall = _part(right, self.predicted), _part(right, self.gold)
        both = precision + recall
        return round(2 * precision * recall / both if both else 0.0, _DECIMALS)


def _part(of: int, whole: int) -> float:
    return of / whole if whole else 0.0


def tally(parts: Iterable[Compared]) -> Tally:
    """Count the claims of several parts together."""
    counted = Tally()
    for part in parts:
        counted.add(part)
    return counted
