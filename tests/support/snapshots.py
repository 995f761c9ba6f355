"""Snapshots without a register, for what is a pure function of one."""

from typing import Any

from commonseal.vocabulary import RecordedPeriod, Snapshot, Statement, StatementDraft
from commonseal.vocabulary.periods import day_of
from support.saying import EVERYTHING, day


def snapshot_of(
    *drafts: StatementDraft, on: str, recorded: str = "2016-01-01", known_at: str = "2026-01-01"
) -> Snapshot:
    """Return the snapshot in which these are all that is known, numbered from 1 and recorded on one day."""
    since = RecordedPeriod(day_of(day(recorded)))
    known = [_statement(each, number, since) for number, each in enumerate(drafts, 1)]
    return Snapshot(on=day(on), known_at=day(known_at), viewer=EVERYTHING, known=known)


def _statement(draft: StatementDraft, number: int, recorded: RecordedPeriod) -> Statement:
    values: dict[str, Any] = {name: getattr(draft, name) for name in StatementDraft.model_fields}
    return Statement(**values, number=number, recorded=recorded, act=1, author="ann")
