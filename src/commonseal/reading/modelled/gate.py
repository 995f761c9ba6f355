"""The gate: what of a model's answer becomes a claim, and why the rest does not."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from commonseal.reading.claims import (
    AppointmentClaim,
    ArrangementClaim,
    AttributeClaim,
    Claim,
    Evidence,
    bodies_named_by,
)
from commonseal.reading.modelled.contract import CLAIM_MODELS, fields_of
from commonseal.reading.modelled.grounding import Words, evidence_spans
from commonseal.reading.modelled.pieces import Piece
from commonseal.vocabulary.periods import DateError, UncertainDate

SIGNAL = "modelled"
_LONGEST_VALUE = 300
_DATES = ("start", "end", "date")
_NOT_KNOWN = frozenset(["", "null", "none", "unknown", "n/a", "not known", "not stated"])
_PLACEHOLDER = Evidence(start=0, end=1, quote="-")
_FENCED = re.compile(r"```[a-zA-Z]*\s*\n(.*?)```", re.DOTALL)


class Refusal(StrEnum):
    """Why a claim of a model was dropped."""

    NOT_A_CLAIM = "not a claim of the contract"
    BAD_DATE = "a date that is not EDTF"
    NO_QUOTE = "quote not in the paper"
    NOT_NAMED = "a name or figure not in the paper"


@dataclass(slots=True)
class Tally:
    """What became of the answers on one paper.

    ``kept`` counts the claims admitted, before those of one fact are joined; ``dropped`` those that were not, by the
    first reason; ``quotes_dropped`` single quotes that do not stand in the paper, also of claims that were kept for
    another quote; ``requests`` the questions put to the model.
    """

    kept: int = 0
    dropped: Counter[Refusal] = field(default_factory=Counter)
    quotes_dropped: int = 0
    requests: int = 0


def claims_in_answer(text: str) -> list[object] | None:
    """Find the claims in what a model said, before any of them is looked at.

    Args:
        text: The answer: an object with ``claims``, or a list; thoughts before it and a fence around it do not matter.

    Returns:
        The entries as they are, or ``None`` where the answer cannot be read.
    """
    answer = text.rpartition("</think>")[2].strip()
    fenced = _FENCED.search(answer)
    for candidate in (answer, fenced[1] if fenced else "", answer[answer.find("{") :]):
        try:
            found = json.JSONDecoder().raw_decode(candidate.strip())[0]
        except (ValueError, RecursionError):
            continue
        claims = found.get("claims") if isinstance(found, dict) else found
        if isinstance(claims, list):
            return claims
    return None


class Gate:
    """Admits the claims of one paper.

    Args:
        text: The plain text of the paper.
        rule: The name that stands as the rule of every claim admitted.
    """

    def __init__(self, text: str, *, rule: str) -> None:
        self._words = Words(text)
        self._rule = rule
        self.tally = Tally()

    def admit(self, entry: object, piece: Piece) -> Claim | None:
        """Turn an entry of an answer into a claim with exact evidence, or count why it is none.

        Args:
            entry: The entry, as the model gave it.
            piece: The piece of the paper it was given for.
        """
        claim = self._checked(entry, piece)
        if isinstance(claim, Refusal):
            self.tally.dropped[claim] += 1
            return None
        self.tally.kept += 1
        return claim

    def _checked(self, entry: object, piece: Piece) -> Claim | Refusal:
        claim = _shaped(entry)
        if claim is None:
            return Refusal.NOT_A_CLAIM
        if not all(_is_date(getattr(claim, name, None)) for name in _DATES):
            return Refusal.BAD_DATE
        places = [self._words.places_of(quote) for quote in _quotes(entry)]
        self.tally.quotes_dropped += sum(not found for found in places)
        spans = evidence_spans([found for found in places if found], (piece.start, piece.end))
        if not spans:
            return Refusal.NO_QUOTE
        if not self._names_what_the_paper_names(claim):
            return Refusal.NOT_NAMED
        evidence = tuple(Evidence(start=a, end=b, quote=self._words.text[a:b]) for a, b in spans)
        known = {"rule": self._rule, "rules": frozenset([self._rule]), "signals": frozenset([SIGNAL])}
        return claim.model_copy(update={"evidence": evidence, **known})

    def _names_what_the_paper_names(self, claim: Claim) -> bool:
        if isinstance(claim, AttributeClaim) and not self._words.has_figure(claim.value):
            return False
        own = claim.person if isinstance(claim, AppointmentClaim) else getattr(claim, "name", None)
        return all(self._words.names(name) for name in (own or "", *bodies_named_by(claim)))


def _shaped(entry: object) -> Claim | None:
    """Read an entry by the contract, with a placeholder for its evidence; ``None`` where it does not keep it."""
    kind = entry.get("kind") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(kind, str) or kind not in CLAIM_MODELS:
        return None
    fields = {name: value for name in fields_of(kind) if (value := _tidy(entry.get(name))) is not None}
    if not all(map(_is_plain, fields.values())):
        return None
    try:
        claim = CLAIM_MODELS[kind].model_validate(fields | {"evidence": (_PLACEHOLDER,)})
    except ValidationError:
        return None
    return _with_role_where_it_belongs(claim) if all(name.strip() for name in bodies_named_by(claim)) else None


def _tidy(value: Any) -> Any:
    """Take the white space off texts, and read what models write for nothing as nothing."""
    if isinstance(value, str):
        tidy = " ".join(value.split())
        return None if tidy.casefold() in _NOT_KNOWN else tidy
    if isinstance(value, list):
        return tuple(" ".join(each.split()) if isinstance(each, str) else each for each in value)
    return value


def _is_plain(value: object) -> bool:
    """Whether a value may be shown as it is: no control letters, no halves of letters, and not a whole essay."""
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return not isinstance(value, str) or (value.isprintable() and len(value) <= _LONGEST_VALUE)


def _with_role_where_it_belongs(claim: Claim) -> Claim | None:
    """A shared post has a role; no other arrangement has one."""
    if not isinstance(claim, ArrangementClaim):
        return claim
    if claim.type == "shared_post":
        return claim if claim.role else None
    return claim.model_copy(update={"role": None})


def _is_date(written: str | None) -> bool:
    if written is None:
        return True
    try:
        UncertainDate.parse(written)
    except DateError:
        return False
    return True


def _quotes(entry: object) -> list[str]:
    """Give the quotes of an entry; some models wrap each in an object, as the contract's own files do."""
    given = entry.get("evidence") if isinstance(entry, dict) else None
    listed = given if isinstance(given, list) else [given]
    texts = (each.get("quote") if isinstance(each, dict) else each for each in listed)
    return [text for text in texts if isinstance(text, str) and text.strip()]
