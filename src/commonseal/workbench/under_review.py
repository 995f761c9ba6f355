"""A paper under review before one person: its claims, and what they decide; the same for pages and the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Generic, Self, TypeVar

from commonseal.asking import Look, NotFoundError
from commonseal.reading import Claim
from commonseal.register.asking.decisions import Decided
from commonseal.register.errors import UnknownStatementError
from commonseal.review import Course, Decision, Item, ReviewSession, is_own
from commonseal.vocabulary import Paper, Snapshot, Visibility
from commonseal.vocabulary.identifiers import kind_of
from commonseal.workbench.as_of import today
from commonseal.workbench.asker import Asker
from commonseal.workbench.incoming import shelf
from commonseal.workbench.incoming.models import Reading
from commonseal.workbench.rights import Right

_MOST_KEPT = 8
_KEPT: dict[tuple[str, str, date, Visibility], dict[str, Item]] = {}
_KEEPING = Lock()
Who = TypeVar("Who", bound=Asker)


@dataclass
class UnderReview(Generic[Who]):
    """A person before a paper that was read."""

    asker: Who
    reading: Reading
    paper: Paper
    session: ReviewSession

    @classmethod
    def at(cls, asker: Who, name: str) -> Self:
        """Return the paper of a name before somebody who may review.

        Raises:
            NotFoundError: no paper of that name was read that they may see.
            RightLackingError: they may review nothing.
        """
        asker.need(Right.REVIEW)
        register, viewer = asker.look.register, asker.look.viewer
        reading = shelf.found(f"paper/{name}", viewer, register)
        if reading.state != "read":
            raise NotFoundError(f"paper/{name} has no claims to review")
        paper = shelf.paper_of(reading, register)
        session = ReviewSession(
            register,
            paper,
            shelf.claims_of(reading),
            reviewer=asker.account,
            today=today(),
            viewer=viewer,
            brought_by=reading.brought_by,
        )
        return cls(asker, reading, paper, session)

    @property
    def name(self) -> str:
        """The name of the paper, as addresses have it."""
        return self.reading.paper.partition("/")[2]

    @property
    def is_own(self) -> bool:
        """Whether they brought the paper, and so may only look."""
        return is_own(self.asker.account, self.reading.brought_by)

    @cached_property
    def course(self) -> Course:
        """The claims and the decisions that stand on them."""
        return self.session.course()

    @cached_property
    def items(self) -> dict[str, Item]:
        """The claims that wait, held against the register, by their keys.

        Stepping from claim to claim changes nothing in the register, so what was worked out for the last page is kept
        for the next.
        """
        look = self.asker.look
        key = (self.paper.id, look.register.head(), today(), look.viewer.clearance)
        found = _KEPT.get(key)
        if found is None:
            found = self.session.waiting()
            with _KEEPING:
                _KEPT[key] = found
                while len(_KEPT) > _MOST_KEPT:
                    del _KEPT[next(iter(_KEPT))]
        return found

    def claim(self, key: str) -> Claim:
        """Return the claim of a key.

        Raises:
            NotFoundError: there is none, for instance because what it came of was taken back.
        """
        found = self.course.claims.get(key)
        if found is None:
            raise NotFoundError("this claim is no longer there; go back to the list of claims")
        return found

    def statement_of(self, decided: Decided) -> str | None:
        """Return the statement that a decision brought, if it brought one that they may see."""
        if decided.statement is None:
            return None
        try:
            return self.asker.look.register.statement(decided.statement, viewer=self.asker.look.viewer).id
        except UnknownStatementError:
            return None

    def around(self, item: Item) -> Snapshot:
        """Return all that is known today of what a claim and the statements beside it name."""
        held = item.comparison.statements
        things = {thing for each in held for thing in each.fact.references()} | set(item.drafted.main.fact.references())
        look = Look(self.asker.look.register, today(), today(), self.asker.look.viewer)
        return look.as_of(*sorted(things))

    @contextmanager
    def as_seen(self, key: str, seen: str) -> Iterator[Item]:
        """Hand over a claim to be decided about by somebody who saw it so; nobody else decides within the block.

        Raises:
            NotFoundError: there is no such claim.
            DecidedError: somebody has decided about it meanwhile.
            ChangedError: it would become something else by now, or the register says otherwise of it.
            RightLackingError: they do not review at all the bodies whose matter it is.
        """
        claim = self.claim(key)
        with self.asker.look.register.together():
            item = self.session.as_seen(claim, seen)
            self._need(item)
            yield item

    def decide(self, item: Item, decision: Decision) -> int | None:
        """Record a decision about a claim; return the statement that it brought, if any."""
        return self.session.decide(item, decision, entered_at=self.asker.now)

    def split(self, item: Item) -> None:
        """Let a claim make way for one for each of its bodies."""
        self.session.split(item, entered_at=self.asker.now)

    def join(self, item: Item, other: str) -> None:
        """Let a claim and another one of the same matter make way for one."""
        self.session.join(item, self.session.item(self.claim(other)), entered_at=self.asker.now)

    def take_back(self, key: str) -> None:
        """Take back one's own decision about a claim, which comes up again."""
        self.claim(key)
        self.session.take_back(key, entered_at=self.asker.now)

    def accept_as(
        self, key: str, made: Claim, despite: Decision | None, seen: str
    ) -> tuple[Item, Decision | None, int | None]:
        """Accept a claim as it was edited, unless it is then in conflict and they have not said how it stands to that.

        Args:
            key: the claim's.
            made: the claim as edited.
            despite: how it is accepted where it is in conflict with the register.
            seen: as what they saw the edited claim when they said so.

        Returns:
            The claim as edited, held against the register; the decision, if one was recorded; and its statement.

        Raises:
            DecidedError: somebody has decided about it meanwhile.
            RightLackingError: they do not review at all the bodies whose matter it is then.
        """
        claim = self.claim(key)
        with self.asker.look.register.together():
            self.session.check_undecided(claim)
            item = self.session.item_as(claim, made)
            self._need(item)
            settled = despite if seen == item.seen else None
            if item.comparison.finding.value == "conflict" and settled is None:
                return item, None, None
            decision = settled or Decision.EDITED
            return item, decision, self.decide(item, decision)

    def may_decide(self, item: Item) -> bool:
        """Whether they may decide about a claim: they review at its bodies, and did not bring the paper."""
        return self.asker.may(Right.REVIEW, *bodies_of(item, self.around(item))) and not self.is_own

    def _need(self, item: Item) -> None:
        self.asker.need(Right.REVIEW, *bodies_of(item, self.around(item)))


def bodies_of(item: Item, snapshot: Snapshot) -> tuple[str, ...]:
    """Return the bodies whose matter a claim is: those that its statement names, an organ counting as its body."""
    named = (each for each in item.drafted.main.fact.references() if kind_of(each) == "body")
    return tuple(dict.fromkeys(map(snapshot.home_of, named)))
