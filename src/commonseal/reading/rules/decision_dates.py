"""On which day a decision was taken or is to be taken."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked
from commonseal.reading.paper import Paper

_TOKEN = re.compile(r"\[D\d+\]")
_OF_OBJECT = re.compile(
    r"\b(?:(?:defer|postpone|adjourn)\w*\b[^.;]{0,40} to"
    r"|that|report back|come back|return|which(?! (?:next |will )?meets?\b)|will|would|until|taking|starting"
    r"|beginning|effective|during"
    r"|when(?! (?:it|they"
    r"|\[[BG]\d+\]) (?:next )?meets?\b)|since|from|before|after"
    r"|whereby|who|due|expires?|ends?)\b"
)
_LEAD = re.compile(r"(?:before|between|after|by|on|in|at)(?: the)?(?: end of)?(?: the)? $")
_LEAD_IN = re.compile(
    r"\W*(?:following|after|since|despite|given|once|when|although|while|as)\b[^;]{0,120}?, ", re.IGNORECASE
)
_NOT_A_DAY = frozenset(["from", "since", "until", "till", "up to"])


def day_of(
    paper: Paper,
    marked: Marked,
    anchor: int,
    place: int,
    bounds: tuple[int, int, int],
    *,
    is_pending: bool,
    looks_back: bool = True,
) -> str | None:
    """Give the day of a decision.

    The date nearest after the verb wins unless it is that of what is decided ("agreed to merge from 1 April"), then
    the one before the verb.

    Args:
        paper: The paper, for its own date.
        marked: The marked sentence.
        anchor: Where the words of deciding end.
        place: Where the body stands; a date directly after an agent is its own.
        bounds: The clause's beginning and end, and where the next verb of deciding begins.
        is_pending: Whether the decision is still to come.
        looks_back: Whether a date before the words can be that of the decision.
    """
    first, last, next_verb = bounds
    opening = max(anchor, place)
    stop = min(last, next_verb) if next_verb > opening else last
    after = _fitting(paper, marked, (opening, stop), is_pending=is_pending, anchor=anchor)
    if after or not looks_back:
        return after[0] if after else None
    lead_in = _LEAD_IN.match(marked.text, first, opening)
    first = lead_in.end() if lead_in else first
    before = _fitting(paper, marked, (first, opening), is_pending=is_pending, anchor=None)
    return before[-1] if before else None


def _fitting(
    paper: Paper, marked: Marked, bounds: tuple[int, int], *, is_pending: bool, anchor: int | None
) -> list[str]:
    found: list[str] = []
    for match in _TOKEN.finditer(marked.text, *bounds):
        mention = marked.item(match.group())
        if not isinstance(mention, DateMention) or mention.lead in _NOT_A_DAY:
            continue
        day = mention.bounded
        if not _is_possible(paper, mention, is_pending=is_pending):
            continue
        if anchor is None or not _OF_OBJECT.search(_LEAD.sub("", marked.text[anchor : match.start()])):
            found.append(day)
    return found


def _is_possible(paper: Paper, mention: DateMention, *, is_pending: bool) -> bool:
    """A decision taken has no day after the paper's own; one to come has none before it."""
    own = paper.published
    if not own or not mention.edtf[:4].isdigit() or not own[:4].isdigit():
        return True
    size = min(len(own), len(mention.edtf.split("/")[0]))
    day = mention.edtf.split("/")[0][:size]
    return day >= own[:size] if is_pending else day <= own[:size]
