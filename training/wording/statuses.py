"""Train the model that says how far along an arrangement is, and write its weights.

    python training/wording/statuses.py --papers training/papers/worked-on training/papers/learnt-from FOLDER

It learns from every draft that rules make of marked papers where a claim of the same type and parties has its evidence,
and from the labelled sentences in ``training/sentences`` that have one status for a type. Needs the dependency group
``training``; reading does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from labelled import labelled
from sklearn.linear_model import LogisticRegression
from weights import SENTENCES, Weights, arrangements_of, laid_out, touches, train

from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.paper import prepare
from commonseal.reading.rules.arrangements import find
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.standing import standing
from commonseal.reading.wording import Told, traits_of_status

SEED = 20261130
STRENGTH = 0.3
SMALLEST = 0.04
OF_SENTENCES = 0.3  # a labelled sentence counts less than a draft: its own words are not told from those around
PLAIN = 1.0
SHORT = 80
ALIKE = 0.3


@dataclass(frozen=True)
class Example:
    """The traits of what tells an arrangement, its status, and how much it counts."""

    traits: Mapping[str, float]
    status: str
    counts: float


def of_papers(papers: Iterable[Path]) -> Iterator[Example]:
    """Give the drafts of marked papers that have a claim to go by."""
    for path in papers:
        claims = arrangements_of(path)
        for draft, told in _drafts(path.read_text(encoding="utf-8")):
            if status := _status(draft, claims):
                yield Example(_valued(told), status, 1.0)


def of_sentences(folder: Path) -> Iterator[Example]:
    """Give the labelled texts of a folder, once for each type that they tell in one status.

    Plain sentences have no status written down: tests hold the rules to them, so what rules make of them is right.
    """
    for item in labelled(folder):
        by_rules = standing(item.marked, "", "", "")
        for kind in sorted(item.types):
            told = Told(kind, by_rules, item.marked, item.marked)
            if status := item.statuses.get(kind):
                yield Example(_valued(told), status, OF_SENTENCES if len(item.marked) > SHORT else PLAIN)
            elif item.is_plain:
                yield Example(_valued(told), by_rules, PLAIN)


def _drafts(text: str) -> list[tuple[ArrangementDraft, Told]]:
    """Read a text with the rules' statuses left as they are, and keep what each draft is told by."""
    kept: list[tuple[ArrangementDraft, Told]] = []
    list(find(prepare(text, None), frozenset(), weigh=lambda draft, told: kept.append((draft, told))))
    return kept


def _status(draft: ArrangementDraft, claims: Sequence[Mapping[str, Any]]) -> str | None:
    """The status of the claims of a draft's type and sentence whose parties are most like its own, if they have one."""
    near = [
        (_alike(draft.parties, claim["parties"]), claim["status"])
        for claim in claims
        if claim["type"] == draft.type and touches(claim, *draft.spans[0])
    ]
    most = max((alike for alike, _ in near), default=0.0)
    found = {status for alike, status in near if alike == most}
    return found.pop() if most >= ALIKE and len(found) == 1 else None


def _alike(first: Iterable[str], second: Iterable[str]) -> float:
    a, b = ({name.casefold() for name in names} for names in (first, second))
    return len(a & b) / len(a | b)


def _valued(told: Told) -> dict[str, float]:
    return {trait.name: trait.value for trait in traits_of_status(told)}


def learnt(papers: Sequence[Path]) -> tuple[int, Weights]:
    """Fit one model that tells the statuses apart, from every draft of papers and every labelled sentence."""
    examples = [*of_papers(papers), *of_sentences(SENTENCES)]
    traits, names = laid_out(example.traits for example in examples)
    model = LogisticRegression(C=STRENGTH, max_iter=600, random_state=SEED)
    model.fit(traits, [example.status for example in examples], sample_weight=[each.counts for each in examples])
    weights = Weights(SMALLEST)
    for status in get_args(ArrangementStatus):
        row = list(model.classes_).index(status)
        weights.add(status, model.intercept_[row], names, model.coef_[row])
    return len(examples), weights


if __name__ == "__main__":
    train(__doc__, "statuses.json", learnt, SEED)
