"""Facts out of the ledger, typed again without asking again what was asked when they came in.

A fact is checked in full, by its own model, before it is recorded: identifiers, roles, classifications. Reading it back
needs its types and its shape, not those checks, which are written in Python and take most of the time. So each kind
has a second validator here, made from the same schema without them; what it gives is the same model, equal in every
field.
"""

from functools import cache
from typing import Any

from pydantic_core import SchemaValidator

from commonseal.vocabulary.facts import FACT_MODELS, Fact

_CHECKED_BEFORE = "function-after"
_NOT_SCHEMAS = frozenset(("cls", "metadata", "serialization", "config", "default"))


def hydrated(kind: int, content: str) -> Fact:
    """Return the fact of a kind (by its stored number) from the JSON that the ledger keeps.

    Raises:
        pydantic.ValidationError: the content is no JSON, or not of this kind's shape.
    """
    fact: Fact = _validator(kind).validate_json(content)
    return fact


@cache
def _validator(kind: int) -> SchemaValidator:
    # Without the last argument the model's own validator would be used in place of the schema given.
    return SchemaValidator(_unchecked(FACT_MODELS[kind].__pydantic_core_schema__), _use_prebuilt=False)


def _unchecked(schema: Any) -> Any:
    """Return a core schema without the Python functions that run after a value has been read."""
    if isinstance(schema, dict):
        if schema.get("type") == _CHECKED_BEFORE:
            return _unchecked(schema["schema"])
        return {key: value if key in _NOT_SCHEMAS else _unchecked(value) for key, value in schema.items()}
    if isinstance(schema, list | tuple):
        return type(schema)(_unchecked(each) for each in schema)
    return schema
