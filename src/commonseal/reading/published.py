"""The paper's own date, out of its text."""

from __future__ import annotations

from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.dates import find_dates
from commonseal.reading.document import Block, Document
from commonseal.reading.lexicon import alternation


@dataclass(frozen=True, slots=True)
class _Labels:
    """Labels of one kind, before their date on a line, alone on a line above it, or (with a colon) within a line."""

    opening: re.Pattern[str]
    alone: re.Pattern[str]
    within: re.Pattern[str]


def _labels(key: str) -> _Labels:
    words = alternation("published", key)
    day = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    return _Labels(
        re.compile(rf"^\W*{words}\s*(?::|\t|(?=\d)|\s(?=\d|{day}))", re.IGNORECASE),
        re.compile(rf"^\W*{words}\W*$", re.IGNORECASE),
        re.compile(rf"\b{words}: (?=\d|{day})", re.IGNORECASE),
    )


_OF_THE_PAPER, _OF_WHAT_IT_RECORDS = _labels("labels"), _labels("labels_of_meetings")
# “This notice was published on …”, “© Gazette. Published Friday …”
_TOLD = re.compile(
    rf"\b{alternation('published', 'papers')} (?:was|were|has been) (?:first |last |also )?"
    rf"{alternation('published', 'put_out')}\b[^.\d]{{0,50}}?(?:\bon |\bin |(?=\d))"
    rf"|^[^.]{{0,60}}(?:[.,;|–-] )(?:first )?(?:published|issued|posted|released)\b[^.\d]{{0,50}}",
    re.IGNORECASE,
)
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
_LENGTH_OF_LABELS = 400  # the lines of a head that were run together
_END_BLOCKS = 4
_LENGTH_OF_DATE = 24
_LENGTH_OF_MONTH = 60
_ALONE = re.compile(r"\W*(?:dated?:? )?[\w ,]{6,40}\W*$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\b(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d\d)\b(?![./-])")
_ISSUE = re.compile(r"\W*(?:no\.? ?|issue |number |edition |vol(?:ume|\.)? )\d", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z' ]{2,25}, (?=\d)")


def find_published(document: Document) -> str | None:
    """Find the day or month a paper was put out.

    What the paper says of its own publication comes first, then the meeting that it records or is for, then a date in
    its head, and last one that stands alone at its end.

    Returns:
        An EDTF day, month or year with its year, or ``None`` when the text does not give one.
    """
    found = (
        _labelled(document, _OF_THE_PAPER)
        or _told(document)
        or _labelled(document, _OF_WHAT_IT_RECORDS)
        or _in_head(document)
    )
    if found is None:
        return _below_furniture(document) or _at_end(document)
    is_month = len(found) == _LENGTH_OF_EDTF_MONTH  # “Source date: March 2019”, and the day beside the by-line
    return (_below_furniture(document, within=found) if is_month else None) or found


def _labelled(document: Document, labels: _Labels) -> str | None:
    for index, block in enumerate(document.blocks):
        line = document.text[block.start : block.end]
        if len(line) > _HEAD_LENGTH:
            if index < _HEAD_BLOCKS and len(line) < _LENGTH_OF_LABELS and (label := labels.within.search(line)):
                return _labelled_day(document, block.start + label.end(), block.end)
            continue
        if labels.opening.match(line):
            found = _labelled_day(document, block.start, block.end)
            if found:
                return found
        if labels.alone.match(line) and index + 1 < len(document.blocks):
            following = document.blocks[index + 1]
            found = _labelled_day(document, following.start, following.end)
            if found:
                return found
    return None


def _told(document: Document) -> str | None:
    """“This page was updated on …” at the head or the foot of a paper."""
    for block in (*document.blocks[:_HEAD_BLOCKS], *document.blocks[-_END_BLOCKS:]):
        line = document.flow[block.start : block.end]
        told = _TOLD.search(line) if len(line) < _LENGTH_OF_MINUTES else None
        if told and (found := _labelled_day(document, block.start + told.end(), block.end)):
            return found
    return None


def _at_end(document: Document) -> str | None:
    """A day alone on a line below the signature or the text."""
    for block in reversed(document.blocks[-_END_BLOCKS:]):
        line = document.flow[block.start : block.end]
        found = _first(document, block.start, block.end) if _ALONE.match(line) else None
        if found:
            return found
    return None


def _in_head(document: Document) -> str | None:
    coarse = None
    for number, block in enumerate(document.blocks[:_HEAD_BLOCKS]):
        words = document.text[block.start : block.end]
        if number > 0 and (dateline := _DATELINE.match(words)):
            opening = min(block.end, block.start + dateline.end() + _LENGTH_OF_DATE)
            return _first(document, block.start + dateline.end(), opening)
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
        if found and len(found) == 7 and coarse is None and (len(line) < _LENGTH_OF_MONTH or _ISSUE.match(line)):
            coarse = found
    return coarse


_LAST_OF_FURNITURE = 60
_LENGTH_OF_EDTF_MONTH = 7
_HOUR = r"\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?)?(?: (?:GMT|BST))?"
_DAY_IN_LINE = (
    r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?,? )?(?:\d{1,2}(?:st|nd|rd|th)?"
    r" [A-Z][A-Za-z]+|[A-Z][A-Za-z]+ \d{1,2}),? (?:19|20)\d\d"
)
# “06:00, Thursday 23 November 2023 | Updated 09:14”, “By A. Writer, health editor | 14 March 2019”
_DAY_AND_HOUR = re.compile(
    rf"\W*(?:By [^|\n]{{3,60}}[|–,-] ?)?(?:{_HOUR},? )?{_DAY_IN_LINE}(?:,? (?:[|–-] )?(?:at )?{_HOUR})?"
    rf"(?:[ ,|–-]+(?:UPDATED|Updated|Last updated|updated)(?:[^.\n]|(?<=\d)\.(?=\d)){{0,45}}"
    rf"|[ ,|–-]+By [^|\n.]{{3,60}})?\W*"
)


def _below_furniture(document: Document, *, within: str = "") -> str | None:
    """A line that is a day, with its hour perhaps, among or below the menus of a web page and above its text.

    Args:
        document: The paper's text.
        within: The month that the paper gives elsewhere, of which a day is looked for.
    """
    for block in document.blocks[:_LAST_OF_FURNITURE]:
        line = document.text[block.start : block.end]
        if len(line) > _LENGTH_OF_MINUTES:
            return None
        found = _first(document, block.start, block.end) if _DAY_AND_HOUR.fullmatch(line) else None
        if found and (not within or (found.startswith(within) and len(found) > len(within))):
            return found
    return None


def _is_of_head(document: Document, block: Block) -> bool:
    """“CABINET        Wednesday 11 September 2013”: who meets and when, side by side, and no other day."""
    days = [mention for mention in find_dates(document.text, block.start, block.end, None) if len(mention.edtf) == 10]
    return len(days) == 1 and days[0].has_year


def _first(document: Document, start: int, end: int) -> str | None:
    for mention in find_dates(document.text, start, end, None):
        if mention.has_year and "/" not in mention.edtf and "X" not in mention.edtf and len(mention.edtf) >= 7:
            return mention.edtf
    return None


def _labelled_day(document: Document, start: int, end: int) -> str | None:
    """Give the first day after a label, where a year may have two figures: “Date: 09.03.18”."""
    if found := _first(document, start, end):
        return found
    short = _SHORT_YEAR.search(document.flow, start, end)
    if short is None or not (1 <= int(short["month"]) <= 12 and 1 <= int(short["day"]) <= 31):
        return None
    return f"20{short['year']}-{int(short['month']):02}-{int(short['day']):02}"
