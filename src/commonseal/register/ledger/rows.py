"""Rows of the statement table and the typed statements they stand for."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from commonseal.register import watching
from commonseal.register.ledger import codes
from commonseal.register.ledger.hashing import digest
from commonseal.register.ledger.hydrating import hydrated
from commonseal.vocabulary import Evidence, Period, RecordedPeriod, Statement, StatementDraft, UncertainDate
from commonseal.vocabulary.facts import Body, Fact
from commonseal.vocabulary.periods import FIRST_DAY, OPEN

COLUMNS = (
    "subject", "kind", "valid_from", "recorded_from", "number", "valid_to", "recorded_to", "sure_from", "sure_to",
    "act", "closed_by", "closure", "supersedes", "origin", "standing", "attribution", "visibility", "unreviewed",
    "start_edtf", "end_edtf", "content", "note", "salt", "chain",
)  # fmt: skip
SELECTED = ", ".join(f"s.{column}" for column in COLUMNS)


_Model = TypeVar("_Model", bound=BaseModel)
_STATEMENT_FIELDS = set(Statement.model_fields)
_DRAFT_FIELDS = set(StatementDraft.model_fields)
_put = object.__setattr__
_recorded = lru_cache(maxsize=16384)(RecordedPeriod)


class StatementRow(NamedTuple):
    """One row of the statement table, its columns in the order of COLUMNS."""

    subject: int
    kind: int
    valid_from: int
    recorded_from: int
    number: int
    valid_to: int
    recorded_to: int
    sure_from: int | None
    sure_to: int | None
    act: int
    closed_by: int | None
    closure: int | None
    supersedes: int | None
    origin: int
    standing: int
    attribution: int
    visibility: int
    unreviewed: int
    start_edtf: str | None
    end_edtf: str | None
    content: str | None
    note: str | None
    salt: bytes | None
    chain: bytes


def content_of(fact: Fact) -> str:
    """Return a fact as the ledger keeps it: JSON without what is left at its default."""
    return fact.__pydantic_serializer__.to_json(fact, exclude_defaults=True).decode()


def stored_period(period: Period) -> tuple[int, int, int | None, int | None, str | None, str | None]:
    """Return a period as the ledger keeps it: valid_from, valid_to, sure_from, sure_to, start_edtf, end_edtf."""
    may_from, sure_from, sure_to, may_to = period.bounds()
    start, end = period.start, period.end
    return (
        may_from,
        may_to,
        None if sure_from == may_from else sure_from,
        None if sure_to == may_to else sure_to,
        None if start is None or start.is_certain else start.edtf,
        None if end is None or end.is_certain else end.edtf,
    )


@lru_cache(maxsize=16384)
def _period(valid_from: int, valid_to: int, start_edtf: str | None, end_edtf: str | None) -> Period:
    start: UncertainDate | None
    end: UncertainDate | None
    if start_edtf is not None:
        start = UncertainDate.parse(start_edtf)
    else:
        start = None if valid_from == FIRST_DAY else UncertainDate.of_day(valid_from)
    if end_edtf is not None:
        end = UncertainDate.parse(end_edtf)
    else:
        end = None if valid_to == OPEN else UncertainDate.of_day(valid_to - 1)
    return Period.model_construct(start=start, end=end)


def row_digest(subject_id: str, row: StatementRow, content: str | None, salt: bytes) -> bytes:
    """Return the salted digest of a statement, over everything that never changes in its row."""
    return digest(
        salt, row.number, row.act, subject_id, row.kind, row.valid_from, row.recorded_from, row.valid_to,
        row.sure_from, row.sure_to, row.supersedes, row.origin, row.standing, row.attribution, row.visibility,
        row.unreviewed, row.start_edtf, row.end_edtf, content, row.note,
    )  # fmt: skip


def fact_of(row: StatementRow) -> Fact:
    """Return the fact that a row keeps; of an erased one, an empty thing that says so."""
    if row.visibility == codes.RESTRICTED:
        watching.row_read(row.number)
    return erased_fact(row.number) if row.content is None else hydrated(row.kind, row.content)


def erased_fact(number: int) -> Fact:
    """Return what stands in place of a content that was erased by order."""
    return Body(id=f"body/erased-{number}", name="[erased by order]", classification="other")


def statement_of(
    row: StatementRow, author: str, evidence: tuple[Evidence, ...] = (), fact: Fact | None = None
) -> Statement:
    """Return the typed statement of a row. What the ledger holds was checked when it came in, so it is not again."""
    (
        _, kind, valid_from, recorded_from, number, valid_to, recorded_to, _, _, act, _, closure, supersedes, origin,
        standing, attribution, visibility, unreviewed, start_edtf, end_edtf, content, note, _, _,
    ) = row  # fmt: skip
    if fact is None:
        fact = erased_fact(number) if content is None else hydrated(kind, content)
    values = {
        "fact": fact,
        "period": _period(valid_from, valid_to, start_edtf, end_edtf),
        "standing": codes.STANDINGS[standing],
        "attribution": codes.ATTRIBUTIONS[attribution],
        "visibility": codes.VISIBILITIES[visibility],
        "evidence": evidence,
        "note": note,
        "unreviewed": bool(unreviewed),
        "number": number,
        "recorded": _recorded(recorded_from, recorded_to),
        "act": act,
        "author": author,
        "origin": codes.ORIGINS[origin],
        "supersedes": supersedes,
        "closure": codes.CLOSURES[closure or 0],
    }
    return _made(Statement, _STATEMENT_FIELDS, values)


def draft_of(statement: Statement, **changed: object) -> StatementDraft:
    """Return what was written when a statement was recorded, with some of it changed."""
    values = statement.__dict__
    return _made(StatementDraft, _DRAFT_FIELDS, {name: values[name] for name in StatementDraft.model_fields} | changed)


def _made(model: type[_Model], fields: set[str], values: Mapping[str, Any]) -> _Model:
    """Return a model out of values that need no check, all of its fields given: model_construct in a fifth of its time.

    That walks through every field for aliases and defaults; here there are none. The set of fields given is shared,
    for nothing that is frozen changes it.
    """
    made = model.__new__(model)
    _put(made, "__dict__", values)
    _put(made, "__pydantic_fields_set__", fields)
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made
