"""Questions and answers: what a question asks about is claimed as far as its answer goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.context import says
from commonseal.reading.paper import Paper, View
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft

_YES = re.compile(
    r"^\W*(?:Yes|That is right|That's right|It is|They (?:do|will|are)|We (?:do|will|are)|Correct)\b(?!\s*not)",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:have|has|are|is) (?:asked|asking|been asked|invited|proposing|proposed|consulting)\b", re.IGNORECASE
)
_USED_TO = re.compile(r"\b(?:used to|until \[D\d+\]|no longer)\b", re.IGNORECASE)


def answered(paper: Paper, answer: Sequence[View], asked: Iterable[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """Give the arrangements that a question asks about and its answer confirms, proposes or rules out.

    Args:
        paper: The paper.
        answer: The sentences after the question.
        asked: What the question would claim if it were a statement.
    """
    if not answer or not answer[0].plain.text.strip():
        return
    first = answer[0].plain.text
    words = " ".join(view.plain.text for view in answer if not view.plain.text.rstrip().endswith("?"))
    for draft in asked:
        if _YES.match(first):
            draft.status = "agreed" if draft.status in {"agreed", "proposed", "considered"} else "existing"
        elif says("rejected", words):
            draft.status = "rejected"
        elif _ASKED.search(words):
            draft.status = "proposed"
        elif _USED_TO.search(first):
            draft.status = "ended"
        else:
            continue
        _with_those_of_answer(paper, draft, answer[0])
        draft.spans.append((answer[0].sentence.start, answer[0].sentence.end))
        draft.rule, draft.is_passing = "question and answer", False
        draft.signals |= {"asked and answered"}
        yield draft


def _with_those_of_answer(paper: Paper, draft: ArrangementDraft, answer: View) -> None:
    """“Will you share a depot? – We have asked Somewhere”: the paper's own body and the one the answer names."""
    if "parties inherited" not in draft.signals or len(paper.author) != 1:
        return
    others = [name for body in answer.bodies for name in body.names if can_be_party(paper.class_of(name))]
    parties = tuple(dict.fromkeys((*paper.author, *others)))
    if len(parties) > 1:
        draft.parties = parties
