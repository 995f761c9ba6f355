"""Dates that one arrangement has of another: powers go to a committee on the day on which it begins."""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading.rules.drafts import ArrangementDraft


def carry_dates(drafts: Sequence[ArrangementDraft]) -> None:
    """Give powers handed to a joint committee the first day of the committee, where the paper says no other.

    Both must be as far along: an old committee may be given new powers at any time.

    Args:
        drafts: The arrangements of a paper, those of the same fact joined.
    """
    committees = [draft for draft in drafts if draft.type == "joint_committee" and draft.start]
    for draft in drafts:
        if draft.type != "delegation" or draft.start or draft.end:
            continue
        fitting = [other for other in committees if other.status == draft.status and _is_taker(other, draft)]
        starts = {other.start for other in fitting}
        if len(starts) == 1:
            draft.start = starts.pop()
            draft.signals.add("date of another thing")


def _is_taker(committee: ArrangementDraft, delegation: ArrangementDraft) -> bool:
    """Say whether powers go to a committee: it is named among their parties, or has no name and most of them."""
    if committee.name and committee.name in delegation.parties:
        return True
    both = set(committee.parties) & set(delegation.parties)
    return len(both) >= 2 or (len(both) == 1 and any("ommittee" in party for party in delegation.parties))
