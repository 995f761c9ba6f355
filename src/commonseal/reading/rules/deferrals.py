"""When what was put off had been due, and when it is to come: “was due to vote on 3 May but put it back to June”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.drafts import DecisionDraft

_OFF = (
    r"(?:\b(?:[Dd]efer(?:s|red|ring|ral)?|DEFER(?:RED)?|[Pp]ostpon(?:e|es|ed|ing|ement)|[Aa]djourn(?:s|ed|ing|ment)?"
    r"|delayed|be (?:taken|considered) (?:again|instead))"
    r"|\b(?:put(?:s|ting)?|push(?:es|ed|ing)?|h[eo]ld(?:s|ing)?|st(?:an|oo)ds?|carr(?:y|ies|ied|ying)|le(?:ft|ave)"
    r"|brought|moved?|kicked)(?: (?:[a-z’'-]+|\[[BGPRF]\d+\](?:'s)?)){0,6}? (?:off|back|over|forward))"
)
_TO_MEETING = (
    r"(?:,? (?:to|until|till|(?P<at>at))(?: \[[BG]\d+\](?:'s)?)?(?: (?:the|its|their|a))?(?: (?:next )?(?:\w+ )?"
    r"meeting(?: of (?:the |its |their )?(?:\[[BG]\d+\]|\w+))?(?: to be held)? (?:on|in|of))?)"
)
_PUT_OFF_TO = rule_pattern(rf"{_OFF}[^.;]{{0,50}}?{_TO_MEETING} (?P<date>{{D}})")
_PUT_OFF_TO_THE_NEXT = re.compile(rf"{_OFF}[^.;]{{0,50}}? (?:to|until|till) (?:the|its|their|our) next meeting\b")
_NEXT_MEETING = rule_pattern(r"\b(?:[Nn]ext|NEXT) (?:[Mm]eeting|MEETING)\b[^\[]{0,60}(?P<date>{D})")
_DUE = rule_pattern(
    r"\b(?:(?:had been|has been|have been|was|were|is|are) (?:\w+ )?(?:due|expected|scheduled|set|meant|supposed|down"
    r"|hoping|asked|to)|had (?:hoped|planned|intended|expected|meant))\b[^.;\[]{0,60}?(?:\[[BGRPF]\d+\][^.;\[]{0,40}?)?"
    r"(?P<date>{D})"
)
# “put back the start from May to October”: the work is put off, and nothing is decided then
_PUT_OFF_OTHER = re.compile(
    r"\b(?:start|launch|opening|go-live|introduction|roll-?out|transfer|move|closure|date|beginning|completion|deadline"
    r"|change|switch|work|merger|takeover|election|vacancy|recruitment)\b",
    re.IGNORECASE,
)
_A_DECISION = re.compile(r"\b(?:decision|vote|item|matter|approval|consideration|report|paper|proposals?|question)\b")
_GOES_ON = re.compile(r"^\W*(?:But |And |However, )?(?:\[[BG]\d+\]|It|They|Members|Councillors) ")
_MONTH = re.compile(r"[\dX]{4}-\d\d")
_DAY_OR_MONTH = re.compile(r"[\dX]{4}-\d\d(?:-\d\d)?")
_NO_OCCASION = re.compile(r"\d{4}|[\d-]+/[\d-]+")  # put off to another year
_FROM_THE_END = 12


def put_off(paper: Paper, view: View, draft: DecisionDraft) -> Iterator[DecisionDraft]:
    """Give what is still to be decided on the day to which it was put off, and the deferral the day it was due.

    Args:
        paper: The paper.
        view: The sentence.
        draft: A decision of it.
    """
    if draft.outcome != "deferred":
        return
    text = view.plain.text
    match = _PUT_OFF_TO.search(text)
    when = view.plain.item(match["date"]) if match else None
    if match is None or not isinstance(when, DateMention):
        yield from _to_the_next(paper, view, draft)
        return
    if match["at"] and when.edtf <= str(paper.published):  # “deferred the item at its meeting on 2 March”
        return
    if _PUT_OFF_OTHER.search(match.group()) and not _A_DECISION.search(match.group()):
        return
    if draft.date and draft.date[-5:] == when.bounded[-5:]:
        draft.date = None
    draft.date = draft.date or _day_it_was_due(paper, view, match.start())
    put_off_to = when.edtf
    is_meeting = text.startswith(" meeting", match.end())
    if (is_meeting and not _DAY_OR_MONTH.fullmatch(put_off_to)) or _NO_OCCASION.fullmatch(put_off_to):
        return
    told_on = draft.date or paper.published
    if told_on and not when.has_year and put_off_to < told_on and put_off_to[:4].isdigit():
        put_off_to = f"{int(put_off_to[:4]) + 1}{put_off_to[4:]}"
    if _MONTH.fullmatch(put_off_to) and (is_meeting or "meeting" in match.group()):
        put_off_to = next((day for day in _next_meeting(paper) if day.startswith(put_off_to)), put_off_to)
    yield _still_to_come(draft, put_off_to)


def set_day_of_the_last(view: View, draft: DecisionDraft, before: Sequence[DecisionDraft]) -> None:
    """“The board supported it on 4 July. It put off the transfer until September”: on the same day, if told no other.

    Args:
        view: The sentence.
        draft: A decision of it.
        before: The decisions of the sentence just before.
    """
    if draft.status != "done" or draft.date or not _GOES_ON.match(view.plain.text):
        return
    if "[D" in _PUT_OFF_TO.sub("", view.plain.text):
        return
    days = {other.date for other in before if other.status == "done" and other.body == draft.body}
    draft.date = days.pop() if len(days) == 1 else None


def _still_to_come(draft: DecisionDraft, day: str) -> DecisionDraft:
    return DecisionDraft(draft.body, draft.subject, "pending", list(draft.spans), "put off to a day", date=day)


def _to_the_next(paper: Paper, view: View, draft: DecisionDraft) -> Iterator[DecisionDraft]:
    """“Deferred to the next meeting”, where the paper ends with the day of that."""
    if _PUT_OFF_TO_THE_NEXT.search(view.plain.text):
        yield from (_still_to_come(draft, day) for day in _next_meeting(paper)[:1])


def _next_meeting(paper: Paper) -> list[str]:
    """The day that the end of the paper gives as that of the next meeting."""
    found = []
    for view in paper.views[-_FROM_THE_END:]:
        match = _NEXT_MEETING.search(view.plain.text)
        when = view.plain.item(match["date"]) if match else None
        if isinstance(when, DateMention):
            found.append(when.edtf)
    return found


def _day_it_was_due(paper: Paper, view: View, until: int) -> str | None:
    """“had been due to decide on 13 November … but put it back”: where nothing tells when it was put off."""
    due = _DUE.search(view.plain.text, 0, until)
    if due is None:
        return None
    first, last = due.span("date")
    return day_of(paper, view.plain, first, first, (first, last, last), is_pending=False, looks_back=False)
