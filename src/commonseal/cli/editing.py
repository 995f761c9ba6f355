"""Editing a statement in the person's own editor, in the form of a register file."""

from typing import Any

import click
import yaml
from pydantic import ValidationError

from commonseal.vocabulary import StatementDraft
from commonseal.vocabulary.facts import FACT_MODELS
from commonseal.vocabulary.written.faults import explain

_ENVELOPE = ("start", "end", "standing", "attribution", "visibility", "note")
_HEAD = "# Change what is wrong, save and close. An empty file leaves the claim as it is. Evidence is kept.\n"
_FIELDS = {model.kind_name(): tuple(model.model_fields) for model in FACT_MODELS}


class EditError(ValueError):
    """What the editor gave back is not a statement; the message says what is wrong with it."""


def edit(draft: StatementDraft) -> StatementDraft | None:
    """Let a person edit a statement; return it as edited, or None where nothing was saved.

    Raises:
        EditError: the result is not a statement, or the editor cannot be started.
    """
    try:
        text = click.edit(_HEAD + as_yaml(draft), extension=".yaml")
    except click.ClickException as error:
        raise EditError(f"{error.format_message()}; set EDITOR to an editor that is installed") from error
    return from_yaml(text, draft) if text and text.strip() else None


def as_yaml(draft: StatementDraft) -> str:
    """Write a statement, without its evidence, as in a register file."""
    values: dict[str, Any] = {"kind": draft.fact.kind, **draft.fact.model_dump(mode="json")}
    for key, value in (("start", draft.period.start), ("end", draft.period.end)):
        values[key] = value.edtf if value else None
    values |= {key: getattr(draft, key) for key in _ENVELOPE[2:]}
    plain = {key: str(value) if key in _ENVELOPE and value is not None else value for key, value in values.items()}
    return yaml.safe_dump(plain, sort_keys=False, allow_unicode=True)


def from_yaml(text: str, draft: StatementDraft) -> StatementDraft:
    """Read an edited statement; its evidence is that of the one before.

    Raises:
        EditError: it is not a statement.
    """
    try:
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but text, lists and maps
    except yaml.YAMLError as error:
        raise EditError(f"this is not YAML: {error}") from error
    if not isinstance(values, dict):
        raise EditError("this is not a statement; leave the fields as they are named")
    given = {key: None if value in ("null", "", "~") else value for key, value in values.items()}
    fact = {key: value for key, value in given.items() if key not in _ENVELOPE}
    envelope = {key: given[key] for key in _ENVELOPE[2:] if given.get(key) is not None}
    period = {"start": given.get("start"), "end": given.get("end")}
    try:
        return StatementDraft.model_validate({"fact": fact, "period": period, "evidence": draft.evidence, **envelope})
    except ValidationError as error:
        fields = (*_FIELDS.get(str(fact.get("kind")), ()), *_ENVELOPE)
        raise EditError("; ".join(what for _, what in explain(error, fields, "the statement"))) from error
