"""What was put to bodies and has been approved by all of them: agreed, though its own sentence only proposes it.

Minutes tell first what a paper proposed, then that another body has approved it, and in the end what was resolved.
Conventions: an arrangement is agreed when all its parties have decided for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import ArrangementDraft, DecisionDraft, Span

_BEFORE = 300
_AFTER = 4_000  # letters within one item of an agenda
_MINUTES = re.compile(r"\b(?:RESOLVED|Apologies|In attendance|[Mm]inutes of the (?:last|previous) meeting)\b")
_NO_GIVERS = frozenset(["committee", "organ"])


def settle_by_decisions(
    paper: Paper, decisions: Sequence[DecisionDraft], arrangements: Sequence[ArrangementDraft]
) -> None:
    """Take as agreed what every party has approved under the same heading.

    Args:
        paper: The paper.
        decisions: Its decisions.
        arrangements: Its arrangements; those put as proposed are changed in place.
    """
    approved = [draft for draft in decisions if draft.status == "done" and draft.outcome == "approved"]
    pending = [draft for draft in decisions if draft.status == "pending"]
    if not approved or _MINUTES.search(paper.document.flow) is None:
        return
    starts = [view.sentence.start for view in paper.views]
    for draft in arrangements:
        if draft.status != "proposed" or draft.type == "merger" or len(draft.parties) < 2:
            continue
        parties = [name for name in draft.parties if paper.class_of(name) not in _NO_GIVERS and name[:1].isupper()]
        spans = [_approval(paper, starts, draft, name, approved) for name in parties]
        is_still_open = any(_approval(paper, starts, draft, name, pending) for name in parties)
        if parties and all(spans) and not is_still_open:
            draft.status = "agreed"
            draft.weighed = {}
            draft.spans += [span for span in spans if span is not None and span not in draft.spans]
            draft.signals.add("approved by all")


def _approval(
    paper: Paper, starts: Sequence[int], draft: ArrangementDraft, name: str, decisions: Sequence[DecisionDraft]
) -> Span | None:
    """Where one of the decisions is a party's and stands in the item that speaks of an arrangement, or nothing."""
    here = draft.spans[0][0]
    section = paper.views[max(0, bisect_right(starts, here) - 1)].section
    for decision in decisions:
        if decision.body != name and not decision.body.startswith(f"{name} "):
            continue
        for span in decision.spans:
            near = here - _BEFORE <= span[0] <= here + _AFTER
            if near and paper.views[max(0, bisect_right(starts, span[0]) - 1)].section == section:
                return span
    return None
