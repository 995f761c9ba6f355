"""Train the wording models, and write their weights.

    python training/wording/train.py --papers training/papers/worked-on ../shared/reading/papers

A logistic model a label learns from every sentence of marked papers and from the labelled sentences in
``training/sentences``. Needs the dependency group ``training``; reading does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from commonseal.reading.claims import ArrangementType
from examples import Example, of_arrangements, of_decisions

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src" / "commonseal" / "reading" / "data"
SENTENCES = HERE.parent / "sentences"
SEED = 20261129
STRENGTH = 1.4
SEEN_OFTEN = 3
SMALLEST = 0.04
OF_PAPERS = 2.0  # how often a sentence of a marked paper counts: what stands in papers is what is to be read
LOWEST = {"arrangements": 0.35, "decisions": 0.45}
Labels = tuple[str, ...]
MODELS: dict[str, tuple[Labels, Callable[[Iterable[Path], Path], Iterator[Example]]]] = {
    "arrangements": (get_args(ArrangementType), of_arrangements),
    "decisions": (("approved", "considered", "rejected", "deferred", "pending"), of_decisions),
}


def learnt(name: str, labels: Labels, examples: Sequence[Example]) -> dict[str, Any]:
    """Fit a model a label, and give all as they are written down."""
    seen = Counter(trait for example in examples for trait in example.traits)
    often = [{t: v for t, v in example.traits.items() if seen[t] >= SEEN_OFTEN} for example in examples]
    names = DictVectorizer()
    traits = names.fit_transform(often)
    told: dict[str, Any] = {}
    weights: dict[str, dict[str, float]] = {}
    counts = [OF_PAPERS if example.is_of_paper else 1.0 for example in examples]
    for label in labels:
        model = LogisticRegression(C=STRENGTH, max_iter=400, random_state=SEED)
        model.fit(traits, [label in example.labels for example in examples], sample_weight=counts)
        told[label] = {"intercept": round(float(model.intercept_[0]), 3), "lowest": LOWEST[name]}
        for trait, weight in zip(names.get_feature_names_out(), model.coef_[0], strict=True):
            if abs(weight) >= SMALLEST:
                weights.setdefault(str(trait), {})[label] = round(float(weight), 3)
    return {"seed": SEED, "labels": told, "weights": dict(sorted(weights.items()))}


def main() -> None:
    """Train the models asked for from the folders named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", nargs="*", type=Path, default=[], help="folders of marked papers")
    parser.add_argument("--only", choices=MODELS, help="train this model alone")
    asked = parser.parse_args()
    papers = [path for folder in asked.papers for path in sorted(folder.glob("*.txt"))]
    for name, (labels, gathered) in MODELS.items():
        if asked.only in {None, name}:
            examples = list(gathered(papers, SENTENCES / name))
            path = DATA / f"wording_{name}.json"
            written = json.dumps(learnt(name, labels, examples), ensure_ascii=False, separators=(",", ":"))
            path.write_text(written.replace('},"', '},\n"') + "\n", encoding="utf-8")
            print(f"{name}: {len(examples)} examples, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
