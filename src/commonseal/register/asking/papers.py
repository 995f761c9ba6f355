"""The papers that a register holds."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from commonseal.register.errors import RegisterError
from commonseal.register.ledger import codes
from commonseal.register.ledger.attachments import paper_info
from commonseal.register.ledger.sql import Sql, marks
from commonseal.register.watching import handed_out
from commonseal.vocabulary import Paper, PaperInfo, Statement, Viewer, Visibility
from commonseal.vocabulary.periods import day_of

_COLUMNS = '"id", title, publisher, published, visibility, sha256'
_AT_ONCE = 500
_LATEST = 'number IN (SELECT max(number) FROM "paper" GROUP BY "id")'
_QUOTES = (
    'FROM "evidence" e JOIN "statement" s ON s.number = e.statement JOIN "thing" t ON t."key" = s.subject'
    " WHERE e.recorded <= %s AND e.visibility <= %s AND e.salt IS NOT NULL"
    " AND s.recorded_from <= %s AND s.recorded_to > %s AND s.visibility <= %s AND s.content IS NOT NULL"
)


class Quoted(NamedTuple):
    """A place in a paper that shows a statement: the number of the statement, in whose record it is, and from where.

    ``start`` and ``end`` are offsets into the paper's plain text, None where only the words are known.
    """

    statement: int
    thing: str
    start: int | None
    end: int | None


class PaperShelf:
    """Reads papers. What was last said of a paper counts."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def all(self, viewer: Viewer | None = None) -> list[PaperInfo]:
        """Return all papers that a viewer may see, by identifier."""
        seen = self._all(viewer)
        handed_out(seen)
        return seen

    def _all(self, viewer: Viewer | None) -> list[PaperInfo]:
        rows = self._sql.all(f'SELECT {_COLUMNS} FROM "paper" WHERE {_LATEST} ORDER BY "id"')
        looking = viewer or Viewer()
        return [info for info in map(paper_info, rows) if looking.may_see(info.visibility)]

    def known(self, *, known_at: date, viewer: Viewer) -> dict[PaperInfo, int]:
        """Return the papers that the register had at the end of a date, by identifier, with how many quotes each.

        Only what a viewer may see is returned and counted; who may see a paper is as was last said of it.
        """
        brought = self._sql.all('SELECT DISTINCT "id" FROM "paper" WHERE recorded <= %s', [day_of(known_at)])
        there = {row[0] for row in brought}
        counted = f"SELECT e.paper, count(*) {_QUOTES} AND e.paper IS NOT NULL GROUP BY e.paper"
        counts: dict[str, int] = dict(self._sql.all(counted, _seen_by(known_at, viewer)))
        seen = {each: counts.get(each.id, 0) for each in self._all(viewer) if each.id in there}
        handed_out(seen)
        return seen

    def hidden(self, viewer: Viewer) -> set[str]:
        """Return the identifiers of the papers that a viewer may not see."""
        rows = self._sql.all(f'SELECT "id", visibility FROM "paper" WHERE {_LATEST}')
        return {row[0] for row in rows if not viewer.may_see(codes.VISIBILITIES[row[1]])}

    def get(self, identifier: str, viewer: Viewer | None = None) -> Paper:
        """Return a paper with its text.

        Raises:
            RegisterError: there is none of that identifier, the viewer may not see it, or it was erased by order.
        """
        row = self._sql.one(
            f'SELECT {_COLUMNS}, text FROM "paper" WHERE "id" = %s ORDER BY number DESC LIMIT 1', [identifier]
        )
        info = paper_info(row[:-1]) if row else None
        if row is None or info is None or not (viewer or Viewer()).may_see(info.visibility):
            raise RegisterError(f"there is no {identifier} in this register that you may see")
        handed_out([info])
        if row[-1] is None:
            raise RegisterError(f"the text of {identifier} was erased by order")
        return Paper.model_construct(**info.__dict__, text=row[-1])

    def of_act(self, act: int) -> list[Paper]:
        """Return the papers that an act brought, with their texts. For the writing side, which sees everything."""
        rows = self._sql.all(f'SELECT {_COLUMNS}, text FROM "paper" WHERE act = %s ORDER BY number', [act])
        return [Paper.model_construct(**paper_info(row[:-1]).__dict__, text=row[-1] or "") for row in rows]

    def texts(self, viewer: Viewer | None = None) -> dict[str, str]:
        """Return the text of every paper, by identifier, or of those that a viewer may see.

        Without a viewer it is for the writing side, which sees everything.
        """
        cleared = codes.VISIBILITY_CODE[Visibility.RESTRICTED if viewer is None else viewer.clearance]
        rows = self._sql.all(
            f'SELECT "id", text FROM "paper" WHERE {_LATEST} AND text IS NOT NULL AND visibility <= %s', [cleared]
        )
        return dict(rows)

    def said_of(self, identifiers: Sequence[str]) -> dict[str, PaperInfo]:
        """Return what was last said of some papers, by identifier. For the writing side, which sees everything."""
        found: dict[str, PaperInfo] = {}
        for start in range(0, len(identifiers), _AT_ONCE):
            part = identifiers[start : start + _AT_ONCE]
            where = f'"id" IN ({marks(len(part))})'
            for row in self._sql.all(f'SELECT {_COLUMNS} FROM "paper" WHERE {where} ORDER BY number', part):
                found[row[0]] = paper_info(row)
        return found

    def erased(self) -> set[str]:
        """Return the identifiers of the papers whose text was erased by order. For the writing side."""
        return {row[0] for row in self._sql.all('SELECT DISTINCT "id" FROM "paper" WHERE text IS NULL')}

    def by_sha256(self, sha256: str) -> PaperInfo | None:
        """Return the paper whose text has this SHA-256, or None. For the writing side, which sees everything."""
        row = self._sql.one(f'SELECT {_COLUMNS} FROM "paper" WHERE sha256 = %s ORDER BY number DESC LIMIT 1', [sha256])
        return paper_info(row) if row else None

    def quoted_by(self, statement: Statement, viewer: Viewer) -> dict[str, PaperInfo]:
        """Return the papers that a statement quotes, as far as a viewer may see them."""
        quoted = {each.paper for each in statement.evidence if each.paper}
        seen = {info.id: info for info in self._all(viewer) if info.id in quoted}
        handed_out(seen.values())
        return seen

    def counts(self, viewer: Viewer) -> dict[str, int]:
        """Return how many quotes that a viewer may see are taken from each paper."""
        rows = self._sql.all(
            'SELECT paper, count(*) FROM "evidence" WHERE paper IS NOT NULL AND visibility <= %s AND salt IS NOT NULL'
            " GROUP BY paper",
            [codes.VISIBILITY_CODE[viewer.clearance]],
        )
        hidden = self.hidden(viewer)
        return {paper: count for paper, count in rows if paper not in hidden}

    def quotes(self, paper: str, *, known_at: date, viewer: Viewer) -> tuple[Quoted, ...]:
        """Return the places in a paper that show statements held at the end of a date, as far as a viewer may see them.

        Of a paper that the viewer may not see there are none.
        """
        if paper in self.hidden(viewer):
            return ()
        rows = self._sql.all(
            f'SELECT e.statement, t."id", e."start", e."end" {_QUOTES} AND e.paper = %s'
            ' ORDER BY e."start", e."end", e.statement',
            [*_seen_by(known_at, viewer), paper],
        )
        return tuple(map(Quoted._make, rows))


def _seen_by(known_at: date, viewer: Viewer) -> list[int]:
    """Return the parameters of ``_QUOTES``."""
    day, cleared = day_of(known_at), codes.VISIBILITY_CODE[viewer.clearance]
    return [day, cleared, day, day, cleared]
