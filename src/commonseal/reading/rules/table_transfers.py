"""Tables of what has moved: a service in each row, and from whom or to whom it went."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.grids import Cell, Row, Table

_EITHER_WAY = re.compile(
    r"\W*(?:transferred |moved )?"
    r"(?:from\s*(?:/|or|,)\s*to|to\s*(?:/|or|,)\s*from|in\s*/\s*out|direction)"
    r"\W*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\W*(?:(?:transferred|moved|moving|transferring|transfer) )?(?:from|out of|(?:previous|old|former|current"
    r"|outgoing) (?:provider|employer|host|organisation|body|owner))\W*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\W*(?:(?:transferred|moved|moving|transferring|transfer) )?(?:to|into|(?:new|future|incoming|receiving)"
    r" (?:provider|employer|host|organisation|body|owner))\W*$",
    re.IGNORECASE,
)
_WAY = re.compile(r"(?:transferred |moved )?(?P<way>to|into|from|out of) (?:the )?(?P<name>[A-Z(].*)", re.IGNORECASE)
_MARKED = re.compile(r"(?<=\w)[*†‡]+|\b(?:planned|proposed|expected|subject to)\b", re.IGNORECASE)
_LONGEST = 60


def is_of_transfers(table: Table) -> bool:
    """Say whether the columns of a table tell where something went, or where it came from."""
    return bool(_ways(table))


def _ways(table: Table) -> tuple[int, ...]:
    """The place of the one column that tells either way, or of that of the givers and that of the takers."""
    cells = table.heading.cells
    either = [number for number, cell in enumerate(cells) if number and _EITHER_WAY.match(cell.text)]
    if either:
        return (either[0],)
    givers = [number for number, cell in enumerate(cells) if _FROM.match(cell.text)]
    takers = [number for number, cell in enumerate(cells) if _TO.match(cell.text)]
    if len(givers) != 1 or len(takers) != 1 or len(cells) < _WITH_WHAT:
        return ()
    inside = [row.cells[n] for row in table.rows for n in (givers[0], takers[0]) if len(row.cells) > n]
    is_of_names = inside and not any(cell.tokens("DF") for cell in inside)
    return (givers[0], takers[0]) if is_of_names else ()


_WITH_WHAT = 3


def find(paper: Paper, table: Table) -> Iterator[ArrangementDraft]:
    """Find the moves, one in each row, from the giver to the taker.

    Args:
        paper: The paper; where a column names the other side alone, its own body is one of the two.
        table: The table.
    """
    ways = _ways(table)
    author = paper.author if len(paper.author) == 1 else ()
    for row in table.rows:
        if len(row.cells) <= max(ways):
            continue
        parties = _of_either_way(row, row.cells[ways[0]], author) if len(ways) == 1 else _of_two(row, ways)
        if len(parties) > 1:
            yield _draft(paper, table, row, parties)


def _draft(paper: Paper, table: Table, row: Row, parties: tuple[str, ...]) -> ArrangementDraft:
    days = [date for cell in row.cells for date in row.dates(cell)]
    start = days[0].edtf if days else None
    is_ahead = bool(start and paper.published and start > paper.published[: len(start)])
    is_ahead = is_ahead or any(_MARKED.search(cell.text) for cell in row.cells)
    spans = [row.span, table.heading.span] if table.has_headings else [row.span]
    status: ArrangementStatus = "agreed" if is_ahead else "existing"
    return ArrangementDraft("merger", parties, status, spans[:1], "table of transfers", start=start)


def _of_either_way(row: Row, cell: Cell, author: tuple[str, ...]) -> tuple[str, ...]:
    match = _WAY.fullmatch(cell.text.strip())
    other = _named(row, cell, match["name"]) if match else ()
    if match is None or not other or not author:
        return ()
    return (*author, *other) if match["way"].lower() in {"to", "into"} else (*other, *author)


def _of_two(row: Row, ways: tuple[int, ...]) -> tuple[str, ...]:
    giver, taker = (row.cells[number] for number in ways)
    names = (*_named(row, giver, giver.text.strip()), *_named(row, taker, taker.text.strip()))
    return tuple(dict.fromkeys(names))


def _named(row: Row, cell: Cell, words: str) -> tuple[str, ...]:
    """The bodies of a cell, or what stands in it, which is the name of one that no rule knows."""
    bodies = [body for body in row.bodies(cell) if isinstance(body, BodyMention)]
    if bodies:
        return tuple(dict.fromkeys(name for body in bodies for name in body.names))
    is_name = words[:1].isupper() and len(words) < _LONGEST and not re.search(r"\d|[.;:]", words)
    return (words,) if is_name else ()
