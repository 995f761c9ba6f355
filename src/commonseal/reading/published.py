"""The paper's own date, out of its text."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import find_dates
from commonseal.reading.document import Block, Document
from commonseal.reading.lexicon import alternation

_LABELLED = re.compile(
    rf"^\W*{alternation('published', 'labels')}\s*(?::|\t|(?=\d)|\s(?=\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(rf"^\W*{alternation('published', 'labels')}\W*$", re.IGNORECASE)
_HEAD_BLOCKS = 14
_HEAD_LENGTH = 130
# “Minutes of the meeting of the Governing Body held in public at 1.30pm on …” says when, and at length where
_MEETING = re.compile(
    r"\W*(?:(?:draft|confirmed|unconfirmed|approved|public) )*(?:minutes|notes?|record|agenda|report)? ?(?:of |for"
    r" )?(?:the |a )?"
    r"[^.]{0,90}?\bmeeting\b[^.]{0,120}?\b(?:held|on)\b",
    re.IGNORECASE,
)
_LENGTH_OF_MINUTES = 280
_HEAD_ROWS = 8


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
    for number, block in enumerate(document.blocks[:_HEAD_BLOCKS]):
        words = document.text[block.start : block.end]
        is_of_meeting = _MEETING.match(words) is not None
        longest = _LENGTH_OF_MINUTES if is_of_meeting else _HEAD_LENGTH
        if len(words) > longest or (block.kind == "row" and not (number < _HEAD_ROWS and _is_of_head(document, block))):
            continue
        if (
            not is_of_meeting
            and block.kind == "paragraph"
            and len(words) > 60
            and words.rstrip()[-1:] in {".", ":", "?", "!"}
        ):
            continue
        found = _first(document, block.start, block.end)
        if found and len(found) == 10:
            return found
        line = document.text[block.start : block.end]
        if found and len(found) == 7 and coarse is None and len(line) < 60:
            coarse = found
    return coarse


def _is_of_head(document: Document, block: Block) -> bool:
    """“CABINET        Wednesday 11 September 2013”: who meets and when, side by side, and no other day."""
    days = [mention for mention in find_dates(document.text, block.start, block.end, None) if len(mention.edtf) == 10]
    return len(days) == 1 and days[0].has_year


def _first(document: Document, start: int, end: int) -> str | None:
    for mention in find_dates(document.text, start, end, None):
        if mention.has_year and "/" not in mention.edtf and "X" not in mention.edtf and len(mention.edtf) >= 7:
            return mention.edtf
    return None
