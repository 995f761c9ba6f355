"""Who does what, and who answers for it."""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from commonseal.vocabulary.catalogue import known_function
from commonseal.vocabulary.facts.base import FactModel
from commonseal.vocabulary.identifiers import (
    AccountableId,
    ArrangementId,
    BodyId,
    FunctionId,
    PersonId,
    PostId,
)


class Basis(StrEnum):
    """On what footing somebody holds a post."""

    SUBSTANTIVE = "substantive"
    INTERIM = "interim"
    ACTING = "acting"


class Appointment(FactModel):
    """A person in a post, for the bodies named: one for each person, post and set of bodies.

    ``title`` is what the holder is called where that differs from the post's role; ``decided_by`` the body or bodies
    on whose decision the person holds it.
    """

    subject_field: ClassVar[str] = "bodies"

    kind: Literal["appointment"] = "appointment"
    person: PersonId
    post: PostId
    bodies: tuple[BodyId, ...] = Field(min_length=1)
    title: str | None = None
    basis: Basis | None = None
    decided_by: tuple[BodyId, ...] = ()


class Function(FactModel):
    """A duty or power of a body and the post, body or person accountable for it.

    ``function`` is the key of a function in the catalogue where it has one, such as ``safeguard``.
    """

    subject_field: ClassVar[str] = "body"

    kind: Literal["function"] = "function"
    id: FunctionId
    name: str = Field(min_length=1)
    body: BodyId
    function: str | None = None
    accountable: tuple[AccountableId, ...] = ()
    legal_basis: str | None = None

    _function = field_validator("function")(known_function)


class Delegation(FactModel):
    """Functions that one body has another body, committee or post exercise.

    ``onward`` says whether it may be delegated further: yes, no, or (None) not stated. ``liability`` names the bodies
    that the papers say answer in law for what is done; it is empty where nobody has said.
    """

    subject_field: ClassVar[str] = "delegators"

    kind: Literal["delegation"] = "delegation"
    delegators: tuple[BodyId, ...] = Field(min_length=1)
    delegate: AccountableId
    functions: tuple[str, ...] = Field(min_length=1)
    conditions: tuple[str, ...] = ()
    onward: bool | None = None
    legal_basis: str | None = None
    arrangement: ArrangementId | None = None
    liability: tuple[BodyId, ...] = ()
