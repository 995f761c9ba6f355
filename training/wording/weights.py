"""What the models of wording share: how traits are laid out to learn from, and how weights are written down."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer

DATA = Path(__file__).parents[2] / "src" / "commonseal" / "reading" / "data"
SENTENCES = Path(__file__).parents[1] / "sentences"
SEEN_OFTEN = 3


def laid_out(traits: Iterable[Mapping[str, float]]) -> tuple[Any, list[str]]:
    """Give the matrix of examples by traits, and the traits' names; what is seen seldom is left out."""
    told = list(traits)
    seen = Counter(trait for each in told for trait in each)
    names = DictVectorizer()
    matrix = names.fit_transform([{t: v for t, v in each.items() if seen[t] >= SEEN_OFTEN} for each in told])
    return matrix, [str(name) for name in names.get_feature_names_out()]


class Weights:
    """The weights of a model's labels, as they are written down: small ones are left out."""

    def __init__(self, smallest: float) -> None:
        """Start with no label; a weight has to be ``smallest`` or more, either way, to be kept."""
        self._smallest = smallest
        self._labels: dict[str, dict[str, float]] = {}
        self._weights: dict[str, dict[str, float]] = {}

    def add(self, label: str, intercept: float, names: Sequence[str], row: Sequence[float], **more: float) -> None:
        """Add a label with its intercept, its weight for each trait, and what ``more`` is said of it."""
        self._labels[label] = {"intercept": round(float(intercept), 3), **more}
        for trait, weight in zip(names, row, strict=True):
            if abs(weight) >= self._smallest:
                self._weights.setdefault(trait, {})[label] = round(float(weight), 3)

    def written(self, seed: int) -> dict[str, Any]:
        """Give what the file of the model holds."""
        return {"seed": seed, "labels": self._labels, "weights": dict(sorted(self._weights.items()))}


def train(about: str | None, file: str, learn: Callable[[Sequence[Path]], tuple[int, Weights]], seed: int) -> None:
    """Ask which folders of marked papers to learn from, and write what is learnt of them to a file of the reader's.

    Args:
        about: What the program does, as its help says it.
        file: The name of the file in the reader's ``data``.
        learn: Gives how many examples papers and sentences make, and the weights learnt from them.
        seed: Written beside the weights, so that they can be learnt again.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", nargs="*", type=Path, default=[], help="folders of marked papers")
    asked = parser.parse_args()
    count, weights = learn([path for folder in asked.papers for path in sorted(folder.glob("*.txt"))])
    written = json.dumps(weights.written(seed), ensure_ascii=False, separators=(",", ":"))
    path = DATA / file
    path.write_text(written.replace('},"', '},\n"') + "\n", encoding="utf-8")
    print(f"{count} examples, {path.stat().st_size / 1000:.0f} kB")


def arrangements_of(paper: Path) -> list[dict[str, Any]]:
    """Give the arrangements that the marks beside a paper hold."""
    written = json.loads(paper.with_suffix(".json").read_text(encoding="utf-8"))
    return [claim for claim in written["claims"] if claim["kind"] == "arrangement"]


def touches(claim: Mapping[str, Any], start: int, end: int) -> bool:
    """Say whether a claim has evidence in a stretch of the text."""
    return any(piece["start"] < end and start < piece["end"] for piece in claim["evidence"])
