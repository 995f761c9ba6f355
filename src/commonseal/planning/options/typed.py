"""The parameters of a template as people type them: names instead of identifiers, lists on lines or with commas."""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from commonseal.planning.options.template import Parameters, Template
from commonseal.vocabulary.identifiers import Refers
from commonseal.vocabulary.written.faults import explain

Find = Callable[[str, tuple[str, ...]], tuple[str, str]]
"""Gives the identifier of the one thing of some kinds that a text names, or else says what is wrong with the text."""

_LINES = re.compile(r"[\r\n]+")


def kinds_named(field: FieldInfo) -> tuple[str, ...] | None:
    """Return the kinds of thing that a parameter names, empty for any kind; None where it names none."""
    return _kinds(field.annotation, field.metadata)


def is_list(field: FieldInfo) -> bool:
    """Whether a parameter takes several values."""
    return get_origin(field.annotation) is tuple


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that have something on them."""
    return tuple(each.strip() for each in _LINES.split(text) if each.strip())


def read_parameters(
    template: Template[Any], typed: Mapping[str, str], find: Find
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the parameters of a template as a plan file has them, and what is wrong, by parameter.

    Args:
        template: the template.
        typed: what was typed for each parameter; of a list each value on a line of its own. Empty is left out.
        find: finds what a name means.
    """
    found: dict[str, Any] = {}
    faults: list[tuple[str, str]] = []
    for name, field in template.parameters.model_fields.items():
        values = lines_of(typed.get(name, ""))
        if values:
            kinds = kinds_named(field)
            read = values if kinds is None else tuple(_found(each, kinds, find, name, faults) for each in values)
            found[name] = list(read) if is_list(field) else read[0]
        elif field.is_required():
            faults.append((name, f"“{name.replace('_', ' ')}” is needed: {field.description}"))
    wrong = {name for name, _ in faults}
    told = [each for each in _faults(template.parameters, found, template.key) if each[0] not in wrong]
    return found, [*faults, *told]


def _found(text: str, kinds: tuple[str, ...], find: Find, name: str, faults: list[tuple[str, str]]) -> str:
    identifier, fault = find(text, kinds)
    if fault:
        faults.append((name, fault))
    return identifier or text


def _faults(model: type[Parameters], found: dict[str, Any], key: str) -> list[tuple[str, str]]:
    try:
        model.model_validate(found)
    except ValidationError as error:
        return explain(error, tuple(model.model_fields), f"the template “{key}”")
    return []


def _kinds(annotation: Any, metadata: list[Any]) -> tuple[str, ...] | None:
    for entry in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(entry, Refers):
            return entry.kinds
    for argument in get_args(annotation):
        kinds = _kinds(argument, [])
        if kinds is not None:
            return kinds
    return None
