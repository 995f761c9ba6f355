"""Timetables of a report whose entries call its own organs by their bare nouns: “Fire Authority decides    25 June”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_drafts import subject_of
from commonseal.reading.rules.decision_patterns import APPROVALS
from commonseal.reading.rules.drafts import DecisionDraft

_OWN = (
    r"(?P<who>(?:Fire |Police |Combined )?Authority|Full Council|Council of Governors|Council|Cabinet|Executive|Board"
    r"|Governing Body|Governors|Trustees|\[[BG]\d+\])"
)
_STEP = (
    r"(?:to )?(?:decides?|confirms?|approves?|agrees?|considers?|votes?|signs? off|ratif(?:y|ies)|endorses?"
    r"|takes? (?:a|the) (?:decision|vote)|chooses?|receives?|final decision|decision|approval|sign-off|vote)\b"
)
_THEN_DAY = rule_pattern(
    rf"^\W*{_OWN}(?:'s)? {_STEP}[^\[]{{0,60}}?(?:\t|\||\s{{2,}}|, | on |: ?)\W*{{D:day}}\W*$",
    ignore_case=False,
)
_DAY_FIRST = rule_pattern(
    rf"^\W*{{D:day}}(?:\t|\||\s{{2,}}|: ?| – )\W*{_OWN}(?: {_STEP}[^\[]{{0,60}}| ?\([^()]{{3,60}}\)| meeting)?\W*$",
    ignore_case=False,
)


def find_in(paper: Paper, view: View, organ: str | None) -> Iterator[DecisionDraft]:
    """Find the step of one entry of a timetable that is still to come.

    Args:
        paper: The paper; of one with several authors or none nothing can be said.
        view: The entry.
        organ: The organ that the paper is written for, whose own step is told elsewhere.
    """
    if len(paper.author) != 1 or "[D" not in view.plain.text:
        return
    found = _THEN_DAY.match(view.plain.text) or _DAY_FIRST.match(view.plain.text)
    if found is None or not (found.re is _THEN_DAY or APPROVALS.search(view.section)):
        return
    when = view.plain.item(found["day"])
    body = _body(paper, view, found["who"])
    if not body or not isinstance(when, DateMention) or body == organ:
        return
    if paper.published and when.edtf <= paper.published:
        return
    span = (view.sentence.start, view.sentence.end)
    yield DecisionDraft(body, subject_of(paper, span), "pending", [span], "own timetable", date=when.bounded)


def _body(paper: Paper, view: View, who: str) -> str:
    """The organ meant: the body itself where the noun is its own last word, else its organ of that name."""
    own = paper.author[0]
    if who.startswith("["):
        item = view.plain.item(who)
        is_own = isinstance(item, BodyMention) and item.form in {"reference", "organ"} and item.names == (own,)
        return item.deciding[0] if is_own and isinstance(item, BodyMention) else ""
    if who in {"Council", "Full Council"} or who.endswith("Authority"):
        return own if own.endswith(who.rsplit(" ", 1)[-1]) else ""
    return f"{own} {who}"
