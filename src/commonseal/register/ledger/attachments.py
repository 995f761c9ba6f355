"""What an act adds besides statements: papers, evidence, review decisions and erasures."""

from collections.abc import Iterable, Sequence

from commonseal.register.errors import ActError
from commonseal.register.ledger import codes
from commonseal.register.ledger.hashing import digest, new_salt
from commonseal.register.ledger.sql import Row, Sql, marks
from commonseal.vocabulary import Evidence, Paper, PaperInfo, UncertainDate, sha256_of

PAPER_COLUMNS = (
    "number", "id", "act", "recorded", "title", "publisher", "published", "visibility", "sha256", "text", "digest",
)  # fmt: skip
EVIDENCE_COLUMNS = (
    "statement", "number", "act", "recorded", "paper", "start", "end", "quote", "place", "source", "visibility", "salt",
    "digest",
)  # fmt: skip
DECISION_COLUMNS = (
    "number", "act", "paper", "claim_key", "claim", "decision", "finding", "statement", "salt", "digest",
)  # fmt: skip
ERASURE_COLUMNS = ("number", "act", "statement", "paper", "order", "digest")
_SHOWN = '"paper", "start", "end", "quote", "place", "source"'


class Attachments:
    """The papers, evidence, decisions and erasures of one act."""

    def __init__(self, sql: Sql, act: int, recorded: int) -> None:
        self._sql, self._act, self._recorded = sql, act, recorded
        self._rows: dict[str, list[Row]] = {"paper": [], "evidence": [], "review_decision": [], "erasure": []}
        self._digests: dict[str, list[bytes]] = {table: [] for table in self._rows}
        self._numbers: dict[str, int] = {}
        self._papers: dict[str, PaperInfo] = {}

    @property
    def is_used(self) -> bool:
        """Whether the act has added anything here."""
        return any(self._digests.values())

    def paper(self, paper: Paper) -> bool:
        """Keep a paper, unless it is held already and the same is said of it; return whether it was kept.

        Raises:
            ActError: another text is held under the same identifier.
        """
        held = self._held_paper(paper.id)
        if held is not None and held.sha256 != paper.sha256:
            raise ActError(f"{paper.id} is held with another text; give this paper another identifier")
        if paper.sha256 != sha256_of(paper.text):
            raise ActError(f"the text of {paper.id} is not the one that its SHA-256 stands for")
        info = PaperInfo.model_construct(**{name: getattr(paper, name) for name in PaperInfo.model_fields})
        if held == info:
            return False
        self._papers[paper.id] = info
        number = self._number("paper")
        published = paper.published.edtf if paper.published else None
        visibility = codes.VISIBILITY_CODE[paper.visibility]
        mark = paper_digest(number, self._act, self._recorded, info)
        self._add(
            "paper",
            (number, paper.id, self._act, self._recorded, paper.title, paper.publisher, published, visibility,
             paper.sha256, paper.text, mark),
        )  # fmt: skip
        return True

    def evidence(self, statement: int, evidence: Iterable[Evidence], visibility: int) -> None:
        """Add evidence to a statement. It is at least as guarded as the statement and as the paper it quotes.

        Raises:
            ActError: it quotes a paper that the register does not hold.
        """
        for each in evidence:
            guarded = visibility
            if each.paper is not None:
                paper = self._held_paper(each.paper)
                if paper is None:
                    raise ActError(f"the evidence quotes {each.paper}, which the register does not hold; add the paper")
                guarded = max(visibility, codes.VISIBILITY_CODE[paper.visibility])
            number, salt = self._number("evidence"), new_salt()
            row = (
                statement, number, self._act, self._recorded, each.paper, each.start, each.end, each.quote, each.where,
                each.source, guarded, salt,
            )  # fmt: skip
            self._add("evidence", (*row, evidence_digest(row)))

    def decision(
        self, *, paper: str, claim_key: str, claim: str, decision: str, finding: str, statement: int | None
    ) -> None:
        """Keep what a person decided about one claim."""
        number, salt = self._number("review_decision"), new_salt()
        row = (number, self._act, paper, claim_key, claim, decision, finding, statement, salt)
        self._add("review_decision", (*row, decision_digest(row)))

    def erasure(self, *, statement: int | None, paper: int | None, order: str, was: bytes, remains: bytes) -> None:
        """Keep that a content was erased, on whose order, the digest that it had and that of what remains."""
        number = self._number("erasure")
        self._rows["erasure"].append((number, self._act, statement, paper, order, was))
        self._digests["erasure"].append(erasure_digest(number, self._act, statement, paper, order, was, remains))

    def evidence_of(self, statement: int) -> tuple[Evidence, ...]:
        """Return all evidence of a statement, what is pending included."""
        return self.evidence_of_all([statement]).get(statement, ())

    def evidence_of_all(self, statements: Sequence[int]) -> dict[int, tuple[Evidence, ...]]:
        """Return all evidence of those statements that have any, what is pending included."""
        self.flush()
        found: dict[int, tuple[Evidence, ...]] = {}
        for statement, *row in self._sql.all(
            f'SELECT statement, {_SHOWN} FROM "evidence" WHERE statement IN ({marks(len(statements))})'
            " AND salt IS NOT NULL ORDER BY statement, number",
            statements,
        ):
            found[statement] = (*found.get(statement, ()), evidence_from(tuple(row)))
        return found

    def flush(self) -> None:
        """Write what is pending."""
        columns = (PAPER_COLUMNS, EVIDENCE_COLUMNS, DECISION_COLUMNS, ERASURE_COLUMNS)
        for (table, rows), names in zip(self._rows.items(), columns, strict=True):
            self._sql.insert(table, names, rows)
            rows.clear()

    def digests(self) -> list[bytes]:
        """Return the digests of everything added, table by table, in the order added."""
        return [each for table in self._digests.values() for each in table]

    def _add(self, table: str, row: Row) -> None:
        self._rows[table].append(row)
        self._digests[table].append(row[-1])

    def _number(self, table: str) -> int:
        if table not in self._numbers:
            found = self._sql.one(f'SELECT max("number") FROM "{table}"')
            self._numbers[table] = (found[0] or 0) if found else 0
        self._numbers[table] += 1
        return self._numbers[table]

    def _held_paper(self, identifier: str) -> PaperInfo | None:
        if identifier not in self._papers:
            found = self._sql.one(
                'SELECT "id", title, publisher, published, visibility, sha256 FROM "paper" WHERE "id" = %s'
                " ORDER BY number DESC LIMIT 1",
                [identifier],
            )
            if found is None:
                return None
            self._papers[identifier] = paper_info(found)
        return self._papers[identifier]


def paper_info(row: Row) -> PaperInfo:
    """Return what is said of a paper, from its row: id, title, publisher, published, visibility, sha256."""
    identifier, title, publisher, published, visibility, sha256 = row
    return PaperInfo.model_construct(
        id=identifier,
        title=title,
        publisher=publisher,
        published=UncertainDate.parse(published) if published else None,
        visibility=codes.VISIBILITIES[visibility],
        sha256=sha256,
    )


def evidence_from(row: Row) -> Evidence:
    """Return evidence from its row: paper, start, end, quote, place, source."""
    paper, start, end, quote, where, source = row
    return Evidence.model_construct(paper=paper, start=start, end=end, quote=quote, where=where, source=source)


def paper_digest(number: int, act: int, recorded: int, paper: PaperInfo) -> bytes:
    """Return the digest of a paper's row; its text is in it by its SHA-256."""
    published = paper.published.edtf if paper.published else None
    visibility = codes.VISIBILITY_CODE[paper.visibility]
    return digest(
        b"paper", number, act, recorded, paper.id, paper.title, paper.publisher, published, visibility, paper.sha256
    )


def evidence_digest(row: Row) -> bytes:
    """Return the digest of an evidence row without its digest; the salt is its last value."""
    return digest(row[-1], *row[:-1])


def decision_digest(row: Row) -> bytes:
    """Return the digest of a review decision's row without its digest; the salt is its last value."""
    return digest(row[-1], *row[:-1])


def erasure_digest(
    number: int, act: int, statement: int | None, paper: int | None, order: str, was: bytes, remains: bytes
) -> bytes:
    """Return the digest of an erasure, which covers what it left: the digest of the whole can be checked no longer."""
    return digest(b"erasure", number, act, statement, paper, order, was.hex(), remains.hex())
