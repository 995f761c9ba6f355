"""The first day that a headline alone tells: “Joint chief for councils from May”, above a story that names no day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.endings import is_ahead
from commonseal.reading.rules.sharing import spotted

_FROM = rule_pattern(r"\b(?P<lead>from|since|starts?(?: in| on)?|begins?(?: in| on)?|in|on) {D:date}(?!'s)")
# A day beside these words is that of a step on the way
_ON_THE_WAY = re.compile(
    r"\b(?:vot\w*|decid\w*|decision|meet\w*|consult\w*|report\w*|rul\w*|talks|debate\w*|ballot\w*|end|ends|split|quit|leave)\b",
    re.IGNORECASE,
)
_MERGES = re.compile(r"\bmerg(?:e|er|es|ing)\b", re.IGNORECASE)
_TOP = 6
_NEAR = 15


def set_headline_dates(paper: Paper, drafts: Sequence[ArrangementDraft]) -> None:
    """Give the first arrangement of a story the day that the headline above it gives to one of its type.

    Args:
        paper: The paper.
        drafts: Its arrangements; those that have a first day are left as they are.
    """
    for view in paper.views[:_TOP]:
        match = _FROM.search(view.posts.text) if view.sentence.block.kind == "heading" else None
        date = view.posts.item(match["date"]) if match else None
        if match is None or not isinstance(date, DateMention) or _ON_THE_WAY.search(view.posts.text):
            continue
        kinds = set(_kinds(view))
        draft = next((d for d in drafts if d.type in kinds and d.spans[0][0] >= view.sentence.end), None)
        if draft is None or draft.start or not _is_near(paper, view, draft):
            continue
        is_to_come = is_ahead(date.bounded, paper.published)
        if is_to_come if match["lead"].lower() == "since" else is_to_come == (draft.status == "existing"):
            continue
        draft.start = date.bounded
        draft.spans.append((view.sentence.start, view.sentence.end))
        draft.signals.add("date in another sentence")


def _is_near(paper: Paper, view: View, draft: ArrangementDraft) -> bool:
    reach = paper.views[min(len(paper.views) - 1, view.number + _NEAR)].sentence.end
    return draft.status in {"agreed", "existing", "proposed"} and draft.spans[0][0] < reach


def _kinds(view: View) -> Iterator[ArrangementType]:
    for found in spotted(view):
        yield found.kind
    if _MERGES.search(view.posts.text):
        yield "merger"
