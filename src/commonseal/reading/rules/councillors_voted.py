"""“Councillors voted 32 to 14 …” without their council, where no meeting is told: the council last named."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading.context import attribution_of
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.deciders import councillors_alone
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_drafts import clause_of, is_minutes, subject_of
from commonseal.reading.rules.drafts import DecisionDraft
from commonseal.reading.rules.verb_groups import Group

_ELECTED = frozenset(["council", "authority", "fire"])
_OPENING_SENTENCES = 4


def find_in(paper: Paper, view: View, groups: list[Group]) -> Iterator[DecisionDraft]:
    """Give what the council last named decided.

    Args:
        paper: The paper.
        view: The sentence.
        groups: Its verbs of deciding.
    """
    councils = [body.names[0] for body in view.before if body.body_class in _ELECTED and len(body.names) == 1]
    text = view.plain.text
    if not councils and view.number < _OPENING_SENTENCES:
        first_named = sorted(paper.registry.of_class("council"), key=lambda body: min(body.mentions))
        councils = [body.name for body in first_named[:1]]
    if is_minutes(paper) or (paper.registry.of_class("ccg") and "embers" in text):
        return  # those who meet, whose minutes tell it of the meeting; and members of a CCG are its practices
    for group in groups:
        first, last = clause_of(text, group.start, group.end)
        verb = group.form.verb
        if group.passive or group.time not in {"done", "to come"} or not councillors_alone(text, first, group):
            continue
        if not councils or group.negated or (verb.outcome is None and group.time == "done"):
            continue
        span = view.plain.source(first, last)
        is_pending = group.time == "to come"
        bounds = (first, last, last)
        yield DecisionDraft(
            councils[-1],
            subject_of(paper, span),
            "pending" if is_pending else "done",
            [span],
            "councillors voted",
            date=day_of(paper, view.plain, group.form.tail, group.start, bounds, is_pending=is_pending),
            outcome=None if is_pending else verb.outcome,
            attribution=attribution_of(paper.document, [span], text[first:last] if is_pending else ""),
            signals={"body inherited"},
        )
