"""What plans rest on: when bodies meet, what posts cost, how a cost is shared, and what is only assumed."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Literal, Self

from pydantic import Field, field_validator, model_validator

from commonseal.vocabulary.facts.base import FactModel, Money, Value
from commonseal.vocabulary.identifiers import BodyId, ThingId


class Pause(Value):
    """Days, both included, on which a body decides nothing: August, or the weeks before an election."""

    first: date
    last: date
    reason: str = Field(min_length=1)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"it ends ({self.last}) before it starts ({self.first}); put one of the two right")
        return self


class Calendar(FactModel):
    """When a body meets as a rule: a recurrence (RFC 5545 RRULE), with the meetings left out and those put in.

    ``rule`` counts from ``first``, the day of the first meeting. ``except_on`` are days of the pattern on which it
    does not meet, ``also_on`` days beside the pattern; in ``pauses`` it decides nothing. ``papers_days`` is how many
    working days before a meeting its papers close; ``notice_days`` how many clear working days' notice of a meeting
    its own rules ask; ``call_in_days`` how many working days after publication its decisions can be called in, and
    ``published_after`` how many working days after the meeting they are published. None where nobody has said: then
    the law or practice of such bodies counts. Single meetings are facts of their own (``meeting``) and go before it.
    """

    subject_field: ClassVar[str] = "body"

    kind: Literal["calendar"] = "calendar"
    id: ThingId
    body: BodyId
    rule: str | None = None
    first: date | None = None
    except_on: tuple[date, ...] = ()
    also_on: tuple[date, ...] = ()
    pauses: tuple[Pause, ...] = ()
    papers_days: int | None = Field(default=None, ge=0)
    notice_days: int | None = Field(default=None, ge=0)
    call_in_days: int | None = Field(default=None, ge=0)
    published_after: int | None = Field(default=None, ge=0)

    @field_validator("rule")
    @classmethod
    def _is_a_recurrence(cls, rule: str | None) -> str | None:
        if rule is None:
            return None
        from dateutil.rrule import rrulestr  # noqa: PLC0415 - only registers with calendars need it

        try:
            rrulestr(rule)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                f"“{rule}” is not a recurrence; write one as FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE (RFC 5545)"
            ) from error
        return rule

    @model_validator(mode="after")
    def _counts_from_a_day(self) -> Self:
        if self.rule is not None and self.first is None:
            raise ValueError("“rule” counts from a day; give “first”, the day of the first meeting")
        return self


class PayPoint(Value):
    """What one whole-time equivalent of a grade costs in a year, on-costs included."""

    grade: str = Field(min_length=1)
    cost: Money


class PayTable(FactModel):
    """What posts of each grade cost in a year, lowest grade first: how far apart two grades are is their distance here.

    The statement's period says for when it counts. Where ``bodies`` is empty it counts for all.
    """

    subject_field: ClassVar[str] = "bodies"

    kind: Literal["pay_table"] = "pay_table"
    id: ThingId
    name: str = Field(min_length=1)
    bodies: tuple[BodyId, ...] = ()
    points: tuple[PayPoint, ...] = Field(min_length=1)

    @field_validator("points")
    @classmethod
    def _each_grade_once(cls, points: tuple[PayPoint, ...]) -> tuple[PayPoint, ...]:
        seen: set[str] = set()
        for each in points:
            if each.grade in seen:
                raise ValueError(f"the grade “{each.grade}” stands twice; leave one of the two out")
            seen.add(each.grade)
        return points


class ShareMethod(StrEnum):
    """By what a joint cost is split: the methods that public bodies use."""

    POPULATION = "population"
    WEIGHTED_POPULATION = "weighted_population"
    EQUAL = "equal"
    TIME = "time"
    FIXED = "fixed"


class Share(Value):
    """What one body bears: per cent where the method is fixed, days or hours a week where it is time."""

    body: BodyId
    part: Decimal | None = Field(default=None, ge=0)


class CostShare(FactModel):
    """How the cost of a post, an arrangement or an option is shared between bodies; its period says for when.

    ``of`` is what the cost is of. By population (a measure with "weighted" in it for the weighted one) the parts are
    worked out from the bodies' populations and not written here. For each day the parts of one thing add up to 100 %.
    """

    subject_field: ClassVar[str] = "of"

    kind: Literal["cost_share"] = "cost_share"
    of: ThingId
    method: ShareMethod
    shares: tuple[Share, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_the_parts_it_needs(self) -> Self:
        needed = self.method in {ShareMethod.TIME, ShareMethod.FIXED}
        if needed and any(each.part is None for each in self.shares):
            raise ValueError(f"shares by {self.method} need “part” for each body; add it")
        if not needed and any(each.part is not None for each in self.shares):
            raise ValueError(f"shares by {self.method} are worked out; leave “part” out, or write method: fixed")
        if len({each.body for each in self.shares}) < len(self.shares):
            raise ValueError("a body stands twice among the shares; put its parts together")
        return self

    def references(self) -> tuple[str, ...]:
        """Return what the cost is of and the bodies that bear it."""
        return tuple(dict.fromkeys((self.of, *(each.body for each in self.shares))))


class Uncertainty(StrEnum):
    """What about a route's way is not certain, and how it is said.

    Odds are probabilities: that a step is put off to the next meeting, that it is rejected (and comes back reworked).
    Days are a range: how long a step takes once asked, how long rework takes, when a thing depended on will exist.
    """

    DEFERRAL = "deferral"
    REJECTION = "rejection"
    LEAD_DAYS = "lead_days"
    REWORK_DAYS = "rework_days"
    DEPENDENCY_DAYS = "dependency_days"


class Assumption(FactModel):
    """What a forecast takes to be so: the odds of something, or a range of days, with where the figure comes from.

    ``about`` is a proposal, an option or a thing depended on; ``step`` the step of the route, every step where it is
    left out. ``source`` says who says so or on what it rests; "assumed" is a source.
    """

    subject_field: ClassVar[str] = "about"

    kind: Literal["assumption"] = "assumption"
    about: ThingId
    what: Uncertainty
    step: str | None = Field(default=None, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    low: float = Field(ge=0)
    likely: float = Field(ge=0)
    high: float = Field(ge=0)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if not self.low <= self.likely <= self.high:
            raise ValueError("“low”, “likely” and “high” are not in order; put the smallest first")
        if self.what in {Uncertainty.DEFERRAL, Uncertainty.REJECTION} and self.high > 1:
            raise ValueError(f"odds of {self.what} are between 0 and 1; write one in five as 0.2")
        return self
