"""Rows of a table that a page broke over several lines, put together by where their cells stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from commonseal.reading import expressions as re
from commonseal.reading.dates import find_dates
from commonseal.reading.figures import find_figures
from commonseal.reading.marked import Marked, mark
from commonseal.reading.mentions import BodyMention
from commonseal.reading.names import full_names
from commonseal.reading.organs import with_organs
from commonseal.reading.paper import Paper, View
from commonseal.reading.people import find_people
from commonseal.reading.titles import find_roles

_LONGEST_ROW = 10_000  # letters before a cell of the same row: what is further on has no column of a heading
_WIDE = re.compile(r"(?: {3,}| *\t *)")
# “1  Chief Executive    L + N”: what a row is known by needs no wide gap after it
_NUMBER = re.compile(r"(?:No\.?|Ref\.?|Item|#|\d{1,3}[.)]?|[A-Z]\d{1,2})  +(?! )(?=\S)")
_ENDS_OPEN = re.compile(r"(?:\b(?:and|or|of|for|the|to|in|with|on|by|at|a|from|NHS)|[,;&/(–-])$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:[a-z(&]|(?:Governing |Health )?(?:Body|Board|Cabinet|Committee|Council|Trust|CCG|ICB|Group|Authority|Officer"
    r"|Director|Executive|Partnership|Foundation Trust|NHS Trust|(?:19|20)\d\d)\b)"
)


@dataclass(slots=True)
class Piece:
    """A piece of a line: its words, and the column of the page where it begins."""

    text: str
    column: int


@dataclass(slots=True)
class Line:
    """One line of a table: its sentence and its cells. ``placed`` says that the cells stand under headings."""

    view: View
    cells: list[Piece] = field(default_factory=list)
    empty_before: int = 0
    is_wide: bool = False
    placed: bool = False

    def joined(self, paper: Paper, following: list[Line]) -> tuple[Marked, list[str], list[str]]:
        """Put this line and those that go on with it together.

        Returns:
            The marked row, its cells in the marked words, and its cells as the paper has them.
        """
        texts = [cell.text for cell in self.cells]
        for line in following:
            for number, cell in enumerate(line.cells):
                texts[number] = f"{texts[number]} {cell.text}".strip()
        marked = marked_again(paper, " | ".join(texts))
        return marked, [cell.strip() for cell in marked.text.split("|")], texts


def lines_of(paper: Paper, run: list[View]) -> list[Line]:
    """Cut the lines of a run of rows into their cells."""
    lines = []
    text = paper.document.text
    for view in run:
        words = paper.document.flow[view.sentence.start : view.sentence.end]
        lead = _before(text, view.sentence.start)
        if "|" in words:
            cells = [Piece(" ".join(cell.split()), 0) for cell in words.strip().strip("|").split("|")]
            lines.append(Line(view, cells))
        elif "\t" in lead + words:
            cells = [Piece(" ".join(cell.split()), 0) for cell in words.split("\t")]
            lines.append(Line(view, [Piece("", 0)] * lead.count("\t") + cells, lead.count("\t")))
        else:
            lines.append(Line(view, list(_pieces(words, len(lead))), is_wide=True))
    return lines


def _before(text: str, start: int) -> str:
    """Give what stands before an offset in its line; nothing in a line that is longer than any row of a table."""
    begin = max(0, start - _LONGEST_ROW)
    line = max(text.rfind("\n", begin, start), text.rfind("\r", begin, start)) + 1
    return text[line:start] if line or not begin else ""


def _pieces(words: str, offset: int) -> Iterator[Piece]:
    number = _NUMBER.match(words)
    place = number.end() if number else 0
    if number:
        yield Piece(number.group().strip(), offset)
    for gap in [*_WIDE.finditer(words, place), None]:
        end = gap.start() if gap else len(words)
        yield Piece(words[place:end].strip(), offset + place)
        place = gap.end() if gap else end


def logical_rows(lines: list[Line]) -> list[list[Line]]:
    """Group the lines of a table into rows."""
    if not lines or not lines[0].is_wide or len(lines[0].cells) < 2:
        return [[line] for line in lines]
    columns = [cell.column for cell in lines[0].cells]
    rows: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        if not line.is_wide or not _place(line, columns):
            rows.append([line])
        elif len(rows) > 1 and rows[-1][0].placed and _is_one_more(rows[-1], line):
            line.cells[0] = Piece(rows[-1][0].cells[0].text, line.cells[0].column)
            rows.append([line])
        elif len(rows) > 1 and rows[-1][0].placed and _goes_on(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _place(line: Line, columns: list[int]) -> bool:
    """Put the cells of a line under the headings they stand below; false where they do not line up."""
    placed = [Piece("", column) for column in columns]
    for cell in line.cells:
        number = max((n for n, column in enumerate(columns) if column - 2 <= cell.column), default=-1)
        if number < 0 or placed[number].text or cell.column > columns[number] + 6:
            return False
        placed[number] = cell
    line.cells = placed
    line.placed = True
    return True


def _is_one_more(row: list[Line], line: Line) -> bool:
    """A line that leaves out its first cell alone, and goes on with none of the others, is of the same first cell."""
    above = [" ".join(earlier.cells[number].text for earlier in row).strip() for number in range(len(line.cells))]
    rest = list(zip(above[1:], line.cells[1:], strict=True))
    is_full = len(rest) > 1 and all(cell.text and words for words, cell in rest)
    if line.cells[0].text or not above[0] or not is_full:
        return False
    return not any(_ENDS_OPEN.search(words) or _GOES_ON.match(cell.text) for words, cell in rest)


def _goes_on(row: list[Line], line: Line) -> bool:
    """A line with gaps goes on with the row above when its first cell is empty or its words follow on."""
    filled = [number for number, cell in enumerate(line.cells) if cell.text]
    above = ["" for _ in line.cells]
    for earlier in row:
        for number, cell in enumerate(earlier.cells):
            above[number] = cell.text or above[number]
    if any(not above[number] for number in filled):
        return False
    if not line.cells[0].text:
        return True
    return all(_ENDS_OPEN.search(above[n]) or _GOES_ON.match(line.cells[n].text) for n in filled)


def marked_again(paper: Paper, text: str) -> Marked:
    """Mark words that the paper does not have in one piece; their bodies are those the paper names."""
    registry = paper.registry
    bodies: list[BodyMention] = []
    for name in full_names(text):
        names = tuple(registry.body(n).name if n in registry.by_name else n for n in name.names)
        bodies.append(BodyMention(name.start, name.end, names, name.body_class, "list" if len(names) > 1 else "name"))
    for short, number in registry.aliases.items():
        if short not in text:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
            if all(match.end() <= b.start or match.start() >= b.end for b in bodies):
                body = registry.bodies[number]
                bodies.append(BodyMention(*match.span(), (body.name,), body.body_class, "short"))
    bodies = with_organs(text, sorted(bodies, key=lambda b: b.start), paper.author)
    roles = find_roles(text, [(b.start, b.end) for b in bodies])
    taken = sorted([(b.start, b.end) for b in bodies] + [(r.start, r.end) for r in roles])
    known = {person.name for person in paper.people}
    people = [replace(p, name=p.name) for p in find_people(text, taken) if p.name in known or p.form == "name"]
    layers: list[tuple[int, int, str, object]] = [(b.start, b.end, "G" if b.organ else "B", b) for b in bodies]
    layers += [(r.start, r.end, "R", r) for r in roles]
    layers += [(d.start, d.end, "D", d) for d in find_dates(text, 0, len(text), paper.published)]
    layers += [(p.start, p.end, "P", p) for p in people]
    layers += [(f.start, f.end, "F", f) for f in find_figures(text, 0, len(text))]
    kept: list[tuple[int, int, str, object]] = []
    for item in layers:
        if all(item[1] <= other[0] or item[0] >= other[1] for other in kept):
            kept.append(item)
    return mark(text, 0, len(text), sorted(kept, key=lambda item: item[0]))
