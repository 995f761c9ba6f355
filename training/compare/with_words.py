"""A small classifier in place of the phrases: which types of arrangement a sentence speaks of, by its words alone.

One logistic model a type over the words, pairs and triples of words of a sentence in which bodies, persons, posts and
dates are marked. Trained on papers of one half, tried on the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from commonseal.reading.claims import ArrangementClaim
from commonseal.reading.judging import shipped_judge
from commonseal.reading.paper import prepare
from commonseal.reading.pipeline import all_claims_of

SEED = 20261122
FROM = 0.4
WORD = re.compile(r"[\w'-]+")


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence with its mentions marked, and the types that a person and the rules found in it."""

    words: str
    marked: frozenset[str]
    by_rules: frozenset[str]


def sentences_of(text_file: Path) -> list[Sentence]:
    """Read the sentences of a paper that has its claims beside it."""
    text = text_file.read_text(encoding="utf-8")
    paper = prepare(text, None)
    gold = [
        (claim["type"], span["start"], span["end"])
        for claim in json.loads(text_file.with_suffix(".json").read_text(encoding="utf-8"))["claims"]
        if claim["kind"] == "arrangement"
        for span in claim["evidence"]
    ]
    ruled = [
        (claim.type, span.start, span.end)
        for claim in all_claims_of(paper, shipped_judge())
        if isinstance(claim, ArrangementClaim)
        for span in claim.evidence
    ]
    return [
        Sentence(
            re.sub(r"\[([A-Z])\d+\]", r" mention\1 ", view.posts.text),
            frozenset(kind for kind, a, b in gold if a < view.sentence.end and b > view.sentence.start),
            frozenset(kind for kind, a, b in ruled if a < view.sentence.end and b > view.sentence.start),
        )
        for view in paper.views
    ]


def types_found(train: Sequence[Sentence], test: Sequence[Sentence]) -> list[frozenset[str]]:
    """Learn from some sentences and give the types found in others."""
    words = CountVectorizer(ngram_range=(1, 3), min_df=2, binary=True, tokenizer=WORD.findall, token_pattern=None)
    learnt, tried = words.fit_transform([s.words for s in train]), words.transform([s.words for s in test])
    found: list[set[str]] = [set() for _ in test]
    for kind in sorted({kind for sentence in train for kind in sentence.marked}):
        model = LogisticRegression(max_iter=500, class_weight={0: 1, 1: 3}, random_state=SEED)
        model.fit(learnt, np.array([kind in sentence.marked for sentence in train]))
        for place in np.flatnonzero(model.predict_proba(tried)[:, 1] >= FROM):
            found[place].add(kind)
    return [frozenset(kinds) for kinds in found]


def f1(expected: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of types by sentence."""
    hits = sum(len(a & b) for a, b in zip(expected, found, strict=True))
    all_found, all_expected = sum(map(len, found)), sum(map(len, expected))
    return hits / max(all_found, 1), hits / max(all_expected, 1), 2 * hits / max(all_found + all_expected, 1)
