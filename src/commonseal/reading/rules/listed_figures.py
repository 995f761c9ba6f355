"""Lists of one figure for each of several bodies, below a line that tells what is counted.

“Staff employed at 1 April” over “Dale Council   312” and “Fell Council   274”; ratings tell themselves what they are:
“Dale NHS Trust: Good”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.claims import AttributeProperty
from commonseal.reading.dates import DateMention, find_dates
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AttributeDraft
from commonseal.reading.rules.figure_owners import main_of_its_kind, property_of
from commonseal.reading.rules.of_places import body_of_short_name
from commonseal.reading.rules.table_not_counted import counts_something_else

_LINE = re.compile(
    r"\W*(?P<who>(?:[Tt]he )?\[[BG]\d+\]|[A-Z][\w'’&-]*(?: [\w'’&-]+){0,5}?)(?: (?P<pays>contributions?|share|pays))?"
    r"(?:\s*(?::|\t|\||[ ]{3,}|\.{3,})\s*|\s+[–—-]\s+)"
    r"(?P<value>£?\d[\d,.]*(?: ?(?:m|bn|k|million|billion))?"
    r"|(?:[Oo]utstanding|OUTSTANDING|[Gg]ood|GOOD|[Rr]equires [Ii]mprovement|REQUIRES IMPROVEMENT|[Ii]nadequate))"
    r"(?: (?:people|patients|residents|staff|wte|employees))?(?: ?\((?P<when>[^()]{4,25})\))?[.;,]?\s*"
)
_RATED = re.compile(r"outstanding|good|requires improvement|inadequate", re.IGNORECASE)
_FUND = re.compile(r"\b(?:[Pp]ooled|[Jj]oint) (?:[Ff]und|[Bb]udget)\b|(?:[A-Z][\w-]+ ){1,5}Fund\b")
_TOTAL = re.compile(r"(?:grand )?total", re.IGNORECASE)
_CONTRIBUTED = re.compile(r"\bcontribut\w+|\b(?:pooled|joint) (?:fund|budget)", re.IGNORECASE)
_FEW = 2
_ABOVE = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    view: View
    about: str
    value: str
    when: str | None


def find(paper: Paper) -> Iterator[AttributeDraft]:
    """Find the figures of such lists.

    Args:
        paper: The paper.
    """
    for run in _runs(paper):
        yield from _of_run(paper, run)


def lines_of(paper: Paper) -> frozenset[int]:
    """Give the numbers of the sentences that are lines of such lists, whose figures no other rule need read.

    Args:
        paper: The paper.
    """
    return frozenset(entry.view.number for run in _runs(paper) if any(_of_run(paper, run)) for entry in run)


def _runs(paper: Paper) -> Iterator[list[_Entry]]:
    run: list[_Entry] = []
    for view in paper.views:
        entry = _entry(paper, view)
        if entry is not None and (not run or view.number == run[-1].view.number + 1):
            run.append(entry)
            continue
        yield run
        run = [entry] if entry is not None else []
    yield run


def _entry(paper: Paper, view: View) -> _Entry | None:
    start, end = view.sentence.start, view.sentence.end
    body = next((body for body in view.bodies if start <= body.start < body.end <= end), None)
    words = paper.document.flow[start:end]
    if body is not None:
        words = f"{words[: body.start - start]}[B0]{words[body.end - start :]}"
    match = _LINE.fullmatch(words) if len(words) < _LONG else None
    if match is None or (body is not None and (len(body.names) != 1 or body.form == "us")):
        return None
    who = match["who"]
    if body is not None and who.endswith("[B0]"):
        about = (
            main_of_its_kind(paper, who.replace("[B0]", paper.document.flow[body.start : body.end])) or body.names[0]
        )
    elif _TOTAL.fullmatch(who):
        about = who
    else:
        about = body_of_short_name(paper, who) or main_of_its_kind(paper, who)
    days = [d.edtf for token in _DATE.findall(view.plain.text) if (d := _date(view, token))]
    return _Entry(view, about, match["value"], days[0] if days and match["when"] else None) if about else None


_DATE = re.compile(r"\[D\d+\]")


def _date(view: View, token: str) -> DateMention | None:
    item = view.plain.item(token)
    return item if isinstance(item, DateMention) else None


def _of_run(paper: Paper, run: list[_Entry]) -> Iterator[AttributeDraft]:
    bodies = [entry for entry in run if not _TOTAL.fullmatch(entry.about)]
    if len({entry.about for entry in bodies}) < _FEW:
        return
    if all(_RATED.fullmatch(entry.value) for entry in run):
        yield from (_draft(entry, entry.about, "rating", entry.when) for entry in run)
        return
    told = _told_above(paper, run)
    if told is None or any(_RATED.fullmatch(entry.value) for entry in run):
        return
    head, kind = told
    if any(entry.value.startswith("£") != (kind == "finance") for entry in run):
        return
    when = next((d.edtf for token in _DATE.findall(head.plain.text) if (d := _date(head, token))), None)
    section = run[0].view.section
    when = when or next((d.edtf for d in find_dates(section, 0, len(section), paper.published)), None)
    fund = _FUND.search(paper.document.flow[head.sentence.start : head.sentence.end])
    for entry in run:
        about = (fund.group() if fund else "") if _TOTAL.fullmatch(entry.about) else entry.about
        if about:
            yield _draft(entry, about, kind, entry.when or when, head)


def _told_above(paper: Paper, run: list[_Entry]) -> tuple[View, AttributeProperty] | None:
    """The line above a list that tells what its figures count."""
    first = run[0].view.number
    for view in reversed(paper.views[max(0, first - _ABOVE) : first]):
        words = paper.document.flow[view.sentence.start : view.sentence.end]
        kind = property_of(words) or ("finance" if _CONTRIBUTED.search(words) else None)
        if kind is not None:
            is_ours = not counts_something_else(words, kind) and len(words) < _LONG and kind != "rating"
            return (view, kind) if is_ours else None
    return None


_LONG = 120


def _draft(
    entry: _Entry, about: str, kind: AttributeProperty, when: str | None, head: View | None = None
) -> AttributeDraft:
    views = [entry.view, *([head] if head and when else [])]
    spans = [(view.sentence.start, view.sentence.end) for view in views]
    return AttributeDraft(about, kind, entry.value, "stated", spans, "figures in a list", date=when)
