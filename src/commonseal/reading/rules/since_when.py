"""When what is there began, told by how long it has lasted or by what else happened then.

“They have met in common for five months”, “a team that both have used ever since the two signed a deal in May 2017”.
"""

from __future__ import annotations

from datetime import timedelta

from commonseal.reading import expressions as re
from commonseal.reading.anchored_dates import valid
from commonseal.reading.date_forms import counted
from commonseal.reading.dates import DateMention
from commonseal.reading.durations import moved
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.rules.drafts import Span

_ROUGHLY = (
    r"(?:(?:the (?:past|last|best part of)|more than|over|almost|nearly|about|around|some|at least|just (?:over|under)"
    r"|well over|close to|getting on for|a good|now) )*"
)
_FOR_SO_LONG = re.compile(
    rf"\b(?:for|these|over|this) {_ROUGHLY}(?P<count>\[F\d+\]|\d{{1,2}}|[a-z]+)(?: or (?:so|more))?(?: full| long)?"
    r" (?P<unit>years?|months?|weeks?|decades?)\b(?! (?:ago|from|after|before|old|of age|hence|contract|deal|term))",
    re.IGNORECASE,
)
_HAS = re.compile(r"\b(?:has|have|having)\b(?! to\b)|'ve\b", re.IGNORECASE)
# What stands between “has” and the time makes it the time of something else: planned, said, wanted
_OF_ANOTHER_VERB = re.compile(
    r"\b(?:will|would|could|may|might|should|is|are|was|were|agreed|decided|voted|resolved|said|told|asked|planned|wanted"
    r"|signed|appointed|given|extended|renewed|advertised|proposed|talk\w*|consider\w*|discuss\w*|debat\w*|tr(?:y|ied)\w*"
    r"|argu\w+|struggl\w+|wait\w*|complain\w*|lack\w*|without|rated|vacant|not|never|no)\b"
    r"|\bto (?!the\b|both\b|all\b|each\b|our\b|their\b|its\b|an?\b|\[)",
    re.IGNORECASE,
)
_SINCE_IT_HAPPENED = rule_pattern(
    r"\b(?:ever )?since (?!\[D)(?:[^.;\[]|\[[BGPOF]\d+\]){3,80}? (?:in|on|at|from)(?: (?:late|early|mid))? {D:when}"
)
# “It is three years since the two began to meet together”
_IT_IS_SO_LONG = re.compile(
    rf"\W*(?:It is|It's|It has been|It's been) (?:now )?{_ROUGHLY}(?P<count>\[F\d+\]|\d{{1,2}}|[a-z]+)"
    r" (?P<unit>years?|months?|weeks?|decades?) since\b",
    re.IGNORECASE,
)
_MONTHS_OF = {"year": 12, "month": 1, "decade": 120}
_DAYS_OF_WEEK = 7


def since_when(marked: Marked, bounds: Span, edge: int, until: str | None) -> str | None:
    """Give the first day of what a clause says has been there for some time.

    Args:
        marked: The marked sentence.
        bounds: The stretch of it that tells of the thing.
        edge: Where its clause ends, as “since the two signed a deal in May” is one of its own.
        until: The day up to which the time is counted (EDTF): the paper's own.
    """
    for match in _FOR_SO_LONG.finditer(marked.text, *bounds):
        if _has_been(marked, bounds[0], match.start()) and (start := _before(marked, match, until)):
            return start
    opening = _FOR_SO_LONG.match(marked.text, _opening(marked, bounds[0]))
    if opening and _HAS.search(marked.text, opening.end(), bounds[1]):
        following = _HAS.search(marked.text, opening.end(), bounds[1])
        is_of_it = following and not _OF_ANOTHER_VERB.match(marked.text, following.end() + 1)
        if is_of_it and (start := _before(marked, opening, until)):
            return start
    if (counted := _IT_IS_SO_LONG.match(marked.text, bounds[0])) and (start := _before(marked, counted, until)):
        return start
    happened = _SINCE_IT_HAPPENED.search(marked.text, bounds[0], max(bounds[1], edge))
    if happened and _has_been(marked, bounds[0], happened.start()):
        date = marked.item(happened["when"])
        return date.bounded if isinstance(date, DateMention) and "/" not in date.edtf else None
    return None


def _opening(marked: Marked, first: int) -> int:
    """Where the first word of a stretch stands."""
    word = _FIRST_WORD.match(marked.text, first)
    return word.end() if word else first


_FIRST_WORD = re.compile(r"[\s\"'•–*-]*")


def _has_been(marked: Marked, first: int, last: int) -> bool:
    """Say whether the last verb before a place is one of what has been so until now."""
    found = list(_HAS.finditer(marked.text, first, last))
    return bool(found) and _OF_ANOTHER_VERB.search(marked.text, found[-1].end(), last) is None


def _before(marked: Marked, match: re.Match[str], until: str | None) -> str | None:
    written = match["count"]
    if written.startswith("["):
        written = str(getattr(marked.item(written), "value", ""))
    count = counted(written.lower())
    unit = match["unit"].lower().removesuffix("s")
    year = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$", until or "")
    if count == 0 or year is None:
        return None
    if unit in {"year", "decade"}:
        return str(int(year[1]) - count * _MONTHS_OF[unit] // 12)
    if year[2] is None:
        return None
    if unit == "month":
        return moved(f"{year[1]}-{year[2]}", -count)
    day = valid(int(year[1]), int(year[2]), int(year[3] or 15))
    return (day - timedelta(days=count * _DAYS_OF_WEEK)).isoformat()[:7] if day else None
