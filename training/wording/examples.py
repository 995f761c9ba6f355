"""What the wording model learns from: sentences of marked papers and labelled ones, with the types that they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from labelled import labelled
from weights import arrangements_of, touches

from commonseal.reading.paper import prepare
from commonseal.reading.wording import Trait, traits_of, traits_of_view


@dataclass(frozen=True)
class Example:
    """The traits of a sentence, the types of arrangement that it tells, and whether a marked paper has it."""

    traits: Mapping[str, float]
    labels: frozenset[str]
    is_of_paper: bool


def of_papers(papers: Iterable[Path]) -> Iterator[Example]:
    """Give every sentence of marked papers: it tells the arrangements that have evidence in it."""
    for path in papers:
        claims = arrangements_of(path)
        before = ""
        for view in prepare(path.read_text(encoding="utf-8"), None).views:
            told = frozenset(
                claim["type"] for claim in claims if touches(claim, view.sentence.start, view.sentence.end)
            )
            yield Example(_valued(traits_of_view(view, before)), told, is_of_paper=True)
            before = view.plain.text


def of_sentences(folder: Path) -> Iterator[Example]:
    """Give every labelled text of a folder."""
    for item in labelled(folder):
        traits = traits_of(item.marked, "", "", bodies=item.bodies, block="paragraph")
        yield Example(_valued(traits), item.types, is_of_paper=False)


def _valued(traits: Iterable[Trait]) -> dict[str, float]:
    return {trait.name: trait.value for trait in traits if trait.value}
