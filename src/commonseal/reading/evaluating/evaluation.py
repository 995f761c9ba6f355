"""The whole of an evaluation: figures by kind, by paper and over all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from commonseal.reading.evaluating.agreeing import KINDS, Written
from commonseal.reading.evaluating.counting import Claims, Compared, Tally, compare, tally


@dataclass(frozen=True)
class Evaluation:
    """Claims held against gold. ``parts`` has one part for each paper and kind."""

    parts: tuple[Compared, ...]

    @cached_property
    def all(self) -> Tally:
        """All claims of all papers together."""
        return tally(self.parts)

    @cached_property
    def kinds(self) -> dict[str, Tally]:
        """The claims of all papers by kind."""
        return {kind: tally(part for part in self.parts if part.kind == kind) for kind in KINDS}

    @cached_property
    def papers(self) -> dict[str, Tally]:
        """All claims by paper, in the order of the gold."""
        docs = dict.fromkeys(part.doc for part in self.parts)
        return {doc: self.of([doc]).all for doc in docs}

    def of(self, docs: Collection[str]) -> Evaluation:
        """Give the evaluation of some of the papers."""
        return Evaluation(tuple(part for part in self.parts if part.doc in docs))

    def as_data(self) -> dict[str, Any]:
        """Give the figures as plain data: the number of papers, each kind, and all together."""
        kinds = {kind: _figures(counted) | {"slots": counted.slot_accuracy} for kind, counted in self.kinds.items()}
        together = _figures(self.all) | {"evidence_exact": self.all.evidence_exact}
        return {"documents": len(self.papers), "kinds": kinds, "all": together}


def _figures(counted: Tally) -> dict[str, Any]:
    return {
        "gold": counted.gold,
        "predicted": counted.predicted,
        "precision": counted.precision,
        "recall": counted.recall,
        "f1": counted.f1,
        "strict_f1": counted.strict_f1,
    }


def evaluate(expected: Claims, found: Claims, texts: Mapping[str, str] | None = None) -> Evaluation:
    """Hold the reader's claims against those of a person.

    Args:
        expected: A person's claims by paper (the gold).
        found: The reader's claims by paper; a paper that is missing has none, one that is not in the gold is left out.
        texts: The papers' texts, as far as they are known: evidence must quote them exactly.
    """
    return Evaluation(compare(expected, found, texts or {}))


def right_claims(expected: Sequence[Written], found: Sequence[Written], text: str | None = None) -> frozenset[int]:
    """Tell which of the reader's claims on one paper are right.

    Args:
        expected: A person's claims, as a file has them.
        found: The reader's claims, of all kinds, in any order.
        text: The paper's text; without it, any evidence will do.

    Returns:
        The places in ``found`` of those that are paired with a claim of the person.
    """
    places = {id(claim): place for place, claim in enumerate(found)}
    texts = {} if text is None else {"": text}
    parts = compare({"": expected}, {"": found}, texts)
    return frozenset(places[id(part.found[place])] for part in parts for _, place in part.pairs)
