"""Labelled passages as the reader would see them: what each stretch means, and whose each figure is."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commonseal.reading.lexicon import table
from commonseal.reading.owning import Candidate, Figure, Spot
from commonseal.reading.paper import Paper, prepare

_PRONOUNS = {
    "it": "it",
    "its": "it",
    "they": "they",
    "their": "they",
    "them": "they",
    "both": "they",
    "we": "us",
    "our": "us",
    "us": "us",
}
_SEVERAL = re.compile(r"^(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|both|all|\d+)\b", re.IGNORECASE)
_NO_NAME = "@"


def passages(folder: Path) -> Iterator[tuple[list[Candidate], list[tuple[Figure, str]]]]:
    """Give for each passage of every ``.jsonl`` file of a folder its candidates, and its figures with their owners."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            written = json.loads(line)
            paper = prepare(written["text"], None)
            candidates = _candidates(paper, written["owners"])
            places = sorted({spot.start for candidate in candidates for spot in candidate.spots})
            yield candidates, list(_figures(paper, written["figures"], places))


def _candidates(paper: Paper, owners: list[list[str]]) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    starts = [view.sentence.start for view in paper.views]
    edge, outer = 0, (0, 0)
    for words, meaning in owners:
        inside = paper.text.find(words, *outer)
        start = inside if inside >= 0 and (inside, inside + len(words)) != outer else paper.text.find(words, edge)
        if start < 0:
            continue
        end = start + len(words)
        is_member = outer[0] <= start and end <= outer[1]
        if not is_member:
            outer, edge = (start, end), start
        candidate = found.setdefault(meaning, Candidate(meaning, _kind(paper, meaning)))
        form = "in a list" if is_member else _form(words, meaning, candidate.kind)
        candidate.spots.append(Spot(max(0, bisect_right(starts, start) - 1), start, end, form))
    for candidate in found.values():
        candidate.spots.sort()
    return list(found.values())


def _kind(paper: Paper, name: str) -> str:
    """Guess what sort of thing a name means: a set, a body of a kind, or a joint thing."""
    known = paper.class_of(name)
    if known:
        return known
    if name == _NO_NAME or _SEVERAL.match(name):
        return "set"
    for kind, nouns in table("owning")["things"].items():
        if any(re.search(rf"\b{noun}s?$", name, re.IGNORECASE) for noun in nouns):
            return _body_kind(name) if kind == "new body" and name[0].isupper() else f"thing {kind}"
    return _body_kind(name)


def _body_kind(name: str) -> str:
    words = name.lower()
    for word, kind in (
        ("ccg", "ccg"),
        ("icb", "icb"),
        ("council", "council"),
        ("borough", "council"),
        ("trust", "trust"),
        ("hospital", "trust"),
        ("committee", "committee"),
        ("board", "committee"),
        ("partnership", "partnership"),
        ("police", "police"),
        ("fire", "fire"),
        ("authority", "authority"),
    ):
        if word in words:
            return kind
    return "company"


def _form(words: str, meaning: str, kind: str) -> str:
    lowered = words.lower()
    if lowered in _PRONOUNS:
        return _PRONOUNS[lowered]
    if kind.startswith("thing"):
        return _thing_form(words, meaning)
    if kind == "set":
        return "they" if lowered in {"the two", "the pair", "the three"} else "set"
    if lowered.startswith(("the ", "this ", "our ")):
        return "reference"
    return "name" if words == meaning else "short"


def _thing_form(words: str, meaning: str) -> str:
    own = re.sub(r"^(?:the|our|their|its|this|that|an?) ", "", words, flags=re.IGNORECASE)
    if " " not in own and own != meaning:
        return "bare, same noun" if meaning.lower().endswith(own.lower()) else "bare, same kind"
    return "named thing" if own[:1].isupper() else "thing"


def _figures(paper: Paper, figures: list[dict[str, Any]], places: list[int]) -> Iterator[tuple[Figure, str]]:
    starts = [view.sentence.start for view in paper.views]
    for figure in figures:
        start = paper.text.find(figure["value"])
        if start < 0 or not starts:
            continue
        number = max(0, bisect_right(starts, start) - 1)
        sentence, before = paper.views[number].sentence, paper.views[max(0, number - 1)].sentence
        yield (
            Figure(
                prop=figure["property"],
                start=start,
                end=start + len(figure["value"]),
                view=number,
                sentence=(sentence.start, sentence.end),
                before=(before.start, before.end),
                is_same_block=sentence.block.start == before.block.start,
                heading=sentence.block.section,
                flow=paper.document.flow,
                places=places,
            ),
            figure["owner"],
        )
