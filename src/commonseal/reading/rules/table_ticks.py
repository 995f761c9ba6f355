"""Tables with a column for each body and a mark where a post or a service is also that body's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.rules.cell_names import named_in
from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft, Drafts
from commonseal.reading.rules.grids import Cell, Row, Table
from commonseal.reading.rules.table_people import note, person_in, post_in_cell
from commonseal.reading.rules.table_shared import type_of

_MARKED = re.compile(r"[x×✓✔•●■√y]|yes", re.IGNORECASE)
_UNMARKED = re.compile(r"(?:[–—-]|no?|✗|n/a)?", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:joint|shared?|sharing|common|across|combined|integrated)\b", re.IGNORECASE)
_THING = re.compile(
    r"\W*(?:shared |joint )?(?:services?|functions?|teams?|posts?|roles?|funds?|areas?)\b", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom (?P<date>\[D\d+\])", re.IGNORECASE)
_FEW = 2


def columns_of(paper: Paper, table: Table, key_of_paper: Callable[[], dict[str, str]]) -> dict[int, str]:
    """Give the bodies over the columns of marks, by the number of the column.

    Args:
        paper: The paper.
        table: A table; fewer than two such columns are none.
        key_of_paper: Gives the letters that the paper explains.
    """
    ticked = [number for number in range(1, len(table.heading.cells)) if _has_marks_alone(table, number)]
    key = key_of_paper() if ticked else {}
    is_of_sharing = _SHARED.search(table.caption) is not None
    found: dict[int, str] = {}
    for number in ticked:
        names = named_in(paper, table.heading, table.heading.cells[number], key, as_written=is_of_sharing)
        if len(names) == 1:
            found[number] = names[0]
    is_of_bodies = len(set(found.values())) >= _FEW
    return found if is_of_bodies and ("role" in table.kinds or _THING.match(table.heading.cells[0].text)) else {}


def _has_marks_alone(table: Table, number: int) -> bool:
    cells = [row.cells[number].text.strip() for row in table.rows if len(row.cells) > number]
    marks = [bool(_MARKED.fullmatch(text)) for text in cells]
    return any(marks) and all(mark or _UNMARKED.fullmatch(text) for mark, text in zip(marks, cells, strict=True))


def find(paper: Paper, table: Table, columns: dict[int, str]) -> Drafts:
    """Find what is shared, and who holds the posts, by the marks under the bodies.

    Args:
        paper: The paper.
        table: The table.
        columns: Its columns of marks.
    """
    drafts = Drafts()
    for row in table.rows:
        names = tuple(name for number, name in columns.items() if _is_marked(row, number))
        if not names:
            continue
        role = table.by_kind(row).get("role") or row.cells[0]
        drafts.appointments += _holder(paper, table, row, role, names)
        if len(names) >= _FEW:
            drafts.arrangements.append(_shared(paper, table, row, role, names))
    return drafts


def _is_marked(row: Row, number: int) -> bool:
    return len(row.cells) > number and _MARKED.fullmatch(row.cells[number].text.strip()) is not None


def _start(table: Table, row: Row) -> str | None:
    """Since when, by its column, or by “from 1 September” in a cell."""
    by_kind = table.by_kind(row)
    told = next((match for cell in row.cells if (match := _FROM.search(cell.words))), None)
    date = row.marked.item(told["date"]) if told else None
    return row.edtf(by_kind.get("since") or by_kind.get("date")) or getattr(date, "edtf", None)


def _holder(paper: Paper, table: Table, row: Row, role: Cell, names: tuple[str, ...]) -> Iterator[AppointmentDraft]:
    cell = table.by_kind(row).get("person") or next((cell for cell in row.cells if cell.tokens("P")), None)
    person = person_in(row, cell)
    draft = post_in_cell(row, person, role.words, names) if person else None
    if draft is not None:
        note(draft, row, table, paper.published)
        draft.start = draft.start or _start(table, row)
        draft.spans.append(table.heading.span)
        draft.rule = "mark under a body"
        yield draft


def _shared(paper: Paper, table: Table, row: Row, role: Cell, names: tuple[str, ...]) -> ArrangementDraft:
    kind, title = type_of(role, role.text)
    start = _start(table, row)
    is_ahead = bool(start and paper.published and start > paper.published[: len(start)])
    draft = ArrangementDraft(
        kind, names, "agreed" if is_ahead else "existing", [row.span, table.heading.span], "mark under a body"
    )
    draft.role, draft.start = title, start
    draft.name = None if title else role.text
    return draft
