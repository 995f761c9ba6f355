"""What register files say, as typed values: acts with their papers, statements, endings, withdrawals and evidence."""

from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from commonseal.vocabulary import Evidence, Paper, StatementDraft, UncertainDate


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Place(_Entry):
    """Where an entry stands: its file, as it is shown, and its line."""

    file: str
    line: int


class StatementEntry(_Entry):
    """A statement to be recorded, with what it corrects or follows, by label."""

    place: Place
    draft: StatementDraft
    label: str | None = None
    corrects: str | None = None
    follows: str | None = None


class EndedEntry(_Entry):
    """That a statement is no longer so: its label and the last day on which it was."""

    place: Place
    statement: str
    end: UncertainDate
    label: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None


class WithdrawnEntry(_Entry):
    """That a statement was never so, with nothing in its place."""

    place: Place
    statement: str


class CorroboratedEntry(_Entry):
    """More evidence for a statement."""

    place: Place
    statement: str
    evidence: tuple[Evidence, ...]


class ReviewEntry(_Entry):
    """What a person decided about a claim that a reader had found."""

    place: Place
    paper: str
    claim_key: str
    claim: dict[str, Any]
    decision: str
    finding: str
    statement: str | None = None


Step = StatementEntry | EndedEntry | WithdrawnEntry | CorroboratedEntry | ReviewEntry


class ActEntry(_Entry):
    """One act: who, why, since when known, and what it does, in order.

    ``number``, ``entered_at`` and ``source`` are what an export says of it, so that a register can be moved whole.
    """

    place: Place
    author: str
    reason: str
    recorded: UncertainDate
    number: int | None = None
    entered_at: AwareDatetime | None = None
    source: str | None = None
    papers: tuple[Paper, ...] = ()
    steps: tuple[Step, ...] = ()
