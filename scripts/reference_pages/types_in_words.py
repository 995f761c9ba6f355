"""The types of fields in words: "list of body/…" in place of tuple[Annotated[str, …], …]."""

import types
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MinLen
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from commonseal.regimes.words import KeyOf
from commonseal.vocabulary import UncertainDate
from commonseal.vocabulary.facts import FactModel
from commonseal.vocabulary.identifiers import Refers

_PLAIN: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    Decimal: "amount in figures, in JSON as text",
    bool: "true or false",
    date: "day",
    datetime: "moment (ISO 8601)",
    UncertainDate: "date (EDTF)",
}
_KEYS = {
    "classification": "[classification](words.md#classifications)",
    "role": "[role](words.md#roles)",
    "function": "[function](words.md#functions)",
    "who": "[who acts](#who-acts)",
}


def field_in_words(field: FieldInfo) -> str:
    """Return what a field takes."""
    said = in_words(field.annotation, field.metadata)
    for limit in field.metadata:
        if isinstance(limit, MinLen) and get_origin(field.annotation) is tuple:
            said = said.replace("list of", "list of one or more", 1)
        elif getattr(limit, "pattern", None):
            said = "words in lower case joined by " + ("hyphens" if "(-" in limit.pattern else "dots or underscores")
        elif isinstance(limit, Gt):
            said += f" over {limit.gt}"
        elif isinstance(limit, Ge):
            said += f", {limit.ge} or more"
        elif isinstance(limit, Le):
            said += f", {limit.le} at most"
    return said


def in_words(annotation: Any, metadata: Sequence[Any] = ()) -> str:
    """Return a type in words.

    Raises:
        TypeError: there are no words for it yet; add them here.
    """
    if named := _named(metadata):
        return named
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if get_origin(annotation) is not None:
        return _compound(get_origin(annotation), get_args(annotation))
    if issubclass(annotation, Enum):
        return ", ".join(f"`{each.value}`" for each in annotation)
    if issubclass(annotation, FactModel):
        return "[fact](facts.md)"
    if issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    raise TypeError(f"no words for {annotation!r}; add them in {__name__}")


def _named(metadata: Sequence[Any]) -> str | None:
    """Return what an identifier or key refers to, in words; None where it is neither."""
    for entry in metadata:
        if isinstance(entry, Refers):
            return _either([f"`{kind}/…`" for kind in entry.kinds]) or "identifier of any kind"
        if isinstance(entry, AfterValidator) and isinstance(entry.func, KeyOf):
            return _KEYS[entry.func.what]
    return None


def _compound(origin: Any, arguments: tuple[Any, ...]) -> str:
    if origin is Annotated:
        return in_words(arguments[0], arguments[1:])
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in arguments)
    if origin is tuple:
        return f"list of {in_words(arguments[0])}"
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(in_words(each) for each in arguments if each is not types.NoneType))
    raise TypeError(f"no words for {origin!r}; add them in {__name__}")


def _either(words: list[str]) -> str:
    *most, last = words or [""]
    return f"{', '.join(most)} or {last}" if most else last


def paragraphs(doc: str | None) -> list[str]:
    """Return the paragraphs of a docstring as Markdown, a sentence a line."""
    plain = (doc or "").replace("``", "`").replace("None", "`null`")
    return [" ".join(part.split()).replace(". ", ".\n") for part in plain.split("\n\n") if part.strip()]
