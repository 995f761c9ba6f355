"""What a body keeps of people besides the posts they hold: whose employees they are, and what they have declared."""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from commonseal.vocabulary.facts.base import FactModel
from commonseal.vocabulary.identifiers import BodyId, PersonId, ThingId


class EmploymentBasis(StrEnum):
    """On what footing somebody works for a body."""

    EMPLOYEE = "employee"
    SECONDEE = "secondee"
    PLACED = "placed"
    OFFICE_HOLDER = "office_holder"
    CONTRACTOR = "contractor"


class Employment(FactModel):
    """A person who works for a body, and on what footing: as its employee, on secondment, placed at its disposal.

    ``employer`` is the body that has the person's work. Of somebody seconded or placed, ``by`` is the body that
    lends them: they stay that body's employee in law. ``terms`` is what the papers say of pay, length or notice.

    The law asks whose employee somebody is: of a clinical commissioning group's accountable officer and chief finance
    officer (National Health Service Act 2006 Sch 1A para 12; SI 2012/1631 reg 11), of an integrated care board's chief
    executive (2006 Act Sch 1B para 7), and of officers placed at another council's disposal (Local Government Act
    1972 s113).
    """

    subject_field: ClassVar[str] = "employer"

    kind: Literal["employment"] = "employment"
    person: PersonId
    employer: BodyId
    basis: EmploymentBasis
    by: BodyId | None = None
    terms: str | None = None


class Interest(FactModel):
    """An interest of a person, as it stands in a body's register of interests.

    The statement's period says when it stands there: its start is the day on which it was entered. ``about`` names
    the bodies, contracts or other things that it touches. National Health Service Act 2006 s14O (clinical
    commissioning groups) and s14Z30 (integrated care boards).
    """

    subject_field: ClassVar[str] = "register_of"

    kind: Literal["interest"] = "interest"
    person: PersonId
    register_of: BodyId
    nature: str = Field(min_length=1)
    about: tuple[ThingId, ...] = ()
