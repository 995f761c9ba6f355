"""An act being written: everything it does enters the ledger in one transaction, or nothing does."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.register.errors import ActError, ClosedStatementError, UnknownStatementError
from commonseal.register.ledger import codes, hashing
from commonseal.register.ledger.attachments import Attachments
from commonseal.register.ledger.closing import Closings
from commonseal.register.ledger.rows import (
    COLUMNS,
    SELECTED,
    StatementRow,
    content_of,
    draft_of,
    row_digest,
    statement_of,
    stored_period,
)
from commonseal.register.ledger.sql import Sql
from commonseal.register.ledger.things import Things
from commonseal.vocabulary import Closure, Evidence, Origin, Paper, Standing, Statement, StatementDraft, UncertainDate
from commonseal.vocabulary.periods import OPEN, Period, date_of, describe_day

_FLUSH_AT = 20_000


@dataclass(frozen=True, slots=True)
class ActHeader:
    """Who does something to the register, why, brought by what, known since which day, and entered when (ISO, UTC)."""

    author: str
    reason: str
    source: str | None
    recorded: int
    entered_at: str


class ActWriter:
    """Adds to the ledger within one act. Made by ``Register.act``; the caller's transaction holds the writers' lock."""

    def __init__(self, sql: Sql, header: ActHeader) -> None:
        self.sql, self._header = sql, header
        self.recorded = header.recorded
        head = sql.one('SELECT number, chain, first_statement + statements FROM "act" ORDER BY number DESC LIMIT 1')
        last, previous, following = head or (0, hashing.GENESIS, 1)
        self.number: int = last + 1
        self._first: int = following
        self._next: int = following
        self._opening = hashing.opening(bytes(previous), header_digest(self.number, header))
        self._chain = self._opening
        self._pending: list[StatementRow] = []
        self._things = Things(sql)
        self._closings = Closings(sql, self.number, header.recorded)
        self.attachments = Attachments(sql, self.number, header.recorded)
        self._touched = False

    @property
    def is_empty(self) -> bool:
        """Whether the act has done nothing so far."""
        return not (self._touched or self._next > self._first or self.attachments.is_used)

    def paper(self, paper: Paper) -> bool:
        """Keep a paper with its text, and say whether it was new; one that is held and said the same of is not."""
        return self.attachments.paper(paper)

    def record(self, draft: StatementDraft) -> int:
        """Record a new statement and return its number."""
        return self._add(draft, Origin.RECORDED, None)

    def record_many(self, drafts: Iterable[StatementDraft]) -> range:
        """Record new statements, in order, and return their numbers."""
        first = self._next
        for draft in drafts:
            self._add(draft, Origin.RECORDED, None)
        return range(first, self._next)

    def correct(self, number: int, replacement: StatementDraft | None) -> int | None:
        """Say that a statement was never so, and what stands in its place, if anything does.

        Raises:
            UnknownStatementError: there is no such statement.
            ClosedStatementError: it is no longer held.
            ActError: it was recorded on a later day than this act.
        """
        self._close(self._held(number), codes.CLOSURE_CODE[Closure.CORRECTED])
        return None if replacement is None else self._add(replacement, Origin.CORRECTS, number)

    def end(self, number: int, end: UncertainDate, evidence: tuple[Evidence, ...] = (), note: str | None = None) -> int:
        """Say that a statement is no longer so, since after its last day, and return the number of the ended one.

        Raises:
            UnknownStatementError, ClosedStatementError, ActError: as for ``correct``; also where it ends too early.
        """
        old = self._held(number)
        bounds = old.period.bounds()
        if end.latest < bounds.may_from:
            raise ActError(
                f"{old.id} cannot end {end.describe()}: it holds {old.period.describe()}; correct it if it was never so"
            )
        ended = draft_of(old).model_copy(
            update={
                "period": Period.model_construct(start=old.period.start, end=end),
                "evidence": (*old.evidence, *(each for each in evidence if each not in old.evidence)),
                "note": note or old.note,
            }
        )
        self._close(old, codes.CLOSURE_CODE[Closure.CHANGED])
        return self._add(ended, Origin.ENDED, number)

    def follow(self, number: int, draft: StatementDraft) -> int:
        """Say that a matter which was considered, proposed or agreed has moved on, and to what.

        Raises:
            UnknownStatementError, ClosedStatementError, ActError: as for ``correct``; also where the old one is in
            force, for it then has to be ended.
        """
        old = self._held(number)
        if old.standing not in (Standing.CONSIDERED, Standing.PROPOSED, Standing.AGREED):
            raise ActError(
                f"{old.id} is {old.standing.replace('_', ' ')}, so nothing can follow it; end it or correct it"
            )
        self._close(old, codes.CLOSURE_CODE[Closure.CHANGED])
        return self._add(draft, Origin.FOLLOWS, number)

    def corroborate(self, number: int, evidence: Iterable[Evidence]) -> int:
        """Add evidence to a statement that is held, and return how much of it was new."""
        old = self._held(number)
        fresh = [each for each in evidence if each not in old.evidence]
        self.attachments.evidence(number, fresh, codes.VISIBILITY_CODE[old.visibility])
        return len(fresh)

    def statement(self, number: int) -> Statement:
        """Return a statement as it now is, with all its evidence.

        Raises:
            UnknownStatementError: there is none of that number.
        """
        self.flush()
        found = self.sql.one(f'SELECT {SELECTED} FROM "statement" s WHERE s.number = %s', [number])
        if found is None:
            raise UnknownStatementError(f"there is no statement/{number} in this register")
        return statement_of(StatementRow(*found), "", self.attachments.evidence_of(number))

    def flush(self) -> None:
        """Write what is pending to the database, still within the transaction."""
        if self._pending:
            rows = self._pending if self.sql.is_postgresql else sorted(self._pending)
            self.sql.insert("statement", COLUMNS, rows)
            self._pending = []
        self._things.flush()
        self._closings.flush()
        self.attachments.flush()

    def finish(self) -> None:
        """Write the act itself, with the hash over all it did."""
        self.flush()
        chain = hashing.closing(self._chain, (*self._closings.digests(), *self.attachments.digests()))
        header = self._header
        self.sql.insert(
            "act",
            ("number", "author", "reason", "source", "recorded", "entered_at", "first_statement", "statements",
             "opening", "chain"),
            [(self.number, header.author, header.reason, header.source, header.recorded, header.entered_at,
              self._first, self._next - self._first, self._opening, chain)],
        )  # fmt: skip

    def _held(self, number: int) -> Statement:
        statement = self.statement(number)
        if not statement.is_held:
            raise ClosedStatementError(
                f"{statement.id} is no longer held: it was {statement.closure}; name the one that is"
            )
        if statement.recorded.since > self._header.recorded:
            raise ActError(
                f"{statement.id} was recorded on {describe_day(date_of(statement.recorded.since))}, "
                f"after this act's day, {describe_day(date_of(self._header.recorded))}"
            )
        return statement

    def _close(self, statement: Statement, closure: int) -> None:
        self._closings.add(statement.number, closure)
        self._touched = True

    def _add(self, draft: StatementDraft, origin: Origin, supersedes: int | None) -> int:
        number, self._next = self._next, self._next + 1
        fact = draft.fact
        content = content_of(fact)
        salt = hashing.new_salt()
        valid_from, valid_to, sure_from, sure_to, start_edtf, end_edtf = stored_period(draft.period)
        visibility = codes.VISIBILITY_CODE[draft.visibility]
        subject_id = fact.subject
        subject = self._things.index(number, fact, subject_id)
        row = StatementRow(
            subject, codes.KIND_CODE[fact.kind], valid_from, self._header.recorded, number, valid_to, OPEN, sure_from,
            sure_to, self.number, None, None, supersedes, codes.ORIGIN_CODE[origin],
            codes.STANDING_CODE[draft.standing], codes.ATTRIBUTION_CODE[draft.attribution], visibility,
            int(draft.unreviewed), start_edtf, end_edtf, content, draft.note, salt, b"",
        )  # fmt: skip
        self._chain = hashing.link(self._chain, row_digest(subject_id, row, content, salt))
        self._pending.append(StatementRow(*row[:-1], self._chain))
        if draft.evidence:
            self.attachments.evidence(number, draft.evidence, visibility)
        if len(self._pending) >= _FLUSH_AT:
            self.flush()
        return number


def header_digest(number: int, header: ActHeader) -> bytes:
    """Return the digest of an act's own particulars."""
    return hashing.digest(b"", number, header.author, header.reason, header.source, header.recorded, header.entered_at)
