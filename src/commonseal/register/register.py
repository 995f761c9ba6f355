"""The register: the face that the rest of Common Seal sees of the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from commonseal.register.asking import decisions, find, history
from commonseal.register.asking.as_of import snapshot
from commonseal.register.asking.papers import PaperShelf
from commonseal.register.asking.size import last_number
from commonseal.register.checking import Verdict, verify
from commonseal.register.errors import ActError
from commonseal.register.ledger.sql import Sql
from commonseal.register.ledger.things import things_of
from commonseal.register.ledger.writer import ActHeader, ActWriter
from commonseal.register.watching import entered, handed_out
from commonseal.vocabulary import Snapshot, Statement, Viewer
from commonseal.vocabulary.periods import RecordedPeriod, day_of, describe_day

if TYPE_CHECKING:
    from commonseal.register.asking.acts import ActDone
    from commonseal.register.asking.changes import Changes
    from commonseal.register.asking.listing import StatementList
    from commonseal.register.columns.listing import StatementsWanted
    from commonseal.register.columns.mirror import Mirror

_LARGE = 50_000


class Register:
    """An append-only ledger of statements in one database, under the name that Django knows it by."""

    def __init__(self, alias: str = "default") -> None:
        self.alias = alias

    @property
    def sql(self) -> Sql:
        """This thread's connection to the database."""
        return Sql(self.alias)

    def as_of(
        self,
        *,
        on: date,
        known_at: date,
        bodies: Iterable[str] | None = None,
        viewer: Viewer | None = None,
        kinds: Sequence[str] = (),
    ) -> Snapshot:
        """Return what held on a date, as the register knew it at the end of another, for one viewer.

        Args:
            on: the date in the world.
            known_at: the date of knowledge; what was recorded on that day is known.
            bodies: identifiers of bodies (their organs come with them) or of any other things; None for everything.
            viewer: who looks; nobody in particular sees what is public.
            kinds: where everything is asked for, only these kinds of fact, with what their things are called.
        """
        looking = viewer or Viewer()
        numbers = self._of_kinds(kinds, known_at, looking) if bodies is None and kinds and self.is_large() else None
        made = snapshot(self.sql, on=on, known_at=known_at, viewer=looking, things=bodies, kinds=kinds, numbers=numbers)
        handed_out(made.known)
        handed_out(made.papers.values())
        return made

    @contextmanager
    def act(
        self,
        *,
        author: str,
        reason: str,
        recorded: date,
        entered_at: datetime,
        source: str | None = None,
    ) -> Iterator[ActWriter]:
        """Open an act: everything done in the block enters the register in one transaction, or, on an error, nothing.

        Args:
            author: who does it.
            reason: why.
            recorded: the day on which this was known, not after the day of entry.
            entered_at: the moment at which the register is told; must carry a time zone.
            source: the file or command that brought it.

        Raises:
            ActError: there is no author or reason, or it would be known before it was entered.
        """
        if not author.strip() or not reason.strip():
            raise ActError("an act needs an author and a reason; say who does it and why")
        if not RecordedPeriod(day_of(recorded)).known_on(entered_at.astimezone(UTC).date()):
            raise ActError(f"the register cannot be told today what it knew on {describe_day(recorded)}, a later day")
        moment = entered_at.astimezone(UTC).isoformat(timespec="microseconds")
        header = ActHeader(author.strip(), reason.strip(), source, day_of(recorded), moment)
        sql = self.sql
        with sql.writing():
            writer = ActWriter(sql, header)
            yield writer
            if not writer.is_empty:
                writer.finish()
                entered(writer.number)

    @contextmanager
    def together(self, *, keep: bool = True) -> Iterator[None]:
        """Join several acts in one transaction: all of them enter the register, or none does; for a trial, none."""
        with self.sql.writing(keep=keep):
            yield

    def find(
        self,
        text: str,
        *,
        known_at: date,
        kinds: Sequence[str] = (),
        viewer: Viewer | None = None,
        suggest: bool = True,
    ) -> find.Found:
        """Find what a text names: by identifier, name, other name, abbreviation or code; suggest where it is near."""
        looking = viewer or Viewer()
        return find.find(self.sql, text, kinds=kinds, known_at=known_at, viewer=looking, suggest=suggest)

    def was_reviewed(self, claim_key: str) -> bool:
        """Whether somebody has decided about a claim, known by its key, and has not taken it back."""
        return claim_key in self.decided([claim_key])

    def decided(self, claim_keys: Iterable[str]) -> dict[str, decisions.Decided]:
        """Return the decision that stands on each of some claims, by key. For those who may see their paper."""
        return decisions.standing(self.sql, claim_keys)

    def described(self, things: Iterable[str], viewer: Viewer | None = None) -> set[str]:
        """Return those of some identifiers that a statement which is held describes.

        Without a viewer it is for the writing side, which sees everything.
        """
        return find.described(self.sql, things, viewer)

    def statement(self, number: int, *, viewer: Viewer | None = None) -> Statement:
        """Return one statement as the register now has it.

        Raises:
            UnknownStatementError: there is none of that number, or the viewer may not see it.
        """
        return history.statement(self.sql, number, viewer or Viewer())

    def statements(self, numbers: Iterable[int], *, viewer: Viewer | None = None) -> dict[int, Statement]:
        """Return statements by their numbers, as the register now has them; what the viewer may not see is left out."""
        return history.statements(self.sql, numbers, viewer or Viewer())

    def history(self, thing: str, *, viewer: Viewer | None = None) -> tuple[history.Event, ...]:
        """Return everything that was ever recorded about a thing, in the order in which it was recorded."""
        return history.of_thing(self.sql, thing, viewer or Viewer())

    def changes(
        self,
        *,
        before: tuple[date, date],
        after: tuple[date, date],
        viewer: Viewer | None = None,
    ) -> "Changes":
        """Return what differs between two points, each a date in the world and a date of knowledge, in the country.

        Work and memory grow with what changed, not with the register.
        """
        from commonseal.register.asking import changes

        return changes.between(self.mirror(), before, after, viewer or Viewer())

    def listed(
        self, wanted: "StatementsWanted", *, on: date, known_at: date, viewer: Viewer | None = None
    ) -> "StatementList":
        """Return the statements of the whole register that are wanted, to be had a part at a time."""
        from commonseal.register.asking.listing import statements_wanted

        looking = viewer or Viewer()
        return statements_wanted(self.sql, self.mirror(), wanted, on=on, known_at=known_at, viewer=looking)

    def named(self, numbers: Iterable[int], *, on: date, known_at: date, viewer: Viewer | None = None) -> Snapshot:
        """Return some statements by their numbers, as far as they are known, and what the things in them are called."""
        from commonseal.register.asking.listing import statements_numbered

        return statements_numbered(self.sql, numbers, on=on, known_at=known_at, viewer=viewer or Viewer())

    def counted(self, *, known_at: date, viewer: Viewer | None = None) -> dict[str, int]:
        """Return how many statements of each kind were held at the end of a day."""
        from commonseal.register.columns.listing import counted

        return counted(self.mirror(), known_at=known_at, viewer=viewer or Viewer())

    def lately(self, *, known_at: date, viewer: Viewer | None = None, limit: int, first: int) -> tuple["ActDone", ...]:
        """Return the last acts known at the end of a day, the latest first, and the first statements of each."""
        from commonseal.register.asking import acts

        return acts.lately(self.sql, known_at=known_at, viewer=viewer or Viewer(), limit=limit, first=first)

    def is_large(self) -> bool:
        """Whether there is so much in the register that nobody should ask for all of it as typed statements."""
        return last_number(self.sql) > _LARGE

    def head(self) -> str:
        """Return the hash at the end of the chain: another as soon as anything enters the register; empty before that.

        What was worked out from the register may be kept under it, with the dates and the clearance it was for.
        """
        row = self.sql.one('SELECT chain FROM "act" ORDER BY number DESC LIMIT 1')
        return "" if row is None else bytes(row[0]).hex()

    def _of_kinds(self, kinds: Sequence[str], known_at: date, viewer: Viewer) -> list[int]:
        """Return the numbers of all statements of some kinds, from the columns, where a database would look long."""
        from commonseal.register.columns.listing import StatementsWanted, numbers_of

        wanted = StatementsWanted(kinds=tuple(kinds))
        found = numbers_of(self.mirror(), wanted, None, on=known_at, known_at=known_at, viewer=viewer)
        numbers: list[int] = found.tolist()
        return numbers

    def identifiers(self, keys: Iterable[int]) -> set[str]:
        """Return the identifiers of things by their keys, as the columns of a mirror have them."""
        return things_of(self.sql, keys)

    def mirror(self) -> "Mirror":
        """Return the whole register as columns in memory, brought up to date with the database."""
        from commonseal.register.columns.mirror import Mirror  # NumPy takes its time to load

        return Mirror.of(self.sql)

    def verify(self, expected_head: str | None = None) -> Verdict:
        """Follow the chain of hashes and name the first thing that was tampered with."""
        return verify(self.sql, expected_head)

    def purge(self) -> None:
        """Have the database overwrite what was erased, in its log too, and forget what memory keeps of it."""
        self.sql.purge()

    @property
    def papers(self) -> PaperShelf:
        """The papers that the register holds."""
        return PaperShelf(self.sql)
