"""Faults in files: each with its file, its line and what to do; all of them told together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file, with the line it stands on and what would put it right."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}"


class FaultyFilesError(Exception):
    """Files cannot be loaded; ``faults`` says everything that is wrong with them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        count = len(self.faults)
        noun = "fault" if count == 1 else "faults"
        super().__init__(f"{count} {noun}; nothing was loaded:\n" + "\n".join(map(str, self.faults)))


def explain(error: ValidationError, fields: Sequence[str], what: str) -> list[tuple[str, str]]:
    """Turn a validation error into plain sentences: pairs of the field concerned and what is wrong with it.

    Args:
        error: what pydantic found.
        fields: the fields that may be given, for suggestions.
        what: what is being described, for instance "a body".
    """
    found: list[tuple[str, str]] = []
    for entry in error.errors(include_url=False):
        place = [str(part) for part in entry["loc"]]
        field = place[0] if place else ""
        found.append((field, _sentence(entry, ".".join(place), fields, what)))
    return list(dict.fromkeys(found))


def _sentence(entry: Mapping[str, Any], place: str, fields: Sequence[str], what: str) -> str:
    kind = entry["type"]
    if kind == "missing":
        return f"{what} needs “{place}”; add it"
    if kind == "extra_forbidden":
        name = place.rpartition(".")[2]
        near = get_close_matches(name, fields, n=1)
        remedy = f"did you mean “{near[0]}”?" if near else f"{what} may have: {', '.join(fields)}"
        return f"“{place}” is not a field of {what}; {remedy}"
    given = entry.get("input")
    shown = f" (given: {given!r})" if isinstance(given, str | int | float | bool) else ""
    if kind in ("enum", "literal_error"):
        return f"“{place}” must be {entry['ctx']['expected']}{shown}"
    message = str(entry["msg"]).removeprefix("Value error, ")
    return f"“{place}”: {message}{'' if kind == 'value_error' else shown}" if place else message
