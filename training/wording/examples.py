"""What the wording models learn from: traits with their labels, from marked papers and from labelled sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled import Labelled, Token, labelled, marked

from commonseal.reading import expressions as re
from commonseal.reading.evaluating.names import same_name
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View, prepare
from commonseal.reading.rules.decision_drafts import names_of
from commonseal.reading.wording import Trait, traits_of, traits_of_decider, traits_of_view

_BODY = re.compile(r"\[[BG]\d+\]")
_ORGAN = re.compile(r"board|cabinet|governing bod|committee|full council|executive|governors", re.IGNORECASE)
_UNKNOWN = BodyMention(0, 0, ("?",), "?", "?")


@dataclass(frozen=True)
class Example:
    """The traits of a sentence, or of a body in it, and the labels that are true of it."""

    traits: Mapping[str, float]
    labels: frozenset[str]
    is_of_paper: bool


def of_arrangements(papers: Iterable[Path], sentences: Path) -> Iterator[Example]:
    """Give every sentence of marked papers and every labelled text with the types of arrangement that it tells."""
    for path in papers:
        views, claims = _read(path, "arrangement")
        before = ""
        for view in views:
            told = frozenset(claim["type"] for claim in claims if _touches(claim, view))
            yield Example(_valued(traits_of_view(view, before)), told, is_of_paper=True)
            before = view.plain.text
    for item in labelled(sentences, "claims"):
        text, _ = marked(item, 0, len(item.text))
        told = frozenset(claim["type"] for claim in item.labels)
        traits = traits_of(text, "", "", bodies=len(item.bodies), block="paragraph")
        yield Example(_valued(traits), told, is_of_paper=False)


def of_decisions(papers: Iterable[Path], sentences: Path) -> Iterator[Example]:
    """Give every body in a sentence of marked papers and in a labelled text with what it decides there."""
    for path in papers:
        yield from _bodies_of_paper(path)
    for item in labelled(sentences, "decisions"):
        yield from _bodies_of_sentence(item)


def outcome_of(decision: Mapping[str, Any]) -> str:
    """Give the label of a decision: its outcome, or “pending”."""
    return str(decision["outcome"] or "pending")


def _read(path: Path, kind: str) -> tuple[tuple[View, ...], list[dict[str, Any]]]:
    claims = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"]
    views = prepare(path.read_text(encoding="utf-8"), None).views
    return views, [claim for claim in claims if claim["kind"] == kind]


def _touches(claim: Mapping[str, Any], view: View) -> bool:
    first, last = view.sentence.start, view.sentence.end
    return any(piece["start"] < last and first < piece["end"] for piece in claim["evidence"])


def _valued(traits: Iterable[Trait]) -> dict[str, float]:
    return {trait.name: trait.value for trait in traits if trait.value}


def _bodies_of_paper(path: Path) -> Iterator[Example]:
    claims = [c for c in json.loads(path.with_suffix(".json").read_text("utf-8"))["claims"] if c["kind"] == "decision"]
    paper = prepare(path.read_text(encoding="utf-8"), None)
    before = ""
    for view in paper.views:
        here = [claim for claim in claims if _touches(claim, view)]
        for number, match in enumerate(_BODY.finditer(view.plain.text)):
            body = view.plain.item(match.group())
            if isinstance(body, BodyMention):
                names = {*names_of(paper, view.plain, match.group()), *body.names}
                told = [outcome_of(claim) for claim in here if any(same_name(claim["body"], name) for name in names)]
                traits = traits_of_decider(
                    view.plain.text,
                    match.start(),
                    body,
                    before,
                    view.section,
                    is_first=not number,
                    block=view.sentence.block.kind,
                )
                yield Example(_valued(traits), frozenset(told[-1:]), is_of_paper=True)
        before = view.plain.text


def _bodies_of_sentence(item: Labelled) -> Iterator[Example]:
    decided = {decision["body"]: outcome_of(decision) for decision in item.labels}
    of_span = {span: decided.get(number) for number, span in enumerate(item.bodies) if span is not None}
    before = ""
    for view in item.paper.views:
        text, tokens = marked(item, view.sentence.start, view.sentence.end)
        for number, token in enumerate(tokens):
            traits = traits_of_decider(
                text, token.start, _mention(item, token), before, "", is_first=not number, block="paragraph"
            )
            label = of_span.get(token.span)
            yield Example(_valued(traits), frozenset([label] if label else []), is_of_paper=False)
        before = text


def _mention(item: Labelled, token: Token) -> BodyMention:
    body = token.mention or _UNKNOWN
    words = item.text[slice(*token.span)]
    is_organ = not body.organ and _ORGAN.search(words) is not None
    return BodyMention(
        body.start, body.end, body.names, body.body_class, body.form, "organ" if is_organ else body.organ, body.is_set
    )
