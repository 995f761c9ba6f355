"""Showing what a claim would become: drafts as if they stood in the register, which they do not."""

from commonseal.review.drafting import Drafted
from commonseal.vocabulary import RecordedPeriod, Snapshot, Statement, StatementDraft


def as_if_recorded(draft: StatementDraft, number: int = 0) -> Statement:
    """Return a draft as if it stood in the register, for showing only."""
    values = {name: getattr(draft, name) for name in StatementDraft.model_fields}
    return Statement.model_construct(**values, number=number, recorded=RecordedPeriod(0), act=0, author="")


def with_drafts(snapshot: Snapshot, drafted: Drafted) -> Snapshot:
    """Return a snapshot that also describes the things that a claim would bring, so that they can be named.

    What the viewer of the snapshot may not see is left out.
    """
    drafts = [as_if_recorded(each, -place) for place, each in enumerate(drafted.before, 1)]
    return snapshot.replaced((*snapshot.known, *(each for each in drafts if snapshot.viewer.may_see(each.visibility))))
