"""For how long an agreement runs: its first and last day, told once for all that is pooled and delegated under it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import ArrangementDraft

_LABEL = rule_pattern(
    r"^\W*(?:[\d.]+ )?(?:runs?|term|period|duration|length|dates?|agreement (?:term|period)|term of (?:the )?agreement"
    r"|in force|effective)\b:?[\s|:–-]*(?:from )?{D:first} ?(?:to|until|till|–|-|and ends) ?{D:last}"
)
_TOLD = rule_pattern(
    r"\b(?:agreement|arrangements?|section \S+|partnership|deed|fund)\b(?:[^.;\[]|\[B\d+\]|\[F\d+\]){0,90}?"
    r"(?:(?:started|began|begins|starts|commenced|commences|took effect|takes effect|came into force|dates)(?: from"
    r"| on| in| back to)?"
    r"|(?:to )?runs? from|for the period(?: from)?|in force from|covers the period(?: from)?|with effect from"
    r"|running from)"
    r" {D:first},? "
    r"(?:to|until|(?:and|which) (?:\w+ ){0,2}?(?:lasts?|runs?|continues?|expires?|ends?|extended)(?: on| in| until|"
    r" to)?"
    r"|(?:is|was|has been) extended (?:to|until)) {D:last}"
)
_ABOUT = re.compile(
    r"\b(?:section|s\.?) ?(?:75|\[F)|\bpooled\b|\bpartnership agreement\b|\bheads of terms\b", re.IGNORECASE
)
_UNDER_IT = frozenset(["pooled_budget", "delegation"])
_HEAD = 15


@dataclass(frozen=True, slots=True)
class _Term:
    """The period of one agreement, and where the paper tells it."""

    view: View
    start: str
    end: str

    def is_running(self, published: str | None) -> bool:
        """Say whether the period has begun and is not over on the paper's own day."""
        if published is None:
            return False
        return self.start[: len(published)] <= published and published[: len(self.end)] <= self.end

    def is_ahead(self, published: str | None) -> bool:
        """Say whether the period begins after the paper's own day."""
        return published is not None and self.start[: len(published)] > published


def set_terms(paper: Paper, drafts: Sequence[ArrangementDraft]) -> None:
    """Give what is pooled or delegated the first and last day of the agreement it stands under.

    A term told in the head of a paper on one agreement goes for the whole of it, another for its own section.

    Args:
        paper: The paper.
        drafts: Its arrangements; those with a date of their own, and those that are over, are left as they are.
    """
    terms = list(_terms(paper))
    if not terms:
        return
    starts = [view.sentence.start for view in paper.views]
    head = " ".join(view.plain.text for view in paper.views[:_HEAD])
    of_all = [term for term in terms if term.view.number < _HEAD] if _ABOUT.search(head) else []
    for draft in drafts:
        if (
            draft.type not in _UNDER_IT
            or draft.start
            or draft.end
            or draft.status in {"ended", "rejected", "considered"}
        ):
            continue
        view = paper.views[max(0, bisect_right(starts, draft.spans[0][0]) - 1)]
        near = [term for term in terms if term.view.section == view.section and term.view.section]
        term = _fitting(draft, view, near, paper.published) or _fitting(draft, view, of_all, paper.published)
        if term is not None:
            draft.start, draft.end = term.start, term.end
            if term.is_running(paper.published) and term.view.number == view.number - 1:
                draft.status = "existing"
                draft.signals.discard("status assumed")
            draft.spans.append((term.view.sentence.start, term.view.sentence.end))
            draft.signals.add("dates of the agreement")


def _fitting(draft: ArrangementDraft, view: View, terms: Sequence[_Term], published: str | None) -> _Term | None:
    """The one term that can be meant: of the agreement that runs, or of the one to come, where a paper tells both.

    What the words call the new agreement has the term to come, and so has what is only agreed or proposed.
    """
    if len(terms) > 1:
        is_new = _NEW.search(view.plain.text) is not None
        is_old = _OLD.search(view.plain.text) is not None or terms[0].view.number == view.number - 1
        is_to_come = is_new or (draft.status in {"agreed", "proposed"} and not is_old)
        terms = [term for term in terms if (term.is_ahead if is_to_come else term.is_running)(published)]
    return terms[0] if len(terms) == 1 else None


_NEW = re.compile(
    r"\b(?:new|proposed|renewed|revised|replacement|next) (?:\w+ ){0,3}(?:agreement|arrangement|deed|term"
    r"|partnership)s?\b"
)
_OLD = re.compile(
    r"\b(?:present|current|existing|previous|old) (?:\w+ ){0,3}(?:agreement|arrangement|deed|term|partnership)s?\b"
)


def _terms(paper: Paper) -> list[_Term]:
    found = []
    for view in paper.views:
        text = view.plain.text
        if text.count("[D") < 2:
            continue
        match = _LABEL.match(text) or _TOLD.search(text)
        first, last = (view.plain.item(match["first"]), view.plain.item(match["last"])) if match else (None, None)
        if isinstance(first, DateMention) and isinstance(last, DateMention):
            found.append(_Term(view, first.edtf, last.edtf))
    return found
