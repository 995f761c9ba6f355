"""Statements as plan files and register files have them: mappings of plain values with the lines they stand on."""

from typing import Any

from commonseal.vocabulary import StatementDraft
from commonseal.vocabulary.written import Lined

BUILT = "Built from the template"
"""How the note of a statement begins that a template built."""


def entry_of(draft: StatementDraft, note: str | None = None, visibility: object = None) -> dict[str, Any]:
    """Return a draft as an entry under ``statements``."""
    fact = draft.fact.model_dump(mode="json", exclude_defaults=True)
    entry: dict[str, Any] = {"kind": draft.fact.kind, **fact}
    for key, value in (("start", draft.period.start), ("end", draft.period.end)):
        if value is not None:
            entry[key] = value.edtf
    entry["standing"] = draft.standing.value
    if visibility is not None:
        entry["visibility"] = visibility
    if note is not None:
        entry["note"] = note
    return entry


def option_entry(option: str, proposal: str) -> dict[str, Any]:
    """Return the entry of an option that nothing has been said of yet."""
    return {"kind": "option", "id": option, "proposal": proposal, "standing": "proposed"}


def lined(value: dict[str, Any], line: int) -> Lined:
    """Return a mapping that stands on one line of a file, with those inside it."""
    found = Lined(line)
    for key, each in value.items():
        found[key] = _inside(each, line)
        found.lines[key] = line
    return found


def _inside(value: Any, line: int) -> Any:
    if isinstance(value, Lined):
        return value
    if isinstance(value, dict):
        return lined(value, line)
    return [_inside(each, line) for each in value] if isinstance(value, list | tuple) else value
