"""Looking at what a file says field by field, gathering every fault with its line."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from commonseal.vocabulary.written.faults import Fault, explain
from commonseal.vocabulary.written.yaml_lines import Lined


class CheckedFile:
    """One file being looked at; ``faults`` is shared by all files of a load.

    ``plainly`` says in the words of these files what pydantic says in its own, by the type of its error.
    """

    plainly: Mapping[str, str] = {}

    def __init__(self, file: Path, shown: str, faults: list[Fault]) -> None:
        self.file, self.shown, self.faults = file, shown, faults

    def fault(self, line: int, what: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(self.shown, line, what))

    def invalid(self, entry: Lined, error: ValidationError, fields: Sequence[str], what: str) -> None:
        """Note every fault that a model found, each on the line of its field."""
        for field, sentence in explain(error, fields, what, self.plainly):
            self.fault(entry.line_of(field), sentence)

    def only(self, entry: Lined, allowed: Sequence[str], what: str) -> None:
        """Note every field that is not among those allowed."""
        for key in entry:
            if key not in allowed:
                near = get_close_matches(key, allowed, n=1)
                remedy = f"did you mean “{near[0]}”?" if near else f"it may have {', '.join(allowed)}"
                self.fault(entry.line_of(key), f"“{key}” is no field of {what}; {remedy}")

    def entries(self, mapping: Lined, key: str) -> Sequence[Lined]:
        """Return a list of mappings, empty where there is none."""
        given = mapping.get(key)
        if given is None:
            return ()
        if not isinstance(given, list) or not all(isinstance(each, Lined) for each in given):
            self.fault(mapping.line_of(key), f"“{key}” must be a list of entries, each with its fields")
            return ()
        return given

    def mapping(self, mapping: Lined, key: str) -> Lined | None:
        """Return a mapping within another, or None."""
        given = mapping.get(key)
        if given is None or isinstance(given, Lined):
            return given
        self.fault(mapping.line_of(key), f"“{key}” must have fields of its own")
        return None

    def text(self, entry: Lined, key: str, needed_for: str | None = None) -> str | None:
        """Return a text; where it is needed and missing, note that."""
        value = entry.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if value is not None:
            self.fault(entry.line_of(key), f"“{key}” must be text")
        elif needed_for:
            self.fault(entry.line_of(key), f"this needs “{key}”, {needed_for}; add it")
        return None

    def plain(self, value: Any) -> Any:
        """Return a value without its line numbers."""
        if isinstance(value, Lined):
            return {key: self.plain(each) for key, each in value.items()}
        return [self.plain(each) for each in value] if isinstance(value, list) else value
