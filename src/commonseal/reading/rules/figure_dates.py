"""When a figure holds: the date beside it, or the year its clause speaks of."""

from __future__ import annotations

import re

from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.figure_patterns import Found

_THIS_YEAR = re.compile(
    r"\b(?:this|the|the current|current|in-) ?(?:financial )?year\b(?!'s)|\byear[- ]end\b|\bin-year\b", re.IGNORECASE
)
_BALANCE = re.compile(
    r"\b(?:deficit|surplus|overspen\w+|underspen\w+|outturn|control total|break even|forecast\w*)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:forecast|expect|predict|project|plan|will|heading|on course|set to|likely|this year)", re.IGNORECASE
)
_CURRENT = re.compile(r"\b(?:the current|this) financial year\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}-04/\d{4}-03")


def date_of(paper: Paper, view: View, found: Found, bounds: tuple[int, int]) -> str | None:
    """Give the date (EDTF) of a figure, or ``None``.

    Args:
        paper: The paper.
        view: The figure's sentence.
        found: The figure.
        bounds: The clause that holds it, in the marked sentence.
    """
    marked = view.plain
    if bounds[0] < 60 and marked.text[: bounds[0]].endswith(": "):
        bounds = (0, bounds[1])
    date = _after(marked, found, bounds) or _before(marked, found, bounds)
    words = marked.text[bounds[0] : bounds[1]]
    if date is None and found.kind == "finance" and _CURRENT.search(words):
        return _financial_year(paper.published, 0)
    if found.kind != "finance" or not _BALANCE.search(words):
        return date.edtf if date else None
    if date is not None:
        written = paper.document.flow[date.start : date.end].lower()
        step = {"this year": 0, "next year": 1, "last year": -1, "the end of this year": 0}.get(written)
        return date.edtf if step is None else _financial_year(paper.published, step)
    is_now = _THIS_YEAR.search(words) and _AHEAD.search(words)
    return _financial_year(paper.published, 0) if is_now else None


def _after(marked: Marked, found: Found, bounds: tuple[int, int]) -> DateMention | None:
    edge = found.end
    for match in re.finditer(r"\[D\d+\]", marked.text[edge : bounds[1]]):
        gap = marked.text[edge : edge + match.start()]
        date = marked.item(match.group())
        if isinstance(date, DateMention) and len(gap) < 70 and "[F" not in gap:
            return date
    return None


def _before(marked: Marked, found: Found, bounds: tuple[int, int]) -> DateMention | None:
    for match in re.finditer(r"\[D\d+\]", marked.text[bounds[0] : found.start]):
        date = marked.item(match.group())
        if isinstance(date, DateMention) and (
            date.lead in {"in", "on", "at", "by", "for"}
            or (found.kind == "finance" and _YEAR.fullmatch(date.edtf) and not date.lead)
        ):
            return date
    return None


def _financial_year(published: str | None, step: int) -> str | None:
    match = re.match(r"(\d{4})-(\d\d)", published or "")
    if not match:
        return None
    first = int(match[1]) + step - (1 if int(match[2]) < 4 else 0)
    return f"{first}-04/{first + 1}-03"
