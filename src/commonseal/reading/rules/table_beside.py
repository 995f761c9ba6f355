"""Rows in which a post stands in one cell with its holder or with its body: “Jane Doe | Dale Council, Leader”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.grids import Cell, Row, Table
from commonseal.reading.rules.table_people import INITIALS, bodies_of_row, is_of_contacts, is_post, note, post_in_cell

_PERSON = re.compile(r"\[P\d+\]")
_BODY = re.compile(r"\[[BG]\d+\]")
_EDGES = " ,;:–-/"
_BRACKETS = re.compile(r"\([^()]+\)")
_ROLE = re.compile(r"\[R\d+\]")
_CHAIR = re.compile(
    r"\((?:the )?(?:vice[- ]|deputy |co-?)?chair(?:man|woman|person)?"
    r"(?: of (?:the )?(?:board|committee|panel|meeting))?\)",
    re.IGNORECASE,
)
_ROW_OF_BODY = re.compile(r"\W*(?:the )?\[[BG]\d+\]\W*", re.IGNORECASE)


def find(paper: Paper, table: Table, taken: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find posts that share a cell with their holder or their body.

    Args:
        paper: The paper.
        table: The table.
        taken: What its columns gave; rows that gave something are left out.
    """
    done = {span for draft in taken for span in draft.spans}
    for row in table.rows:
        if row.span in done or is_of_contacts(row):
            continue
        yield from _beside_names(paper, table, row)
        persons = [person for cell in row.cells for person in _persons(row, cell)]
        if len(persons) == 1:
            yield from _beside_bodies(paper, table, row, persons[0])


def _persons(row: Row, cell: Cell) -> list[PersonMention]:
    items = [row.marked.item(token) for token in cell.tokens("P")]
    return [item for item in items if isinstance(item, PersonMention) and " " in item.name]


def _beside_names(paper: Paper, table: Table, row: Row) -> Iterator[AppointmentDraft]:
    """What stands after a name up to the next: “Jane Doe, Leader; Ann Hill (Chief Executive)”."""
    names = _row_bodies(paper, table, row)
    for cell in row.cells:
        found = list(_PERSON.finditer(cell.words))
        ends = [*(match.start() for match in found[1:]), len(cell.words)]
        for match, end in zip(found, ends, strict=False):
            person = row.marked.item(match.group())
            rest = cell.words[match.end() : end]
            if isinstance(person, PersonMention) and " " in person.name:
                yield from _posts(paper, table, row, person, rest, names)


def _beside_bodies(paper: Paper, table: Table, row: Row, person: PersonMention) -> Iterator[AppointmentDraft]:
    """What stands in a cell with a body: “Dale Council, Leader”, “Chief Executive, NHS Dale ICB”."""
    named = [body for cell in row.cells for body in row.bodies(cell) if body.form in {"name", "short"}]
    names = named[0].names if named else ()  # for “Chair of the Authority” in a cell of its own
    for cell in row.cells:
        if _BODY.search(cell.words) and not _PERSON.search(cell.words):
            yield from _posts(paper, table, row, person, cell.words, names)


def _posts(
    paper: Paper, table: Table, row: Row, person: PersonMention, words: str, names: tuple[str, ...]
) -> Iterator[AppointmentDraft]:
    """The post that some words beside a person tell; a chair in brackets is that of the meeting, which others read."""
    rest = INITIALS.sub("", words)
    if names:
        rest = _BRACKETS.sub(lambda found: "" if _CHAIR.fullmatch(_told(row, found.group())) else found.group(), rest)
    rest = _without_brackets(rest.strip(_EDGES))
    if not rest or not is_post(rest):
        return
    draft = post_in_cell(row, person, rest, names)
    if draft is not None:
        note(draft, row, table, paper.published, is_dated="date" not in table.kinds)
        yield draft


def _told(row: Row, words: str) -> str:
    """Words with the titles that their tokens stand for."""
    return _ROLE.sub(lambda found: str(getattr(row.marked.item(found.group()), "title", "")), words)


def _without_brackets(words: str) -> str:
    inside = re.fullmatch(r"\(([^()]+)\)", words)
    return inside[1] if inside else words


def _row_bodies(paper: Paper, table: Table, row: Row) -> tuple[str, ...]:
    """The bodies of a row: those that a cell names alone, else the table's."""
    alone = next((cell for cell in row.cells if _ROW_OF_BODY.fullmatch(cell.words)), None)
    if alone is not None and (found := row.bodies(alone)):
        return found[0].names
    return bodies_of_row(paper, table, row, ())
