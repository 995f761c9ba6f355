"""Faults in files: each with its file, its line and what to do; all of them told together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file, with the line it stands on (0: the whole file) and what would put it right."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


class FaultyFilesError(Exception):
    """Files cannot be loaded; ``faults`` says everything that is wrong with them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        count = len(self.faults)
        noun = "fault" if count == 1 else "faults"
        super().__init__(f"{count} {noun}; nothing was loaded:\n" + "\n".join(map(str, self.faults)))


def explain(
    error: ValidationError, fields: Sequence[str], what: str, plainly: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Turn a validation error into plain sentences: pairs of the field concerned and what is wrong with it.

    Args:
        error: what pydantic found.
        fields: the fields that may be given, for suggestions.
        what: what is being described, for instance "a body".
        plainly: what to say for a type of pydantic's errors, where the usual words do not fit these files.
    """
    words = {**_PLAINLY, **(plainly or {})}
    entries = [(_place(entry["loc"]), entry) for entry in error.errors(include_url=False)]
    # A date is refused once as a date and once for not being one already; a list that lost a wrong entry is not short.
    wrong = {place[0] for place, entry in entries if place and entry["type"] not in _CONSEQUENCES}
    meant = {near for place, entry in entries if entry["type"] == "extra_forbidden" for near in _near(place, fields)}
    found: list[tuple[str, str]] = []
    for place, entry in entries:
        if place and (
            (entry["type"] in _CONSEQUENCES and place[0] in wrong)
            or (entry["type"] == "missing" and place[-1] in meant)
        ):
            continue
        found.append((place[0] if place else "", _shortened(_sentence(entry, place, (fields, what), words))))
    return list(dict.fromkeys(found))


_CONSEQUENCES = ("is_instance_of", "too_short")
_PLAINLY = {
    "string_type": "must be text",
    "tuple_type": "must be a list, as [body/dale-ccg]",
    "model_type": "must have fields of its own",
    "too_short": "needs one entry or more",
    "string_too_short": "must not be empty",
    "is_instance_of": "must be a date in EDTF, as 2019-07-10",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "float_parsing": "must be a number",
    "int_parsing": "must be a whole number",
    "dict_type": "must have fields of its own",
}
_LONGEST = 1200


def _place(loc: Sequence[int | str]) -> tuple[str, ...]:
    """Return where an error is, in words that stand in the file: without how a model goes about its fields."""
    return tuple(str(part) for part in loc if "[" not in str(part))


def _near(place: Sequence[str], fields: Sequence[str]) -> list[str]:
    return get_close_matches(place[-1], fields, n=1) if place else []


def _shortened(sentence: str) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    return f"{sentence[: _LONGEST // 2]} … {sentence[-_LONGEST // 2 :]}"


def _sentence(
    entry: Mapping[str, Any], place: Sequence[str], described: tuple[Sequence[str], str], words: Mapping[str, str]
) -> str:
    fields, what = described
    kind, field = entry["type"], ".".join(place)
    if kind == "missing":
        return f"{what} needs “{field}”; add it"
    if kind == "extra_forbidden":
        near = _near(place, fields)
        remedy = f"did you mean “{near[0]}”?" if near else f"{what} may have: {', '.join(fields)}"
        return f"“{field}” is not a field of {what}; {remedy}"
    given = entry.get("input")
    shown = f" (given: {given!r})" if isinstance(given, str | int | float | bool) else ""
    if kind in ("enum", "literal_error"):
        expected = str(entry["ctx"]["expected"])
        meant = get_close_matches(str(entry.get("input")), re.findall(r"'([^']+)'", expected), n=1)
        return f"“{field}” must be {expected}{shown}{f'; did you mean “{meant[0]}”?' if meant else ''}"
    if kind in words and field:
        return f"“{field}” {words[kind]}{shown}"
    message = str(entry["msg"]).removeprefix("Value error, ")
    return f"“{field}”: {message}{'' if kind == 'value_error' else shown}" if field else message
