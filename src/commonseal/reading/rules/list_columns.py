"""What the headings over a list say of its cells: since when a post is held, until when, and in which of the bodies."""

from __future__ import annotations

from collections.abc import Callable

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention
from commonseal.reading.rules.people_lines import Line, Piece, looks_like_post

_SINCE = re.compile(r"\b(?:since|from|start\w*|appointed|joined|commenced|in post|took office)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|to|ends?|ended|expir\w+|left|leaving|retires?|term ends)\b", re.IGNORECASE)
_OF_A_LIST = re.compile(
    r"\b(?:posts?|roles?|titles?|positions?|names?|holders?|post-?holders?|members?|officers?|directors?)\b",
    re.IGNORECASE,
)
TICK = re.compile(r"[•●✓✔✗xXyY*√]|[Yy]es")
_FEW = 3
_NEAR = 3
_LINES_ABOVE = 30


class Headings:
    """The headings over the lists of a paper, by where they stand."""

    def __init__(self, text: str, lines: list[Line], bodies_in: Callable[[Piece], list[BodyMention]]) -> None:
        self._text = text
        self._lines = lines
        self._bodies_in = bodies_in
        self._place = {line.start: number for number, line in enumerate(lines)}

    def over(self, line: Line, piece: Piece) -> Piece | None:
        """Give the heading that a cell of a line stands under.

        Args:
            line: The line.
            piece: The cell.
        """
        heading = self._heading(line)
        if heading is None:
            return None
        for mark in ("|", "\t"):
            count = self._text.count(mark, line.start, piece.start)
            if count and mark in self._text[heading.start : heading.end]:
                found = (c for c in heading.cells if self._text.count(mark, heading.start, c.start) == count)
                return next(found, None)
        column = piece.start - line.start + line.column
        middle = column + len(piece.text) / 2
        for cell in heading.cells:
            first = cell.start - heading.start + heading.column
            if abs(first - column) <= _NEAR or first - 1 <= middle <= first + len(cell.text) + 1:
                return cell
        return None

    def dated_as(self, line: Line, piece: Piece) -> str:
        """Say whether a day in a cell is when the post began or when it ends, as its heading has it; or neither."""
        cell = self.over(line, piece)
        if cell is None:
            return ""
        return "start" if _SINCE.search(cell.text) else "end" if _UNTIL.search(cell.text) else ""

    def ticked(self, line: Line) -> tuple[str, ...]:
        """Give the bodies whose columns a line has a mark in; none where it marks no column of a body."""
        found: list[str] = []
        for piece in line.cells:
            cell = self.over(line, piece) if TICK.fullmatch(piece.text.strip()) else None
            for body in self._bodies_in(cell) if cell is not None else ():
                if body.end - body.start >= len(cell.text.strip()) - 1 if cell is not None else False:
                    found += body.names
        return tuple(dict.fromkeys(found))

    def _heading(self, line: Line) -> Line | None:
        place = self._place.get(line.start, 0)
        for other in reversed(self._lines[max(0, place - _LINES_ABOVE) : place]):
            if len(other.cells) >= _FEW and _OF_A_LIST.search(other.words) and not _is_row(other):
                return other
        return None


def _is_row(line: Line) -> bool:
    return any(looks_like_post(cell.text) and " " in cell.text for cell in line.cells) or any(
        TICK.fullmatch(cell.text) or re.search(r"\d{4}", cell.text) for cell in line.cells
    )
