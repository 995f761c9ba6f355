"""PDF with a text layer: its lines in reading order, a page after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from commonseal.reading.errors import ReadingError
from commonseal.reading.formats import hyphens, layout, running
from commonseal.reading.formats.papertext import Found, Line
from commonseal.reading.formats.pieces import Piece, pieces_of

_AGAIN = "fetch it again, or open it and print it to a new PDF"
_RECOGNISE = "run character recognition over it (for example with OCRmyPDF) and read what comes out"
_TAIL = 4096
_WRONG_PASSWORD = 4
_MOST_PAGES = 5_000
_FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_TERMINAL = re.compile(r"[.!?:;][\"”’)]*$")


def find(content: bytes, source: str) -> Found:
    """Read a PDF.

    Args:
        content: The file.
        source: What to call it in an error.

    Returns:
        Its lines; where a page number or a running head is repeated it is set aside.

    Raises:
        ReadingError: It is broken or cut off, protected by a password, or pictures of pages without text.
    """
    document = _opened(content, source)
    try:
        pages = [_pieces(document, number, source) for number in range(len(document))]
        title = (document.get_metadata_dict().get("Title") or "").strip() or None
    finally:
        document.close()
    empty = [number for number, pieces in enumerate(pages, 1) if not _has_words(pieces)]
    if len(empty) == len(pages):
        counted = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        raise ReadingError(source, f"is a scan: it has {counted} but no text in them", _RECOGNISE)
    notes = (f"no text on {_listed(empty)}: scanned?",) if empty else ()
    lines, starts = _lines(pages)
    return Found(tuple(lines), starts=tuple(starts), title=title, notes=notes)


def _opened(content: bytes, source: str) -> Any:
    import pypdfium2  # noqa: PLC0415 - slow to load, and most papers do not need it

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD or "assword" in str(error):
            raise ReadingError(source, "is protected by a password", "save a copy without the password") from error
        raise ReadingError(source, "is broken or cut off: it cannot be opened as a PDF", _AGAIN) from error
    if b"%%EOF" not in content[-_TAIL:]:
        document.close()
        raise ReadingError(source, "is cut off: the end of the PDF is missing", _AGAIN)
    if not 0 < pages <= _MOST_PAGES:
        document.close()
        problem = "has no pages" if not pages else f"has {pages:,} pages, over {_MOST_PAGES:,}"
        raise ReadingError(source, problem, "split it, or print it to a new PDF")
    return document


def _pieces(document: Any, number: int, source: str) -> list[Piece]:
    import pypdfium2  # noqa: PLC0415

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise ReadingError(source, f"is broken: page {number + 1} cannot be opened", _AGAIN) from error
    try:
        return pieces_of(page)
    finally:
        page.close()


def _has_words(pieces: list[Piece]) -> bool:
    found = 0
    for piece in pieces:
        found += len(_WORD.findall(piece.text))
        if found >= _FEWEST_WORDS:
            return True
    return False


def _listed(numbers: list[int]) -> str:
    """Write page numbers as a person would: “page 3”, “pages 3, 7 and 9 to 12”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    if len(words) == 1:
        return f"page{'s' if ' ' in words[0] else ''} {words[0]}"
    return f"pages {', '.join(words[:-1])} and {words[-1]}"


def _lines(pages: list[list[Piece]]) -> tuple[list[Line], list[int]]:
    """Lay out every page, set the running heads aside, undo the hyphens at line ends."""
    split = running.without_running_lines(pages)
    lines: list[Line] = []
    starts: list[int] = []
    for page in split:
        starts.append(len(lines))
        lines += [Line(text, aside) for text, aside in page.head]
        body = list(layout.lines_of(page.body))
        if lines and body and not _goes_on(lines, body[0]):
            lines.append(Line(""))
        lines += [Line(text) for text in body]
        lines += [Line(text, aside) for text, aside in page.foot]
    return list(_without_hyphens(lines)), starts


def _goes_on(lines: list[Line], first: str) -> bool:
    """Say whether a paragraph goes on over the end of a page."""
    last = next((line.text for line in reversed(lines) if not line.aside), "")
    return bool(last) and not _TERMINAL.search(last) and first[:1].islower()


def _without_hyphens(lines: list[Line]) -> Iterator[Line]:
    """Give the same lines, as many as before, with words that were broken over two lines whole on the first."""
    kept = [number for number, line in enumerate(lines) if not line.aside]
    joined = hyphens.undone([lines[number].text for number in kept])
    texts = dict(zip(kept, joined, strict=True))
    for number, line in enumerate(lines):
        yield line if line.aside else Line(texts[number])
