"""The operations of the API as a page lists them, out of its own description."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Operation:
    """One operation: its method and path, what it does, and what it takes."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str], ...]


def operations(schema: Mapping[str, Any]) -> dict[str, tuple[Operation, ...]]:
    """Return the operations of an OpenAPI description, by the group they belong to, in its order."""
    found: dict[str, list[Operation]] = defaultdict(list)
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            parameters = tuple((each["name"], each.get("description", "")) for each in told.get("parameters", ()))
            operation = Operation(method.upper(), path, told["summary"], told.get("description", ""), parameters)
            found[told["tags"][0]].append(operation)
    return {group: tuple(each) for group, each in found.items()}
