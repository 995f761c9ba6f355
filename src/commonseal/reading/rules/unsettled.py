"""Posts that a later sentence says are not settled yet: “It is still subject to approval by NHS England”."""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AppointmentDraft

_SIGN_OFF = (
    r"(?:approv\w*|confirm\w*|ratif\w*|sign(?:ed)?[- ]?off|signed off|sign-off|blessing|agree(?:d|ment)?|endors\w*"
    r"|consent"
    r"|go-ahead|green light|nod|clearance|backing|rubber-?stamp\w*|assent|vote|say-so|okay)"
)
_APPOINTMENT = r"(?:appointments?|nomination|choice|selection|promotion|secondment)"
_SUBJECT = (
    rf"(?P<plain>It|That|This|\[B\d+\]|(?:The|This|Their|The whole) (?:move|decision|change|switch|job|post|role"
    rf"|step|news))"
    rf"|(?:The|This|That|His|Her|Their|\[P\d+\](?:'s)?|Both|All|These|Such) (?:\w+ )?{_APPOINTMENT}"
)
_OPEN = (
    r"(?:(?:is|are|remains?|was|were|will be) (?:still |also |both |all )?(?:subject to|awaiting|waiting for"
    r"|conditional"
    r" (?:on|upon)|dependent on|contingent on|pending)"
    r"|(?:still |also )?(?:depends? on|awaits?|needs?|requires?|hinges? on|rests? on)"
    r"|(?:has|have|had) (?:still |yet )?(?:to be|to get|to win|to go to|to go before|to secure|not yet been|not been)"
    r"|(?:must|will have to|will need to|still has to|still have to|would have to|is to|are to|is still to|is yet to)"
    r" (?:still |now |first )?(?:be|get|win|secure|go to|go before))"
)
_UNSETTLED = re.compile(
    rf"^\W*(?:But |However,? |And |Though )?(?:{_SUBJECT}) {_OPEN}\b(?:[^.;\[]|\[[BGDOP]\d+\]){{0,60}}?\b{_SIGN_OFF}\b"
)
# “Full council has yet to sign it off”
_NOT_DONE = rule_pattern(
    r"^\W*(?:But )?(?:{BG}|(?:Full council|Members|Ministers|Governors|The (?:board|regulator|committee|governors"
    r"|minister))) "
    r"(?:has|have|must|will) (?:yet|still) (?:to |have to )?(?:approve|confirm|ratify|sign|agree|endorse|vote on"
    r"|rubber-stamp)"
    r"(?: off)? (?:it|this|that|the (?:appointment|move|choice|nomination|decision))\b"
)
_OTHER_TOPIC = re.compile(
    r"\b(?:merg\w+|proposals?|joint committee|budget|contract|business case|transfer\w*|takeover|partnership"
    r"|reorganisation|scheme)\b",
    re.IGNORECASE,
)
# “Dr Doe is leaving to become medical director elsewhere”: told in passing of who goes
_GOES_AWAY = frozenset(["leaves to become"])
_REACH = 1200
_SENTENCES = 8


def leave_open(paper: Paper, drafts: Sequence[AppointmentDraft]) -> None:
    """Take posts that were told as settled as only put forward where a sentence soon after says so.

    Args:
        paper: The paper.
        drafts: Its appointments; those meant are changed in place.
    """
    for view in paper.views:
        match = _UNSETTLED.match(view.posts.text) or _NOT_DONE.match(view.posts.text)
        subject = match.groupdict().get("plain", "it") if match else None
        if match is None or not _is_it(view, subject or ""):
            continue
        for draft in _meant(paper, view, drafts, is_plain=subject is not None):
            draft.status = "proposed"
            draft.spans.append((view.sentence.start, view.sentence.end))


def _is_it(view: View, subject: str) -> bool:
    """Say whether a body that a sentence begins with is but an “it” that was taken for one."""
    body = view.posts.item(subject) if subject.startswith("[") else None
    return body is None or (isinstance(body, BodyMention) and body.form == "it")


def _meant(paper: Paper, view: View, drafts: Sequence[AppointmentDraft], *, is_plain: bool) -> list[AppointmentDraft]:
    """The posts to come that were told last before a sentence, with nothing else in between that “it” could mean."""
    here = view.sentence.start
    coming = [
        (max(start for start, _ in draft.spans if start < here), draft)
        for draft in drafts
        if draft.status == "planned"
        and not (draft.rules | {draft.rule}) <= _GOES_AWAY
        and any(here - _REACH < start < here for start, _ in draft.spans)
    ]
    if not coming:
        return []
    last = max(place for place, _ in coming)
    told = paper.view_at(last)
    if told is None or view.number - told.number > _SENTENCES:
        return []
    between = paper.views[told.number + 1 : view.number]
    if is_plain and any(_OTHER_TOPIC.search(other.posts.text) for other in between):
        return []
    return [draft for place, draft in coming if place >= told.sentence.start]
