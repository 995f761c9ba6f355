"""Train the wording model, and write its weights.

    python training/wording/train.py --papers training/papers/worked-on training/papers/learnt-from FOLDER

A logistic model for each type of arrangement learns from every sentence of marked papers and from the labelled
sentences in ``training/sentences``. Needs the dependency group ``training``; reading does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from commonseal.reading.claims import ArrangementType
from examples import Example, of_papers, of_sentences

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "commonseal" / "reading" / "data" / "wording.json"
SENTENCES = HERE.parent / "sentences"
SEED = 20261129
STRENGTH = 1.4
SEEN_OFTEN = 3
SMALLEST = 0.08
LOWEST = 0.35
OF_PAPERS = 2.0  # how often a sentence of a marked paper counts: what stands in papers is what is to be read


def learnt(examples: Sequence[Example]) -> dict[str, Any]:
    """Fit a model for each type, and give all as they are written down."""
    seen = Counter(trait for example in examples for trait in example.traits)
    often = [{t: v for t, v in example.traits.items() if seen[t] >= SEEN_OFTEN} for example in examples]
    names = DictVectorizer()
    traits = names.fit_transform(often)
    counts = [OF_PAPERS if example.is_of_paper else 1.0 for example in examples]
    told: dict[str, Any] = {}
    weights: dict[str, dict[str, float]] = {}
    for label in get_args(ArrangementType):
        model = LogisticRegression(C=STRENGTH, max_iter=400, random_state=SEED)
        model.fit(traits, [label in example.labels for example in examples], sample_weight=counts)
        told[label] = {"intercept": round(float(model.intercept_[0]), 3), "lowest": LOWEST}
        for trait, weight in zip(names.get_feature_names_out(), model.coef_[0], strict=True):
            if abs(weight) >= SMALLEST:
                weights.setdefault(str(trait), {})[label] = round(float(weight), 3)
    return {"seed": SEED, "labels": told, "weights": dict(sorted(weights.items()))}


def main() -> None:
    """Train the model from the folders named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", nargs="*", type=Path, default=[], help="folders of marked papers")
    asked = parser.parse_args()
    papers = [path for folder in asked.papers for path in sorted(folder.glob("*.txt"))]
    examples = [*of_papers(papers), *of_sentences(SENTENCES)]
    written = json.dumps(learnt(examples), ensure_ascii=False, separators=(",", ":"))
    WEIGHTS.write_text(written.replace('},"', '},\n"') + "\n", encoding="utf-8")
    print(f"{len(examples)} examples, {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
