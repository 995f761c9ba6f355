"""What a model is told: the contract in words, two worked examples, and the shape that its answer must have."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin

import yaml

from commonseal.reading.claims import AppointmentClaim, ArrangementClaim, AttributeClaim, DecisionClaim
from commonseal.reading.modelled.pieces import Piece
from commonseal.reading.modelled.protocols import Message

CLAIM_MODELS: dict[str, type[AppointmentClaim | ArrangementClaim | DecisionClaim | AttributeClaim]] = {
    "appointment": AppointmentClaim,
    "arrangement": ArrangementClaim,
    "decision": DecisionClaim,
    "attribute": AttributeClaim,
}
_NOT_FOR_MODELS = frozenset(["kind", "evidence", "confidence"])
_SAID_OF_THE_BEGINNING = 500
_EDGE = "=" * 20


@cache
def fields_of(kind: str) -> tuple[str, ...]:
    """Give the fields of a kind of claim that a model fills in, besides the kind and the quotes."""
    written = CLAIM_MODELS[kind].model_fields.items()
    return tuple(name for name, field in written if name not in _NOT_FOR_MODELS and not field.exclude)


@cache
def answer_schema() -> dict[str, Any]:
    """Give the JSON Schema of an answer, made out of the claims themselves; evidence is a list of plain quotes."""
    kinds = [_claim_schema(kind) for kind in CLAIM_MODELS]
    return _object({"claims": {"type": "array", "items": {"anyOf": kinds}}})


def _claim_schema(kind: str) -> dict[str, Any]:
    fields = CLAIM_MODELS[kind].model_fields
    properties: dict[str, Any] = {"kind": {"type": "string", "enum": [kind]}}
    properties["evidence"] = {"type": "array", "items": {"type": "string"}}  # first, so that a model looks, then says
    return _object(properties | {name: _shape(fields[name].annotation) for name in fields_of(kind)})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """Every field must be there, if only as null: some servers take no other schema."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _shape(annotation: Any) -> dict[str, Any]:
    if annotation is str:
        return {"type": "string"}
    if get_origin(annotation) is Literal:
        return {"type": "string", "enum": list(get_args(annotation))}
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _shape(get_args(annotation)[0])}
    known = next(part for part in get_args(annotation) if part is not type(None))
    return {"anyOf": [_shape(known), {"type": "null"}]}


def messages_for(piece: Piece, *, published: str | None, number: int, of: int, beginning: str) -> tuple[Message, ...]:
    """Give all that a model is told for one piece of a paper.

    Args:
        piece: The piece.
        published: The paper's own date, where it is known.
        number: Which piece it is, counted from 1.
        of: How many there are.
        beginning: The paper's text; its first words go with every later piece, for the names in them.
    """
    return (
        *_learnt(),
        _message("user", _question(piece.text, published, number, of, beginning if piece.start else "")),
    )


@cache
def _learnt() -> tuple[Message, ...]:
    told = [_message("system", _data("instructions.md"))]
    for example in worked_examples():
        told.append(_message("user", _question(example["text"], example["published"], 1, 1, "")))
        told.append(_message("assistant", json.dumps(_right_answer(example), ensure_ascii=False)))
    return tuple(told)


def worked_examples() -> Sequence[dict[str, Any]]:
    """Give the invented papers that a model is shown, each with ``text``, ``published`` and its ``claims``."""
    return tuple(yaml.safe_load(_data("examples.yaml")))


def _right_answer(example: dict[str, Any]) -> dict[str, Any]:
    """Give the answer to a worked example with its fields in the order of the schema."""
    claims = example["claims"]
    return {
        "claims": [{name: each[name] for name in ("kind", "evidence", *fields_of(each["kind"]))} for each in claims]
    }


def _question(text: str, published: str | None, number: int, of: int, beginning: str) -> str:
    lines = [f"The paper's own date: {published or 'not known'}.", f"Part {number} of {of}."]
    if beginning:
        head = " ".join(beginning[:_SAID_OF_THE_BEGINNING].split())
        lines.append(f"The paper begins, for its names only: {head}")
    return "\n".join([*lines, _EDGE, text, _EDGE])


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}


def _data(name: str) -> str:
    return (files("commonseal.reading.modelled") / "data" / name).read_text(encoding="utf-8")
