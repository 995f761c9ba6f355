"""What the rules of decisions share: who decides, about what, when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commonseal.reading.claims import Outcome
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_patterns import DATE_NEAR, MINUTES
from commonseal.reading.rules.drafts import DecisionDraft, Span

_PROCEDURAL = re.compile("|".join(phrases("decisions", "procedural")), re.IGNORECASE)


def is_procedural(words: str) -> bool:
    """Say whether the words are of procedure only: minutes agreed, the press excluded."""
    return _PROCEDURAL.search(words) is not None


def names_of(paper: Paper, marked: Marked, token: str) -> tuple[str, ...]:
    """The deciding bodies: each that a list names, a set under its own name."""
    body = marked.item(token)
    if not isinstance(body, BodyMention) or body.body_class in {"company", "system"}:
        return ()
    if body.form in {"set", "organs", "they"} and (body.is_set or len(body.names) > 1):
        phrase = " ".join(paper.document.flow[body.start : body.end].split())
        phrase = re.sub(r"^(?:all of the|all the|the|all|each of the|of the)\s+", "", phrase, flags=re.IGNORECASE)
        if (
            phrase.casefold() in {"they", "their", "them", "both", "it", "two", "three", "four", "pair"}
            or body.form == "they"
        ):
            return body.deciding
        return (phrase,)
    return body.deciding


def drafts_for(
    paper: Paper, view: View, match: re.Match[str], rule: str, outcome: Outcome | None, *, is_pending: bool
) -> Iterator[DecisionDraft]:
    """Make the drafts of one match: each body that a list names, a set under its own name."""
    marked = view.plain
    first, last = clause_around(marked.text, *match.span())
    span = marked.source(first, last)
    subject = subject_of(paper, span)
    when = date_near(marked, match, (first, last))
    if (
        rule == "to decide"
        and when is None
        and view.number < 60
        and re.search(r"\basked(?: to)?:?$|:\s*$", marked.text)
    ):
        when = paper.published
    tokens = [match.groupdict().get(key) for key in ("who", "second", "third", "first")]
    for token in tokens:
        if not token:
            continue
        body = marked.item(token)
        is_vague = isinstance(body, BodyMention) and body.form in {"us", "it", "they"}
        if is_vague and (view.sentence.block.kind == "heading" or rule == "if agreed by"):
            continue
        for name in names_of(paper, marked, token):
            yield DecisionDraft(
                name,
                subject,
                "pending" if is_pending else "done",
                [span],
                rule,
                date=when,
                outcome=outcome,
                attribution=attribution_of(paper.document, [span], marked.text[first:last] if is_pending else ""),
            )


_PUT_OFF_TO = rule_pattern(
    r"\b(?:deferred|put (?:it |{BG} )?off|postponed|adjourned|put back)[^.;\[]{0,30} (?:to"
    r"|until|till)(?: the meeting (?:on|in))? (?P<date>{D})"
)


def put_off(view: View, draft: DecisionDraft) -> Iterator[DecisionDraft]:
    """A decision put off to a day is still to come on that day."""
    match = _PUT_OFF_TO.search(view.plain.text)
    when = view.plain.item(match["date"]) if match else None
    if draft.outcome != "deferred" or not isinstance(when, DateMention):
        return
    if draft.date == when.bounded:
        draft.date = None
    day = when.edtf
    if draft.date and not when.has_year and day < draft.date and day[:4].isdigit():
        day = f"{int(day[:4]) + 1}{day[4:]}"
    yield DecisionDraft(draft.body, draft.subject, "pending", list(draft.spans), "put off to a day", date=day)


def subject_of(paper: Paper, span: Span) -> str:
    """Give what is decided, in short: the first words of the clause."""
    words = paper.document.flow[span[0] : span[1]].split()
    return " ".join(words[:25])


def date_near(marked: Marked, match: re.Match[str], bounds: Span) -> str | None:
    """Give the day of a decision: the first date after the verb, else the last before it."""
    following = None
    for found in DATE_NEAR.finditer(marked.text, bounds[0], bounds[1]):
        date_mention = marked.item(found["date"])
        if not isinstance(date_mention, DateMention) or date_mention.lead in {"from", "since", "until"}:
            continue
        if found.start() >= match.start():
            return date_mention.bounded
        following = date_mention.bounded
    return following


def is_minutes(paper: Paper) -> bool:
    """Say whether the paper records a meeting or its decisions."""
    return any(MINUTES.search(view.plain.text) for view in paper.views[:6])


def meeting_date(paper: Paper) -> str | None:
    """Give the day of the meeting that the head of the paper names, or ``None``."""
    for view in paper.views[:14]:
        if re.search(r"\b(?:meeting|held)\b", view.plain.text, re.IGNORECASE):
            for token in re.findall(r"\[D\d+\]", view.plain.text):
                mention = view.plain.item(token)
                if isinstance(mention, DateMention) and re.fullmatch(r"\d{4}-\d\d-\d\d", mention.edtf):
                    return mention.edtf
    return None
