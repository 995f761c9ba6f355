"""Tables of what one meeting or one decider made of its items: “Item | Decision”, in the decider's own paper.

No column tells who decides, for the head of the paper does: a decision sheet, a notice of the decisions of a cabinet.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.dates import DateMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.decision_drafts import is_procedural, meeting_date
from commonseal.reading.rules.drafts import DecisionDraft
from commonseal.reading.rules.grids import Cell, Table, patterns
from commonseal.reading.rules.meeting_organ import met_on, organ_of_paper
from commonseal.reading.rules.table_not_counted import is_of_nobody

_DECIDED = re.compile(
    r"\W*(?:(?:key |formal |the |executive |committee |cabinet |board )?(?:decisions?|resolutions?|outcomes?|result)"
    r"(?: (?:made|taken|of (?:the )?\w+))?|resolved|agreed|decided|recommendation agreed\??)\W*",
    re.IGNORECASE,
)
_HEAD_LINES = 6
_ORGAN_IN_HEAD = re.compile(
    r"(?:^|\b(?:of|by) (?:the )?|\b(?:OF|BY) (?:THE )?)(?P<organ>(?:[A-Z][\w&-]*,? (?:(?:and|&|for|of) )?){0,6}"
    r"(?:[Bb]oard|[Cc]ommittee|[Pp]anel|[Cc]abinet|[Ee]xecutive|BOARD|COMMITTEE|PANEL|CABINET|EXECUTIVE))"
    r"(?=\W*(?:$|[–—:(-]|[Dd]ecision|DECISION|[Mm]eeting|MEETING|[Oo]utcome|OUTCOME|,))"
)
_WORD_OF_PAPER = re.compile(r"(?:(?:decisions?|notice|minutes|record|sheet|meeting|of|the|by|taken) )+", re.IGNORECASE)
_SMALL = frozenset(["and", "of", "for", "the"])


def find(paper: Paper, table: Table) -> Iterator[DecisionDraft]:
    """Find the decisions of the paper's own organ, one for each day and outcome.

    Args:
        paper: The paper.
        table: A table; one that says in a column who decides, or has no column of decisions, gives nothing.
    """
    if "outcome" not in table.kinds or table.kinds & {"body", "organ", "partners"} or is_of_nobody(table):
        return
    column = table.columns.index("outcome")
    if not _DECIDED.fullmatch(table.heading.cells[column].text):
        return
    told = [(row, outcome) for row in table.rows if (outcome := _outcome(table.by_kind(row).get("outcome")))]
    organ = _organ(paper) if len(told) * 2 > len(table.rows) else ""
    when = meeting_date(paper) or (met_on(paper, organ) if organ else None) or _day_in_head(paper) or paper.published
    seen: dict[tuple[str, str | None], DecisionDraft] = {}
    for row, outcome in told if organ else ():
        by_kind = table.by_kind(row)
        if is_procedural(row.marked.text):
            continue
        subject = by_kind.get("purpose") or by_kind.get("what") or row.cells[0]
        date = row.edtf(by_kind.get("date")) or when
        draft = DecisionDraft(
            organ, subject.text[:120], "done", [row.span], "table of a meeting", date=date, outcome=outcome
        )
        draft.signals.add("organ of the paper")
        seen.setdefault((outcome, date), draft)
    yield from seen.values()


def _outcome(cell: Cell | None) -> Outcome | None:
    """What the first words of a cell say of its item."""
    words = cell.words if cell else ""
    found = {
        kind: match.start() for kind, pattern in patterns("outcomes") if (match := pattern.search(words[:_FIRST_WORDS]))
    }
    if "rejected" in found or ("approved" in found and re.search(r"\bnot\b", words[: found["approved"]])):
        return "rejected"
    first = min(found, key=lambda kind: found[kind], default="")
    known: dict[str, Outcome] = {"approved": "approved", "deferred": "deferred", "considered": "considered"}
    return known.get(first)


_FIRST_WORDS = 60
_DAY_ALONE = re.compile(
    r"\W*(?:(?:date(?: of meeting)?|on|mon|tues|wednes|thurs|fri|satur|sun)\w*\W+)*(?P<day>\[D\d+\])\W*", re.I
)
_WHOLE_DAY = 10


def _day_in_head(paper: Paper) -> str | None:
    """The day that stands alone on one of the first lines."""
    for view in paper.views[:_HEAD_LINES]:
        found = _DAY_ALONE.fullmatch(view.plain.text)
        day = view.plain.item(found["day"]) if found else None
        if isinstance(day, DateMention) and len(day.edtf) == _WHOLE_DAY:
            return day.edtf
    return None


def _organ(paper: Paper) -> str:
    """The organ that the head of the paper names, with its body."""
    named, is_sure = organ_of_paper(paper)
    if named and is_sure:
        return named
    own = paper.author[0] if len(paper.author) == 1 else ""
    for view in paper.views[:_HEAD_LINES] if own else ():
        line = paper.document.flow[view.sentence.start : view.sentence.end]
        if found := _ORGAN_IN_HEAD.search(line):
            organ = _WORD_OF_PAPER.sub("", found["organ"]) or found["organ"]
            return f"{own} {_in_small(organ) if organ.isupper() else organ}"
    return named or ""


def _in_small(words: str) -> str:
    """“HEALTH AND WELLBEING BOARD” as a name is written in a sentence."""
    return " ".join(word if word in _SMALL else word.capitalize() for word in words.lower().split())
