"""Train the wording model, and write its weights.

    python training/wording/train.py --papers training/papers/worked-on training/papers/learnt-from FOLDER

A logistic model for each type of arrangement learns from every sentence of marked papers and from the labelled
sentences in ``training/sentences``. Needs the dependency group ``training``; reading does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from sklearn.linear_model import LogisticRegression
from weights import SENTENCES, Weights, laid_out, train

from commonseal.reading.claims import ArrangementType
from examples import of_papers, of_sentences

SEED = 20261129
STRENGTH = 1.4
SMALLEST = 0.08
LOWEST = 0.35
OF_PAPERS = 2.0  # how often a sentence of a marked paper counts: what stands in papers is what is to be read


def learnt(papers: Sequence[Path]) -> tuple[int, Weights]:
    """Fit a model for each type, from every sentence of papers and every labelled one."""
    examples = [*of_papers(papers), *of_sentences(SENTENCES)]
    traits, names = laid_out(example.traits for example in examples)
    counts = [OF_PAPERS if example.is_of_paper else 1.0 for example in examples]
    weights = Weights(SMALLEST)
    for label in get_args(ArrangementType):
        model = LogisticRegression(C=STRENGTH, max_iter=400, random_state=SEED)
        model.fit(traits, [label in example.labels for example in examples], sample_weight=counts)
        weights.add(label, model.intercept_[0], names, model.coef_[0], lowest=LOWEST)
    return len(examples), weights


if __name__ == "__main__":
    train(__doc__, "wording.json", learnt, SEED)
