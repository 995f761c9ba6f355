"""Splitting a claim into one for each of its bodies, and joining two claims that are of one matter. Pure.

What comes of it is worked out anew from the claims whenever they are looked at, so that only the decision to split or
to join has to be kept.
"""

from typing import Any

from commonseal.reading import AppointmentClaim, ArrangementClaim, AttributeClaim, Claim, DecisionClaim
from commonseal.reading.claims import Evidence
from commonseal.register.errors import RegisterError
from commonseal.vocabulary.catalogue import role_key
from commonseal.vocabulary.names import name_key

_SEVERAL = {"appointment": "bodies", "arrangement": "parties"}
"""The field of each kind of claim that can name several bodies."""


class PartingError(RegisterError):
    """A claim cannot be split, or two cannot be joined; the message says why."""


def can_be_split(claim: Claim) -> bool:
    """Whether a claim names several bodies."""
    field = _SEVERAL.get(claim.kind)
    return field is not None and len(_named(claim, field)) > 1


def split(claim: Claim) -> tuple[Claim, ...]:
    """Return a claim as one for each of its bodies, each with all of its evidence.

    Raises:
        PartingError: it names one body only.
    """
    if not can_be_split(claim):
        raise PartingError("this claim names one body only, so there is nothing to split; edit it if that is wrong")
    field = _SEVERAL[claim.kind]
    return tuple(claim.model_copy(update={field: (name,)}) for name in dict.fromkeys(_named(claim, field)))


def can_be_joined(first: Claim, second: Claim) -> bool:
    """Whether two claims are of one matter, as far as can be told from them."""
    return _apart(first, second) is None


def join(first: Claim, second: Claim) -> Claim:
    """Return two claims of one matter as one: what the first says, with what only the second says, and both's evidence.

    Raises:
        PartingError: they are of two matters.
    """
    why = _apart(first, second)
    if why is not None:
        raise PartingError(f"these two claims cannot be joined: {why}")
    changed: dict[str, Any] = {
        name: getattr(second, name)
        for name in type(first).model_fields
        if getattr(first, name) is None and getattr(second, name) is not None
    }
    field = _SEVERAL.get(first.kind)
    if field is not None:
        changed[field] = _in_order(first, second, field)
    places = {(each.start, each.end): each for each in (*second.evidence, *first.evidence)}
    changed["evidence"] = tuple(sorted(places.values(), key=_place))
    return first.model_copy(update=changed)


def _in_order(first: Claim, second: Claim, field: str) -> tuple[str, ...]:
    """Return the bodies of two claims, each once, in the first one's spelling where it has them."""
    found: dict[str, str] = {}
    for name in (*_named(first, field), *_named(second, field)):
        found.setdefault(name_key(name), name)
    return tuple(found.values())


def _place(evidence: Evidence) -> tuple[int, int]:
    return evidence.start, evidence.end


def _named(claim: Claim, field: str) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(claim, field)
    return names


def _apart(first: Claim, second: Claim) -> str | None:
    """Return why two claims are not of one matter, or None where they may be."""
    match first, second:
        case AppointmentClaim(), AppointmentClaim():
            same = name_key(first.person) == name_key(second.person) and _post(first.role) == _post(second.role)
            return None if same else "they are of different people or posts"
        case ArrangementClaim(), ArrangementClaim():
            differ = first.type != second.type or _both_differ(first.role, second.role)
            return "they are of different kinds of arrangement" if differ else None
        case DecisionClaim(), DecisionClaim():
            return None if name_key(first.body) == name_key(second.body) else "they are of different bodies"
        case AttributeClaim(), AttributeClaim():
            same = name_key(first.about) == name_key(second.about) and first.property == second.property
            return None if same else "they are not of the same figure"
        case _:
            return "they are of different kinds"


def _both_differ(ours: str | None, theirs: str | None) -> bool:
    return bool(ours and theirs and _post(ours) != _post(theirs))


def _post(role: str) -> str:
    return name_key(role_key(role))
