"""Rows of the statement table and the typed statements they stand for."""

from typing import NamedTuple

from commonseal.register.ledger import codes
from commonseal.register.ledger.hashing import digest
from commonseal.vocabulary import Evidence, Period, RecordedPeriod, Statement, StatementDraft, UncertainDate
from commonseal.vocabulary.facts import FACT_MODELS, Body, Fact
from commonseal.vocabulary.periods import FIRST_DAY, OPEN

COLUMNS = (
    "subject", "kind", "valid_from", "recorded_from", "number", "valid_to", "recorded_to", "sure_from", "sure_to",
    "act", "closed_by", "closure", "supersedes", "origin", "standing", "attribution", "visibility", "unreviewed",
    "start_edtf", "end_edtf", "content", "note", "salt", "chain",
)  # fmt: skip
SELECTED = ", ".join(f"s.{column}" for column in COLUMNS)


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


def period_of(row: StatementRow) -> Period:
    """Return the period that a row keeps."""
    start: UncertainDate | None
    end: UncertainDate | None
    if row.start_edtf is not None:
        start = UncertainDate.parse(row.start_edtf)
    else:
        start = None if row.valid_from == FIRST_DAY else UncertainDate.of_day(row.valid_from)
    if row.end_edtf is not None:
        end = UncertainDate.parse(row.end_edtf)
    else:
        end = None if row.valid_to == OPEN else UncertainDate.of_day(row.valid_to - 1)
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
    model = FACT_MODELS[row.kind]
    if row.content is None:
        return erased_fact(row.number)
    fact: Fact = model.__pydantic_validator__.validate_json(row.content)
    return fact


def erased_fact(number: int) -> Fact:
    """Return what stands in place of a content that was erased by order."""
    return Body(id=f"body/erased-{number}", name="[erased by order]", classification="other")


def statement_of(
    row: StatementRow, author: str, evidence: tuple[Evidence, ...] = (), fact: Fact | None = None
) -> Statement:
    """Return the typed statement of a row. What the ledger holds was checked when it came in, so it is not again."""
    return Statement.model_construct(
        fact=fact or fact_of(row),
        period=period_of(row),
        standing=codes.STANDINGS[row.standing],
        attribution=codes.ATTRIBUTIONS[row.attribution],
        visibility=codes.VISIBILITIES[row.visibility],
        evidence=evidence,
        note=row.note,
        unreviewed=bool(row.unreviewed),
        number=row.number,
        recorded=RecordedPeriod(row.recorded_from, row.recorded_to),
        act=row.act,
        author=author,
        origin=codes.ORIGINS[row.origin],
        supersedes=row.supersedes,
        closure=codes.CLOSURES[row.closure or 0],
    )


def draft_of(statement: Statement) -> StatementDraft:
    """Return what was written when a statement was recorded."""
    return StatementDraft.model_construct(**{name: getattr(statement, name) for name in StatementDraft.model_fields})
