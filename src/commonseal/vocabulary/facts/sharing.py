"""What bodies share, pool, buy for each other or become."""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from commonseal.vocabulary.catalogue import known_role
from commonseal.vocabulary.facts.base import FactModel, Money
from commonseal.vocabulary.identifiers import ArrangementId, BodyId, PostId, ThingId
from commonseal.vocabulary.periods import UncertainDate


class ArrangementType(StrEnum):
    """What kind of thing two or more bodies share, pool, delegate or become (the reader's claims use the same)."""

    SHARED_POST = "shared_post"
    JOINT_TEAM = "joint_team"
    JOINT_COMMITTEE = "joint_committee"
    POOLED_BUDGET = "pooled_budget"
    DELEGATION = "delegation"
    MERGER = "merger"
    CLUSTER = "cluster"
    CONTRACT = "contract"
    SHARED_SYSTEM = "shared_system"
    JOINT_SERVICE = "joint_service"
    PARTNERSHIP = "partnership"


class Arrangement(FactModel):
    """Something that two or more bodies share, pool, delegate or become.

    ``parties`` are the bodies; where a paper names a set and not its members, the set is a body of its own.
    ``forms`` is the committee or new body that it makes, ``post`` the post that is shared, ``scope`` what it covers
    in words, ``excludes`` what it leaves out, ``keeps_apart`` what the parties have said stays separate, ``review``
    when it is to be reviewed. ``liability`` names the bodies that the papers say answer in law for what is done; it
    is empty where nobody has said.
    """

    subject_field: ClassVar[str] = "parties"

    kind: Literal["arrangement"] = "arrangement"
    id: ArrangementId
    type: ArrangementType
    parties: tuple[BodyId, ...] = Field(min_length=1)
    name: str | None = None
    role: str | None = None
    post: PostId | None = None
    forms: BodyId | None = None
    host: BodyId | None = None
    legal_basis: str | None = None
    functions: tuple[str, ...] = ()
    scope: str | None = None
    keeps_apart: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    liability: tuple[BodyId, ...] = ()
    review: UncertainDate | None = None

    _role = field_validator("role")(known_role)


class Contract(FactModel):
    """A contract that one holder has, or is to have, for one or more commissioners."""

    subject_field: ClassVar[str] = "commissioners"

    kind: Literal["contract"] = "contract"
    id: ThingId
    name: str = Field(min_length=1)
    holder: BodyId | None = None
    commissioners: tuple[BodyId, ...] = Field(min_length=1)
    services: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    value: Money | None = None
    procurement: str | None = None
    arrangement: ArrangementId | None = None


class Service(FactModel):
    """A service that bodies provide or commission together, with its parts."""

    subject_field: ClassVar[str] = "bodies"

    kind: Literal["service"] = "service"
    id: ThingId
    name: str = Field(min_length=1)
    bodies: tuple[BodyId, ...] = Field(min_length=1)
    parts: tuple[str, ...] = ()
    description: str | None = None
    arrangement: ArrangementId | None = None


class System(FactModel):
    """A shared record or IT system and the bodies that use it."""

    subject_field: ClassVar[str] = "users"

    kind: Literal["system"] = "system"
    id: ThingId
    name: str = Field(min_length=1)
    product: str | None = None
    users: tuple[BodyId, ...] = Field(min_length=1)
    purpose: str | None = None
    arrangement: ArrangementId | None = None


class Budget(FactModel):
    """Money that bodies plan or hold together: a control total, a pooled fund, a running-cost limit, a deficit."""

    subject_field: ClassVar[str] = "bodies"

    kind: Literal["budget"] = "budget"
    id: ThingId
    name: str = Field(min_length=1)
    type: Literal["control_total", "pooled_fund", "running_cost_limit", "deficit", "contract_value", "other"]
    bodies: tuple[BodyId, ...] = Field(min_length=1)
    amount: Money | None = None
    covers: str | None = None
    host: BodyId | None = None
    arrangement: ArrangementId | None = None
