"""Erasing by order: a content goes, its salted hash stays, and the chain still holds.

The order itself (who gave it, when, why) is an act like any other. Where data protection law requires it (UK GDPR
article 17), personal data leave the statement, its evidence, the reviews that led to it and what it is found by.
"""

from commonseal.register.errors import ActError, UnknownStatementError
from commonseal.register.ledger.attachments import paper_digest, paper_info
from commonseal.register.ledger.hashing import digest
from commonseal.register.ledger.rows import SELECTED, StatementRow, row_digest
from commonseal.register.ledger.sql import Sql
from commonseal.register.ledger.writer import ActWriter

BLANKED = "[erased by order]"
"""The title of a paper that was erased."""

_STATEMENT_LEFT = (
    "subject, kind, valid_from, recorded_from, number, valid_to, sure_from, sure_to, act, supersedes, origin,"
    " standing, attribution, visibility, unreviewed, start_edtf, end_edtf"
)
_EVIDENCE_LEFT = '"number", act, recorded, "paper", "start", "end", visibility'
_DECISION_LEFT = '"number", act, "paper", claim_key, decision, finding'
_PAPER_LEFT = '"number", "id", act, recorded, publisher, published, visibility, sha256'


def erase_statement(writer: ActWriter, number: int, order: str) -> None:
    """Erase the content of one statement, its evidence and its reviews, for good.

    Raises:
        UnknownStatementError: there is no such statement.
        ActError: it was erased before, or no order is named.
    """
    _check_order(order)
    writer.flush()
    sql = writer.sql
    found = sql.one(
        f'SELECT t."id", {SELECTED} FROM "statement" s JOIN "thing" t ON t."key" = s.subject WHERE s.number = %s',
        [number],
    )
    if found is None:
        raise UnknownStatementError(f"there is no statement/{number} in this register")
    subject, row = found[0], StatementRow._make(found[1:])
    if row.content is None or row.salt is None:
        raise ActError(f"statement/{number} was erased before")
    was = row_digest(subject, row, row.content, bytes(row.salt))
    remains = remains_of_statement(sql, number)
    writer.attachments.erasure(statement=number, paper=None, order=order, was=was, remains=remains)
    writer.flush()
    sql.run('UPDATE "statement" SET content = NULL, note = NULL, salt = NULL WHERE number = %s', [number])
    sql.run(
        'UPDATE "evidence" SET quote = NULL, source = NULL, place = NULL, salt = NULL WHERE statement = %s', [number]
    )
    sql.run('UPDATE "review_decision" SET claim = NULL, salt = NULL WHERE statement = %s', [number])
    _forget_names(writer, number, row.subject)


def erase_paper(writer: ActWriter, identifier: str, order: str) -> int:
    """Erase the text and title of every version of a paper, for good; return how many versions there were.

    Quotes from it stand in the evidence of statements and go with those.

    Raises:
        ActError: there is no such paper with a text, or no order is named.
    """
    _check_order(order)
    writer.flush()
    sql = writer.sql
    columns = '"id", title, publisher, published, visibility, sha256, number, act, recorded'
    rows = sql.all(f'SELECT {columns} FROM "paper" WHERE "id" = %s AND text IS NOT NULL', [identifier])
    if not rows:
        raise ActError(f"the register holds no text of {identifier}")
    for row in rows:
        number, act, recorded = row[6:]
        was = paper_digest(number, act, recorded, paper_info(row[:6]))
        remains = remains_of_paper(sql, number)
        writer.attachments.erasure(statement=None, paper=number, order=order, was=was, remains=remains)
        writer.flush()
        sql.run('UPDATE "paper" SET text = NULL, title = %s WHERE number = %s', (BLANKED, number))
    return len(rows)


def remains_of_statement(sql: Sql, number: int) -> bytes:
    """Return the digest of what erasing leaves of a statement, its evidence and its reviews, by their rows.

    Evidence and reviews that came after the erasing have a digest of their own.
    """
    erased = '(salt IS NULL OR NOT EXISTS (SELECT 1 FROM "erasure" WHERE statement = %s))'
    particulars: list[str | int | None] = []
    for table, columns, where in (
        ("statement", _STATEMENT_LEFT, "number = %s"),
        ("evidence", _EVIDENCE_LEFT, f"statement = %s AND {erased}"),
        ("review_decision", _DECISION_LEFT, f"statement = %s AND {erased}"),
    ):
        parameters = [number] * where.count("%s")
        for row in sql.all(f'SELECT {columns} FROM "{table}" WHERE {where} ORDER BY number', parameters):
            particulars += [table, *row]
    return digest(b"remains", *particulars)


def remains_of_paper(sql: Sql, number: int) -> bytes:
    """Return the digest of what erasing leaves of a paper's row."""
    row = sql.one(f'SELECT {_PAPER_LEFT} FROM "paper" WHERE number = %s', [number])
    return digest(b"remains", *(row or ()))


def _check_order(order: str) -> None:
    if not order.strip():
        raise ActError("name the order: who gave it, when and why")


def _forget_names(writer: ActWriter, number: int, subject: int) -> None:
    """Take away what the statement was found by; an identifier that nothing else names loses its words too."""
    sql = writer.sql
    keys = {subject, *(row[0] for row in sql.all('SELECT thing FROM "mention" WHERE statement = %s', [number]))}
    sql.run('DELETE FROM "mention" WHERE statement = %s', [number])
    sql.run('DELETE FROM "name" WHERE statement = %s', [number])
    for key in sorted(keys):
        own = sql.one('SELECT 1 FROM "statement" WHERE subject = %s AND content IS NOT NULL LIMIT 1', [key])
        named = sql.one('SELECT 1 FROM "mention" WHERE thing = %s LIMIT 1', [key])
        if own is None and named is None:
            sql.run('UPDATE "thing" SET "id" = %s WHERE "key" = %s', (f"erased/{key}", key))
