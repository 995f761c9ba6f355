"""Provisions on who holds what: posts, what may not be held together, who may not sit, and organs."""

from typing import Literal, Self

from pydantic import Field, model_validator

from commonseal.regimes.provision import OfBodies, ProvisionId, Sentence, Term
from commonseal.regimes.words import ClassificationKey, Level, RoleKey, Who


class Exclusion(Term):
    """Who may not hold a post: employees of some kinds of body, or holders of some roles at some kinds.

    ``provision`` is the provision that says so, where that is another than the one on the post.
    """

    reason: Sentence
    employee_of: tuple[ClassificationKey, ...] = ()
    roles: tuple[RoleKey, ...] = ()
    at: tuple[ClassificationKey, ...] = ()
    provision: ProvisionId | None = None

    @model_validator(mode="after")
    def _excludes_somebody(self) -> Self:
        if not self.employee_of and not self.roles:
            raise ValueError("this excludes nobody; give “employee_of”, or “roles” with “at”")
        if bool(self.roles) != bool(self.at):
            raise ValueError("“roles” and “at” belong together: which posts, at which kinds of body")
        return self


class PostProvision(OfBodies):
    """A post that each body has, must have or should have.

    ``roles`` are the keys of roles, any of which is this post. ``minimum`` and ``maximum`` count its holders at one
    body. ``appointed_by``, ``approved_by`` and ``consulted`` say who acts. ``employee_of_body`` and
    ``on_governing_body`` are None where nothing is said. ``statutory`` is false where only guidance asks for it.
    """

    kind: Literal["post"] = "post"
    post_name: Sentence
    roles: tuple[RoleKey, ...] = Field(min_length=1)
    minimum: int = Field(default=1, ge=0)
    maximum: int | None = Field(default=None, ge=1)
    appointed_by: tuple[Who, ...] = ()
    approved_by: tuple[Who, ...] = ()
    consulted: tuple[Who, ...] = ()
    employee_of_body: bool | None = None
    on_governing_body: bool | None = None
    qualities: Sentence | None = None
    excluded: tuple[Exclusion, ...] = ()
    statutory: bool = True

    @property
    def named(self) -> tuple[str, ...]:
        """The other provisions that it names."""
        return tuple(each.provision for each in self.excluded if each.provision)

    @model_validator(mode="after")
    def _maximum_is_not_below_minimum(self) -> Self:
        if self.maximum is not None and self.maximum < self.minimum:
            raise ValueError(f"“maximum” ({self.maximum}) is below “minimum” ({self.minimum}); put one of them right")
        return self


class Combination(OfBodies):
    """Two posts that one person may not hold at one body: any of the first roles with any of the second."""

    kind: Literal["combination"] = "combination"
    first_roles: tuple[RoleKey, ...] = Field(min_length=1)
    second_roles: tuple[RoleKey, ...] = Field(min_length=1)
    level: Level


class ClinicianPair(OfBodies):
    """Of the holders of some roles at one body at least one is a clinician."""

    kind: Literal["clinician_pair"] = "clinician_pair"
    roles_any: tuple[RoleKey, ...] = Field(min_length=2)
    level: Level


class Disqualification(OfBodies):
    """Who may not sit in an organ of the bodies: holders of some roles at some kinds of body.

    ``capacities`` are words by which papers and memberships call such people, as "councillor".
    """

    kind: Literal["disqualification"] = "disqualification"
    organ: ClassificationKey
    roles: tuple[RoleKey, ...] = ()
    at: tuple[ClassificationKey, ...] = ()
    capacities: tuple[Sentence, ...] = ()
    level: Level

    @model_validator(mode="after")
    def _disqualifies_somebody(self) -> Self:
        if not self.roles and not self.capacities:
            raise ValueError("this disqualifies nobody; give “roles” with “at”, or “capacities”")
        return self


class Organ(OfBodies):
    """An organ that each body has of its own; ``minimum_members`` is None where no number is given."""

    kind: Literal["organ"] = "organ"
    classification: ClassificationKey
    minimum_members: int | None = Field(default=None, ge=1)
