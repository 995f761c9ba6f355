"""Figures of several bodies at once: of all of them together, or one for each of them in a row."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.beside_figures import BARE_SET
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.subjects import Subject, Subjects

_ALL_OF_US = re.compile(r"\W*\b(?:between (?:us|them)\b(?! and)|(?:all|both|the) (?:\w+ )?of us\b)", re.IGNORECASE)
_ROW = rule_pattern(r"{F}(?:, {F}){0,5},? and {F}")
_BODY_TOKEN = re.compile(r"\[B\d+\]")
_FIGURE_TOKEN = re.compile(r"\[F\d+\]")
_RESPECTIVELY = re.compile(r"\brespectively\b|\bin (?:that|this) order\b", re.IGNORECASE)
_NOTHING = Subject("")


def one_each(marked: Marked, found: Found) -> Subject | None:
    """“A, B and C spend £3m, £2m and £1m respectively”: as many figures in a row as bodies, one for each."""
    row = next((m for m in _ROW.finditer(marked.text) if m.start() <= found.start < m.end()), None)
    body = next((marked.item(t) for t in reversed(_BODY_TOKEN.findall(marked.text[: found.start]))), None)
    if row is None or not isinstance(body, BodyMention):
        return None
    figures = [row.start() + match.start() for match in _FIGURE_TOKEN.finditer(row.group())]
    if len(figures) != len(body.names) or found.start not in figures:
        return None
    sums = [getattr(marked.item(token), "is_money", False) for token in _FIGURE_TOKEN.findall(row.group())]
    if len(set(sums)) > 1:
        return None  # “The two trusts have a turnover of £1bn and 14,000 staff”
    if len(figures) == 2 and not _RESPECTIVELY.search(marked.text) and found.kind == "finance":
        return None
    return Subject(body.names[figures.index(found.start)])


def of_all_together(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject:
    """“Between us we employ”, “for the three of us”: all the bodies that the paper speaks of together."""
    flow, marked = paper.document.flow, view.plain
    first, last = marked.starts[found.start], marked.ends[found.end - 1]
    is_place = found.kind == "population" and flow[:first].rstrip().endswith(("(", "pop."))
    is_bare = BARE_SET.search(marked.text[max(0, found.start - 80) : found.start]) or BARE_SET.match(
        marked.text, found.end
    )
    if is_place or not (is_bare or _ALL_OF_US.search(flow, view.sentence.start, first) or _ALL_OF_US.match(flow, last)):
        return _NOTHING
    return Subject(subjects.together(), is_set=True)
