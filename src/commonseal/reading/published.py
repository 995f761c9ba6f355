"""The paper's own date, out of its text."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import find_dates
from commonseal.reading.document import Document
from commonseal.reading.lexicon import alternation

_LABELLED = re.compile(
    rf"^\W*{alternation('published', 'labels')}\s*(?::|\t|(?=\d)|\s(?=\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(rf"^\W*{alternation('published', 'labels')}\W*$", re.IGNORECASE)
_HEAD_BLOCKS = 14
_HEAD_LENGTH = 130


def find_published(document: Document) -> str | None:
    """Find the day or month a paper was put out: a labelled date first, else a date in its head.

    Returns:
        An EDTF day, month or year with its year, or ``None`` when the text does not give one.
    """
    return _labelled(document) or _in_head(document)


def _labelled(document: Document) -> str | None:
    for index, block in enumerate(document.blocks):
        line = document.text[block.start : block.end]
        if len(line) > _HEAD_LENGTH:
            continue
        if _LABELLED.match(line):
            found = _first(document, block.start, block.end)
            if found:
                return found
        if _LABEL_ALONE.match(line) and index + 1 < len(document.blocks):
            following = document.blocks[index + 1]
            found = _first(document, following.start, following.end)
            if found:
                return found
    return None


def _in_head(document: Document) -> str | None:
    coarse = None
    for block in document.blocks[:_HEAD_BLOCKS]:
        if block.end - block.start > _HEAD_LENGTH or block.kind == "row":
            continue
        if block.kind == "paragraph" and block.end - block.start > 60 and document.text[block.end - 1] == ".":
            continue
        found = _first(document, block.start, block.end)
        if found and len(found) == 10:
            return found
        line = document.text[block.start : block.end]
        if found and len(found) == 7 and coarse is None and len(line) < 60:
            coarse = found
    return coarse


def _first(document: Document, start: int, end: int) -> str | None:
    for mention in find_dates(document.text, start, end, None):
        if mention.has_year and "/" not in mention.edtf and "X" not in mention.edtf and len(mention.edtf) >= 7:
            return mention.edtf
    return None
