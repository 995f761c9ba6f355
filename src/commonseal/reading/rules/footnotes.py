"""Notes below a table for the cells that bear a star: “*Interim, to 31 March 2022”."""

from __future__ import annotations

from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Basis
from commonseal.reading.dates import DateMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.grids import Row, Table

_STAR = re.compile(r"[\w'’-]+ ?(?P<mark>[*†‡])")
_BASIS = re.compile(r"\b(interim|acting)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|to|ends?|leaves|retires|steps down)(?: on| in)? (?P<date>\[D\d+\])", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|since|starts?|joins|takes up (?:the )?post)(?: on| in)? (?P<date>\[D\d+\])", re.IGNORECASE
)
_BELOW = 3


def note_below(paper: Paper, table: Table, draft: AppointmentDraft, row: Row) -> None:
    """Note of a post what the note below its table says, where the name of its holder bears the note's mark.

    Args:
        paper: The paper.
        table: The table.
        draft: The claim of the post.
        row: The row of its holder.
    """
    written = paper.document.text[slice(*row.span)]
    place = written.find(draft.person.rsplit(" ", 1)[-1])
    star = _STAR.match(written, place) if place >= 0 else None
    if star is None or not table.rows:
        return
    last = table.rows[-1].views[-1]
    for view in paper.views[last.number + 1 : last.number + 1 + _BELOW]:
        line = paper.document.text[last.sentence.end : view.sentence.end]
        if f"\n{star['mark']}" not in re.sub(r"\n\s+", "\n", line):
            continue
        text = view.plain.text
        basis = _BASIS.search(text)
        draft.basis = draft.basis or (cast("Basis", basis[1].lower()) if basis else None)
        for pattern, name in ((_UNTIL, "end"), (_FROM, "start")):
            match = pattern.search(text)
            date = view.plain.item(match["date"]) if match else None
            if isinstance(date, DateMention):
                setattr(draft, name, date.edtf)
        return
