"""Train the judge from the gathered claims, and say how well it judges papers left out of its training.

    python training/judge/train.py            writes src/commonseal/reading/data/judge.json and prints the tables
    python training/judge/train.py --dry-run  prints the tables only

A logistic model a kind learns from all papers which claims are right. Its log odds are then stretched and shifted to
fit the papers set aside, for on papers that the rules were written with, claims are right too often; two numbers for
all kinds together, as the papers are few. Needs the dependency group ``training``; reading does not.
"""

from __future__ import annotations

import argparse
import itertools
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "commonseal" / "reading" / "data" / "judge.json"
KINDS = ("appointment", "arrangement", "decision", "attribute")
SEED = 20261122
STRENGTH = 0.1
ASIDE_COUNTS = 3.0
WORTH_HIDING = 0.01
LOWEST_TRIED = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Gathered:
    """The gathered claims: paper, origin, kind, label and features each, in one order."""

    papers: NDArray[np.str_]
    aside: NDArray[np.bool_]
    kinds: NDArray[np.str_]
    right: NDArray[np.bool_]
    features: list[dict[str, float]]

    def only(self, chosen: NDArray[np.bool_]) -> Gathered:
        """Give some of them."""
        kept = [features for features, chose in zip(self.features, chosen, strict=True) if chose]
        return Gathered(self.papers[chosen], self.aside[chosen], self.kinds[chosen], self.right[chosen], kept)


def load(path: Path) -> Gathered:
    """Read the gathered claims."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return Gathered(
        np.array([row["paper"] for row in rows]),
        np.array([row["origin"] == "set aside" for row in rows]),
        np.array([row["kind"] for row in rows]),
        np.array([row["right"] for row in rows]),
        [row["features"] for row in rows],
    )


def fitted(gathered: Gathered) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit one kind; papers set aside count more, for they are what new papers are like."""
    names = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000, random_state=SEED)
    weights = np.where(gathered.aside, ASIDE_COUNTS, 1.0)
    return names, model.fit(names.fit_transform(gathered.features), gathered.right, sample_weight=weights)


def left_out(gathered: Gathered) -> Numbers:
    """Give the log odds of the claims of each paper by what was learnt from all others."""
    odds = np.zeros(len(gathered.right))
    for kind in KINDS:
        of_kind = gathered.kinds == kind
        for paper in np.unique(gathered.papers[of_kind]):
            out = of_kind & (gathered.papers == paper)
            names, model = fitted(gathered.only(of_kind & ~out))
            odds[out] = model.decision_function(names.transform(gathered.only(out).features))
    return odds


def stretch_and_shift(odds: Numbers, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Fit the two numbers that make log odds true for some claims."""
    model = LogisticRegression(C=10.0, random_state=SEED).fit(odds.reshape(-1, 1), right)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def probability(odds: Numbers) -> Numbers:
    """Turn log odds into probabilities."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def best_lowest(judged: Numbers, right: NDArray[np.bool_], marked: int) -> float:
    """Choose the confidence below which dropping claims raises F1 on papers left out; 0 when it never does."""

    def f1(lowest: float) -> float:
        kept = judged >= lowest
        return float(2 * right[kept].sum() / (kept.sum() + marked))

    best = max(LOWEST_TRIED, key=lambda lowest: (round(f1(lowest), 3), -lowest))
    # A person can reject a claim that is shown, and cannot accept one that is not.
    return best if f1(best) - f1(0.0) >= WORTH_HIDING else 0.0


def reliability(judged: Numbers, right: NDArray[np.bool_]) -> str:
    """Write for each band of confidence the number of claims, the mean confidence and the share that is right."""
    lines = ["| confidence | claims | mean | right |", "|---|---:|---:|---:|"]
    for low, high in itertools.pairwise(BANDS):
        inside = (judged >= low) & (judged < high)
        if inside.any():
            share, mean = right[inside].mean(), judged[inside].mean()
            lines.append(f"| {low:.1f} to {min(high, 1):.1f} | {inside.sum()} | {mean:.2f} | {share:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Train, report on papers left out, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true", help="print the tables and write nothing")
    asked = parser.parse_args()
    gathered = load(HERE / "claims.jsonl")
    marked = json.loads((HERE / "marked.json").read_text(encoding="utf-8"))
    odds = left_out(gathered)
    stretch, shift = stretch_and_shift(odds[gathered.aside], gathered.right[gathered.aside])
    judged = probability(stretch * odds + shift)
    kinds = {}
    for kind in KINDS:
        of_kind = gathered.kinds == kind
        lowest = best_lowest(judged[of_kind], gathered.right[of_kind], sum(count[kind] for count in marked.values()))
        names, model = fitted(gathered.only(of_kind))
        weights = zip(names.get_feature_names_out(), model.coef_[0], strict=True)
        kinds[kind] = {
            "lowest": lowest,
            "intercept": round(stretch * float(model.intercept_[0]) + shift, 4),
            "weights": {name: round(stretch * float(weight), 4) for name, weight in sorted(weights)},
        }
    for origin, chosen in (("worked on", ~gathered.aside), ("set aside", gathered.aside)):
        shown = chosen & (judged >= np.array([kinds[kind]["lowest"] for kind in gathered.kinds]))
        total = sum(marked[origin].values())
        before = 2 * gathered.right[chosen].sum() / (chosen.sum() + total)
        after = 2 * gathered.right[shown].sum() / (shown.sum() + total)
        print(f"papers {origin}: {chosen.sum()} claims, F1 {before:.3f}; {shown.sum()} shown, F1 {after:.3f}")
    print(f"shown from: { {kind: kinds[kind]['lowest'] for kind in KINDS} }\n")
    told = reliability(judged[gathered.aside], gathered.right[gathered.aside])
    print(f"Papers set aside, each judged by what was learnt from all others:\n\n{told}")
    if not asked.dry_run:
        WEIGHTS.write_text(json.dumps({"seed": SEED, "kinds": kinds}, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"\nwritten: {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
