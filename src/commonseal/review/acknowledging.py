"""Letting a finding stand for a time, with the reason; and taking that back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from commonseal.assurance import Finding
from commonseal.assurance.acknowledging import drafted
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Snapshot, Statement, StatementDraft, UncertainDate
from commonseal.vocabulary.periods import day_of, describe_day, is_before

if TYPE_CHECKING:
    from commonseal.register.ledger.writer import ActWriter
    from commonseal.register.register import Register

SOURCE = "acknowledge"


class AcknowledgingError(RegisterError):
    """A finding cannot be acknowledged so, or is not.

    ``field`` names what is wrong: reason, until or key; held or rests_on where it is not as somebody saw it.
    """

    def __init__(self, field: str, words: str) -> None:
        """Say what is wrong, and with what."""
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class By:
    """Who does it, and when: the day from which it counts, and the moment at which the register is told.

    ``source`` is what the act says of where it came from.
    """

    author: str
    today: date
    now: datetime
    source: str = SOURCE


def acknowledgement_of(
    finding: Finding, snapshot: Snapshot, *, reason: str, since: date, until: date | None
) -> StatementDraft:
    """Return the statement by which a finding is let stand, from a day until the end of another.

    Raises:
        AcknowledgingError: there is no reason, or the last day is over already.
    """
    if until is not None and is_before(day_of(until), day_of(since)):
        raise AcknowledgingError("until", f"{until} is over already; give a day from today on")
    if not reason.strip():
        raise AcknowledgingError("reason", "say why it may stand")
    return drafted(finding, snapshot, reason=reason.strip(), since=since, until=until)


def acknowledge(
    register: "Register", finding: Finding, draft: StatementDraft, by: By, reason: str, held: Statement | None = None
) -> int:
    """Record that a finding is let stand, and return the number of the statement that says so.

    It stands in place of what let it stand before, if anything did (``held``): else, once it is taken back, the
    finding would still be let stand by the other.

    Raises:
        ClosedStatementError: somebody took that back, or changed it, in the meantime.
    """
    words = f"Acknowledged {finding.key}: {reason.strip()}"
    act = register.act(author=by.author, reason=words, recorded=by.today, entered_at=by.now, source=by.source)
    with act as writer:
        if held is not None:
            _no_longer(writer, held, by)
        return writer.record(draft)


def withdraw(register: "Register", finding: Finding, held: Statement, by: By, reason: str) -> None:
    """Take an acknowledgement back, so that the finding counts again from today on.

    Raises:
        AcknowledgingError: there is no reason.
        ClosedStatementError: somebody else took it back, or changed it, in the meantime.
    """
    if not reason.strip():
        raise AcknowledgingError("reason", "say why it is taken back")
    words = f"Withdrew the acknowledgement of {finding.key}: {reason.strip()}"
    act = register.act(author=by.author, reason=words, recorded=by.today, entered_at=by.now, source=by.source)
    with act as writer:
        _no_longer(writer, held, by)


def _no_longer(writer: "ActWriter", held: Statement, by: By) -> None:
    """Close an acknowledgement: one made today was never meant, one of an earlier day counted until yesterday."""
    yesterday = UncertainDate.of_day(day_of(by.today) - 1)
    if held.period.may_end(yesterday):
        writer.end(held.number, yesterday)
    else:
        writer.correct(held.number, None)


def held_by(finding: Finding, snapshot: Snapshot) -> Statement | None:
    """Return the statement by which a finding is let stand; None where nobody has."""
    seen = finding.acknowledged
    return None if seen is None else next((each for each in snapshot.known if each.id == seen.statement), None)


def held_acknowledgement(finding: Finding, snapshot: Snapshot) -> Statement:
    """Return the statement by which a finding is let stand.

    Raises:
        AcknowledgingError: nobody has let it stand.
    """
    found = held_by(finding, snapshot)
    if found is None:
        raise AcknowledgingError("key", f"{finding.key} is not acknowledged, so there is nothing to take back")
    return found


def until_words(until: date | None) -> str:
    """Say until when a finding is let stand."""
    return f"until {describe_day(until)}" if until else "until further notice"
