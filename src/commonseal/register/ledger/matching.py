"""Knowing again what the ledger holds already, so that the same thing told twice is held once."""

from commonseal.register.ledger import codes
from commonseal.register.ledger.hydrating import hydrated
from commonseal.register.ledger.rows import content_of, stored_period
from commonseal.register.ledger.writer import ActWriter
from commonseal.vocabulary import Closure, Fact, Origin, StatementDraft, UncertainDate
from commonseal.vocabulary.catalogue import role_key, roles

_ALIKE = (
    'SELECT s.number, s.content FROM "statement" s JOIN "thing" t ON t."key" = s.subject WHERE t."id" = %s'
    " AND s.kind = %s AND s.valid_from = %s AND s.valid_to = %s AND s.standing = %s AND s.attribution = %s"
    " AND s.visibility = %s AND s.unreviewed = %s AND s.recorded_from <= %s"
)


def matching(writer: ActWriter, draft: StatementDraft) -> int | None:
    """Return the number of a statement that says exactly what a draft does, recorded by its day; the one held first.

    One that was corrected or has moved on is found too: telling the register the same again does not bring it back.
    """
    writer.flush()
    valid_from, valid_to, sure_from, sure_to, start_edtf, end_edtf = stored_period(draft.period)
    nullable = {
        "start_edtf": start_edtf,
        "end_edtf": end_edtf,
        "sure_from": sure_from,
        "sure_to": sure_to,
        "note": draft.note,
    }
    parameters: list[object] = [
        draft.fact.subject,
        codes.KIND_CODE[draft.fact.kind],
        valid_from,
        valid_to,
        codes.STANDING_CODE[draft.standing],
        codes.ATTRIBUTION_CODE[draft.attribution],
        codes.VISIBILITY_CODE[draft.visibility],
        int(draft.unreviewed),
        writer.recorded,
    ]
    query = _ALIKE
    for column, value in nullable.items():
        query += " AND s." + column + (" IS NULL" if value is None else " = %s")
        parameters += [] if value is None else [value]
    last = " ORDER BY s.recorded_to DESC, s.number"
    found = writer.sql.one(f"{query} AND s.content = %s{last} LIMIT 1", [*parameters, content_of(draft.fact)])
    if found or getattr(draft.fact, "role", None) not in roles():
        return int(found[0]) if found else None
    for number, content in writer.sql.all(query + last, parameters):
        if content and in_todays_words(hydrated(codes.KIND_CODE[draft.fact.kind], content)) == draft.fact:
            return int(number)
    return None


def in_todays_words(fact: Fact) -> Fact:
    """Return a fact with its role by its key, where that came into the catalogue after the fact was recorded."""
    role = getattr(fact, "role", None)
    return fact.model_copy(update={"role": role_key(role)}) if role and role not in roles() else fact


def ended_as(writer: ActWriter, number: int, end: UncertainDate) -> int | None:
    """Return the number of the statement by which this one was ended on that date already, or None."""
    old = writer.statement(number)
    if old.closure is not Closure.CHANGED:
        return None
    found = writer.sql.one(
        'SELECT number FROM "statement" WHERE supersedes = %s AND origin = %s AND number > %s ORDER BY number LIMIT 1',
        (number, codes.ORIGIN_CODE[Origin.ENDED], number),
    )
    if found is None or writer.statement(found[0]).period.end != end:
        return None
    return int(found[0])


def was_withdrawn(writer: ActWriter, number: int) -> bool:
    """Whether a statement was closed as never so, with nothing in its place."""
    old = writer.statement(number)
    if old.closure is not Closure.CORRECTED:
        return False
    return writer.sql.one('SELECT 1 FROM "statement" WHERE supersedes = %s', [number]) is None


def times_decided(writer: ActWriter, claim_key: str, decision: str) -> int:
    """Return how often the same has been decided of a claim: more than once where it was taken back between."""
    writer.flush()
    query = "SELECT count(*) FROM review_decision WHERE claim_key = %s AND decision = %s"
    row = writer.sql.one(query, (claim_key, decision))
    return int(row[0]) if row else 0
