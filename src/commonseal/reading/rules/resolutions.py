"""Decisions that layout tells: resolutions in minutes, lists under a body, labels and lists of approvals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from commonseal.reading.claims import Outcome
from commonseal.reading.dates import DateMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_drafts import drafts_for, is_minutes, is_procedural, meeting_date, subject_of
from commonseal.reading.rules.decision_patterns import (
    AGENTLESS,
    APPROVALS,
    BODY_DATE,
    IMPERSONAL,
    ITEM_DONE,
    LABEL,
    LISTED_DATE,
    NOTED,
    OUTCOMES,
)
from commonseal.reading.rules.drafts import DecisionDraft


def find_in(paper: Paper, view: View, organ: str | None) -> Iterator[DecisionDraft]:
    """Find the decisions that a sentence without a deciding body of its own still tells.

    Args:
        paper: The paper.
        view: The sentence.
        organ: The organ whose meeting the paper records, when it records one.
    """
    text = view.plain.text
    if label := LABEL.match(text):
        for match in BODY_DATE.finditer(text):
            yield from _labelled(paper, view, match, label)
    elif (APPROVALS.search(view.section) or APPROVALS.search(view.intro)) and LISTED_DATE.match(text):
        for listed in BODY_DATE.finditer(text):
            yield from dated(paper, view, listed, "list of approvals")
    elif view.intro_bodies and (item := ITEM_DONE.match(text)):
        yield from _listed(paper, view, item)
    elif organ and IMPERSONAL.match(text):
        yield from _impersonal(paper, view, organ)
    elif organ and is_minutes(paper) and (agentless := AGENTLESS.search(text)):
        yield from _agentless(paper, view, agentless, organ)


def _impersonal(paper: Paper, view: View, organ: str) -> Iterator[DecisionDraft]:
    text = view.plain.text
    if is_procedural(text):
        return
    outcome: Outcome = "approved"
    if NOTED.search(text):
        outcome = "considered"
    elif re.search(r"\b(?:deferred|postponed)\b", text, re.IGNORECASE):
        outcome = "deferred"
    elif re.search(r"\b(?:declined|refused|rejected|not approved|not agreed)\b", text, re.IGNORECASE):
        outcome = "rejected"
    span = (view.sentence.start, view.sentence.end)
    when = meeting_date(paper) or paper.published
    yield DecisionDraft(organ, subject_of(paper, span), "done", [span], "resolution", date=when, outcome=outcome)


def _listed(paper: Paper, view: View, match: re.Match[str]) -> Iterator[DecisionDraft]:
    """“The Governing Body: (a) approved …; (b) deferred …”: each item is a decision of the body above."""
    deciders = [
        body for body in view.intro_bodies if body.organ or body.body_class in {"national", "committee", "organ"}
    ]
    outcome: Outcome | None = next((o for o in OUTCOMES if match.groupdict().get(o)), None)
    if not deciders or outcome is None:
        return
    span = (view.sentence.start, view.sentence.end)
    yield DecisionDraft(
        deciders[0].deciding[0],
        subject_of(paper, span),
        "done",
        [span],
        "list of decisions",
        date=meeting_date(paper) or paper.published,
        outcome=outcome,
    )


def _labelled(paper: Paper, view: View, match: re.Match[str], label: re.Match[str]) -> Iterator[DecisionDraft]:
    """“Approved by: Cabinet, 6 March; Board, 15 March”: each body named has done what the label says."""
    when = view.plain.item(match["date"])
    if isinstance(when, DateMention):
        for draft in drafts_for(paper, view, match, "label", cast("Outcome", label.lastgroup), is_pending=False):
            draft.date = when.bounded
            yield draft


def dated(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    """A body and a day: done if the day is past, to come if it is not."""
    when = view.plain.item(match["date"])
    if not isinstance(when, DateMention):
        return
    is_past = bool(paper.published) and when.edtf < str(paper.published)
    for draft in drafts_for(paper, view, match, rule, "approved" if is_past else None, is_pending=not is_past):
        draft.date = when.bounded
        yield draft


def _agentless(paper: Paper, view: View, match: re.Match[str], organ: str) -> Iterator[DecisionDraft]:
    """In minutes “the recommendation was approved” is the meeting's own decision."""
    if is_procedural(view.plain.text):
        return
    outcome = cast("Outcome", match.lastgroup)
    span = (view.sentence.start, view.sentence.end)
    yield DecisionDraft(
        organ,
        subject_of(paper, span),
        "done",
        [span],
        "decided at the meeting",
        date=meeting_date(paper) or paper.published,
        outcome=outcome,
    )
