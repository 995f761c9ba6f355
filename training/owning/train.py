"""Train the choice of the owner of a figure, and write its weights.

    python training/owning/train.py --worked-on training/papers/worked-on ../shared/reading/papers \
        --fresh training/papers/learnt-from

For each figure a linear model gives every candidate a probability; it learns from figures whose owner is marked, in
papers and in the labelled passages of ``training/sentences/figures``. What the rule says is one trait among others. In
papers that the rules were written with, it is right too often: there it has names of its own, which are not written down.
Needs the dependency group ``training``; reading does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from passages import passages
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from commonseal.reading.evaluating.names import same_name, same_value
from commonseal.reading.owning import candidates_of, traits_of_owner
from commonseal.reading.owning.choosing import figure_of, traits_by_rule, with_rule
from commonseal.reading.paper import prepare
from commonseal.reading.pipeline import figures_by_rule

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "commonseal" / "reading" / "data" / "owning.json"
SENTENCES = HERE.parent / "sentences" / "figures"
PENALTY = 2.0
SEEN_OFTEN = 2
MARGIN = 0.6
SMALLEST = 0.02
SEEN = "in a paper worked on: "
WEIGHT_OF = {"worked on": 1.0, "fresh": 3.0, "passage": 1.0}
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """One figure: the traits of each candidate, which are right, which the rule chose (-1 if none), and from where."""

    traits: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    by_rule: int
    origin: str
    paper: str


def of_paper(path: Path, origin: str) -> Iterator[Choice]:
    """Give the choices of a marked paper: of the figures that rules find in it and a person marked."""
    text = path.read_text(encoding="utf-8")
    claims = [c for c in json.loads(path.with_suffix(".json").read_text("utf-8"))["claims"] if c["kind"] == "attribute"]
    paper = prepare(text, None)
    candidates = candidates_of(paper)
    places = sorted({spot.start for candidate in candidates for spot in candidate.spots})
    for draft in figures_by_rule(paper):
        owners = [
            claim["about"]
            for claim in claims
            if claim["property"] == draft.property and same_value(claim["value"], draft.value)
        ]
        choices = with_rule(candidates, draft.about)
        right = tuple(any(same_name(owner, choice.name) for owner in owners) for choice in choices)
        figure = figure_of(paper, draft, places)
        traits = [dict(traits_of_owner(figure, choice, choices)) for choice in choices]
        by_rule = next(number for number, choice in enumerate(choices) if choice.name == draft.about)
        traits[by_rule] |= dict(traits_by_rule(draft.signals))
        if origin == "worked on":
            traits[by_rule] = {SEEN + n if "rule" in n else n: value for n, value in traits[by_rule].items()}
        yield Choice(tuple(traits), right, by_rule, origin, path.stem)


def of_passages(folder: Path) -> Iterator[Choice]:
    """Give the choices of the labelled passages."""
    for candidates, figures in passages(folder):
        for figure, owner in figures:
            traits = tuple(dict(traits_of_owner(figure, candidate, candidates)) for candidate in candidates)
            yield Choice(traits, tuple(candidate.name == owner for candidate in candidates), -1, "passage", "")


def fitted(choices: Sequence[Choice]) -> dict[str, float]:
    """Fit the weights: the right owners of each figure should have all the probability."""
    usable = [choice for choice in choices if any(choice.right) and len(choice.right) > 1]
    seen = Counter(name for choice in usable for traits in choice.traits for name in traits)
    names = DictVectorizer()
    matrix = names.fit_transform(
        [{n: v for n, v in traits.items() if seen[n] >= SEEN_OFTEN} for choice in usable for traits in choice.traits]
    )
    sizes = [len(choice.right) for choice in usable]
    edges = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    of_choice = np.repeat(np.arange(len(usable)), sizes)
    right = np.concatenate([choice.right for choice in usable]).astype(float)
    counts = np.array([WEIGHT_OF[choice.origin] for choice in usable])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = matrix @ weights
        parts = np.exp(odds - np.maximum.reduceat(odds, edges)[of_choice])
        likely = parts / np.add.reduceat(parts, edges)[of_choice]
        hit = np.add.reduceat(likely * right, edges)
        pull = (likely - likely * right / hit[of_choice]) * counts[of_choice]
        return -(counts * np.log(hit)).sum() + PENALTY / 2 * (weights @ weights), matrix.T @ pull + PENALTY * weights

    best = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return dict(zip(map(str, names.get_feature_names_out()), map(float, best), strict=True))


def chosen(choice: Choice, weights: dict[str, float]) -> int:
    """Choose as the reader does."""
    odds = np.array([sum(weights.get(name, 0.0) * value for name, value in traits.items()) for traits in choice.traits])
    likely = np.exp(odds - odds.max())
    likely /= likely.sum()
    best = int(likely.argmax())
    return best if choice.by_rule < 0 or likely[best] - likely[choice.by_rule] >= MARGIN else choice.by_rule


def left_out(choices: Sequence[Choice], parts: int = 6) -> str:
    """Say how often the owner is right on fresh papers left out of what is learnt, by rule and by choice."""
    papers = sorted({choice.paper for choice in choices if choice.origin == "fresh"})
    total = rule = learnt = 0
    for part in range(parts):
        out = set(papers[part::parts])
        weights = fitted([choice for choice in choices if choice.paper not in out])
        for choice in (choice for choice in choices if choice.paper in out):
            total += 1
            rule += choice.right[choice.by_rule]
            learnt += choice.right[chosen(choice, weights)]
    return f"fresh papers left out: {total} figures, right by rule {rule}, by choice {learnt}"


def gathered(worked_on: Iterable[Path], fresh: Iterable[Path]) -> list[Choice]:
    """Gather all choices from folders of papers and from the passages."""
    found = list(of_passages(SENTENCES))
    for origin, folders in (("worked on", worked_on), ("fresh", fresh)):
        for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
            found += of_paper(path, origin)
    return found


def main() -> None:
    """Train, say how it does on papers left out, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worked-on", nargs="*", type=Path, default=[])
    parser.add_argument("--fresh", nargs="*", type=Path, default=[])
    asked = parser.parse_args()
    choices = gathered(asked.worked_on, asked.fresh)
    print(f"{len(choices)} figures; {left_out(choices)}")
    weights = fitted(choices)
    kept = {n: round(w, 3) for n, w in sorted(weights.items()) if abs(w) >= SMALLEST and not n.startswith(SEEN)}
    WEIGHTS.write_text(json.dumps({"margin": MARGIN, "weights": kept}, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{WEIGHTS.name}: {len(kept)} weights, {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
