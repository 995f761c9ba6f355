"""The pieces of text on one page of a PDF: runs of letters on one line, with their places.

Places are in points from the top left corner of the page as it is looked at, whatever way the page is stored.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from typing import Any

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "ft",
        "ﬆ": "st",
        "\x02": "-",
        "\ufffe": "-",
        "\uf0b7": "•",
        "\uf0a7": "•",
        "\uf0d8": "•",
        "\uf0fc": "•",
        "\uf06f": "•",
        "\u2028": " ",
        "\u2029": " ",
        "\t": " ",
    }
)
_SPACES = " \xa0\u2002\u2003\u2009\u200b\u3000"
_BROKEN_HERE = "\x02\ufffe"
"""What PDFium puts for the hyphen at the end of a line."""
_WIDE = 0.9
"""A gap of so many letter heights parts two pieces: a column or a cell begins."""
_WORD_GAP = 0.17
_SPACES_APART = 3
_UPRIGHT = 0.05
_MOST_LETTERS = 200_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line. ``base`` is how far down its line stands, ``size`` about the height of its letters."""

    left: float
    right: float
    base: float
    size: float
    text: str

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class _Letter:
    left: float
    right: float
    base: float
    size: float
    text: str
    generated: bool = False


def pieces_of(page: Any) -> list[Piece]:
    """Give the pieces of a page, in the order in which the page holds them."""
    text = page.get_textpage()
    try:
        return [piece for piece in _runs(_letters(page, text)) if piece.text]
    finally:
        text.close()


def _letters(page: Any, text: Any) -> Iterator[_Letter]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    turn, (width, height) = page.get_rotation() % 360, page.get_size()
    across, down = (height, width) if turn in (90, 270) else (width, height)
    left_edge, low_edge = page.get_mediabox()[:2]
    upright = {0: 0.0, 90: 3 * pi / 2, 180: pi, 270: pi / 2}[turn]
    for index in range(min(text.count_chars(), _MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code == 0:
            continue
        generated = pdfium.FPDFText_IsGenerated(text, index) == 1
        if generated:
            yield _Letter(0, 0, 0, 0, chr(code), generated=True)
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        if angle >= 0 and min(abs(angle - upright), abs(2 * pi - abs(angle - upright))) > _UPRIGHT and code > 32:
            continue  # a watermark, or writing up the margin
        if not pdfium.FPDFText_GetLooseCharBox(text, index, box) or not pdfium.FPDFText_GetCharOrigin(
            text, index, x, y
        ):
            continue
        corners = (box.left - left_edge, box.bottom - low_edge, box.right - left_edge, box.top - low_edge)
        left, right, size = _turned(corners, turn, across, down)
        base = _base(x.value - left_edge, y.value - low_edge, turn, across, down)
        letter = chr(code) if code <= 0x10FFFF else ""
        yield _Letter(left, right, base, size, letter.translate(_LIGATURES))


def _turned(
    box: tuple[float, float, float, float], turn: int, across: float, down: float
) -> tuple[float, float, float]:
    """Give left edge, right edge and height of a box as it is looked at."""
    low_x, low_y, high_x, high_y = box
    if turn == 90:
        return low_y, high_y, high_x - low_x
    if turn == 180:
        return across - high_x, across - low_x, high_y - low_y
    if turn == 270:
        return down - high_y, down - low_y, high_x - low_x
    return low_x, high_x, high_y - low_y


def _base(x: float, y: float, turn: int, across: float, down: float) -> float:
    """Give how far down the page a baseline is as it is looked at."""
    return {0: down - y, 90: x, 180: y, 270: across - x}[turn]


def _runs(letters: Iterator[_Letter]) -> Iterator[Piece]:
    """Join letters that follow each other on one line without a wide gap."""
    run: list[_Letter] = []
    spaced = 0
    for letter in letters:
        if letter.generated:
            spaced += letter.text.isspace()
            if letter.text in _BROKEN_HERE and run:
                run.append(_Letter(run[-1].right, run[-1].right, run[-1].base, run[-1].size, "-", generated=True))
            continue
        if run and not _follows(run, letter):
            yield _piece(run)
            run = []
        if run and run[-1].text not in _SPACES and letter.text not in _SPACES:
            gap = letter.left - run[-1].right
            if gap > _WORD_GAP * letter.size or (spaced and gap > 0.08 * letter.size):
                run.append(_Letter(run[-1].right, letter.left, letter.base, letter.size, " ", generated=True))
        spaced = 0
        run.append(letter)
    if run:
        yield _piece(run)


def _follows(run: list[_Letter], letter: _Letter) -> bool:
    if len(run) > _SPACES_APART and all(each.text in _SPACES for each in run[-_SPACES_APART:]):
        return False
    inked = next((each for each in reversed(run) if each.text not in _SPACES), run[-1])
    size = max(inked.size, letter.size)
    raised = abs(letter.base - inked.base)
    if raised > 0.45 * size or (raised > 0.12 * size and letter.size > 0.9 * inked.size):
        return False
    if letter.text in _SPACES:
        return letter.left >= inked.left - 0.2 * size
    gap = letter.left - inked.right
    return -0.6 * size < gap < _WIDE * size and letter.left > run[0].left - 0.5 * size


def _piece(run: list[_Letter]) -> Piece:
    inked = [letter for letter in run if letter.text not in _SPACES]
    if not inked:
        return Piece(0, 0, 0, 0, "")
    text = "".join(" " if letter.text in _SPACES and letter.text != "\xa0" else letter.text for letter in run)
    text = " ".join(part for part in text.split(" ") if part).replace("\u200b", "")
    sizes = sorted(letter.size for letter in inked)
    size = sizes[len(sizes) // 2]
    base = next((letter.base for letter in inked if letter.size >= 0.9 * size), inked[0].base)
    return Piece(inked[0].left, max(letter.right for letter in inked), base, size, text)
