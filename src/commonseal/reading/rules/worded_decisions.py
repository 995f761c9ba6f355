"""Decisions told in words that no rule knows: a model says which body decides how, the usual stages the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.context import attribution_of
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_drafts import clause_of, is_procedural, names_of, subject_of
from commonseal.reading.rules.drafts import DecisionDraft
from commonseal.reading.wording import Heard, shipped, traits_of_decider

RULE = "words of a decision"
PENDING = "pending"
_BODY = re.compile(r"\[[BG]\d+\]")


def worded_decisions(paper: Paper, view: View, before: str, known: Collection[str]) -> Iterator[DecisionDraft]:
    """Give the decisions that the words of a sentence tell and no rule has read.

    Args:
        paper: The paper.
        view: The sentence.
        before: The sentence before it, marked.
        known: The bodies whose decisions rules have read in it.
    """
    if view.sentence.block.kind == "heading" or is_procedural(view.plain.text):
        return
    told = set(known)
    for number, match in enumerate(_BODY.finditer(view.plain.text)):
        body = view.plain.item(match.group())
        if not isinstance(body, BodyMention):
            continue
        names = [name for name in names_of(paper, view.plain, match.group()) if not _is_told(name, body, told)]
        heard = _heard(view, match, body, before, is_first=not number) if names else None
        if heard is not None:
            told.update(names)
            yield from _drafts(paper, view, match, body, names, heard)


def _is_told(name: str, body: BodyMention, told: Collection[str]) -> bool:
    """Say whether a decision of the body, or of its organ or of a set it is in, is known."""
    return any(name == other or other.startswith(f"{name} ") or other in body.names for other in told)


def _heard(view: View, match: re.Match[str], body: BodyMention, before: str, *, is_first: bool) -> Heard | None:
    traits = traits_of_decider(
        view.plain.text,
        match.start(),
        body,
        before,
        view.section,
        is_first=is_first,
        block=view.sentence.block.kind,
    )
    return max(shipped("decisions").heard(traits), key=lambda heard: heard.likely, default=None)


def _drafts(
    paper: Paper, view: View, match: re.Match[str], body: BodyMention, names: list[str], heard: Heard
) -> Iterator[DecisionDraft]:
    marked = view.plain
    first, last = clause_of(marked.text, *match.span())
    span = marked.source(first, last)
    is_pending = heard.label == PENDING
    when = day_of(paper, marked, match.end(), match.end(), (first, last, last), is_pending=is_pending)
    for name in names:
        yield DecisionDraft(
            name,
            subject_of(paper, span),
            "pending" if is_pending else "done",
            [span],
            RULE,
            date=when,
            outcome=None if is_pending else cast("Outcome", heard.label),
            attribution=attribution_of(paper.document, [span], marked.text[first:last] if is_pending else ""),
            signals={"by its words", f"body as {body.form}"},
        )
