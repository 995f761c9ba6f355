"""What the law is made of here: kinds of provision in one union, and the packs that hold them.

Every provision says one thing, cites its source, says how sure it is, and holds from one day to another.
"""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, TypeAdapter, model_validator

from commonseal.regimes.acting import Duty, Group, Power
from commonseal.regimes.changing import Clock, Deadline, EffectiveDate, Step, TransferRule
from commonseal.regimes.posts import ClinicianPair, Combination, Disqualification, Exclusion, Organ, PostProvision
from commonseal.regimes.provision import Dated, OfBodies, PackId, Provision, Sentence
from commonseal.regimes.telling import Cadence, Figure, Practice
from commonseal.regimes.words import (
    WHO,
    Change,
    ClassificationKey,
    Confidence,
    Days,
    Footing,
    Form,
    Functions,
    Level,
    Liability,
    Moved,
    Nature,
    Onward,
)

KINDS: tuple[type[Provision], ...] = (
    PostProvision,
    Combination,
    ClinicianPair,
    Disqualification,
    Organ,
    Duty,
    Power,
    Step,
    Clock,
    EffectiveDate,
    Deadline,
    Figure,
    Cadence,
    TransferRule,
    Practice,
)
MODELS: dict[str, type[Provision]] = {model.kind_name(): model for model in KINDS}
AnyProvision = Annotated[
    PostProvision
    | Combination
    | ClinicianPair
    | Disqualification
    | Organ
    | Duty
    | Power
    | Step
    | Clock
    | EffectiveDate
    | Deadline
    | Figure
    | Cadence
    | TransferRule
    | Practice,
    Field(discriminator="kind"),
]
provision_adapter: TypeAdapter[AnyProvision] = TypeAdapter(AnyProvision)


class Pack(Dated):
    """A body of provisions on some kinds of body for some time: what one file holds.

    ``in_force`` is false for what is not law yet, with ``status`` saying how far it has come; such a pack is part of
    no law unless it is asked for by name. ``source`` says where its facts come from.
    """

    id: PackId
    name: Sentence
    jurisdiction: Sentence
    classifications: tuple[ClassificationKey, ...] = Field(min_length=1)
    in_force: bool = True
    status: Sentence | None = None
    citation: Sentence
    confidence: Confidence
    last_confirmed: date
    source: Sentence
    provisions: tuple[AnyProvision, ...] = ()

    @model_validator(mode="after")
    def _says_how_far_it_has_come(self) -> Self:
        if not self.in_force and self.status is None:
            raise ValueError("“in_force” is false, so this needs “status”, how far it has come; add it")
        return self


__all__ = [
    "KINDS",
    "MODELS",
    "WHO",
    "AnyProvision",
    "Cadence",
    "Change",
    "ClinicianPair",
    "Clock",
    "Combination",
    "Confidence",
    "Dated",
    "Days",
    "Deadline",
    "Disqualification",
    "Duty",
    "EffectiveDate",
    "Exclusion",
    "Figure",
    "Footing",
    "Form",
    "Functions",
    "Group",
    "Level",
    "Liability",
    "Moved",
    "Nature",
    "OfBodies",
    "Onward",
    "Organ",
    "Pack",
    "PostProvision",
    "Power",
    "Practice",
    "Provision",
    "Step",
    "TransferRule",
    "provision_adapter",
]
