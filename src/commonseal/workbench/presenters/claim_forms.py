"""The form of a claim, by its kind: its fields, what stands in them, and the claim that they make, or what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError

from commonseal.reading import Claim
from commonseal.reading.claims import (
    AppointmentStatus,
    ArrangementStatus,
    ArrangementType,
    AttributeProperty,
    AttributeStatus,
    Attribution,
    Basis,
    DecisionStatus,
    Outcome,
)
from commonseal.vocabulary import Period, UncertainDate
from commonseal.vocabulary.periods import DateError, PeriodError
from commonseal.vocabulary.written.faults import explain
from commonseal.workbench.presenters.words import in_words, upper_first

DATE_HINT = "For example 2019-07-10; 2019-07 if the day is not known; ../2019-07 for no later than. Empty: not known."
_LONGEST = 500


@dataclass(frozen=True)
class Field:
    """One field: its name in the claim, its label, a hint, whether it has to be filled, and how it is filled.

    ``choices`` are the values to choose from; ``is_list`` that it has an entry a line; ``is_date`` that it is EDTF.
    """

    name: str
    label: str
    hint: str = ""
    needed: bool = False
    choices: tuple[str, ...] = ()
    is_list: bool = False
    is_date: bool = False


@dataclass(frozen=True)
class FieldShown:
    """A field with what stands in it, what is wrong with that, and its choices in words."""

    field: Field
    value: str
    fault: str
    choices: tuple[tuple[str, str], ...]


def _chosen(name: str, label: str, values: Any, *, needed: bool = True, hint: str = "") -> Field:
    return Field(name, label, hint, needed, choices=get_args(values))


_BODIES = "One a line. A name that the register knows, or another that it knows it by, is that body; any other is new."
_ATTRIBUTION = _chosen("attribution", "How the paper says it", Attribution)
_START = Field("start", "Start", DATE_HINT, is_date=True)
_END = Field("end", "End", "The last day, in the same way.", is_date=True)
FIELDS: Mapping[str, tuple[Field, ...]] = {
    "appointment": (
        Field("person", "Person", "As the register writes the name, if it knows them.", needed=True),
        Field("role", "Post", "As accountable officer, or the title that the paper gives.", needed=True),
        Field("bodies", "Bodies", _BODIES, needed=True, is_list=True),
        _START,
        _END,
        _chosen("basis", "Footing", Basis, needed=False),
        _chosen("status", "How far it has come", AppointmentStatus),
        _ATTRIBUTION,
    ),
    "arrangement": (
        _chosen("type", "Kind of arrangement", ArrangementType),
        Field("parties", "Bodies", _BODIES, needed=True, is_list=True),
        Field("name", "Name", "If it has one."),
        Field("role", "Post", "Of a shared post only."),
        _START,
        _END,
        _chosen("status", "How far it has come", ArrangementStatus),
        _ATTRIBUTION,
    ),
    "decision": (
        Field("body", "Body", "Who decides.", needed=True),
        Field("subject", "What about", needed=True),
        Field("date", "Date", DATE_HINT, is_date=True),
        _chosen("status", "How far it has come", DecisionStatus),
        _chosen("outcome", "Outcome", Outcome, needed=False),
        _ATTRIBUTION,
    ),
    "attribute": (
        Field("about", "Body or arrangement", needed=True),
        _chosen("property", "What of it", AttributeProperty),
        Field("value", "Figure or judgement", "As the paper writes it.", needed=True),
        Field("date", "Date", DATE_HINT, is_date=True),
        _chosen("status", "Stated or forecast", AttributeStatus),
        _ATTRIBUTION,
    ),
}
"""The fields of each kind of claim, in the order in which they are shown."""


def values_of(claim: Claim) -> dict[str, str]:
    """Return what stands in the fields of a claim."""
    found: dict[str, str] = {}
    for field in FIELDS[claim.kind]:
        value = getattr(claim, field.name)
        found[field.name] = "\n".join(value) if field.is_list else str(value or "")
    return found


def shown(kind: str, values: Mapping[str, str], faults: Mapping[str, str]) -> tuple[FieldShown, ...]:
    """Return the fields of a kind of claim as a form shows them."""
    return tuple(
        FieldShown(field, values.get(field.name, ""), faults.get(field.name, ""), _choices(field))
        for field in FIELDS[kind]
    )


def edited(claim: Claim, values: Mapping[str, str]) -> tuple[Claim | None, dict[str, str]]:
    """Return the claim that a form makes of another, with its evidence, or what is wrong with each field."""
    given = {field.name: _given(field, values.get(field.name, "")) for field in FIELDS[claim.kind]}
    faults = {
        field.name: fault
        for field in FIELDS[claim.kind]
        if (fault := _fault(field, given[field.name], values.get(field.name, "")))
    }
    if not faults and "end" in given:
        faults = _period_fault(given)
    if faults:
        return None, faults
    try:
        return type(claim).model_validate({**claim.model_dump(), **given}), {}
    except ValidationError as error:
        told = explain(error, [field.name for field in FIELDS[claim.kind]], "the claim")
        return None, {(name if name in given else FIELDS[claim.kind][0].name): upper_first(what) for name, what in told}


def _given(field: Field, text: str) -> str | tuple[str, ...] | None:
    if field.is_list:
        lines = (" ".join(line.split()) for line in text.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))
    return " ".join(text.split()) or None


def _fault(field: Field, given: str | tuple[str, ...] | None, text: str) -> str:
    if field.needed and not given:
        return f"Say {'which bodies, one a line' if field.is_list else 'what stands under “' + field.label + '”'}"
    if len(text) > _LONGEST * (4 if field.is_list else 1):
        return f"“{field.label}” is too long for one claim; shorten it"
    if field.choices and given and given not in field.choices:
        return f"Choose one of those under “{field.label}”"
    if field.is_date and isinstance(given, str):
        try:
            UncertainDate.parse(given)
        except DateError as error:
            return upper_first(str(error))
    return ""


def _period_fault(given: Mapping[str, Any]) -> dict[str, str]:
    try:
        Period.parse(given["start"], given["end"])
    except (PeriodError, ValueError) as error:
        return {"end": upper_first(str(error))}
    return {}


def _choices(field: Field) -> tuple[tuple[str, str], ...]:
    if not field.choices:
        return ()
    empty = () if field.needed else (("", "not said"),)
    return (*empty, *((each, in_words(each)) for each in field.choices))
