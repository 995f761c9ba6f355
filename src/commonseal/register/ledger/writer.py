"""An act being written: everything it does enters the ledger in one transaction, or nothing does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

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
    statement_of,
    stored_period,
)
from commonseal.register.ledger.sql import Row, Sql, marks
from commonseal.register.ledger.things import Things
from commonseal.vocabulary import Closure, Evidence, Origin, Paper, Standing, Statement, StatementDraft, UncertainDate
from commonseal.vocabulary.periods import OPEN, Period, date_of, said_day

_FLUSH_AT = 20_000
_AT_ONCE = 500


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
        self._pending: list[Row] = []
        self._salts = hashing.new_salts()
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
        source = iter(drafts)
        while part := list(islice(source, _AT_ONCE)):
            self._things.expect(draft.fact for draft in part)
            for draft in part:
                self._add(draft, Origin.RECORDED, None)
        return range(first, self._next)

    def correct(self, number: int, replacement: StatementDraft | None) -> int | None:
        """Say that a statement was never so, and what stands in its place, if anything does.

        Raises:
            UnknownStatementError: there is no such statement.
            ClosedStatementError: it is no longer held.
            ActError: it was recorded on a later day than this act.
        """
        return self.correct_many([(number, replacement)])[0]

    def correct_many(self, corrections: Iterable[tuple[int, StatementDraft | None]]) -> list[int | None]:
        """Correct statements as ``correct`` does, all of them checked before the first is, and return the new numbers.

        Raises:
            UnknownStatementError, ClosedStatementError, ActError: as for ``correct``; also where one is named twice.
        """
        wanted = list(corrections)
        held = self._held_all([number for number, _ in wanted])
        self._close(held, Closure.CORRECTED)
        self._things.expect(draft.fact for _, draft in wanted if draft is not None)
        return [
            None if replacement is None else self._add(replacement, Origin.CORRECTS, number)
            for number, replacement in wanted
        ]

    def end(self, number: int, end: UncertainDate, evidence: tuple[Evidence, ...] = (), note: str | None = None) -> int:
        """Say that a statement is no longer so, since after its last day, and return the number of the ended one.

        Raises:
            UnknownStatementError, ClosedStatementError, ActError: as for ``correct``; also where it ends too early.
        """
        old = self._held(number)
        _check_end(old, end)
        added = tuple(each for each in evidence if each not in old.evidence)
        self._close([old], Closure.CHANGED)
        return self._add(_ended(old, end, added, note), Origin.ENDED, number)

    def end_many(self, endings: Iterable[tuple[int, UncertainDate]]) -> range:
        """End statements as ``end`` does, all of them checked before the first is, and return the new numbers.

        Raises:
            UnknownStatementError, ClosedStatementError, ActError: as for ``end``; also where one is named twice.
        """
        wanted = list(endings)
        held = self._held_all([number for number, _ in wanted])
        for old, (_, end) in zip(held, wanted, strict=True):
            _check_end(old, end)
        first = self._next
        self._close(held, Closure.CHANGED)
        self._things.expect(old.fact for old in held)
        for old, (number, end) in zip(held, wanted, strict=True):
            self._add(_ended(old, end), Origin.ENDED, number)
        return range(first, self._next)

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
        self._close([old], Closure.CHANGED)
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
        found = self._statements([number])
        if number not in found:
            raise UnknownStatementError(f"there is no statement/{number} in this register")
        return found[number]

    def flush(self) -> None:
        """Write what is pending to the database, still within the transaction."""
        if self._pending:
            rows = self._pending if self.sql.is_postgresql else sorted(self._pending)
            self.sql.insert("statement", COLUMNS, rows)
            self._pending = []
        self._things.flush()
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
        return self._held_all([number])[0]

    def _held_all(self, numbers: Sequence[int]) -> list[Statement]:
        found: dict[int, Statement] = {}
        for start in range(0, len(numbers), _AT_ONCE):
            found |= self._statements(numbers[start : start + _AT_ONCE])
        held, named = [], set[int]()
        for number in numbers:
            if number not in found:
                raise UnknownStatementError(f"there is no statement/{number} in this register")
            statement = found[number]
            if number in named:
                raise ClosedStatementError(f"{statement.id} is named twice; an act closes a statement once")
            if not statement.is_held:
                raise ClosedStatementError(
                    f"{statement.id} is no longer held: it was {statement.closure}; name the one that is"
                )
            if not statement.recorded.known_on(date_of(self._header.recorded)):
                raise ActError(
                    f"{statement.id} was recorded on {said_day(statement.recorded.since)}, "
                    f"after this act's day, {said_day(self._header.recorded)}"
                )
            named.add(number)
            held.append(statement)
        return held

    def _statements(self, numbers: Sequence[int]) -> dict[int, Statement]:
        self.flush()
        rows = self.sql.all(f'SELECT {SELECTED} FROM "statement" s WHERE s.number IN ({marks(len(numbers))})', numbers)
        evidence = self.attachments.evidence_of_all(numbers)
        return {
            row.number: statement_of(row, "", evidence.get(row.number, ())) for row in map(StatementRow._make, rows)
        }

    def _close(self, statements: Sequence[Statement], closure: Closure) -> None:
        if statements:
            self._closings.add([statement.number for statement in statements], codes.CLOSURE_CODE[closure])
            self._touched = True

    def _add(self, draft: StatementDraft, origin: Origin, supersedes: int | None) -> int:
        number, self._next = self._next, self._next + 1
        fact, recorded, salt = draft.fact, self._header.recorded, next(self._salts)
        kind, content, subject_id = codes.KIND_CODE[fact.kind], content_of(fact), fact.subject
        subject = self._things.index(number, fact, subject_id)
        valid_from, valid_to, sure_from, sure_to, start_edtf, end_edtf = stored_period(draft.period)
        visibility = codes.VISIBILITY_CODE[draft.visibility]
        particulars = (
            supersedes, codes.ORIGIN_CODE[origin], codes.STANDING_CODE[draft.standing],
            codes.ATTRIBUTION_CODE[draft.attribution], visibility, int(draft.unreviewed), start_edtf, end_edtf, content,
            draft.note,
        )  # fmt: skip
        # The same as row_digest of the row below; made before it, for the row ends with the chain.
        self._chain = hashing.link(
            self._chain,
            hashing.digest(
                salt, number, self.number, subject_id, kind, valid_from, recorded, valid_to, sure_from, sure_to,
                *particulars,
            ),
        )  # fmt: skip
        self._pending.append(
            (subject, kind, valid_from, recorded, number, valid_to, OPEN, sure_from, sure_to, self.number, None, None,
             *particulars, salt, self._chain)
        )  # fmt: skip
        if draft.evidence:
            self.attachments.evidence(number, draft.evidence, visibility)
        if len(self._pending) >= _FLUSH_AT:
            self.flush()
        return number


def _check_end(statement: Statement, end: UncertainDate) -> None:
    if not statement.period.may_end(end):
        raise ActError(
            f"{statement.id} cannot end {end.describe()}: it holds {statement.period.describe()}; "
            "correct it if it was never so"
        )


def _ended(
    old: Statement, end: UncertainDate, evidence: tuple[Evidence, ...] = (), note: str | None = None
) -> StatementDraft:
    """Return the draft of a statement with its end, with evidence added to its own."""
    period = Period.model_construct(start=old.period.start, end=end)
    return draft_of(old, period=period, evidence=(*old.evidence, *evidence), note=note or old.note)


def header_digest(number: int, header: ActHeader) -> bytes:
    """Return the digest of an act's own particulars."""
    return hashing.digest(b"", number, header.author, header.reason, header.source, header.recorded, header.entered_at)
