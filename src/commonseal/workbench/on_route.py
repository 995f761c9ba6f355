"""Recording on a route: what a body decided at a step, and what is waived, put in order or added; for whoever asks."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace

from commonseal.asking import Gathered
from commonseal.exchange.register_files.quotes import Papers
from commonseal.planning.model import Route, RouteStep
from commonseal.planning.routes import (
    Added,
    Decided,
    addition,
    decision,
    organs_to_record,
    reordering,
    route_of,
    step_named,
    waiver,
)
from commonseal.register.errors import RegisterError
from commonseal.register.ledger.writer import ActWriter
from commonseal.vocabulary import Evidence, PaperInfo, StatementDraft, UncertainDate, Visibility
from commonseal.vocabulary.facts import Approval, ApprovalOutcome
from commonseal.vocabulary.periods import day_of
from commonseal.workbench.as_of import today
from commonseal.workbench.asker import Asker
from commonseal.workbench.plans import gathered_for, promoters_of
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import Right, RightLackingError

_BY_LAW = (Evidence(source="The law gives such a body this organ; see its route"),)
_SOURCE = "route"
_DECIDED = {
    ApprovalOutcome.APPROVED: "approved it,",
    ApprovalOutcome.REJECTED: "rejected it,",
    ApprovalOutcome.DEFERRED: "put it off,",
    ApprovalOutcome.CONSIDERED: "considered it,",
}


class StillToComeError(ValueError):
    """A day on which something was done is still to come."""


def has_been(day: UncertainDate) -> UncertainDate:
    """Return a day that has been, or may have been.

    Raises:
        StillToComeError: it is still to come.
    """
    if UncertainDate.of_day(day_of(today())).is_before(day.earliest):
        raise StillToComeError(
            f"{upper_first(day.describe())} is still to come; a decision is recorded once it is taken"
        )
    return day


class OnRoute:
    """A route, and what somebody may record of its steps."""

    def __init__(self, asker: Asker, plan: str) -> None:
        """Find the route of a plan as the register has it today, whatever day of knowledge is looked at.

        Raises:
            NotFoundError: there is no such plan that the viewer may see.
            RouteError: it has no one route.
        """
        self.asker, self.plan = asker, plan
        self.look = replace(asker.look, known_at=today())
        self.gathered: Gathered = gathered_for(self.look, plan)
        self.route: Route = route_of(self.gathered.snapshot, self.gathered.law, plan)
        self.name = self.gathered.snapshot.name_of(plan)

    def step(self, name: str) -> RouteStep:
        """Return the step of a name.

        Raises:
            UnknownStepError: there is none, or there are several.
        """
        return step_named(self.route, name)

    @property
    def visibility(self) -> Visibility:
        """Who may see what is said of the route: no more people than may see the option."""
        stated = self.gathered.snapshot.describing(self.plan)
        return stated.visibility if stated is not None else Visibility.INTERNAL

    def need_to_plan(self) -> None:
        """Go on only for somebody who may propose at every promoter."""
        self.asker.need(Right.PROPOSE, *promoters_of(self.gathered, self.plan))

    def need_to_decide(self, step: RouteStep) -> None:
        """Go on only for somebody who may record decisions of the body that takes a step, or of its home.

        Raises:
            RightLackingError: they may not.
        """
        if not (self.asker.may(Right.APPROVE, step.body) or self.asker.may(Right.APPROVE, step.home)):
            raise RightLackingError(Right.APPROVE, signed_in=self.asker.signed_in)

    def decided(
        self, step: RouteStep, decided: Decided, evidence: tuple[Evidence, ...], minutes: Iterable[PaperInfo]
    ) -> tuple[str, list[int]]:
        """Record what a body decided at a step; return that in words, and the statements.

        It is as guarded as the option and the minutes that show it.

        Raises:
            RouteError: the step cannot be decided so, or nothing shows it.
        """
        seen = max((self.visibility, *(each.visibility for each in minutes)), key=lambda each: each.rank)
        draft = decision(self.gathered.snapshot, self.route, step, decided, evidence, seen)
        said = f"{step.who} {_DECIDED[decided.outcome]} {decided.on.describe()}"
        organs = organs_to_record(self.gathered.snapshot, step.body, evidence)
        return said, self._record(said, (*organs, draft), seen)

    def undecided(self, step: RouteStep, reason: str) -> None:
        """Take back the decision that was last recorded of a step; it is corrected to nothing and stays in the ledger.

        Raises:
            RegisterError: none is recorded.
        """
        number = self.decision_of(step)
        with self._act(reason) as writer:
            writer.correct(number, None)

    def decision_of(self, step: RouteStep) -> int:
        """Return the number of the statement by which a step was last decided.

        Raises:
            RegisterError: no decision is recorded.
        """
        found = [
            each.number
            for each in self.gathered.snapshot.known
            if each.id in step.statements and isinstance(each.fact, Approval) and each.fact.outcome is not None
        ]
        if not found:
            raise RegisterError(f"no decision of {step.who} is recorded that could be taken back")
        return max(found)

    def waived(self, step: RouteStep, reason: str) -> list[int]:
        """Record that a step is not taken; what the law asks for stays on the route with a warning.

        Raises:
            RouteError: there is no reason, or the step is taken already.
        """
        draft = waiver(self.route, step, reason, _since())
        return self._record_of_step(f"{self.route.called(step.key)} is not taken: {reason}", draft)

    def ordered(self, step: RouteStep, after: Iterable[str], planned: UncertainDate | None) -> list[int]:
        """Record after which other steps a step comes, or for when it is planned.

        Raises:
            RouteError: neither is said, or the steps would wait for each other.
        """
        draft = reordering(self.route, step, after, _since(), planned)
        return self._record_of_step(f"the order of {self.route.called(step.key)}", draft)

    def added(self, added: Added, called: str) -> list[int]:
        """Record a step that is chosen locally, beyond the law.

        Raises:
            RouteError: there is a step of that name, or one that is to come before it is none of the route.
        """
        return self._record_of_step(f"the step “{called}” is added", addition(self.route, added, _since()))

    def _record_of_step(self, said: str, draft: StatementDraft) -> list[int]:
        organs = organs_to_record(self.gathered.snapshot, getattr(draft.fact, "body", ""), _BY_LAW)
        return self._record(said, (*organs, draft), self.visibility)

    def _record(self, said: str, drafts: Iterable[StatementDraft], visibility: Visibility) -> list[int]:
        """Record statements in one act, by whoever asks."""
        with self._act(f"{self.name}: {said}") as writer:
            return [writer.record(each.model_copy(update={"visibility": visibility})) for each in drafts]

    def _act(self, reason: str) -> AbstractContextManager[ActWriter]:
        return self.look.register.act(
            author=self.asker.account,
            reason=reason,
            recorded=today(),
            entered_at=self.asker.now,
            source=self.asker.came_by(_SOURCE),
        )


def located(paper: str, text: str, quote: str, start: int | None = None, end: int | None = None) -> Evidence:
    """Return the evidence that words in a paper are, found there to the letter.

    Raises:
        QuoteError: they are not there, or more than once and their place is not given.
    """
    return Papers({paper: text}).located(Evidence(paper=paper, quote=quote, start=start, end=end))


def _since() -> UncertainDate:
    return UncertainDate.of_day(day_of(today()))
