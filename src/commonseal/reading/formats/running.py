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
    numbers = _numbering(rows)
    parted = [_parted(page, repeated, numbered=number in numbers) for number, page in enumerate(rows)]
    first = _first_pages([head for head, _, _ in parted])
    last = {
        key: len(parted) - 1 - number for key, number in _first_pages([foot for _, _, foot in parted][::-1]).items()
    }
    return [
        Page(
            [piece for row in body for piece in row.pieces],
            [_settled(row.text, keeps=first[_key(row.text)] == number) for row in head],
            [_settled(row.text, keeps=last[_key(row.text)] == number and _key(row.text) not in first) for row in foot],
        )
        for number, (head, body, foot) in enumerate(parted)
    ]


def _parted(rows: list[Row], repeated: set[str], *, numbered: bool) -> tuple[list[Row], list[Row], list[Row]]:
    """Part a page into its running head, its body and its running foot."""
    top = _edge(rows, repeated, numbered=numbered)
    below = rows[top:]
    bottom = len(below) - _edge(below[::-1], repeated, numbered=numbered)
    return rows[:top], below[:bottom], below[bottom:]


def _first_pages(edges: list[list[Row]]) -> dict[str, int]:
    """Give for every running line the first page, in the order given, that it is on."""
    found: dict[str, int] = {}
    for number, rows in enumerate(edges):
        for row in rows:
            found.setdefault(_key(row.text), number)
    return found


def _edge(rows: list[Row], repeated: set[str], *, numbered: bool) -> int:
    """Count the rows at an edge, from outside in, that are running lines or the page's number."""
    count = 0
    for row in rows[:_DEPTH]:
        text = row.text
        if _key(text) in repeated or (numbered and _is_number(text)):
            count += 1
        else:
            break
    return count


def _settled(text: str, *, keeps: bool) -> tuple[str, str]:
    if _is_number(text):
        return text, "page number"
    return (_NUMBERED_END.sub("", text).strip() or text, "") if keeps else (text, "running head")


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())).lower()


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


def _numbering(pages: list[list[Row]]) -> set[int]:
    """Give the pages with a number at their edge that grows with the pages, or says that it is one."""
    offsets: Counter[int] = Counter()
    found: dict[int, int] = {}
    for number, rows in enumerate(pages):
        for row in (*rows[:_DEPTH][::-1], *rows[-_DEPTH:]):
            if match := _NUMBER.match(row.text):
                found[number] = int(match.group(1)) - number
        if number in found:
            offsets[found[number]] += 1
    if not offsets:
        return set()
    offset, count = offsets.most_common(1)[0]
    worded = {
        number
        for number, rows in enumerate(pages)
        for row in (*rows[:1], *rows[-1:])
        if _NUMBER.match(row.text) and "page" in row.text.lower()
    }
    return worded | ({number for number, each in found.items() if each == offset} if count > 1 else set())
