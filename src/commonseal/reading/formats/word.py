"""Word documents: paragraphs and tables in their order, the cells of a table parted by tabs.

Headers come first and footers last, each once; footnotes and endnotes stand after the text. What a reader of the
printed page does not see is left out: deleted text, hidden text, field codes, comments, page numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from commonseal.reading.errors import ReadingError
from commonseal.reading.formats.archive import Archive
from commonseal.reading.formats.papertext import Found, Line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SPACE = re.compile(r"[ \r\n\f\v]+")
_SIDE_PART = re.compile(r"word/(header|footer)\d*\.xml$")
_PAGE_NUMBER = re.compile(r"\W*(?:page)?\W*(?:\d+\W*)?(?:of\W*)?\d*\W*$", re.IGNORECASE)
_LEFT_OUT = frozenset(
    _W + tag
    for tag in (
        *("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "tblPr", "tblGrid", "trPr", "tcPr"),
        *("sectPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "annotationRef", "separator", "continuationSeparator"),
    )
)
_LETTERS = {_W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "-", _W + "softHyphen": "", _W + "ptab": "\t"}
_LAYOUT_PARAGRAPHS = 4


def find(content: bytes, source: str) -> Found:
    """Read a document.

    Args:
        content: The ``.docx`` file.
        source: What to call it in an error.

    Returns:
        Its lines in order.

    Raises:
        ReadingError: It is no Word document, broken, or unpacks to far more than a document would.
    """
    archive = Archive(content, source)
    if not archive.has("word/document.xml"):
        remedy = "open it in a word processor and save it again as .docx"
        raise ReadingError(source, "has no Word document in it (word/document.xml is missing)", remedy)
    body = _part(archive, "word/document.xml").find(f"{_W}body")
    running = [line for line in ([] if body is None else _lines(body)) if line.text.strip()]
    lines = [
        *_sides(archive, "header"),
        *running,
        *_notes(archive, "footnotes"),
        *_notes(archive, "endnotes"),
        *_sides(archive, "footer"),
    ]
    return Found(tuple(lines), title=_title(archive))


def _part(archive: Archive, name: str) -> Any:
    return archive.xml(name, lambda content: content.replace(_STRICT, _USUAL))


def _sides(archive: Archive, side: str) -> Iterator[Line]:
    """Give the lines of all headers (or footers), each once; a page number alone is none."""
    seen: set[str] = set()
    names = (name for name in archive.names() if (match := _SIDE_PART.match(name)) and match.group(1) == side)
    for name in sorted(names, key=lambda name: (len(name), name)):
        for line in _lines(_part(archive, name)):
            words = line.text.strip()
            if words and words not in seen:
                seen.add(words)
                yield Line(words, "page number" if _PAGE_NUMBER.match(words) else "")


def _notes(archive: Archive, which: str) -> Iterator[Line]:
    name = f"word/{which}.xml"
    if not archive.has(name):
        return
    for note in _part(archive, name):
        if note.get(f"{_W}type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        words = " ".join(line.text.strip() for line in _lines(note) if line.text.strip())
        if words:
            yield Line(words)


def _title(archive: Archive) -> str | None:
    if not archive.has("docProps/core.xml"):
        return None
    found = archive.xml("docProps/core.xml").find(_DC_TITLE)
    return (found.text or "").strip() or None if found is not None else None


def _lines(container: Any) -> Iterator[Line]:
    """Give the lines of a part: one for each paragraph and for each row of a table."""
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        if element.tag in _LEFT_OUT:
            continue
        if element.tag == f"{_W}p":
            framed = _framed(element)
            yield Line(_words(element))
            stack.extend(reversed(framed))
        elif element.tag == f"{_W}tbl":
            yield from _rows(element, stack)
        else:
            stack.extend(reversed(_chosen(element)))


def _rows(table: Any, stack: list[Any]) -> Iterator[Line]:
    """Give a table's rows; a table that only frames paragraphs is taken apart into them."""
    rows = [[_paragraphs(cell) for cell in _cells(row)] for row in table.iter(f"{_W}tr") if _of(row, table)]
    columns = max((len(row) for row in rows), default=0)
    framing = columns == 1 or any(len(cell) > _LAYOUT_PARAGRAPHS for row in rows for cell in row)
    if framing:
        cells = [cell for row in table.iter(f"{_W}tr") if _of(row, table) for cell in _cells(row)]
        stack.extend(reversed(cells))
        return
    for row in rows:
        cells = [" ".join(filter(None, (_words(each).replace("\t", " ").strip() for each in cell))) for cell in row]
        if any(cells):
            yield Line("\t".join(cells))


def _of(row: Any, table: Any) -> bool:
    """Say whether a row is the table's own, not that of a table inside it."""
    return next(row.iterancestors(f"{_W}tbl")) is table


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]


def _paragraphs(cell: Any) -> list[Any]:
    """Give the paragraphs of a cell that have words, those of tables and frames inside it among them."""
    found = (each for each in cell.iter(f"{_W}p") if not any(True for _ in each.iterancestors(f"{_MC}Fallback")))
    return [each for each in found if _words(each).strip()]


def _chosen(element: Any) -> list[Any]:
    """Give what to go into: of alternatives only the first."""
    if element.tag == f"{_MC}AlternateContent":
        return list(element)[:1]
    return [child for child in element if isinstance(child.tag, str)]


def _framed(paragraph: Any) -> list[Any]:
    """Give the text boxes that are anchored in a paragraph; their paragraphs follow it."""
    return [
        box
        for box in paragraph.iter(f"{_W}txbxContent")
        if not any(True for _ in box.iterancestors(f"{_MC}Fallback")) and next(box.iterancestors(f"{_W}p")) is paragraph
    ]


def _words(paragraph: Any) -> str:
    """Give the words of one paragraph as they are seen."""
    parts: list[str] = []
    in_page_field = 0
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == f"{_W}fldChar":
            in_page_field = _after_field(element, in_page_field)
        elif tag == f"{_W}instrText" and in_page_field == _CODE and _is_page_code(element.text):
            in_page_field = _PAGE
        if not isinstance(tag, str) or tag in _LEFT_OUT or tag == f"{_W}txbxContent" or _is_unseen(element):
            continue
        if tag == f"{_W}t" and in_page_field != _PAGE:
            parts.append(element.text or "")
        elif tag == f"{_W}tab" and element.getparent().tag == f"{_W}r":
            parts.append("\t")
        elif tag in _LETTERS:
            parts.append(_LETTERS[tag])
        elif tag == f"{_W}fldSimple" and _is_page_code(element.get(f"{_W}instr")):
            continue
        else:
            stack.extend(reversed(_chosen(element)))
    return _SPACE.sub(" ", "".join(parts)).strip(" ")


_CODE, _PAGE = 1, 2
"""Within a field: not known yet of what kind; one that numbers pages."""


def _after_field(mark: Any, state: int) -> int:
    kind = mark.get(f"{_W}fldCharType")
    if kind == "begin":
        return _CODE
    return 0 if kind == "end" else state


def _is_page_code(code: str | None) -> bool:
    return (code or "").split()[:1] in (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"])


def _is_unseen(element: Any) -> bool:
    """Say whether a run is hidden."""
    if element.tag != f"{_W}r":
        return False
    hidden = element.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val") not in ("0", "false")
