"""Taking a decision back: what it brought into the register was never so, and what it closed stands again.

The ledger keeps both, the decision and that it was taken back.
"""

from collections.abc import Sequence

from commonseal.register.asking.decisions import Decided, evidence_added, is_named_besides, statements_of
from commonseal.register.errors import ClosedStatementError
from commonseal.register.ledger.rows import draft_of
from commonseal.register.ledger.writer import ActWriter
from commonseal.review.items import ReviewError
from commonseal.vocabulary import Origin, Statement


def take_back(writer: ActWriter, decided: Decided) -> None:
    """Undo within an act what a decision did to the register.

    A new statement is withdrawn, with the bodies, people and posts that were described for it and that nothing else
    names by now; what it corrected or followed is recorded again; evidence that it added is left out again.

    Raises:
        ReviewError: what it brought has been corrected, ended or followed since.
    """
    if decided.statement is None:
        return
    brought = statements_of(writer.sql, decided.act)
    try:
        if decided.statement in brought:
            _withdraw(writer, decided.statement)
            _withdraw_unused(writer, [each for each in brought if each != decided.statement])
        else:
            _leave_out(writer, decided)
    except ClosedStatementError as error:
        raise ReviewError(
            f"statement/{decided.statement}, which this decision brought, has been corrected, ended or followed since;"
            " correct the one that stands in its place instead"
        ) from error


def _withdraw(writer: ActWriter, number: int) -> None:
    statement = writer.statement(number)
    before = None
    if statement.origin in (Origin.CORRECTS, Origin.FOLLOWS) and statement.supersedes is not None:
        before = draft_of(writer.statement(statement.supersedes))
    writer.correct(number, before)


def _withdraw_unused(writer: ActWriter, numbers: Sequence[int]) -> None:
    """Withdraw statements that describe things which nothing else names; the last first, for it may name the others."""
    for number in sorted(numbers, reverse=True):
        statement = writer.statement(number)
        writer.flush()
        if statement.is_held and not is_named_besides(writer.sql, _thing(statement), number):
            writer.correct(number, None)


def _thing(statement: Statement) -> str:
    return str(getattr(statement.fact, "id", statement.fact.subject))


def _leave_out(writer: ActWriter, decided: Decided) -> None:
    """Record a statement again without the evidence that a decision added to it."""
    number = decided.statement or 0
    added = evidence_added(writer.sql, decided.act, number)
    if added:
        statement = writer.statement(number)
        kept = tuple(each for each in statement.evidence if each not in added)
        writer.correct(number, draft_of(statement, evidence=kept))
