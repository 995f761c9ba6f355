"""Knowing again what a register holds already, so that files loaded twice change nothing the second time.

What counts is not only what a statement says but how it came: a fact that was corrected, and later found to be so after
all, is held in two statements, and each step of a file is one of them.
"""

from commonseal.exchange.register_files.entries import StatementEntry
from commonseal.register.ledger.matching import in_todays_words, matching
from commonseal.register.ledger.rows import draft_of
from commonseal.register.ledger.writer import ActWriter
from commonseal.vocabulary import Origin, Paper, PaperInfo, Statement, StatementDraft


class Known:
    """What one load has found in the register, or put there.

    ``taken`` are the statements that stand for entries of an export, where each entry is a statement of its own even
    if two say the same.
    """

    def __init__(self) -> None:
        self.taken: set[int] = set()

    def statement(self, writer: ActWriter, step: StatementEntry, target: int | None, *, exported: bool) -> int | None:
        """Return the number of the statement that an entry is in the register already, or None.

        Args:
            writer: the act being written.
            step: the entry.
            target: the statement that it corrects or follows.
            exported: whether the entry comes from an export.
        """
        first = matching(writer, step.draft)
        if first is None:
            return None
        same = [each for each in _saying(writer, step.draft, first) if not (exported and each.number in self.taken)]
        if target is not None:
            origin = Origin.CORRECTS if step.corrects else Origin.FOLLOWS
            return _first([each for each in same if each.origin is origin and each.supersedes == target])
        recorded = [each for each in same if each.origin is Origin.RECORDED]
        if exported:
            return _first(recorded)
        return _first([each for each in recorded if each.is_held] or recorded) or first


def _saying(writer: ActWriter, draft: StatementDraft, first: int) -> list[Statement]:
    """Return every statement that says exactly what a draft does, recorded by the act's day; ``first`` is one."""
    wanted = _without_evidence(draft)
    rows = writer.sql.all(
        'SELECT s.number FROM "statement" s JOIN "statement" f ON f.subject = s.subject AND f.kind = s.kind'
        " AND f.valid_from = s.valid_from AND f.content = s.content"
        " WHERE f.number = %s AND s.recorded_from <= %s ORDER BY s.number",
        (first, writer.recorded),
    )
    found = [writer.statement(number) for (number,) in rows]
    return [each for each in found if _without_evidence(draft_of(each)) == wanted]


def _without_evidence(draft: StatementDraft) -> StatementDraft:
    return draft.model_copy(update={"evidence": (), "fact": in_todays_words(draft.fact)})


def _first(statements: list[Statement]) -> int | None:
    return statements[0].number if statements else None


def is_held(writer: ActWriter, paper: Paper) -> bool:
    """Whether the register has this paper, and the same has been said of it before, be it the last word or not."""
    query = (
        'SELECT title, publisher, published, visibility FROM "paper" WHERE "id" = %s AND sha256 = %s AND recorded <= %s'
    )
    rows = writer.sql.all(query, (paper.id, paper.sha256, writer.recorded))
    return _said_of(paper) in [tuple(row) for row in rows]


def _said_of(paper: PaperInfo) -> tuple[object, ...]:
    return paper.title, paper.publisher, str(paper.published) if paper.published else None, paper.visibility.rank
