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
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_patterns import MINUTES
from commonseal.reading.rules.drafts import DecisionDraft, Span

OUTCOMES: tuple[Outcome, ...] = ("rejected", "deferred", "considered", "approved")
_PROCEDURAL = re.compile("|".join(phrases("decisions", "procedural")), re.IGNORECASE)


def is_procedural(words: str) -> bool:
    """Say whether the words are of procedure only: minutes agreed, the press excluded."""
    return _PROCEDURAL.search(words) is not None


def names_of(paper: Paper, marked: Marked, token: str) -> tuple[str, ...]:
    """The deciding bodies: each that a list names, a set under its own name."""
    body = marked.item(token)
    if not isinstance(body, BodyMention) or body.body_class == "system":
        return ()
    if re.fullmatch("unison|unite|gmb", body.names[0], re.IGNORECASE):
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
    return tuple(re.sub(r"(Board) Board$", r"\1", name) for name in body.deciding)


def matched(
    paper: Paper, view: View, match: re.Match[str], rule: str, outcome: Outcome | None, *, looks_back: bool = True
) -> Iterator[DecisionDraft]:
    """Make the drafts of one match: each body that a list names, a set under its own name.

    Args:
        paper: The paper.
        view: The sentence.
        match: What was found; the groups ``who`` and ``second`` are the bodies.
        rule: The rule's name.
        outcome: The outcome, or ``None`` for a decision to come.
        looks_back: Whether a date before the match can be the decision's.
    """
    marked = view.plain
    first, last = clause_around(marked.text, *match.span())
    span = marked.source(first, last)
    for key in ("who", "second"):
        token = match.groupdict().get(key)
        if not token:
            continue
        body = marked.item(token)
        form = body.form if isinstance(body, BodyMention) else ""
        if form in {"us", "it", "they"} and view.sentence.block.kind == "heading":
            continue
        place = match.end(key)
        bounds = (first, last, last)
        when = day_of(paper, marked, place, place, bounds, is_pending=outcome is None, looks_back=looks_back)
        for name in names_of(paper, marked, token):
            yield DecisionDraft(
                name,
                subject_of(paper, span),
                "pending" if outcome is None else "done",
                [span],
                rule,
                date=when,
                outcome=outcome,
                attribution=attribution_of(paper.document, [span], marked.text[first:last] if outcome is None else ""),
                signals={f"body as {form}"} if form not in {"name", "short", "list"} else set(),
            )


_PUT_OFF_TO = rule_pattern(
    r"\b(?:deferred|put (?:it |{BG} )?off|postponed|adjourned|put back|delayed|pushed back)[^.;]{0,50}? (?:to"
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


def is_minutes(paper: Paper) -> bool:
    """Say whether the paper records a meeting or its decisions."""
    return any(MINUTES.search(view.plain.text) for view in paper.views[:6])


def meeting_date(paper: Paper) -> str | None:
    """Give the day of the meeting that the head of the paper names, or ``None``."""
    for view in paper.views[:14]:
        if re.search(r"\b(?:meeting|held|decided:)", view.plain.text, re.IGNORECASE):
            for token in re.findall(r"\[D\d+\]", view.plain.text):
                mention = view.plain.item(token)
                if isinstance(mention, DateMention) and re.fullmatch(r"\d{4}-\d\d-\d\d", mention.edtf):
                    return mention.edtf
    return None


_TERMS = re.compile(
    r"\bterms of reference\b|\bconstitution\b|\bscheme of (?:reservation|delegation)|\bhandbook\b|\bstanding orders\b"
    r"|\bmemorandum of understanding\b|\b(?:collaboration|partnership|section 75) agreement\b"
    r"|\bfinancial instructions\b",
    re.IGNORECASE,
)


def is_terms(paper: Paper) -> bool:
    """Say whether the paper lays down how bodies work, so that "will approve" is a duty and not an event."""
    return any(_TERMS.search(view.plain.text) and len(view.plain.text) < 120 for view in paper.views[:5])
