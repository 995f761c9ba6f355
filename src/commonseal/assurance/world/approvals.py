"""Approvals: which bodies have been asked what, how they decided, and which things that bears on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commonseal.assurance.world.bodies import Bodies
from commonseal.assurance.world.times import surely_done
from commonseal.vocabulary.facts import Approval, ApprovalOutcome, ApprovalStep, Arrangement, Option, Proposal
from commonseal.vocabulary.periods import OPEN
from commonseal.vocabulary.statement import Standing, Statement

CAN_STOP = frozenset({ApprovalStep.DECIDES, ApprovalStep.APPROVES, ApprovalStep.APPOINTS, ApprovalStep.CONSENTS})
"""What a body does that can stop a proposal; being consulted, supporting, noting and being told cannot."""


@dataclass(slots=True)
class Approved:
    """One step of a proposal: who is asked, and from which day it is certain that they said yes (OPEN if never).

    ``kind`` is the classification of who decides, ``home`` the body that it belongs to.
    """

    fact: Approval
    statement: Statement
    kind: str
    home: str
    given: int

    @property
    def is_given(self) -> bool:
        """Whether it was approved, on conditions or not."""
        return _said_yes(self.fact)

    @property
    def is_conditional(self) -> bool:
        """Whether it was approved on conditions."""
        return self.is_given and bool(self.fact.conditions)


class Approvals:
    """All approvals by proposal, all proposals by the things they concern, and the arrangements that name a post."""

    def __init__(self, statements: Iterable[Statement], bodies: Bodies) -> None:
        self._bodies = bodies
        self.by_proposal: dict[str, list[Approved]] = {}
        self.proposals: dict[str, tuple[Statement, Proposal]] = {}
        self.arrangements_of_post: dict[str, list[Statement]] = {}
        self.promoted_by: dict[str, dict[str, None]] = {}
        self._matters: dict[str, set[str]] = {}
        self._proposals_of: dict[str, dict[str, None]] = {}
        for statement in statements:
            self._take(statement)
        for proposal, things in self._matters.items():
            for thing in things:
                self._proposals_of.setdefault(thing, {})[proposal] = None

    def _take(self, statement: Statement) -> None:
        fact = statement.fact
        if isinstance(fact, Approval):
            self.by_proposal.setdefault(fact.proposal, []).append(self._approved(statement, fact))
        elif isinstance(fact, Proposal):
            self.proposals[fact.id] = statement, fact
            self._matters.setdefault(fact.id, {fact.id}).update(fact.concerns)
            for each in fact.promoters:
                self.promoted_by.setdefault(self._bodies.home(each), {})[fact.id] = None
        elif isinstance(fact, Option):
            if fact.recommended or statement.standing not in {Standing.CONSIDERED, Standing.REJECTED}:
                self._matters.setdefault(fact.proposal, {fact.proposal}).update((fact.id, *fact.brings))
        elif isinstance(fact, Arrangement) and fact.post:
            self.arrangements_of_post.setdefault(fact.post, []).append(statement)

    def _approved(self, statement: Statement, fact: Approval) -> Approved:
        given = surely_done(fact.done) if _said_yes(fact) else OPEN
        if fact.outcome is ApprovalOutcome.APPROVED and fact.done is None:
            given = statement.recorded.since
        return Approved(fact, statement, self._bodies.kind(fact.body), self._bodies.home(fact.body), given)

    def matters(self, proposal: str) -> frozenset[str]:
        """Return the things that a proposal is about, itself included."""
        return frozenset(self._matters.get(proposal, ()))

    def proposals_about(self, *things: str) -> tuple[str, ...]:
        """Return the proposals that are about any of some things."""
        found: dict[str, None] = {}
        for thing in things:
            found.update(self._proposals_of.get(thing, {}))
        return tuple(found)

    def about(self, *things: str) -> Iterator[Approved]:
        """Give every approval step of the proposals about any of some things."""
        for proposal in self.proposals_about(*things):
            yield from self.by_proposal.get(proposal, ())


_IS_THE_ACT = frozenset({ApprovalStep.APPOINTS, ApprovalStep.APPROVES, ApprovalStep.CONSENTS})


def _said_yes(fact: Approval) -> bool:
    """Whether a body said yes; to have appointed, approved or consented on a day is to have said it."""
    if fact.outcome is None:
        return fact.done is not None and fact.act in _IS_THE_ACT
    return fact.outcome is ApprovalOutcome.APPROVED
