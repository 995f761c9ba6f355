"""A set of bodies that has decided what the paper tells of each of them: “both boards have approved it”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.reference_forms import COUNTS
from commonseal.reading.rules.drafts import DecisionDraft

_SET = re.compile(
    r"(?:the )?(?P<count>both|two|three|four|five|six)(?: of)?(?: the)? (?:\w+ )?"
    r"(?P<noun>boards|governing bodies|cabinets|executives|councils|trusts|CCGs|ICBs|authorities)",
    re.IGNORECASE,
)
_OF_NOUN = {
    "boards": r"\bboard$",
    "governing bodies": r"\bgoverning body$",
    "cabinets": r"\bcabinet$",
    "executives": r"\bexecutive$",
    "councils": r"\bcouncil\b",
    "trusts": r"\btrust\b",
    "ccgs": r"\b(?:ccg|clinical commissioning group)\b",
    "icbs": r"\b(?:icb|integrated care board)\b",
    "authorities": r"\bauthority\b",
}


def without_sets(drafts: Sequence[DecisionDraft]) -> Iterable[DecisionDraft]:
    """Leave out what a set decided on no day of its own where each of the set is told to have decided so.

    Args:
        drafts: The decisions of a paper.
    """
    return [draft for draft in drafts if not _is_told_apart(draft, drafts)]


def _is_told_apart(draft: DecisionDraft, drafts: Sequence[DecisionDraft]) -> bool:
    told = _SET.fullmatch(draft.body)
    if told is None or draft.status != "done" or draft.date is not None:
        return False
    noun = re.compile(_OF_NOUN[told["noun"].casefold()], re.IGNORECASE)
    members = {
        other.body.casefold()
        for other in drafts
        if (other.status, other.outcome) == (draft.status, draft.outcome)
        and noun.search(other.body)
        and _SET.fullmatch(other.body) is None
    }
    return len(members) == COUNTS[told["count"].casefold()]
