"""Following the chain of hashes from the first act to the last."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from commonseal.register.checking.found import Tampering, TamperingFoundError
from commonseal.register.checking.lookups import LookUps
from commonseal.register.ledger import hashing
from commonseal.register.ledger.attachments import (
    DECISION_COLUMNS,
    EVIDENCE_COLUMNS,
    decision_digest,
    erasure_digest,
    evidence_digest,
    paper_digest,
    paper_info,
)
from commonseal.register.ledger.closing import closing_digest
from commonseal.register.ledger.erasing import BLANKED, remains_of_paper, remains_of_statement
from commonseal.register.ledger.rows import SELECTED, StatementRow, row_digest
from commonseal.register.ledger.sql import Row, Sql
from commonseal.register.ledger.writer import ActHeader, header_digest
from commonseal.vocabulary import sha256_of
from commonseal.vocabulary.periods import OPEN

_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, MemoryError)
"""What reading a row may raise: SQLite takes any value in any column, and a damaged file holds any."""

_GONE = "its content is gone, and no order to erase it is recorded"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: how much was looked at, what was tampered with first, and the last hash of the chain.

    The last hash, noted elsewhere, vouches for everything before it: whoever rewrites the ledger changes it.
    """

    acts: int
    statements: int
    erased: int
    head: str
    tampering: Tampering | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was tampered with."""
        return self.tampering is None


def verify(sql: Sql, expected_head: str | None = None) -> Verdict:
    """Follow the chain from the first act to the last and name the first thing that was tampered with.

    Args:
        sql: the register.
        expected_head: the last hash as somebody noted it earlier; it must still occur in the chain.
    """
    check = _Check(sql)
    tampering: Tampering | None = None
    try:
        with sql.reading(), sql.undecodable_shown():
            tampering = check.find(expected_head)
    except sqlite3.DatabaseError as error:  # of a damaged file, leaving it may fail too
        tampering = tampering or Tampering("the database file", f"it is damaged: {error}")
    return check.verdict(tampering)


class _Check:
    """One walk along the chain."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self._acts = self._statements = 0
        self._chain = hashing.GENESIS
        self._look_ups = LookUps()
        self._erased: dict[int, bytes] = {}
        self._erased_papers: dict[int, bytes] = {}
        self._closed: dict[int, tuple[int, int]] = {}
        self._days: dict[int, int] = {}
        self.at = "the register"
        """What is being looked at."""

    def verdict(self, tampering: Tampering | None) -> Verdict:
        """Return what was found."""
        return Verdict(self._acts, self._statements, len(self._erased), self._chain.hex(), tampering)

    def find(self, expected_head: str | None) -> Tampering | None:
        """Walk, and return the first thing that is wrong."""
        try:
            self._run(expected_head)
        except TamperingFoundError as found:
            return found.tampering
        except _UNREADABLE:
            return Tampering(self.at, "it holds what can never have been written there")
        return None

    def _run(self, expected_head: str | None) -> None:
        self._erased = {statement: _blob(was) for statement, was in self._erasures("statement")}
        self._erased_papers = {paper: _blob(was) for paper, was in self._erasures("paper")}
        closings = self._sql.all('SELECT act, statement, closure FROM "closing"')
        self._closed = {statement: (act, closure) for act, statement, closure in closings}
        self._days = dict(self._sql.all('SELECT number, recorded FROM "act"'))
        heads = {self._chain.hex()}
        rows = self._rows()
        row = next(rows, None)
        header = "number, author, reason, source, recorded, entered_at, first_statement, statements, opening, chain"
        for act in self._sql.all(f'SELECT {header} FROM "act" ORDER BY number'):
            row = self._act(act, row, rows)
            heads.add(self._chain.hex())
        if row is not None:
            raise TamperingFoundError(f"statement/{row[1].number}", "it belongs to no act that the register knows")
        self._strays()
        self._look_ups.check(self._sql)
        self._whole_file()
        if expected_head and expected_head.lower() not in heads:
            raise TamperingFoundError(
                "the register", f"the hash noted earlier, {expected_head}, is no longer in its chain"
            )

    def _act(
        self, act: Row, row: tuple[str, StatementRow] | None, rows: Iterator[tuple[str, StatementRow]]
    ) -> tuple[str, StatementRow] | None:
        number, author, reason, source, recorded, entered_at, first, count, opening, closing = act
        what = self.at = f"act/{number}"
        if number != self._acts + 1 or first != self._statements + 1:
            raise TamperingFoundError(what, "an act before it is missing, or its numbers were changed")
        header = header_digest(number, ActHeader(author, reason, source, recorded, entered_at))
        chain = hashing.opening(self._chain, header)
        if chain != _blob(opening):
            raise TamperingFoundError(what, "its author, reason or time is not what was written")
        for expected in range(first, first + count):
            if row is None or row[1].number > expected:
                raise TamperingFoundError(f"statement/{expected}", "it is missing")
            chain = self._statement(number, chain, *row)
            row = next(rows, None)
        self.at = what
        chain = hashing.closing(chain, self._attached(number))
        if chain != _blob(closing):
            raise TamperingFoundError(what, "what it closed, quoted, decided or erased is not what was written")
        self._chain, self._acts = chain, number
        return row

    def _statement(self, act: int, chain: bytes, subject: str, row: StatementRow) -> bytes:
        what = self.at = f"statement/{row.number}"
        if row.number != self._statements + 1:
            raise TamperingFoundError(what, "it belongs to no act that the register knows")
        if row.content is None and row.note is None and row.salt is None:
            if row.number not in self._erased:
                raise TamperingFoundError(what, _GONE)
            item = self._erased[row.number]
        else:
            item = row_digest(subject, row, row.content, _blob(row.salt))
        chain = hashing.link(chain, item)
        if chain != _blob(row.chain) or row.act != act:
            raise TamperingFoundError(what, "it is not what was written")
        closed = self._closed.get(row.number)
        shown = None if row.closed_by is None else (row.closed_by, row.closure)
        if closed != shown or row.recorded_to != (OPEN if closed is None else self._days.get(closed[0])):
            raise TamperingFoundError(what, "when or how it was closed is not what was written")
        if not subject:
            raise TamperingFoundError(what, "the identifier that it stands under is gone")
        self._look_ups.expect(subject, row)
        self._statements = row.number
        return chain

    def _attached(self, act: int) -> Iterator[bytes]:
        closings = self._sql.all('SELECT statement, closure FROM "closing" WHERE act = %s ORDER BY statement', [act])
        yield from (closing_digest(act, statement, closure) for statement, closure in closings)
        columns = '"id", title, publisher, published, visibility, sha256, number, recorded, text, digest'
        for row in self._sql.all(f'SELECT {columns} FROM "paper" WHERE act = %s ORDER BY number', [act]):
            yield self._paper(act, row)
        names = ", ".join(f'"{column}"' for column in EVIDENCE_COLUMNS)
        for row in self._sql.all(f'SELECT {names} FROM "evidence" WHERE act = %s ORDER BY number', [act]):
            yield self._salted(row, evidence_digest, f"the evidence of statement/{row[0]}", row[0], row[7:10])
        names = ", ".join(f'"{column}"' for column in DECISION_COLUMNS)
        for row in self._sql.all(f'SELECT {names} FROM "review_decision" WHERE act = %s ORDER BY number', [act]):
            yield self._salted(row, decision_digest, f"review decision {row[0]}", row[7], row[4:5])
        query = 'SELECT number, act, statement, paper, "order", digest FROM "erasure" WHERE act = %s ORDER BY number'
        for number, by, statement, paper, order, was in self._sql.all(query, [act]):
            remains = remains_of_paper if statement is None else remains_of_statement
            left = remains(self._sql, paper if statement is None else statement)
            yield erasure_digest(number, by, statement, paper, order, _blob(was), left)

    def _paper(self, act: int, row: Row) -> bytes:
        self.at = row[0]
        info, number, recorded, text, written = paper_info(row[:6]), row[6], row[7], row[8], _blob(row[9])
        if row[3] != (None if info.published is None else info.published.edtf):
            raise TamperingFoundError(info.id, "the date it was published is not what was written")
        if text is None:
            if self._erased_papers.get(number) != written:
                raise TamperingFoundError(info.id, "its text is gone, and no order to erase it is recorded")
            if info.title != BLANKED:
                raise TamperingFoundError(info.id, "it was erased by order, and something was put in its place")
        elif sha256_of(text) != info.sha256 or paper_digest(number, act, recorded, info) != written:
            raise TamperingFoundError(info.id, "its text, or what is said of it, is not what was written")
        return written

    def _salted(
        self, row: Row, digest_of: Callable[[Row], bytes], what: str, statement: int | None, content: Row
    ) -> bytes:
        self.at = what
        written = _blob(row[-1])
        if row[-2] is None and not any(content):
            if statement not in self._erased:
                raise TamperingFoundError(what, _GONE)
        elif digest_of((*row[:-2], _blob(row[-2]))) != written:
            raise TamperingFoundError(what, "it is not what was written")
        return written

    def _strays(self) -> None:
        """Rows that belong to no act are no part of the chain, so they are looked for apart."""
        for table in ("closing", "paper", "evidence", "review_decision", "erasure"):
            found = self._sql.one(f'SELECT act FROM "{table}" WHERE act NOT IN (SELECT number FROM "act") LIMIT 1')
            if found:
                raise TamperingFoundError(
                    f"act/{found[0]}", f"the table {table} names an act that the register does not know"
                )

    def _whole_file(self) -> None:
        if self._sql.is_postgresql:
            return
        (result,) = self._sql.all("PRAGMA integrity_check(1)")[0]
        if result != "ok":
            raise TamperingFoundError("the database file", f"it is damaged: {result}")

    def _erasures(self, of: str) -> list[Row]:
        return self._sql.all(f'SELECT {of}, digest FROM "erasure" WHERE {of} IS NOT NULL')

    def _rows(self) -> Iterator[tuple[str, StatementRow]]:
        """Hand over the statements in the order of the ledger, each checked against what can be looked up by it."""
        query = (
            f'SELECT t."id", {SELECTED} FROM "statement" s LEFT JOIN "thing" t ON t."key" = s.subject ORDER BY s.number'
        )
        for subject, *columns in self._sql.stream(query):
            row = StatementRow._make(columns)
            yield subject or "", row


def _blob(value: object) -> bytes:
    """Return what must be bytes. ``bytes`` itself would make as many zeros out of a number, or of any list."""
    if not isinstance(value, bytes):
        raise TypeError("bytes are wanted")
    return value
