"""Letting a finding stand for a time, and taking that back: the same for pages and the API, and both as known today."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from commonseal.asking import Gathered, NotFoundError, finding_of
from commonseal.assurance import Finding
from commonseal.register.errors import ClosedStatementError
from commonseal.review import acknowledging
from commonseal.review.acknowledging import (
    AcknowledgingError,
    By,
    acknowledgement_of,
    held_acknowledgement,
    held_by,
)
from commonseal.workbench.as_of import today
from commonseal.workbench.asker import Asker
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.rights import Right

_UNSEEN = (
    "that a finding may stand is an internal matter, which your account does not see; ask an administrator to let it "
    "see such matters"
)


@dataclass(frozen=True)
class Standing:
    """A finding as it is known today, whatever dates somebody looks at, and what it was found in."""

    asker: Asker
    found: Finding
    looked: Gathered

    @classmethod
    def of(cls, asker: Asker, key: str, bodies: Iterable[str]) -> "Standing":
        """Return a finding that somebody may let stand: who reviews at all the bodies that it is about.

        Args:
            asker: who would do it.
            key: the finding's.
            bodies: those that the rules are asked about; all, where there are none.

        Raises:
            NotFoundError: today the rules do not find it, as far as they may see.
            RightLackingError: they may not.
        """
        asker.need(Right.REVIEW)
        look = replace(asker.look, on=today(), known_at=today())
        looked = gathered_by_law(look, bodies)
        try:
            found = the_finding(key, looked, None)
        except NotFoundError as error:
            raise NotFoundError(f"{error}. Only what is found as known today can be let stand") from error
        asker.need(Right.REVIEW, *homes_of(found, looked))
        return cls(asker, found, looked)

    def let(self, *, reason: str, until: date | None, held: str, rests_on: str) -> int:
        """Record that it may stand, and return the number of the statement that says so.

        Args:
            reason: why it may.
            until: the last day on which it may; until further notice, where there is none.
            held: the statement by which it was let stand already when somebody looked; empty where it was not.
            rests_on: the digest of what it rested on then.

        Raises:
            AcknowledgingError: it is not as they saw it, there is no reason, the last day is over, or they would not
                see what they had done.
        """
        seen = "" if self.found.acknowledged is None else self.found.acknowledged.statement
        if seen != held:
            raise AcknowledgingError("held", "somebody else has changed this in the meantime; look at it again")
        if rests_on != self.found.rests_on:
            raise AcknowledgingError("rests_on", "what it rests on has changed since you looked at it; look again")
        by = self._by()
        draft = acknowledgement_of(self.found, self.looked.snapshot, reason=reason, since=by.today, until=until)
        if not self.asker.look.viewer.may_see(draft.visibility):
            raise AcknowledgingError("reason", _UNSEEN)
        before = held_by(self.found, self.looked.snapshot)
        with _told_of_others():
            return acknowledging.acknowledge(self.asker.look.register, self.found, draft, by, reason, before)

    def take_back(self, *, reason: str) -> None:
        """Record that it counts again.

        Raises:
            AcknowledgingError: nobody has let it stand, somebody was quicker, or there is no reason.
        """
        held = held_acknowledgement(self.found, self.looked.snapshot)
        with _told_of_others():
            acknowledging.withdraw(self.asker.look.register, self.found, held, self._by(), reason)

    def _by(self) -> By:
        asker = self.asker
        return By(asker.account, today(), asker.now, asker.came_by(acknowledging.SOURCE))


@contextmanager
def _told_of_others() -> Iterator[None]:
    try:
        yield
    except ClosedStatementError as error:
        raise AcknowledgingError("held", f"somebody else was quicker: {error}") from error


def the_finding(key: str, looked: Gathered, option: str | None) -> Finding:
    """Return the finding of a key.

    Raises:
        NotFoundError: there is none that the viewer may see.
    """
    try:
        return finding_of(key, looked.findings(what_if=option))
    except NotFoundError as error:
        raise NotFoundError(
            f"the rules find nothing with the key “{key}” in what was known then, as far as you may see; "
            "it may have been put right, or rest on what has changed since"
        ) from error


def homes_of(found: Finding, looked: Gathered) -> tuple[str, ...]:
    """Return the bodies that answer in law for those that a finding is about: of an organ, the body it belongs to."""
    return tuple(dict.fromkeys(looked.snapshot.home_of(each) for each in found.bodies))
