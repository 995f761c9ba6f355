"""Figures and judgements about a body or an arrangement: people served, staff, money, ratings, members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commonseal.reading.claims import AttributeStatus
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, FigureMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import figure_patterns
from commonseal.reading.rules.drafts import AttributeDraft
from commonseal.reading.rules.figure_dates import date_of
from commonseal.reading.rules.figure_patterns import Found, any_of
from commonseal.reading.rules.subjects import Subject, Subjects

_FORECAST = re.compile(rf"\b{any_of('forecast')}(?!\w)", re.IGNORECASE)
_OWNER_AFTER = (
    rule_pattern(r"'?,? ?(?:would come |comes |came |is |was |will come )?from (?:the )?{B:body}"),
    rule_pattern(r" of {B:body}'s (?:\w+ )?(?:debts?|deficit|budget|money|funding|savings?|income|liabilities|costs?)"),
    rule_pattern(r" (?:in|for) (?:the )?{B:body}(?:[,.;]|$| and {F})"),
    rule_pattern(
        r" (?:[\w-]+ ){0,2}(?:deficit|surplus|budget|overspend\w*|underspend\w*|gap|shortfall|debts?|population|staff"
        r"|rating|savings?|costs?|turnover|income|patients|residents) (?:at|of|in|for|facing|run up by|recorded by"
        r"|forecast by|reported by) (?:the )?{B:body}"
    ),
)
_PLACE_AFTER = re.compile(r" (?:is|was|being|are) in (?P<name>[A-Z][\w'-]+(?: (?:and )?[A-Z][\w'-]+){0,4})")
_PLACE_BEFORE = re.compile(
    r"(?:^|\b(?:in|of|and|for|,) )(?P<name>[A-Z][\w'-]+(?: (?:and )?[A-Z][\w'-]+){0,3}) \((?:pop\.? )?$"
)
_OWNER_NOUN = rule_pattern(
    r"\b(?:deficit|surplus|budget|turnover|income|population|staff|workforce|rating|allocation|costs?|spending|debts?"
    r"|savings?|contribution|share|overspend|underspend|reserves|savings target|control total) (?:of|for|in|at|by"
    r"|from) (?:the )?{B:body}(?:'s area)?[^\[;]{0,40}$"
)
_FUND = re.compile(
    r"\b(?:an?|the|one|their|its|this|of) (?P<name>(?:[\w-]+ ){0,3}?(?:(?:pooled|joint|transition|shared|single|common"
    r"|aligned|integrated|transformation|innovation) (?:[\w-]+ ){0,2}?(?:fund|budget|pool)|[\w-]+ fund))\b(?!s)"
    r"[^.;\[]*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:value|size|total|amount) (?:of|in) (?:the )?((?:pooled |joint )?(?:pool|fund|budget))\b[^.;]*$",
    re.IGNORECASE,
)
_WORTH = re.compile(r"\W*(?:\[B\d+\]|It|The contract|The fund|The pool)[^.;]{0,30}\b(?:worth|valued at)\b")
_EARLIER_FUND = re.compile(r"\b(pooled (?:budget|fund)|contract|fund)\b", re.IGNORECASE)
_FUND_AFTER = re.compile(
    r" (?:pooled|joint|shared|transition) (?:[\w-]+ )?(?:fund|budget|pool)\b|(?<=\])-?(?: \w+)? contract\b"
)
_TEAM = re.compile(
    r"\b(?P<name>(?:joint|shared|single|integrated|new|combined|one) (?:[\w-]+ ){0,3}(?:team|service|unit|department"
    r"|function|directorate|hub|group))\b,? (?:of|has|with|employs|employing|will have|would have|will employ"
    r"|would employ|made up of|which has|which employs)(?: about| some)?\s*$",
    re.IGNORECASE,
)
_SAVES = re.compile(r"\bsav(?:e|es|ed|ing|ings)\b", re.IGNORECASE)


def find(paper: Paper, rows: frozenset[int]) -> Iterator[AttributeDraft]:
    """Find the figures and ratings that sentences give; ``rows`` are the sentences that are rows of tables."""
    subjects = Subjects(paper)
    for view in paper.views:
        if view.number in rows:
            continue
        subjects.enter(view)
        marked = view.plain
        found: list[Found] = list(figure_patterns.ratings(marked))
        if "[F" in marked.text:
            found += figure_patterns.counts(marked)
            found += figure_patterns.money(marked)
        if "£" not in paper.document.flow[view.sentence.start : view.sentence.end]:
            found += figure_patterns.worded(marked)
        for item in found:
            draft = _draft(paper, view, subjects, item)
            if draft is not None:
                yield draft


def _draft(paper: Paper, view: View, subjects: Subjects, found: Found) -> AttributeDraft | None:
    marked = view.plain
    first, last = clause_around(marked.text, found.start, found.end)
    about = _about(paper, view, subjects, found, first)
    if not about.name:
        return None
    words = marked.text[first:last]
    start, end = marked.source(first, last)
    value = found.value
    if "[F" in value or found.kind == "rating":
        source = marked.source(found.start, found.end)
        value = " ".join(paper.document.flow[slice(*source)].split())
    span = (start, end)
    return AttributeDraft(
        about.name,
        found.kind,
        value,
        _status(marked, found, (first, last)),
        [span],
        found.rule,
        date=date_of(paper, view, found, (first, last)),
        attribution=attribution_of(paper.document, [span], words),
        signals=set(about.signals),
    )


def _status(marked: Marked, found: Found, bounds: tuple[int, int]) -> AttributeStatus:
    if found.kind == "rating":
        return "stated"
    return "forecast" if _FORECAST.search(marked.text[bounds[0] : bounds[1]]) else "stated"


def _about(paper: Paper, view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    if found.about:
        name = found.about
        for token in re.findall(r"\[F\d+\]", name):
            figure = view.plain.item(token)
            name = name.replace(token, figure.value if isinstance(figure, FigureMention) else "")
        return Subject(name)
    owned = _owner(paper, view, subjects, found, first)
    if owned.name:
        return owned
    if found.kind == "rating":
        return _rated(view, subjects, found, first)
    subject = subjects.before(view, found.start, first)
    if found.kind == "finance" and subject.is_set and _SAVES.search(view.plain.text[first : found.end + 25]):
        return Subject(subjects.scheme() or subject.name, frozenset(["subject the scheme"]))
    return subject


def _owner(paper: Paper, view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """The body or the arrangement that the words beside a figure make its owner."""
    marked = view.plain
    for pattern in _OWNER_AFTER:
        match = pattern.match(marked.text, found.end)
        body = marked.item(match["body"]) if match else None
        if isinstance(body, BodyMention) and body.body_class != "national":
            return Subject(subjects.named(body), is_set=len(body.names) > 1)
    near = marked.text[max(first, found.start - 90) : found.start]
    if found.kind == "population" and (place := _PLACE_BEFORE.search(near)):
        return Subject(place["name"])
    if found.kind == "finance" and (place := _PLACE_AFTER.match(marked.text, found.end)):
        return Subject(place["name"])
    arrangement = _arrangement(marked, found, near, _sentence_before(paper, view))
    if arrangement:
        return Subject(arrangement)
    if owner := _OWNER_NOUN.search(marked.text, max(first, found.start - 110), found.start):
        body = marked.item(owner["body"])
        if isinstance(body, BodyMention) and body.body_class != "national":
            return Subject(subjects.named(body), is_set=len(body.names) > 1)
    return Subject("")


def _arrangement(marked: Marked, found: Found, near: str, before: str) -> str:
    """A pooled fund's own money is about the fund, a joint team's staff about the team."""
    if found.kind != "finance":
        team = _TEAM.search(near)
        return team["name"] if team else ""
    whole = _WHOLE.search(near)
    if whole:
        return whole.group(1)
    if _WORTH.match(marked.text) and (earlier := _EARLIER_FUND.findall(before)):
        return str(earlier[-1])
    follows = _FUND_AFTER.match(marked.text, found.end)
    if follows:
        return follows.group().strip(" -")
    fund = _FUND.search(near)
    return fund["name"] if fund else ""


def _sentence_before(paper: Paper, view: View) -> str:
    return paper.views[view.number - 1].plain.text if view.number else ""


def _rated(view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """Whom a judgement is about: the object of "rated", else the subject."""
    text = view.plain.text
    lead = text[first : found.start]
    verb = re.search(r"\b(?:rat(?:ed|es)|judged|assessed|placed|put|found|graded|deemed|gave|given)\b", lead)
    if verb:
        inside = re.search(r"^ (?:the )?(\[B\d+\])", lead[verb.end() :])
        body = view.plain.item(inside.group(1)) if inside else None
        if isinstance(body, BodyMention):
            return Subject(subjects.named(body), is_set=len(body.names) > 1)
    return subjects.before(view, found.start, first)
