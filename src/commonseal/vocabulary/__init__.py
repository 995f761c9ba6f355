"""What can be said: facts, statements, periods, names and the snapshot. Plain typed values; no I/O, no Django."""

from commonseal.vocabulary.facts import KINDS, Fact, fact_adapter
from commonseal.vocabulary.paper import Paper, PaperInfo, sha256_of
from commonseal.vocabulary.periods import Holds, Period, RecordedPeriod, UncertainDate
from commonseal.vocabulary.snapshot import Snapshot, VisibilityError
from commonseal.vocabulary.statement import (
    Attribution,
    Closure,
    Evidence,
    Origin,
    Standing,
    Statement,
    StatementDraft,
    Viewer,
    Visibility,
)

__all__ = [
    "KINDS",
    "Attribution",
    "Closure",
    "Evidence",
    "Fact",
    "Holds",
    "Origin",
    "Paper",
    "PaperInfo",
    "Period",
    "RecordedPeriod",
    "Snapshot",
    "Standing",
    "Statement",
    "StatementDraft",
    "UncertainDate",
    "Viewer",
    "Visibility",
    "VisibilityError",
    "fact_adapter",
    "sha256_of",
]
