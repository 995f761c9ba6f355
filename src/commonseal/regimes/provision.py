"""What every provision of law or practice carries: its words, its source, and when it holds."""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from commonseal.regimes.words import ClassificationKey, Confidence, Footing
from commonseal.vocabulary.periods import FIRST_DAY, OPEN, Bounds, Holds, PeriodError, day_of, describe_day

ProvisionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+)*$")]
PackId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Term(BaseModel):
    """A frozen value of a pack; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)


class Dated(Term):
    """Something that holds from its first day to its last, both included; None where it is open on that side."""

    from_: date | None = Field(default=None, alias="from")
    to: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        start, end = self.span()
        if end <= start:
            raise PeriodError(f"it ends ({self.to}) before it starts ({self.from_}); put one of the two right")
        return self

    def span(self) -> tuple[int, int]:
        """Return the day numbers of its first day and of the day after its last: FIRST_DAY and OPEN where open."""
        start = FIRST_DAY if self.from_ is None else day_of(self.from_)
        return start, OPEN if self.to is None else day_of(self.to) + 1

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a date."""
        start, end = self.span()
        return Bounds(start, start, end, end).holds_on_day(day_of(day)) is Holds.YES

    @property
    def span_line(self) -> str:
        """When it holds, in English: "1 April 2013 to 30 June 2022"."""
        if self.from_ is None and self.to is None:
            return "always"
        start = "" if self.from_ is None else describe_day(self.from_)
        end = "" if self.to is None else describe_day(self.to)
        if start and end:
            return f"{start} to {end}"
        return f"from {start}" if start else f"until {end}"


class Provision(Dated):
    """One thing that law, guidance or practice says, with its source and how sure it is.

    ``text`` says it in one plain sentence, in our own words. ``confidence`` is how far it may be relied on, ``basis``
    whether its source was read; ``last_confirmed`` the day on which somebody last held it against its source.
    ``pack`` is the pack that it stands in.
    """

    id: ProvisionId
    text: Sentence
    citation: Sentence
    url: Sentence | None = None
    confidence: Confidence
    basis: Footing
    last_confirmed: date
    note: Sentence | None = None
    pack: PackId

    @classmethod
    def kind_name(cls) -> str:
        """Return the word that tells this kind from the others."""
        return str(cls.model_fields["kind"].default)

    @property
    def classifications(self) -> tuple[str, ...]:
        """The kinds of body that it concerns."""
        return ()

    @property
    def named(self) -> tuple[str, ...]:
        """The other provisions that it names."""
        return ()

    @property
    def citation_line(self) -> str:
        """The source as a finding shows it: "SI 2012/1631 reg 13 (likely)"; a sure one stands alone."""
        return self.citation if self.confidence is Confidence.SURE else f"{self.citation} ({self.confidence})"

    def content(self) -> dict[str, Any]:
        """Return what it says, without when it holds, where it stands and when it was confirmed."""
        return self.model_dump(exclude={"from_", "to", "pack", "last_confirmed"})


class OfBodies(Provision):
    """A provision on bodies of some kinds: those of its pack, where it names no others."""

    bodies: tuple[ClassificationKey, ...] = Field(min_length=1)

    @property
    def classifications(self) -> tuple[str, ...]:
        """The kinds of body that it concerns."""
        return self.bodies
