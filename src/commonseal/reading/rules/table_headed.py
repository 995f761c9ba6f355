"""Tables with a body in each row and a post over each column of persons: “Council | Leader | Chief executive”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus, Basis
from commonseal.reading.mentions import RoleMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.grids import Cell, Row, Table
from commonseal.reading.rules.table_notes import of_note
from commonseal.reading.rules.table_people import person_in
from commonseal.reading.rules.table_row_names import bodies_as_written

_POST = re.compile(
    r"\W*(?:the |current |joint |shared )*(?P<title>(?:\[R\d+\]|(?:deputy |vice[- ]|council |clinical |independent )?"
    r"(?:leader|chair(?:man|woman|person)?|mayor|clerk|treasurer|president|boss|head|lay member"
    r"|governor|trustee|NED|(?:other |one other |independent )?non-?[ ]?exec(?:utive)?(?: director| member)?)))\W*",
    re.IGNORECASE,
)
_NO_ONE_POST = re.compile(
    r"(?:lead|responsible|accountable|reporting|contact) (?:officer|member|director)s?$|s$", re.IGNORECASE
)
_NON_EXECUTIVE = re.compile(r"(?:(?P<whole>non-?[ ]?executive)|non-?[ ]?exec|NED)$", re.IGNORECASE)
_ACCOUNTABLE = re.compile(r"(?:joint )?accountable officer", re.IGNORECASE)
_BASIS = re.compile(r"\b(interim|acting)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:designate|elect|incoming|from \[D\d+\])", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|starts?|starting) (?P<date>\[D\d+\])", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?P<date>\[D\d+\])", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|to|leaves|retires) (?:in |on )?(?P<date>\[D\d+\])", re.IGNORECASE)


def find(paper: Paper, table: Table) -> Iterator[AppointmentDraft]:
    """Find who holds the posts that head the columns of a table.

    Args:
        paper: The paper.
        table: A table; one whose first column holds no bodies gives nothing.
    """
    titles = {
        number: title for number, cell in enumerate(table.heading.cells) if (title := _title(table.heading, cell))
    }
    found: list[AppointmentDraft] = []
    for row in table.rows if titles else ():
        names = next((bodies[0].names for cell in row.cells[:2] if (bodies := row.bodies(cell))), ())
        names = bodies_as_written(paper, table, row) or names
        for number, title in titles.items():
            cell = row.cells[number] if 0 < number < len(row.cells) else None
            person = person_in(row, cell)
            if cell is None or person is None or not names:
                continue
            draft = AppointmentDraft(
                person.name, title, names, "held", [row.span, table.heading.span], "column of a post"
            )
            _note(paper, draft, row, cell)
            of_note(paper, draft, row, cell)
            if not _is_of_more(draft, found):
                found.append(draft)
    yield from found


def _is_of_more(draft: AppointmentDraft, found: list[AppointmentDraft]) -> bool:
    """Add the bodies of a row to the post that the same person has in a row above: one post over several bodies."""
    told = (draft.person, draft.role, draft.status, draft.basis, draft.start, draft.end)
    for other in found:
        if (other.person, other.role, other.status, other.basis, other.start, other.end) == told:
            other.bodies = tuple(dict.fromkeys((*other.bodies, *draft.bodies)))
            other.spans.insert(1, draft.spans[0])
            return True
    return False


def _title(heading: Row, cell: Cell) -> str:
    """The title of the one post that a heading names, or an empty string."""
    match = _POST.fullmatch(cell.words)
    if match is None:
        return ""
    item = heading.marked.item(match["title"]) if match["title"].startswith("[") else None
    title = item.title if isinstance(item, RoleMention) else match["title"]
    if short := _NON_EXECUTIVE.search(title):
        title = f"{title} director" if short["whole"] else "non-executive director"
    return "" if _NO_ONE_POST.search(title) and not _ACCOUNTABLE.fullmatch(title) else title


def _note(paper: Paper, draft: AppointmentDraft, row: Row, cell: Cell) -> None:
    """What the cell says beside the name, and whether the row tells of what is still to come."""
    basis = _BASIS.search(cell.words)
    draft.basis = cast("Basis", basis[1].lower()) if basis else None
    draft.start = _date(row, _FROM.search(cell.words)) or _date(row, _SINCE.search(cell.words))
    draft.end = _date(row, _UNTIL.search(cell.words))
    draft.status = _status(paper, draft, row, cell)


def _status(paper: Paper, draft: AppointmentDraft, row: Row, cell: Cell) -> AppointmentStatus:
    others = [other for other in row.cells if other is cell or not other.tokens("P")]
    begins = draft.start or next((date for other in others if (date := _date(row, _FROM.search(other.words)))), None)
    is_later = bool(begins and paper.published and begins > paper.published)
    is_told = _TO_COME.search(cell.words) is not None and not (draft.start and paper.published)
    return "planned" if is_later or is_told else "held"


def _date(row: Row, match: re.Match[str] | None) -> str | None:
    item = row.marked.item(match["date"]) if match else None
    return getattr(item, "edtf", None)
