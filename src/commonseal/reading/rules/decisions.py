"""Who has decided, and who has to: votes, approvals, refusals, and what is still to be put to a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from commonseal.reading.claims import Outcome
from commonseal.reading.context import clause_around, says
from commonseal.reading.dates import DateMention
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import resolutions
from commonseal.reading.rules.decision_drafts import drafts_for, is_minutes, is_procedural, meeting_date, put_off
from commonseal.reading.rules.decision_patterns import (
    AND_TO_BODY_ON,
    CONTINUED,
    DONE_PATTERNS,
    MAY_DECIDE,
    OUTCOMES,
    PENDING,
    RECOMMENDATION,
    RECOMMENDED,
    RELATIVE,
    TO_BODY_ON,
)
from commonseal.reading.rules.drafts import DecisionDraft, Span


def find(paper: Paper, rows: frozenset[int]) -> Iterator[DecisionDraft]:
    """Find the decisions of a paper, taken and to come; ``rows`` are the sentences that are rows of tables."""
    organ = _organ_of_paper(paper)
    last: str | None = None
    for view in paper.views:
        if view.number in rows:
            continue
        for draft in _in_view(paper, view, organ):
            later = list(put_off(view, draft))
            _relative_date(draft, view, last)
            if draft.status == "done" and draft.date is None and draft.body == organ and is_minutes(paper):
                draft.date = meeting_date(paper) or paper.published
            last = draft.date or last
            yield draft
            yield from later


def _in_view(paper: Paper, view: View, organ: str | None) -> Iterator[DecisionDraft]:
    text = view.plain.text
    if "[B" not in text and "[G" not in text and not MAY_DECIDE.search(text):
        return
    if says("hope", text) and not re.search(r"\bhope to have (?:its|their|\[B\d+\]) decision", text):
        return
    taken: list[Span] = []
    yield from _to_come(paper, view, taken)
    if not taken and RECOMMENDATION.search(view.section) and (recommended := RECOMMENDED.match(text)):
        for draft in drafts_for(paper, view, recommended, "recommended to", None, is_pending=True):
            draft.date = draft.date or paper.published
            yield draft
        return
    yield from _taken(paper, view, taken)
    yield from _on_days(paper, view, taken)
    if not taken:
        yield from resolutions.find_in(paper, view, organ)


def _to_come(paper: Paper, view: View, taken: list[Span]) -> Iterator[DecisionDraft]:
    text = view.plain.text
    for pattern, rule, needle in PENDING:
        for match in pattern.finditer(text) if needle in text else ():
            if not _is_taken(taken, match):
                taken.append(match.span())
                yield from _pending(paper, view, match, rule)
                yield from _continued(paper, view, match)


def _taken(paper: Paper, view: View, taken: list[Span]) -> Iterator[DecisionDraft]:
    text = view.plain.text
    for pattern, rule, needle in DONE_PATTERNS:
        for match in pattern.finditer(text) if needle in text else ():
            if _is_taken(taken, match):
                continue
            found = list(_done(paper, view, match, rule))
            if found:
                taken.append(match.span())
            yield from found


def _on_days(paper: Paper, view: View, taken: list[Span]) -> Iterator[DecisionDraft]:
    for pattern in (TO_BODY_ON, AND_TO_BODY_ON):
        for match in pattern.finditer(view.plain.text):
            if not _is_taken(taken, match):
                taken.append(match.span())
                yield from resolutions.dated(paper, view, match, "to a body on a day")


def _is_taken(taken: list[Span], match: re.Match[str]) -> bool:
    groups = match.groupdict()
    who = match.span(next(key for key in ("who", "second", "third") if groups.get(key)))
    return any(a <= who[0] < b for a, b in taken)


def _done(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    marked = view.plain
    groups = match.groupdict()
    first, last = clause_around(marked.text, *match.span())
    clause = marked.text[first:last]
    if re.search(r"\b(?:not|never)\b", groups.get("adverbs") or "") or re.search(
        r"\b(?:if|once|unless|should|when|until|whether|provided(?: that)?)\b",
        marked.text[max(first, match.start() - 25) : match.start()],
        re.IGNORECASE,
    ):
        return
    if is_procedural(clause):
        return
    outcome: Outcome | None = next((o for o in OUTCOMES if groups.get(o)), "approved" if groups.get("be") else None)
    if outcome is None:
        return
    is_pending = rule == "decided by" and (
        groups.get("be") in {"be", "being", None} and not re.search(r"\b(?:was|were|been|is|are)\b", match.group())
    )
    if (
        is_pending
        and groups.get("be") is None
        and not re.search(r"\b(?:will|would|to|must)\b", clause[: match.start() - first])
    ):
        is_pending = False
    body = view.plain.item(groups["who"]) if groups.get("who") else None
    if outcome == "considered" and isinstance(body, BodyMention) and body.form in {"it", "they", "us"}:
        return
    yield from drafts_for(paper, view, match, rule, None if is_pending else outcome, is_pending=is_pending)


def _pending(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    first, last = clause_around(view.plain.text, *match.span())
    if re.search(r"\b(?:not|no|nor|never|nobody|without)\b", view.plain.text[first : match.end()], re.IGNORECASE):
        return
    if is_procedural(view.plain.text[first:last]):
        return
    yield from drafts_for(paper, view, match, rule, None, is_pending=True)


def _continued(paper: Paper, view: View, match: re.Match[str]) -> Iterator[DecisionDraft]:
    """“…will take the paper on 14 March and the governors on 21 March”: the next body does the same."""
    marked = view.plain
    following = CONTINUED.search(marked.text, match.end(), match.end() + 70)
    if following is None:
        return
    when = marked.item(following["date"])
    if isinstance(when, DateMention):
        for draft in drafts_for(paper, view, following, "and then", None, is_pending=True):
            draft.date = when.bounded
            yield draft


def _relative_date(draft: DecisionDraft, view: View, last: str | None) -> None:
    match = RELATIVE.search(view.plain.text)
    if draft.date or not match or not last or not re.fullmatch(r"\d{4}-\d\d-\d\d", last):
        return
    step = {"week": -7, "before": -1, "after": 1, "later": 7}[str(match.lastgroup)]
    draft.date = (date.fromisoformat(last) + timedelta(days=step)).isoformat()


def _organ_of_paper(paper: Paper) -> str | None:
    """The organ whose meeting or decisions the paper records: the first one in its head, or the paper's own body."""
    for view in paper.views[:9]:
        for body in view.bodies:
            if body.organ and not body.is_set and body.form != "organs":
                return body.deciding[0]
    return paper.author[0] if len(paper.author) == 1 else None
