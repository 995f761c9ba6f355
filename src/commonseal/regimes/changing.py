"""Provisions on change: who has to act before it, what notice it needs, when it takes effect, what has to move."""

from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from commonseal.regimes.provision import Key, OfBodies, Sentence
from commonseal.regimes.words import Change, Days, Level, Moved, Who
from commonseal.vocabulary.facts import ApprovalStep


class Step(OfBodies):
    """An approval, consent, consultation or notice that a kind of change at these bodies needs.

    ``by`` is who acts, any one of those named; ``order`` puts what comes first first. ``policy`` marks what is
    ministers' policy and not law; that is never more than a warning.
    """

    kind: Literal["step"] = "step"
    change: Change
    act: ApprovalStep
    by: tuple[Who, ...] = Field(min_length=1)
    order: int = Field(default=1, ge=1)
    level: Level
    policy: bool = False

    @field_validator("by", mode="before")
    @classmethod
    def _one_may_stand_alone(cls, given: Any) -> Any:
        return [given] if isinstance(given, str) else given

    @model_validator(mode="after")
    def _policy_only_warns(self) -> Self:
        if self.policy and self.level is Level.BLOCK:
            raise ValueError("“policy” is no law, so “level” can only be warn; change one of them")
        return self


class Clock(OfBodies):
    """Days that have to pass, or within which a thing has to be done.

    ``clear`` leaves out the first day and the last. ``local`` says that a body's own rules may set another number,
    and that this is what counts where they set none. ``counted_from`` is what starts it.
    """

    kind: Literal["clock"] = "clock"
    key: Key
    days: int = Field(ge=1)
    unit: Days
    clear: bool = False
    local: bool = False
    counted_from: Sentence


class EffectiveDate(OfBodies):
    """The one day of the year on which a kind of change takes effect.

    ``policy`` marks a day that a guide names where the law leaves the day open: it is told, and it moves no date.
    """

    kind: Literal["effective_date"] = "effective_date"
    change: Change
    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    policy: bool = False

    @model_validator(mode="after")
    def _is_a_day_of_every_year(self) -> Self:
        try:
            date(2001, self.month, self.day)
        except ValueError as error:
            raise ValueError(f"there is no day {self.day} in month {self.month} of every year") from error
        return self


class Deadline(OfBodies):
    """The last day on which to apply for a change that is to take effect on one day; other days have none known."""

    kind: Literal["deadline"] = "deadline"
    change: Change
    effect: date
    by: date


class TransferRule(OfBodies):
    """What a transfer scheme for a change may move, and what of it must move whole."""

    kind: Literal["transfer_rule"] = "transfer_rule"
    change: Change
    covers: tuple[Moved, ...] = Field(min_length=1)
    must_move: tuple[Moved, ...] = ()
    level: Level
