"""A statement: one typed fact with when it holds, how far along it is, who says so and what shows it."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from commonseal.vocabulary.facts import Fact
from commonseal.vocabulary.periods import OPEN, Bounds, Holds, Period, RecordedPeriod


class Standing(StrEnum):
    """How far along a thing is, in the order in which it gets there; the numbers stored follow this order."""

    CONSIDERED = "considered"
    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    REJECTED = "rejected"


class Attribution(StrEnum):
    """How sure the source is: stated as fact, reported from others, or only inside a quotation."""

    STATED = "stated"
    REPORTED = "reported"
    QUOTED = "quoted"


class Visibility(StrEnum):
    """Who may see a statement, from everybody to those cleared for restricted matters."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"

    @property
    def rank(self) -> int:
        """0 for public, 1 for internal, 2 for restricted."""
        return _RANKS[self]


_RANKS = {visibility: rank for rank, visibility in enumerate(Visibility)}


class Viewer(BaseModel):
    """Who is looking, and the most guarded visibility they may see."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = "a member of the public"
    clearance: Visibility = Visibility.PUBLIC

    def may_see(self, visibility: Visibility) -> bool:
        """Whether this viewer may see something of that visibility."""
        return visibility.rank <= self.clearance.rank


class Evidence(BaseModel):
    """Where a statement stands in a paper, to the letter; or a source outside the papers.

    ``start`` and ``end`` are Unicode code-point offsets into the paper's plain text, half-open.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    paper: str | None = None
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    quote: str | None = None
    where: str | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if self.paper and not (self.quote and self.quote.strip()):
            raise ValueError("evidence from a paper needs its quote, to the letter")
        if not self.paper and not self.source:
            raise ValueError("evidence needs a paper with a quote, or a source outside the papers")
        if self.paper and self.source:
            raise ValueError("evidence is either from a paper or from a source outside the papers, not both")
        if (self.start is None) != (self.end is None):
            raise ValueError("give both start and end, or neither")
        if self.start is not None and self.end is not None and self.quote is not None:
            length = self.end - self.start
            if length != len(self.quote):
                raise ValueError(f"the quote has {len(self.quote)} characters but start and end span {length}")
        return self


class StatementDraft(BaseModel):
    """A statement as somebody writes it, before the register has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: Fact
    period: Period = Period()
    standing: Standing = Standing.IN_FORCE
    attribution: Attribution = Attribution.STATED
    visibility: Visibility = Visibility.PUBLIC
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    unreviewed: bool = False


class Origin(StrEnum):
    """Why a statement is in the register.

    ``recorded``: new. ``corrects``: stands in place of one that was never so. ``follows``: a matter that was
    considered, proposed or agreed has moved on to this. ``ended``: the same fact as one before it, with the end that
    it was found to have.
    """

    RECORDED = "recorded"
    CORRECTS = "corrects"
    FOLLOWS = "follows"
    ENDED = "ended"


class Closure(StrEnum):
    """Why the register no longer holds a statement: it was never so, or it is no longer so."""

    CORRECTED = "corrected"
    CHANGED = "changed"


class Statement(StatementDraft):
    """A statement in the register: a draft with its number, its author, and when the register held it."""

    number: int
    recorded: RecordedPeriod
    act: int
    author: str
    origin: Origin = Origin.RECORDED
    supersedes: int | None = None
    closure: Closure | None = None

    @property
    def id(self) -> str:
        """The statement's identifier in this register, as ``statement/17``."""
        return f"statement/{self.number}"

    @property
    def is_held(self) -> bool:
        """Whether the register still holds it."""
        return self.recorded.until == OPEN

    def bounds(self) -> Bounds:
        """Return the day numbers that bound it in the world.

        What has ended on a day that nobody has said was over by the day on which that was recorded; whether it held
        before then cannot be told.
        """
        bounds = self.period.bounds()
        if self.standing is Standing.ENDED and self.period.end is None:
            return bounds.over_by(self.recorded.since)
        return bounds

    def holds_on_day(self, day: int) -> Holds:
        """Whether it holds in the world on a day number."""
        return self.bounds().holds_on_day(day)
