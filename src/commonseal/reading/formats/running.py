"""Running heads, running feet and page numbers: what stands at the edge of page after page.

A running head stays where it comes first and a running foot where it comes last, without its page number: they say
whose paper it is. Everywhere else they are set aside.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from commonseal.reading.formats.pieces import Piece
from commonseal.reading.formats.rows import Row, rows_of

_DEPTH = 4
_NUMBER = re.compile(r"\W*(?:page|p\.?)?\W*(\d{1,4})(?:\W*(?:of|/)\W*\d{1,4})?\W*$", re.IGNORECASE)
_ROMAN = re.compile(r"\W*[ivxl]{1,6}\W*$")
_NUMBERED_END = re.compile(
    r"[\s|–—-]{0,5}\bpage\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?\s*$|\s\d{1,4}\s{0,3}(?:of|/)\s{0,3}\d{1,4}\s*$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\W*(?:page|p\.?)\W*\d{1,4}(?:\W*(?:of|/)\W*\d{1,4})?\W*$", re.IGNORECASE)
_OUTER = re.compile(r"^(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})$")
_FEWEST_ALONE = 2
_FEWEST_IN_LINES = 3
_SHARE_IN_LINES = 0.4
_DIGITS = re.compile(r"\d+")
_SHARE_OF_PAGES = 0.3
_HEIGHT_BAND = 12.0


@dataclass(slots=True)
class Page:
    """A page without its running lines. ``head`` and ``foot`` are those, each with why it is set aside, if it is."""

    body: list[Piece]
    head: list[tuple[str, str]] = field(default_factory=list)
    foot: list[tuple[str, str]] = field(default_factory=list)


def without_running_lines(pages: Sequence[list[Piece]]) -> list[Page]:
    """Take the running lines off all pages of a paper.

    Args:
        pages: The pieces of each page.

    Returns:
        The same pages in order.
    """
    rows = [rows_of(pieces) for pieces in pages]
    repeated = _repeated(rows)
    numbers = _numbers(rows)
    parted = [_parted(page, repeated, numbers.get(number)) for number, page in enumerate(rows)]
    first = _first_pages([head for head, _, _ in parted])
    last = {
        key: len(parted) - 1 - number for key, number in _first_pages([foot for _, _, foot in parted][::-1]).items()
    }
    made = []
    for number, (head, body, foot) in enumerate(parted):
        heads = [(row.text, first[_key(row.text)] == number) for row in head]
        feet = [(row.text, last[_key(row.text)] == number and _key(row.text) not in first) for row in foot]
        made.append(
            Page(
                [piece for row in body for piece in row.pieces],
                [_settled(text, numbers.get(number), keeps=keeps) for text, keeps in heads],
                [_settled(text, numbers.get(number), keeps=keeps) for text, keeps in feet],
            )
        )
    return made


def _parted(rows: list[Row], repeated: set[str], number: str | None) -> tuple[list[Row], list[Row], list[Row]]:
    """Part a page into its running head, its body and its running foot."""
    top = _edge(rows, repeated, number)
    below = rows[top:]
    bottom = len(below) - _edge(below[::-1], repeated, number)
    return rows[:top], below[:bottom], below[bottom:]


def _first_pages(edges: list[list[Row]]) -> dict[str, int]:
    """Give for every running line the first page, in the order given, that it is on."""
    found: dict[str, int] = {}
    for number, rows in enumerate(edges):
        for row in rows:
            found.setdefault(_key(row.text), number)
    return found


def _edge(rows: list[Row], repeated: set[str], number: str | None) -> int:
    """Count the rows at an edge, from outside in, that are running lines or have the page's number."""
    count = 0
    for row in rows[:_DEPTH]:
        text = row.text
        outermost = count == 0 and number is not None and number in _outer_numbers(text)
        if _key(text) in repeated or outermost or _is_number_of(text, number):
            count += 1
        else:
            break
    return count


def _settled(text: str, number: str | None, *, keeps: bool) -> tuple[str, str]:
    if _is_number(text):
        return text, "page number"
    if not keeps:
        return text, "running head"
    bare = _NUMBERED_END.sub("", text).strip()
    if number is not None and number in _outer_numbers(bare):
        bare = bare.removesuffix(number).removeprefix(number).strip(" \t|–—-")
    return bare or text, ""


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())).lower()


def _is_number_of(text: str, number: str | None) -> bool:
    """Say whether a line is the number of a page that bears one, perhaps in Roman figures before the first chapter."""
    if number is None:
        return False
    match = _NUMBER.match(text)
    return match.group(1) == number if match else bool(_ROMAN.match(text))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.match(text) or _ROMAN.match(text))


def _repeated(pages: list[list[Row]]) -> set[str]:
    """Give the lines that come at about the same height of several pages."""
    heights: dict[str, Counter[int]] = defaultdict(Counter)
    for rows in pages:
        edge = {id(row): row for row in (*rows[:_DEPTH], *rows[-_DEPTH:])}
        for key, band in {(_key(row.text), round(row.base / _HEIGHT_BAND)) for row in edge.values()}:
            heights[key][band] += 1
    least = max(2, round(_SHARE_OF_PAGES * len(pages)))
    return {
        key
        for key, bands in heights.items()
        if any(char.isalpha() for char in key)
        and max(count + max(bands[band - 1], bands[band + 1]) for band, count in list(bands.items())) >= least
    }


def _numbers(pages: list[list[Row]]) -> dict[int, str]:
    """Give the number that pages bear at their edge, of those that bear one.

    It grows with the pages, standing alone on two of them or at the end or beginning of a line on many; or it is called
    a page.
    """
    alone: Counter[int] = Counter()
    in_lines: Counter[int] = Counter()
    worded: dict[int, str] = {}
    for page, rows in enumerate(pages):
        edge = [row.text for row in (*rows[:_DEPTH], *rows[-_DEPTH:])]
        lone = [match.group(1) for text in edge if (match := _NUMBER.match(text))]
        alone.update({int(number) - page for number in lone})
        outer = [number for row in (*rows[:1], *rows[-1:]) for number in _outer_numbers(row.text)]
        in_lines.update({int(number) - page for number in outer})
        if called := next((_NUMBER.match(text) for text in edge if _CALLED.match(text)), None):
            worded[page] = called.group(1)
    offset, count = alone.most_common(1)[0] if alone else (0, 0)
    if count < _FEWEST_ALONE:
        offset, count = in_lines.most_common(1)[0] if in_lines else (0, 0)
        if count < max(_FEWEST_IN_LINES, _SHARE_IN_LINES * len(pages)):
            return worded
    return {page: str(page + offset) for page in range(len(pages))} | worded


def _outer_numbers(text: str) -> list[str]:
    """Give the numbers with which a line begins or ends."""
    return [number for pair in _OUTER.findall(text) for number in pair if number]
