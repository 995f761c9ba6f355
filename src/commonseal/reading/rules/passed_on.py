"""What a cabinet or a committee passes on to its full council: resolved in minutes, or asked for in a report."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_drafts import subject_of
from commonseal.reading.rules.drafts import DecisionDraft

RULE = "recommended to full council"
_TO_COUNCIL = re.compile(
    r"\b[Cc]ouncil (?:is|are|be)\b(?: therefore| also)? (?:recommended|asked|invited)"
    r"|\b(?:recommend(?:s|ed)?|refer(?:s|red)?)(?: \w+){0,3}? (?:to|that) (?:the )?(?:[Ff]ull )?Council\b",
    re.IGNORECASE,
)
_PART = re.compile(r" (?:Cabinet|Executive|(?:\w+ )?Committee)$", re.IGNORECASE)
_ASKED = rule_pattern(
    r"^[^;]{0,60}?\brecommends?(?: to| that)?(?: the)? (?:(?:[Ff]ull )?Council\b|{B:council})"
    r"(?:(?: at its meeting)? on (?P<date>{D}))?"
)
_CALLED = re.compile(r"^(?:(?:that|to|the) )*(?:full )?Council$", re.IGNORECASE)
_THAT = re.compile(r"\W*(?:\d[\d.]*\s*)?(?:\(?\w{1,4}[).]\s*)?(?:That|To)\b")


def resolved(paper: Paper, view: View, organ: str | None, when: str | None) -> Iterator[DecisionDraft]:
    """“RESOLVED: that Council be recommended to …”: the council has to decide what its cabinet recommends.

    Args:
        paper: The minutes.
        view: The sentence.
        organ: Whose minutes they are.
        when: The day of the meeting.
    """
    found = _TO_COUNCIL.search(view.plain.text) if organ and _PART.search(organ) else None
    if organ is None or found is None:
        return
    days = [view.plain.item(token) for token in re.findall(r"\[D\d+\]", view.plain.text[found.start() :])]
    day = next((day.edtf for day in days if isinstance(day, DateMention) and day.edtf > (when or "")), None)
    yield _draft(paper, view, f"{_PART.sub('', organ)} full council", day)


def asked(paper: Paper, view: View, organ: str | None, when: str | None) -> Iterator[DecisionDraft]:
    """“That Cabinet recommends to Council that …”: the cabinet decides first, and then its council.

    Args:
        paper: The report.
        view: The sentence.
        organ: Whom the report is for.
        when: The day of the meeting that it is for.
    """
    found = _ASKED.match(view.plain.text) if organ and _PART.search(organ) else None
    if organ is None or found is None or not _THAT.match(paper.document.flow, view.sentence.start):
        return
    called = view.plain.item(found["council"]) if found["council"] else None
    if isinstance(called, BodyMention) and not _CALLED.search(paper.document.flow[called.start : called.end]):
        return
    day = view.plain.item(found["date"]) if found["date"] else None
    yield _draft(paper, view, organ, when)
    yield _draft(paper, view, _PART.sub("", organ), day.edtf if isinstance(day, DateMention) else None)


def _draft(paper: Paper, view: View, body: str, day: str | None) -> DecisionDraft:
    span = (view.sentence.start, view.sentence.end)
    subject = subject_of(paper, span)
    return DecisionDraft(body, subject, "pending", [span], RULE, date=day, signals={"organ of the paper"})
