"""How far along an arrangement is, as its clause puts it."""

from __future__ import annotations

import re

from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.context import cue, says

_ORDER: tuple[ArrangementStatus, ...] = ("rejected", "ended", "considered", "proposed", "agreed")
_PRESENT = re.compile(
    r"\b(?:already|have (?:\w+ )?(?:shared|had|run|met|worked|pooled|been|delegated|established"
    r"|created)|has (?:\w+ )?(?:shared|had|run|been|delegated)|currently|at present|now|since"
    r"|share|shares|run|runs|hosts?|holds?|continue)\b",
    re.IGNORECASE,
)
_OPTION_SECTION = re.compile(r"\b(?:options?|other ways|alternatives|considered|next steps)\b", re.IGNORECASE)
_DROPPED_SECTION = re.compile(r"\b(?:dropped|rejected|discounted)\b", re.IGNORECASE)
_NOT_DENIED = re.compile(r"\w* ?not (?:unusual|uncommon|only|just|merely)\b", re.IGNORECASE)
_FOLLOW_UP = re.compile(r"^\W*(?:\[B\d+\]|It|This|That|The idea|The proposal|Both|\[G\d+\])(?=\W)", re.IGNORECASE)


def standing(clause: str, intro: str, section: str, following: str) -> ArrangementStatus:
    """Settle the status of an arrangement.

    Args:
        clause: The words of its clause, marked.
        intro: The sentence that opens the list it stands in, or an empty string.
        section: The heading above it.
        following: The sentence after it, which may say that the idea was dropped.
    """
    if (_FOLLOW_UP.match(following) and says("rejected", following)) or _DROPPED_SECTION.search(section):
        return "rejected"
    if says("rejected", clause):
        return "rejected"
    words = f"{intro} {clause}"
    has_run = re.search(r"\b(?:already|since)\b", clause) is not None
    for status in _ORDER[1:]:
        if says(status, clause if status in {"ended"} else words):
            if (
                has_run
                and status in {"considered", "proposed", "agreed"}
                and not re.search(r"\b(?:will|would|could|may|might)\b", clause)
            ):
                continue
            return status
    return "considered" if _OPTION_SECTION.search(section) and not _PRESENT.search(clause) else "existing"


def denied(clause: str, place: int) -> bool:
    """Say whether the clause denies, before ``place``, what stands there, or only hopes for it."""
    if says("hope", clause):
        return True
    before = [
        match for match in cue("negated").finditer(clause[:place]) if not _NOT_DENIED.match(clause, match.start())
    ]
    return bool(before) and not re.search(
        r" and (?:\[[A-Z]\d+\] )?(?:have|has|had|will|are|is|share|run)\b", clause[before[-1].end() : place]
    )
