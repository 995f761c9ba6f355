"""What a note below a table says of a name with a mark: “Jane Doe*” and, below, “*Interim, to 31 March”."""

from __future__ import annotations

from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Basis
from commonseal.reading.dates import find_dates
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.grids import Cell, Row

_MARK = re.compile(r"[.)]?\s?(?P<mark>\*{1,3}|†|‡|§|[¹²³]|\([a-z1-9]\))(?=\s|$)")
_BASIS = re.compile(r"\b(interim|acting)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|to|up to|leaves|retires|leaving|stands down)(?: on| in| at the end of)? $", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:from|since|starts?|starting|joins?|takes up post|takes up (?:the )?(?:post|role))(?: on| in)? $",
    re.IGNORECASE,
)
_LONGEST_LEAD = 40
_LONGEST = 200
_BELOW = 1500


def of_note(paper: Paper, draft: AppointmentDraft, row: Row, cell: Cell) -> None:
    """Give a post of a table the footing and the days that the note to its holder's name tells.

    Args:
        paper: The paper.
        draft: The post, changed in place.
        row: The row.
        cell: The cell of the name.
    """
    flow, (first, last) = paper.document.flow, row.span
    # the running text has no such marks, only the paper itself has
    place = paper.text.find(words, first, last) if (words := cell.text.rstrip("*†‡§ ")) else -1
    marked = _MARK.match(paper.text, place + len(words)) if place >= 0 else None
    if marked is None:
        return
    note = re.compile(rf"(?:^|\n)\s*{re.escape(marked['mark'])}\s?(?P<words>[^\n]{{3,{_LONGEST}}})").search(
        paper.text, last, last + _BELOW
    )
    if note is None:
        return
    words, start = note["words"], note.start("words")
    draft.spans.append((start, start + len(words.rstrip())))
    basis = _BASIS.search(words)
    draft.basis = draft.basis or (cast("Basis", basis[1].lower()) if basis else None)
    for date in find_dates(flow, start, note.end("words"), paper.published):
        lead = flow[max(start, date.start - _LONGEST_LEAD) : date.start]
        if _UNTIL.search(lead):
            draft.end = draft.end or date.edtf
        elif _FROM.search(lead):
            draft.start = draft.start or date.bounded
