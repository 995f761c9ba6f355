"""How grave a finding is, and what a finding holds."""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from commonseal.vocabulary.statement import Evidence


class Level(StrEnum):
    """How grave a finding is, gravest first.

    ``block``: the law forbids it or makes it void. ``alert``: nobody answers for something, or a clock runs.
    ``warn``: guidance or good practice is not met. ``date``: a date is too early or too late. ``unverified``: the rule
    rests on law that nobody has confirmed. ``ask``: the papers leave open what the law asks about.
    """

    BLOCK = "block"
    ALERT = "alert"
    WARN = "warn"
    DATE = "date"
    UNVERIFIED = "unverified"
    ASK = "ask"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]

    def at_least(self, threshold: "Level") -> bool:
        """Whether this is as grave as a threshold, or graver."""
        return self.rank <= threshold.rank


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Rests(BaseModel):
    """A statement that a finding rests on, with the words in the papers that show it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    statement: str
    kind: str
    standing: str
    evidence: tuple[Evidence, ...] = ()


class Acknowledged(BaseModel):
    """That somebody has seen a finding and lives with it: who, why, and until when (its last day)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: str
    reason: str
    until: date | None = None
    statement: str


class Finding(BaseModel):
    """What a rule says of some bodies over a period.

    ``first`` and ``last`` are both inclusive and are written ``from`` and ``to``; None is open. ``level`` is
    ``unverified`` where the law behind it is not confirmed, and ``level_if_confirmed`` then says what it would be.
    ``rests_on`` is a digest of the content of its statements: an acknowledgement holds only while it is the same.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    key: str
    code: str
    rule: str | None
    level: Level
    level_if_confirmed: Level | None = None
    bodies: tuple[str, ...]
    subject: str
    first: date | None = Field(serialization_alias="from", validation_alias="from")
    last: date | None = Field(serialization_alias="to", validation_alias="to")
    due: date | None = None
    sentence: str
    citation: str
    confidence: str
    provision: str | None
    statements: tuple[Rests, ...]
    remedy: str
    rests_on: str
    acknowledged: Acknowledged | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the finding as JSON has it: ``from`` and ``to`` for its period."""
        return self.model_dump(mode="json", by_alias=True)

    def overlaps(self, start: date, end: date) -> bool:
        """Whether it holds on a day between two dates, both included."""
        return (self.first is None or self.first <= end) and (self.last is None or self.last >= start)
