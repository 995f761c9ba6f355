"""Facts in one line of words, for people: claims, drafts, and claims as they stand in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonseal.reading.claims import Claim
from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft, DecisionDraft, Draft

Slots = Mapping[str, Any]


def claim_in_words(claim: Claim) -> str:
    """Say a claim in one line; empty slots are left out."""
    return slots_in_words({name: getattr(claim, name) for name in type(claim).model_fields})


def draft_in_words(draft: Draft) -> str:
    """Say a draft in one line, as ``claim_in_words`` says a claim."""
    kinds = {AppointmentDraft: "appointment", ArrangementDraft: "arrangement", DecisionDraft: "decision"}
    slots = {name: getattr(draft, name) for name in type(draft).__dataclass_fields__}
    return slots_in_words(slots | {"kind": kinds.get(type(draft), "attribute")})


def slots_in_words(slots: Slots) -> str:
    """Say a claim as it is written in a file in one line; slots that are missing or empty are left out."""
    kind = slots.get("kind")
    if kind == "appointment":
        post = _slot(slots, "basis", after=" ") + _slot(slots, "role")
        said = f"{_slot(slots, 'person')}, {post} of {_slot(slots, 'bodies')}"
    elif kind == "arrangement":
        name, role = _slot(slots, "name", before=" “", after="”"), _slot(slots, "role", before=" (", after=")")
        said = f"{_slot(slots, 'type').replace('_', ' ')}{name}{role} of {_slot(slots, 'parties')}"
    elif kind == "decision":
        said = f"{_slot(slots, 'body')}: {_slot(slots, 'outcome') or 'to decide'}"
    else:
        said = f"{_slot(slots, 'about')}: {_slot(slots, 'property')} {_slot(slots, 'value')}"
    return f"{kind}: {said}{_dates(slots)} [{_slot(slots, 'status')}]"


def _slot(slots: Slots, name: str, *, before: str = "", after: str = "") -> str:
    """One slot in words, with what stands around it where it is filled."""
    value = slots.get(name)
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(each) for each in value)
    return f"{before}{value}{after}" if value else ""


def _dates(slots: Slots) -> str:
    leads = {"start": ", from ", "end": ", until ", "date": ", on "}
    return "".join(_slot(slots, name, before=lead) for name, lead in leads.items())
