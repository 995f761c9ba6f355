"""What all facts have in common, and the small values inside them."""

from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field

from commonseal.vocabulary.identifiers import Refers


class Value(BaseModel):
    """A frozen value inside a fact; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class OtherName(Value):
    """Another name of a body or person, as Popolo has it, with why it is used."""

    name: str = Field(min_length=1)
    note: str | None = None


class Identifier(Value):
    """An identifier that somebody else gives a body: its scheme (``ods``, ``gss``, ``local_authority``) and value."""

    scheme: str = Field(min_length=1)
    identifier: str = Field(min_length=1)


class Money(Value):
    """An amount in a currency (ISO 4217); pounds unless it says otherwise."""

    amount: Decimal
    currency: str = "GBP"


class FactModel(Value):
    """One typed fact. Subclasses say in ``subject_field`` whose record the fact stands in."""

    subject_field: ClassVar[str] = "id"
    """The field that names the thing, usually a body, in whose record the fact is kept; of a list, its first."""

    @classmethod
    def kind_name(cls) -> str:
        """Return the word that tells this kind from the others."""
        return str(cls.model_fields["kind"].default)

    @property
    def subject(self) -> str:
        """The identifier of the thing in whose record this fact stands."""
        value = getattr(self, self.subject_field) or getattr(self, "id", "")
        return value if isinstance(value, str) else value[0]

    def references(self) -> tuple[str, ...]:
        """Return the identifiers of every thing this fact names, itself included, each once, in order."""
        found: dict[str, None] = {}
        values = self.__dict__
        for name in reference_fields(type(self)):
            value = values[name]
            if isinstance(value, str):
                found[value] = None
            elif value:
                for each in value:
                    found[each] = None
        return tuple(found)


@cache
def reference_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of a model's fields that hold identifiers, in order."""
    return tuple(name for name, field in model.model_fields.items() if _refers(field.annotation, field.metadata))


def _refers(annotation: Any, metadata: list[Any]) -> bool:
    if any(isinstance(entry, Refers) for entry in metadata):
        return True
    if any(isinstance(entry, Refers) for entry in getattr(annotation, "__metadata__", ())):
        return True
    return any(_refers(argument, []) for argument in get_args(annotation))
