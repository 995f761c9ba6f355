"""Rows that set a body beside what it has decided: “Dale CCG | Signed 5 June”, “Fell Council | Cabinet to consider”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_drafts import names_of, subject_of
from commonseal.reading.rules.decision_patterns import LABEL
from commonseal.reading.rules.decision_readings import OF_A_DAY
from commonseal.reading.rules.drafts import DecisionDraft

_CELLS = re.compile(r"[\t|]| {3,}")
# “Dale Hospitals NHS Trust – board to consider, 24 November”: an entry of a list of bodies
_PAIR = rule_pattern(r"^\W*(?:the )?{BG:who}(?P<gap> [–—-]|:) (?P<cell>[^.;:]{4,60})[.;]?\s*$")
_BODY = rule_pattern(r"^{BG:who}$")
_NAME = re.compile(r"^(?:[A-Z][\w'-]+ ){1,7}[A-Z][\w'-]+$")
_LONGEST_CELL = 60
_REFERENCE = 6  # a number or a day, before the body
_DAY = r"(?:[,:]? (?:on |in |at |by )?(?P<date>{D}))?"
_DONE = rule_pattern(
    r"^(?:(?P<rejected>will not sign|not signed up|(?:has )?(?:rejected|refused|declined)|not (?:accepted|agreed"
    r"|approved|supported)"
    r"|withdrew|withdrawn|opposed)|(?P<deferred>deferred|postponed|paused|put off|on hold)"
    r"|(?P<approved>signed(?: off| up)?|agreed|approved|accepted|supported|endorsed|ratified)"
    rf"|(?P<considered>noted|discussed|considered))(?: unanimously| in principle)?{_DAY}\W*$"
)
_TO_COME = rule_pattern(
    r"^(?:(?P<organ>governing body|board|cabinet|executive|full council|council of governors|committee)|{G:own})?\s*"
    rf"(?:to (?:consider|decide|approve|vote|agree|sign|discuss)|awaiting (?:approval|decision|sign-off)){_DAY}\W*$"
    rf"|^(?:(?P<first>governing body|board|cabinet|executive|full council|council of governors)|{{G:next}}),? (?:on )?"
    rf"(?P<then>{{D}}) \(?(?:to (?:consider|decide|approve|vote|agree|sign|discuss)|for (?:decision|approval))\)?\W*$"
)


def find_in(paper: Paper, view: View, owner_above: View | None) -> Iterator[DecisionDraft]:
    """Find the decisions in the cells of one row whose first body cell says whose they are.

    Args:
        paper: The paper.
        view: The row, or a line.
        owner_above: The line with the body, where tables come out of a PDF a cell a line.
    """
    if view.sentence.block.kind != "row":
        is_lead_in = view.plain.text.rstrip().endswith(":")
        if owner_above is not None and len(view.plain.text) <= _LONGEST_CELL and not is_lead_in:
            names = names_of(paper, owner_above.plain, owner_above.plain.text.strip())
            yield from _cell(paper, view, view.plain.text.strip(), names, owner_above)
            return
        pair = _PAIR.match(view.plain.text)
        if pair and ("[D" in pair["cell"] or pair["gap"] != ":"):  # with a colon it may be one of many answers
            yield from _cell(paper, view, pair["cell"].strip(), names_of(paper, view.plain, pair["who"]), view)
        return
    cells = [cell.strip(" *_") for cell in _CELLS.split(view.plain.text) if cell.strip()]
    leads = cells[:2] if cells and len(cells[0]) <= _REFERENCE else cells[:1]
    owner = next((cell for cell in leads if _BODY.match(cell)), None)
    if owner is None:
        return
    for cell in cells[1:]:
        yield from _cell(paper, view, cell, names_of(paper, view.plain, owner), view)


def owner_of_column(view: View, owner: View | None) -> View | None:
    """Give the line whose body the cells below it are of: the first cell of a row told line by line.

    Args:
        view: The line just read; it is the owner when it is a body and nothing else.
        owner: The owner so far, which a long line or another name ends.
    """
    line = view.plain.text.strip()
    if view.sentence.block.kind == "row" or len(line) > _LONGEST_CELL:
        return None
    return view if _BODY.match(line) else None if _NAME.match(line) else owner


def _cell(paper: Paper, view: View, cell: str, names: tuple[str, ...], owner: View) -> Iterator[DecisionDraft]:
    done, coming = _DONE.match(cell), _TO_COME.match(cell)
    found = done or coming
    if found is None:
        return
    day = found["date"] or (coming["then"] if coming else None) or _day_beside(view, owner)
    when = view.plain.item(day) if day else None
    outcome = next((key for key, value in done.groupdict().items() if value and key != "date"), "") if done else ""
    span = (owner.sentence.start, owner.sentence.end)
    spans = [span] if owner is view else [span, (view.sentence.start, view.sentence.end)]
    for name in names:
        yield DecisionDraft(
            f"{name} {_organ(view, coming)}".rstrip(),
            subject_of(paper, spans[-1]),
            "done" if done else "pending",
            spans,
            "cell beside a body",
            date=when.bounded if isinstance(when, DateMention) else None,
            outcome=cast("Outcome", outcome) if done else None,
            signals=set() if owner is view else {"body on the line above"},
        )


_DAY_ALONE = rule_pattern(r"^(?:(?:on|by|in) )?(?P<date>{D})$")


def _day_beside(view: View, owner: View) -> str:
    """“Dale Panel | 7 February | Endorsed”: the one day that stands in a cell of its own between the two."""
    if owner is not view:
        return ""
    days = [day["date"] for cell in _CELLS.split(view.plain.text) if (day := _DAY_ALONE.match(cell.strip(" *_")))]
    return days[0] if len(days) == 1 else ""


_ORGAN_LAST = re.compile(r"(?:[Gg]overning body|[Bb]oard|[Cc]abinet|[Ee]xecutive|[Ff]ull [Cc]ouncil)$")


def _organ(view: View, match: re.Match[str] | None) -> str:
    """The organ that is to decide: “Governing body to consider, 2 July”."""
    if match is None:
        return ""
    own = match["own"] or match["next"]
    named = view.plain.item(own) if own else None
    if isinstance(named, BodyMention):  # “cabinet” in a cabinet's own paper has its council in its name
        return named.organ or (_ORGAN_LAST.search(named.names[0]) or [""])[0]
    return (match["organ"] or match["first"] or "").lower()


def is_entry(view: View) -> bool:
    """Say whether a row is an entry of a timetable or a label that stands for itself, whatever the table's columns.

    Args:
        view: The row.
    """
    text = view.plain.text
    return LABEL.match(text) is not None or (OF_A_DAY.match(text) is not None and _STEP.search(text) is not None)


_STEP = rule_pattern(
    r"(?:[\t|]\s*|\s{2,})(?:[Tt]he )?{BG:who}(?:'s)?(?: of (?:the )?{B})?(?: meets)?(?: is| are| will be)?"
    r" (?:to |asked to |invited to |due to |expected to |will |may )?(?:decides?"
    r"|votes?|considers?|approves?|agrees?|takes? (?:a|the) (?:decision|vote)|signs? off|debates?|ratif(?:y|ies)"
    r"|determines?)\b"
)


def is_prose(view: View) -> bool:
    """Say whether a row of a table holds sentences.

    Args:
        view: The row.
    """
    return len(view.plain.text) > 60 and re.search(r"[a-z\]]\.\s*(?:$|[|\t\[A-Z])", view.plain.text) is not None
