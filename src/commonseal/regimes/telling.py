"""Provisions that say how things are: figures, how often bodies meet, and practice worth knowing."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from commonseal.regimes.provision import Key, OfBodies, Sentence
from commonseal.regimes.words import ClassificationKey


class Figure(OfBodies):
    """An amount that law, guidance or policy sets."""

    kind: Literal["figure"] = "figure"
    key: Key
    amount: Decimal
    unit: Sentence


class Cadence(OfBodies):
    """How often bodies, or an organ of theirs, usually decide: a default for what their own calendars do not say.

    Between one occasion and the next lie ``least_days`` to ``most_days``; in ``months_off`` there is often none.
    """

    kind: Literal["cadence"] = "cadence"
    organ: ClassificationKey | None = None
    least_days: int = Field(ge=1)
    most_days: int = Field(ge=1)
    months_off: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _most_is_not_below_least(self) -> Self:
        if self.most_days < self.least_days:
            raise ValueError("“most_days” is below “least_days”; put one of them right")
        if any(not 1 <= month <= 12 for month in self.months_off):
            raise ValueError("“months_off” holds a number that is no month; months are 1 to 12")
        return self


class Practice(OfBodies):
    """Something worth reading that no rule reads: practice, an example, a warning, or what a rule cannot tell."""

    kind: Literal["practice"] = "practice"
