"""Figures and judgements about a body or an arrangement: people served, staff, money, ratings, members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commonseal.reading.claims import AttributeStatus
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.marked import Marked
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import figure_patterns
from commonseal.reading.rules.drafts import AttributeDraft
from commonseal.reading.rules.figure_dates import date_of
from commonseal.reading.rules.figure_patterns import Found, any_of
from commonseal.reading.rules.owners import owner_of
from commonseal.reading.rules.subjects import VERB, Subjects

_FORECAST = re.compile(rf"\b{any_of('forecast')}(?!\w)", re.IGNORECASE)


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
    about = owner_of(paper, view, subjects, found, first)
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
        _status(marked, found, (first, last), about.name, subjects.coming()),
        [span],
        found.rule,
        date=date_of(paper, view, found, (first, last)),
        attribution=attribution_of(paper.document, [span], words),
        signals=set(about.signals),
    )


def _status(marked: Marked, found: Found, bounds: tuple[int, int], about: str, coming: str) -> AttributeStatus:
    """Forecast where the figure's own part of the clause speaks of what is to come."""
    if found.kind == "rating":
        return "stated"
    if coming and about == coming:
        return "forecast"
    return "forecast" if _FORECAST.search(_own_part(marked.text, found, bounds)) else "stated"


def _own_part(text: str, found: Found, bounds: tuple[int, int]) -> str:
    """The words that say whether a figure is real: its bracket, or its part of the clause up to where a verb stands."""
    opened = text.rfind("(", bounds[0], found.start)
    if opened >= 0 and ")" not in text[opened : found.start] and ")" in text[found.end : bounds[1]]:
        return text[opened : text.index(")", found.end)]
    ends = [text.find(mark, found.end, bounds[1]) for mark in (", ", "; ", " which ")]
    last = min([end for end in ends if end >= 0], default=bounds[1])
    first = max(text.rfind(mark, bounds[0], found.start) for mark in (", ", " which ", " that ", "(", " – "))
    if first < 0 or not VERB.search(text, first, found.start):
        return text[bounds[0] : last]
    return text[first:last]
