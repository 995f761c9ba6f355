"""Days that a sentence tells beside its calendar dates: “last night”, “on Tuesday”, and days shared out one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.decision_patterns import AT_THAT_MEETING, RELATIVE
from commonseal.reading.rules.drafts import DecisionDraft

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = re.compile(
    r"\b(?:(?P<today>today|tonight|this (?:morning|afternoon|evening))|(?P<before>yesterday|last night)"
    r"|(?P<next>tomorrow)|(?:on|last|next|this)\s+(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_TWO_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


def set_near_day(paper: Paper, draft: DecisionDraft) -> None:
    """Give an undated decision the day that its words count from the paper's own: “voted last night”.

    Args:
        paper: The paper; without a full date of its own nothing can be counted.
        draft: The decision.
    """
    if draft.date or not paper.published or not re.fullmatch(r"\d{4}-\d\d-\d\d", paper.published):
        return
    words = " ".join(paper.document.flow[start:end] for start, end in draft.spans[:1])
    found = list(_NEAR.finditer(words))
    if len(found) != 1 or (draft.status == "done" and _IS_TO.search(words, 0, found[0].start())):
        return
    day = _counted(date.fromisoformat(paper.published), found[0], is_pending=draft.status == "pending")
    draft.date = day.isoformat() if day else None


# “A has objected and B is expected to follow suit on Monday”: the day of what is to come
_IS_TO = re.compile(r"\b(?:will|(?:is|are) (?:\w+ )?(?:expected|due|set|to))\b[^,;]*$")


def near_day(paper: Paper, words: str) -> str | None:
    """Give the day that words such as “last night” mean, counted from the paper's own; without one, nothing.

    Args:
        paper: The paper.
        words: The words.
    """
    match = _NEAR.search(words)
    if match is None or not paper.published or not re.fullmatch(r"\d{4}-\d\d-\d\d", paper.published):
        return None
    day = _counted(date.fromisoformat(paper.published), match, is_pending=False)
    return day.isoformat() if day else None


def _counted(own: date, match: re.Match[str], *, is_pending: bool) -> date | None:
    """The day meant, or none when a decision taken would lie ahead or one to come behind."""
    if match["weekday"]:
        distance = (_WEEKDAYS.index(match["weekday"].lower()) - own.weekday()) % 7
        return own + timedelta(days=distance or 7) if is_pending else own - timedelta(days=(7 - distance) % 7 or 7)
    if match["today"]:
        return own
    if match["next"]:
        return own + timedelta(days=1) if is_pending else None
    return None if is_pending else own - timedelta(days=1)


_ITS_ANSWER = rule_pattern(
    r"\b(?:with|and|hop(?:es?|ing) (?:to have|for)|expect(?:s|ing)?) (?:an?|its|the|\[[BG]\d+\](?:'s)?) (?:final "
    r"|formal )?"
    r"(?:decision|ruling|verdict|answer|outcome|response) (?:due |expected |to follow |promised )?(?:in|on|by|before"
    r"|at) (?P<date>{D})"
    r"|\b(?:will|would|must|should|shall|(?:is|are|was|were)(?: due| expected| set)? to|expects? to|aims? to|hopes? to"
    r"|intends? to|has promised to|promises? to|undertaken to) (?:then |now |also )?(?:give|let|tell|announce|issue"
    r"|send|publish|reach|deliver|provide|communicate)(?: us| them| \[B\d+\]| you| everyone)?(?: have)?"
    r" (?:an?|its|the|their|\[[BG]\d+\](?:'s)?) (?:final |formal )?(?:decision|ruling|verdict|answer|response)"
    r"(?: to (?:us|them|\[B\d+\]))? (?:(?:in|on|before|at|no later than|by the end of|by) )?(?P<given>{D})"
)


# “must approve it too, and will meet on 20 June to do so”
_MEETS_TO_DO_SO = rule_pattern(
    r"\b(?:meets?|meeting|(?:will|is due to|are due to|is to|are to) (?:next )?meet)(?: again| next)? (?:on|in) "
    r"(?P<date>{D})(?: to (?:do so|decide|vote|consider (?:it|that|the matter)|take (?:that|the) decision))\b"
    r"|(?:;|,? and|,? but|,? which) (?:(?:it|they|\[[BG]\d+\]|members|that) )?(?:next |will (?:next )?)?meets?(?: again"
    r"| next)? (?:on|in) (?P<third>{D})(?=\W*$)"
    r"|\band (?:it|they|\[B\d+\]|members) (?:will|is to|are to|is due to) (?:be (?:asked|invited) to (?:confirm"
    r"|approve|agree|do"
    r"|endorse|decide|ratify)|decide|vote|do|consider|debate|discuss) ?(?:it|this|that|so|them|on it"
    r"|\[B\d+\])? ?(?:on|in|at)"
    r" (?P<later>{D})"
)


def set_day_of_meeting(view: View, draft: DecisionDraft) -> None:
    """“[G] must approve it, and will meet on 20 June to do so”: the day of the meeting is that of the decision.

    Args:
        view: The sentence.
        draft: A decision of it.
    """
    told = _MEETS_TO_DO_SO.search(view.plain.text) if draft.status == "pending" and draft.date is None else None
    when = view.plain.item(told["date"] or told["later"] or told["third"]) if told else None
    bodies = {body for _, mention in bodies_of(view.plain) if mention.form != "it" for body in mention.deciding}
    if isinstance(when, DateMention) and len(bodies) == 1:
        draft.date = when.bounded


def set_day_of_answer(view: View, draft: DecisionDraft) -> None:
    """“[G] sees us on 17 October, with a decision in November”: the day is that of the answer, not of the hearing.

    Args:
        view: The sentence.
        draft: A decision of it.
    """
    told = _ITS_ANSWER.search(view.plain.text) if draft.status == "pending" else None
    if told and told["given"] and not _is_of_clause(view, told.start(), draft):
        return
    when = view.plain.item(told["date"] or told["given"]) if told else None
    if isinstance(when, DateMention):
        draft.date = when.bounded


def _is_of_clause(view: View, position: int, draft: DecisionDraft) -> bool:
    """“A gives its verdict in June, and then B decides”: the day is that of the clause which it stands in."""
    start, end = draft.spans[0]
    place = view.plain.source(position, position + 1)[0]
    names_more = [body for _, body in bodies_of(view.plain) if body.start < place and body.form not in {"it", "us"}]
    return start <= place < end and (not names_more or draft.body in names_more[-1].deciding)


def _one_day_each(view: View, drafts: Sequence[DecisionDraft]) -> None:
    """“The councils of A and B did so, on 19 and 20 May”: two bodies, two days, and no stretch of time."""
    days = {draft.date for draft in drafts}
    told = days.pop() if len(drafts) == 2 and len(days) == 1 else None
    if told is None or not _TWO_DAYS.fullmatch(told) or drafts[0].outcome != drafts[1].outcome:
        return
    for token in re.findall(r"\[D\d+\]", view.plain.text):
        item = view.plain.item(token)
        if isinstance(item, DateMention) and item.edtf == told and item.lead in {"on", ""}:
            for draft, day in zip(drafts, told.split("/"), strict=True):
                draft.date = day
            return


def share_out(view: View, drafts: Sequence[DecisionDraft]) -> None:
    """“A and B agreed on 2 and 4 May respectively”: to each of the bodies its own day.

    Args:
        view: The sentence.
        drafts: The decisions of the sentence.
    """
    text = view.plain.text
    found = _RESPECTIVELY.search(text)
    if found is None:
        _one_day_each(view, drafts)
    if found is None or len(drafts) < 2:
        return
    days: list[str] = []
    for match in re.finditer(r"\[D\d+\]", text[: found.start()]):
        item = view.plain.item(match.group())
        if isinstance(item, DateMention):
            days += item.edtf.split("/") if _TWO_DAYS.fullmatch(item.edtf) else [item.edtf]
    order = list(dict.fromkeys(re.findall(r"\[[BG]\d+\]", text[: found.start()])))
    places = {name: n for n, token in enumerate(order) for name in getattr(view.plain.item(token), "names", ())}
    listed = sorted(
        (draft for draft in drafts if any(draft.body.startswith(name) for name in places)),
        key=lambda draft: min((n for name, n in places.items() if draft.body.startswith(name)), default=0),
    )
    if len(days) >= len(listed) >= 2:
        for draft, day in zip(listed, days[-len(listed) :], strict=True):
            draft.date = day


# what says that minutes tell of an earlier meeting, and where a day is that of the deciding itself
_OF_EARLIER = re.compile(
    r"\b(?:had|has|have|previously|already|earlier|recently|last (?:week|month|year)|since|when|after|following)\b"
)
_ITS_OWN_DAY = re.compile(
    r"(?:\b(?:meetings?|ballot|vote|session|seminar)\b[^\[]{0,20}"
    r"|\[[A-Z]\d+\](?:'s)?,?(?: (?!(?:the|an?|its|their|this|that|on|in|at|by|of|for)\b)[a-z]+){1,5}"
    r"(?: (?:the|an?|its|their|this|that)(?: (?!(?:of|for|by|on|in|at|[a-z]+ed)\b)[a-z]+){1,3})?,?"
    r"(?: (?:on|in|at|by))? ?)$"
)


def is_of_object(view: View, draft: DecisionDraft) -> bool:
    """“The Board noted the visit of the Minister on 6 November” in its minutes: the day is not that of the meeting.

    Args:
        view: The sentence.
        draft: A decision that the minutes tell of their own organ.
    """
    text = view.plain.text
    if draft.date is None or draft.status != "done" or _OF_EARLIER.search(text):
        return False
    for match in re.finditer(r"\[D\d+\]", text):
        item = view.plain.item(match.group())
        if isinstance(item, DateMention) and draft.date in {item.edtf, item.bounded}:
            before = text[: match.start()]
            is_opening = re.search(r"\[[BG]\d+\]", before) is None
            return not (is_opening or _ITS_OWN_DAY.search(before))
    return False


_STEPS = {"same": 0, "week": -7, "before": -1, "after": 1, "later": 7, "fortnight": 14}
_DAYS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_WAYS = {"later": 1, "after": 1, "afterwards": 1, "earlier": -1, "before": -1}


def set_relative_day(view: View, draft: DecisionDraft, last: str | None) -> None:
    """Give an undated decision the day that its words count from the day told last: “two days later”.

    Args:
        view: The sentence.
        draft: The decision.
        last: The day told last.
    """
    match = RELATIVE.search(view.plain.text)
    if not draft.date and AT_THAT_MEETING.search(view.plain.text):
        draft.date = last
    if draft.date or not match or not last or not re.fullmatch(r"\d{4}-\d\d-\d\d", last):
        return
    step = _DAYS[match["days"].lower()] * _WAYS[match["way"].lower()] if match["days"] else _STEPS[str(match.lastgroup)]
    draft.date = (date.fromisoformat(last) + timedelta(days=step)).isoformat()
