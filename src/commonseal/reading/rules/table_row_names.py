"""Whose a row of a table is where its first cell holds only the short name that the paper's readers know.

“ICBs | Chair | Chief executive” over “Northside; Southside | Jane Doe | John Roe”: the heading tells that the cells
below name bodies, although no name among them tells a kind.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.rules.grids import Row, Table
from commonseal.reading.rules.of_places import body_of_short_name

# what heads a column of bodies; several of them may stand in one heading: “Council / body”
_KIND = (
    r"(?:(?:member|partner|local|public|host|constituent|district|borough|county|NHS|acute|foundation|housing|academy"
    r"|participating|fire|police|parish|town) )*"
    r"(?:ICBs?|CCGs?|PCTs?|STPs?|ICSs?|trusts?|councils?|authorit(?:y|ies)|districts?|boroughs?|count(?:y|ies)|bod(?:y|ies)"
    r"|organisations?|institutions?|boards?|clusters?|pairs?|groups?|partners?|associations?|colleges?|universit(?:y|ies)"
    r"|schools?|practices?|surger(?:y|ies)|forces?|services?|agenc(?:y|ies)|charit(?:y|ies)|places?|areas?|localit(?:y|ies)"
    r"|hospitals?|companies|company|where|who)"
)
_OF_BODIES = re.compile(rf"\W*(?:the )?{_KIND}(?:(?: ?/ ?| and | or |\(s\)){_KIND}?)*\W*", re.IGNORECASE)
_A_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w'’&.-]*(?: (?:(?:and|of|for|the|upon|on|in|le|&) )*[A-Z][\w'’&.-]*){0,6}")
_NO_NAME = re.compile(
    r"(?:Both|All|Shared|Joint|Other|Various|Independent|Ditto|Total|Together|Vacant|None|Notes?|Source|Key|TBC|TBA"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|[A-Z])\b",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"[*†‡§\d]+$|\((?:[a-z]|\d+)\)$")
_APART = re.compile(r"\s*(?:;|\s/\s|\s\+\s)\s*")
_COMMAS = re.compile(r"\s*,\s*(?:and\s+)?")


def heads_bodies(table: Table) -> bool:
    """Say whether the heading of a table's first column tells that bodies stand below it."""
    return bool(table.heading.cells) and _OF_BODIES.fullmatch(table.heading.cells[0].text.strip() or "-") is not None


def bodies_as_written(paper: Paper, table: Table, row: Row) -> tuple[str, ...]:
    """Give the bodies that the first cell of a row names by short names; nothing where it holds anything else.

    Args:
        paper: The paper.
        table: The table.
        row: The row.
    """
    if not heads_bodies(table) or not row.cells:
        return ()
    words = _NOTE_MARK.sub("", row.cells[0].text.strip()).strip()
    parts = _APART.split(words)
    if len(parts) == 1 and "," in words:
        parts = _COMMAS.split(words)
    names = [_NOTE_MARK.sub("", part).strip() for part in parts if part.strip()]
    if not names or any(not _A_NAME.fullmatch(name) or _NO_NAME.fullmatch(name) for name in names):
        return ()
    return tuple(dict.fromkeys(_in_full(paper, name) for name in names))


def _in_full(paper: Paper, name: str) -> str:
    """The body of a short name where the paper has one alone that begins or ends with it."""
    return body_of_short_name(paper, name) or name


_KIND_OVER = re.compile(r"(Council|CCG|ICB|PCT)s?")


def named_by_place(paper: Paper, table: Table, row: Row) -> str:
    """Give the body that a row names by its place alone under “Council”, with that noun where nothing names it in full.

    Args:
        paper: The paper.
        table: The table.
        row: The row.
    """
    names = bodies_as_written(paper, table, row)
    kind = _KIND_OVER.fullmatch(table.heading.cells[0].text.strip()) if names else None
    if kind is None or len(names) > 1:
        return ""
    is_whole = names[0].endswith(kind[1]) or names[0] in paper.registry.by_name
    return names[0] if is_whole else f"{names[0]} {kind[1].lower() if kind[1] == 'Council' else kind[1]}"
