"""What later sentences say of the body that a merger makes: what it will be called, and when it takes over.

“A and B are to become one. The new CCG will be called C and will come into being on 1 April”: the day is the merger's.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.endings import is_ahead

_KINDS = (
    r"(?:CCGs?|clinical commissioning group|ICBs?|integrated care board|organisation|council|authority|trust|body"
    r"|unitary|school|academy|practice|surgery|college|federation|association|charity|company|force|district|board)"
)
_NEW = (
    r"(?:The|This|Our|Their) (?:new|merged|combined|single|enlarged|successor|larger|united)"
    rf"(?: [\w-]+){{0,2}}? {_KINDS}"
)
_WILL = (
    r"(?: (?:will|would|should|is|are|was|were|has|have|had|to|be|been|due|set|expected|planned|formally|first|then"
    r"|officially|legally|now|also|both)){0,6}"
)
_BEGUN = (
    _WILL + r" (?:starts?|started|begins?|began|opens?|opened|launch(?:es|ed)?|take over|takes over|took over"
    r"|(?:come|comes|came) into (?:being|existence|effect|force|operation)|established|formed|created|set up"
    r"|operational|in place|vested|go live|exists?|(?:replace|replaces|replaced|succeed|succeeds) [^.;]{2,60}?)"
    r"(?: work| life| operations?| formally| officially| legally)?"
    r",? (?P<lead>on|in|from|with effect from|at|not before|no earlier than)"
    r"(?: (?:the )?(?:start|beginning) of)? {D:date}"
)
_CALLED = rf"{_WILL} (?:called|known as|named|take the name(?: of)?) (?:the )?{{B:called}}"
# “It will be called [B] and will take over on [D]”, “The new council, [B], will formally start on [D]”
_GIVEN = (
    r"(?:(?:subject to|if|provided|assuming|pending|once|with|under|should|as things stand|all being well)\b"
    r"(?:[^.;:,\[\]]|\[[A-Z]\d+\]){0,80}, |(?:[^.;:,\[\]]|\[[A-Z]\d+\]){1,60} (?:hopes?|expects?|plans?|intends?"
    r"|aims?|says?"
    r"|said|hoped|expected) (?:that )?)?"
)
_TOLD = rule_pattern(
    rf"^\W*(?:[\d.]+ )?{_GIVEN}(?P<who>It|{{B}}|{_NEW})(?:, (?:to be (?:called|known as"
    rf"|named) )?(?:the )?{{B:named}},)?"
    rf"(?:{_CALLED}(?=,? and|,? which|,|\.|;|$))?(?:,? (?:and|which)|,)?(?P<begun>{_BEGUN})?"
)
_REACH = 1600  # how many letters before a sentence the merger may stand that makes its body
_AFTER_ALL = frozenset(["agreed", "proposed", "existing"])


def set_new_bodies(paper: Paper, drafts: Sequence[ArrangementDraft]) -> None:
    """Give mergers the name and the first day that later sentences give the body that they make.

    Args:
        paper: The paper.
        drafts: Its arrangements; what is over, rejected or only thought of is left as it is.
    """
    mergers = [draft for draft in drafts if draft.type == "merger" and draft.status in _AFTER_ALL]
    if not mergers:
        return
    for view in paper.views:
        if view.sentence.block.kind == "heading" or (match := _TOLD.match(view.plain.text)) is None:
            continue
        name = _name_told(paper, view, match)
        is_plain = match["begun"] is not None and not match["who"].startswith(("It", "it", "["))
        draft = _meant(mergers, view, name) if name or is_plain else None
        if draft is not None:
            if len(paper.registry.future_names) == 1:
                draft.name = draft.name or name
            _begin(paper, draft, view, match)


def _name_told(paper: Paper, view: View, match: re.Match[str]) -> str | None:
    """The coming body that a sentence names as what it speaks of."""
    for key in ("called", "named", "who"):
        token = match[key]
        body = view.plain.item(token) if token and token.startswith("[") else None
        if isinstance(body, BodyMention) and len(body.names) == 1 and body.names[0] in paper.registry.future_names:
            return body.names[0]
    return None


def _meant(mergers: Sequence[ArrangementDraft], view: View, name: str | None) -> ArrangementDraft | None:
    """The merger that makes the body: the one with its name, else the one spoken of last in the sentences before."""
    if name is not None and (same := [draft for draft in mergers if draft.name == name]):
        return same[0] if len(same) == 1 else None
    here = view.sentence.start
    before = [
        draft for draft in mergers if draft.name in {None, name} and any(start < here for start, _ in draft.spans)
    ]
    if not before:
        return None
    last = max(before, key=lambda draft: max(start for start, _ in draft.spans if start < here))
    return last if here - max(start for start, _ in last.spans if start < here) < _REACH else None


def _begin(paper: Paper, draft: ArrangementDraft, view: View, match: re.Match[str]) -> None:
    date = view.plain.item(match["date"]) if match["begun"] else None
    if draft.start is not None or not isinstance(date, DateMention) or "/" in date.edtf:
        return
    draft.start = date.bounded
    if draft.status == "existing" and is_ahead(draft.start, paper.published):
        draft.status = "agreed"
    draft.spans.append((view.sentence.start, view.sentence.end))
    draft.signals.add("date in another sentence")
