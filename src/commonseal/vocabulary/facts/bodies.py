"""Bodies, people and posts: who there is."""

from typing import ClassVar, Literal

from pydantic import Field, field_validator

from commonseal.vocabulary.catalogue import known_classification, known_role
from commonseal.vocabulary.facts.base import FactModel, Identifier, OtherName
from commonseal.vocabulary.identifiers import BodyId, BodyOrPersonId, FunctionId, PersonId, PostId, ThingId


class Body(FactModel):
    """A public body, an organ of one, a joint committee, a partnership or a company: ``org:Organization``."""

    kind: Literal["body"] = "body"
    id: BodyId
    name: str = Field(min_length=1)
    other_names: tuple[OtherName, ...] = ()
    classification: str
    identifiers: tuple[Identifier, ...] = ()
    area: str | None = None
    parent: BodyId | None = None

    _classification = field_validator("classification")(known_classification)


class Person(FactModel):
    """A person, by name without title: ``foaf:Person``.

    ``professions`` are what they are by training or registration ("general practitioner", "registered nurse",
    "accountant"); ``clinician`` says whether they are a clinician, None where nobody has said.
    """

    kind: Literal["person"] = "person"
    id: PersonId
    name: str = Field(min_length=1)
    honorific_prefix: str | None = None
    other_names: tuple[OtherName, ...] = ()
    professions: tuple[str, ...] = ()
    clinician: bool | None = None


class Post(FactModel):
    """A post that a person can hold in one or more bodies: ``org:Post``.

    ``reports_to`` may name several posts: a joint finance post reports to both bodies' chief finance officers.
    ``portfolio`` names the functions that come with it, ``wte`` is whole-time equivalents.
    """

    subject_field: ClassVar[str] = "bodies"

    kind: Literal["post"] = "post"
    id: PostId
    role: str
    title: str | None = None
    bodies: tuple[BodyId, ...] = Field(min_length=1)
    reports_to: tuple[PostId, ...] = ()
    portfolio: tuple[FunctionId, ...] = ()
    grade: str | None = None
    wte: float | None = Field(default=None, gt=0)
    hosted_by: BodyId | None = None

    _role = field_validator("role")(known_role)


class Membership(FactModel):
    """A person or body that is a member of a committee, board or partnership: ``org:Membership``."""

    subject_field: ClassVar[str] = "organization"

    kind: Literal["membership"] = "membership"
    member: BodyOrPersonId
    organization: BodyId
    capacity: str | None = None
    voting: bool | None = None


class Rating(FactModel):
    """A judgement that one body has given of another body or of an arrangement."""

    subject_field: ClassVar[str] = "about"

    kind: Literal["rating"] = "rating"
    about: ThingId
    value: str = Field(min_length=1)
    rated_by: BodyId | None = None
    measure: str | None = None


class Population(FactModel):
    """How many people a body or an arrangement serves; ``value`` is the figure as the source has it."""

    subject_field: ClassVar[str] = "about"

    kind: Literal["population"] = "population"
    about: ThingId
    value: str = Field(min_length=1)
    people: int | None = Field(default=None, ge=0)
    measure: str | None = None
