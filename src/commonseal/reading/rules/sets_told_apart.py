"""What the paper tells twice: a set that has decided and each of it, a condition and that it is met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.reference_forms import COUNTS
from commonseal.reading.rules.drafts import DecisionDraft

_SET = re.compile(
    r"(?:the )?(?P<count>both|two|three|four|five|six)(?: of)?(?: the)? (?:\w+ )?"
    r"(?P<noun>boards|governing bodies|cabinets|executives|councils|trusts|CCGs|ICBs|authorities"
    r"|(?:joint |shadow )?committees|panels)",
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
    "committees": r"\bcommittee$",
    "joint committees": r"\bjoint committee$",
    "shadow committees": r"\bcommittee$",
    "panels": r"\bpanel$",
}


def without_sets(drafts: Sequence[DecisionDraft]) -> Iterable[DecisionDraft]:
    """Leave out what a set decided on no day of its own where each of the set is told to have decided so.

    So is a condition (“unless A consents”) where the words just after it tell that A has consented.

    Args:
        drafts: The decisions of a paper.
    """
    is_left_out = (_is_told_apart, _is_met, _is_noted_besides)
    return [draft for draft in drafts if not any(is_said(draft, drafts) for is_said in is_left_out)]


_CONDITIONS = frozenset(["if agreed by", "subject to approval", "approval needed"])
_SOON = 500


def _is_met(draft: DecisionDraft, drafts: Sequence[DecisionDraft]) -> bool:
    """“The order needed A's consent. A gave it on 3 May”: nothing is left for A to decide."""
    if draft.status != "pending" or draft.date is not None or draft.rule not in _CONDITIONS:
        return False
    end = draft.spans[0][1]
    return any(
        other.body == draft.body and other.outcome == "approved" and end <= other.spans[0][0] < end + _SOON
        for other in drafts
        if other.status == "done"
    )


_UNCOUNTED = re.compile(
    r"(?:the |each of the |all the )?(?P<noun>boards|governing bodies|cabinets|executives)", re.IGNORECASE
)


def _is_noted_besides(draft: DecisionDraft, drafts: Sequence[DecisionDraft]) -> bool:
    """“The report was noted by each of the boards” in minutes that tell what each of them approved."""
    told = _UNCOUNTED.fullmatch(draft.body) if draft.outcome == "considered" else None
    if told is None:
        return False
    noun = re.compile(_OF_NOUN[told["noun"].casefold()], re.IGNORECASE)
    of_the_day = [other for other in drafts if other.date == draft.date and other.outcome == "approved"]
    return len({other.body.casefold() for other in of_the_day if noun.search(other.body)}) > 1


def _is_told_apart(draft: DecisionDraft, drafts: Sequence[DecisionDraft]) -> bool:
    told = _SET.fullmatch(draft.body)
    if told is None or (draft.status == "done" and draft.date is not None):
        return False
    noun = re.compile(_OF_NOUN[told["noun"].casefold()], re.IGNORECASE)
    members = {
        other.body.casefold()
        for other in drafts
        if (other.status, other.outcome) == (draft.status, draft.outcome)
        and (draft.date is None or (other.date or "").startswith(draft.date))
        and noun.search(other.body)
        and _SET.fullmatch(other.body) is None
    }
    return len(members) == COUNTS[told["count"].casefold()]
