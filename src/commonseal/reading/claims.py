"""The contract of the reader: what a claim is and how it is written down.

The fields and their words are those of the claims contract: four kinds of claim, each with a status, an attribution
and exact evidence. Dates are EDTF level 1 strings; an unknown date is ``None``.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)

from commonseal.reading.errors import ReadingError

Attribution = Literal["stated", "reported", "quoted"]
Basis = Literal["substantive", "interim", "acting"]
AppointmentStatus = Literal["held", "former", "planned", "proposed"]
ArrangementStatus = Literal["existing", "agreed", "proposed", "considered", "ended", "rejected"]
ArrangementType = Literal[
    "shared_post",
    "joint_team",
    "joint_committee",
    "pooled_budget",
    "delegation",
    "merger",
    "cluster",
    "contract",
    "shared_system",
    "joint_service",
    "partnership",
]
Outcome = Literal["approved", "considered", "rejected", "deferred"]
DecisionStatus = Literal["done", "pending"]
AttributeProperty = Literal["population", "rating", "finance", "staff", "member_count"]
AttributeStatus = Literal["stated", "forecast"]


class _Frozen(BaseModel):
    """Values that never change once made."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Evidence(_Frozen):
    """One place in the paper: ``text[start:end] == quote``, in Unicode code points.

    ``page`` (counted from 1) is known of papers that have pages, ``heading`` is the nearest heading above the quote.
    Neither is written when it is not known.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    quote: str = Field(min_length=1)
    page: int | None = Field(default=None, ge=1)
    heading: str | None = None

    @model_validator(mode="after")
    def _length_agrees(self) -> Evidence:
        if self.end - self.start != len(self.quote):
            msg = f"evidence {self.start}-{self.end} is not as long as its quote of {len(self.quote)} code points"
            raise ValueError(msg)
        return self

    @model_serializer(mode="wrap")
    def _without_what_is_not_known(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = write(self)
        return {field: value for field, value in written.items() if value is not None}


class _Claim(_Frozen):
    """What every claim has.

    ``confidence`` is the probability that the claim is right, as the reader judges it; ``None`` where nobody judged.
    Kept in memory and never written: ``rule`` names the rule that made it, ``rules`` all that found the same fact,
    ``signals`` what they knew of how they came by it, and ``drafts`` the numbers of the drafts it was joined from.
    """

    attribution: Attribution = "stated"
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: float | None = Field(default=None, ge=0, le=1)
    rule: str = Field(default="", exclude=True, repr=False)
    rules: frozenset[str] = Field(default=frozenset(), exclude=True, repr=False)
    signals: frozenset[str] = Field(default=frozenset(), exclude=True, repr=False)
    drafts: frozenset[int] = Field(default=frozenset(), exclude=True, repr=False)


class AppointmentClaim(_Claim):
    """A person in a post at one or more bodies."""

    kind: Literal["appointment"] = "appointment"
    person: str
    role: str
    bodies: tuple[str, ...] = Field(min_length=1)
    start: str | None = None
    end: str | None = None
    basis: Basis | None = None
    status: AppointmentStatus


class ArrangementClaim(_Claim):
    """Something that two or more bodies share, pool, delegate or become. ``role`` is for shared posts only."""

    kind: Literal["arrangement"] = "arrangement"
    type: ArrangementType
    parties: tuple[str, ...] = Field(min_length=1)
    name: str | None = None
    role: str | None = None
    start: str | None = None
    end: str | None = None
    status: ArrangementStatus


class DecisionClaim(_Claim):
    """A body that has decided (``done``) or has to (``pending``); ``outcome`` is ``None`` while there is none."""

    kind: Literal["decision"] = "decision"
    body: str
    subject: str
    date: str | None = None
    outcome: Outcome | None = None
    status: DecisionStatus


class AttributeClaim(_Claim):
    """A figure or a judgement about a body or an arrangement; ``value`` is as the paper writes it."""

    kind: Literal["attribute"] = "attribute"
    about: str
    property: AttributeProperty
    value: str
    date: str | None = None
    status: AttributeStatus


Claim = Annotated[
    AppointmentClaim | ArrangementClaim | DecisionClaim | AttributeClaim,
    Field(discriminator="kind"),
]

_FIELD_ORDER = {
    "appointment": ("kind", "person", "role", "bodies", "start", "end", "basis", "status", "attribution", "evidence"),
    "arrangement": (
        *("kind", "type", "parties", "name", "role", "start", "end"),
        *("status", "attribution", "evidence"),
    ),
    "decision": ("kind", "body", "subject", "date", "outcome", "status", "attribution", "evidence"),
    "attribute": ("kind", "about", "property", "value", "date", "status", "attribution", "evidence"),
}
_LEFT_OUT_WHEN_UNKNOWN = frozenset(["role", "confidence"])


class PaperClaims(_Frozen):
    """All that one paper claims: its name, its own date (EDTF or ``None``) and the claims in reading order.

    ``links`` gives the identifiers that a register has for bodies named in the claims, where one was at hand.
    """

    doc: str
    published: str | None = None
    claims: tuple[Claim, ...] = ()
    links: dict[str, str] = Field(default_factory=dict)

    def to_json(self) -> str:
        """Write the fields of the contract and the confidence, as UTF-8-safe JSON text ending in a newline."""
        document: dict[str, Any] = {"doc": self.doc, "published": self.published}
        if self.links:
            document["links"] = self.links
        document["claims"] = [_plain(claim) for claim in self.claims]
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, written: str | bytes, *, source: str = "the claims") -> PaperClaims:
        """Read what ``to_json`` writes.

        Args:
            written: The JSON text.
            source: What to call it in an error, such as a file name.

        Returns:
            The claims.

        Raises:
            ReadingError: The text is not JSON, or a claim does not keep the contract; the sentence says which.
        """
        try:
            document = json.loads(written)
        except ValueError as error:
            raise ReadingError(source, f"is not JSON ({error})", "write it again with the reader") from error
        if not isinstance(document, dict):
            raise ReadingError(source, "holds no claims object", "it must be an object with doc, published and claims")
        known = {key: document[key] for key in ("doc", "published", "links", "claims") if key in document}
        try:
            return cls.model_validate(known)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(step) for step in first["loc"]) or "the top"
            problem = f"does not keep the claims contract at {place}: {first['msg']}"
            raise ReadingError(source, problem, "put that field right and read it again") from error


def bodies_named_by(claim: Claim) -> tuple[str, ...]:
    """Give the names of the bodies that a claim is about, as the paper has them."""
    match claim:
        case AppointmentClaim():
            return claim.bodies
        case ArrangementClaim():
            return claim.parties
        case DecisionClaim():
            return (claim.body,)
        case AttributeClaim():
            return (claim.about,)


def _plain(claim: Claim) -> dict[str, Any]:
    values = claim.model_dump(mode="json")
    return {
        field: values[field]
        for field in (*_FIELD_ORDER[claim.kind], "confidence")
        if field not in _LEFT_OUT_WHEN_UNKNOWN or values.get(field) is not None
    }
