"""What needs somebody: approvals that can be given now, as far as they concern some bodies."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from commonseal.answers import OutstandingAnswer, outstanding
from commonseal.asking.around import for_outstanding
from commonseal.asking.looking import Looking
from commonseal.vocabulary.identifiers import kind_of


@dataclass(frozen=True)
class ApprovalDue:
    """A step that a body can take now: of which proposal, what it is asked, when it is planned, and if that passed."""

    proposal: str
    proposal_name: str
    body: str
    body_name: str
    subject_matter: str
    planned: str | None
    overdue: bool


def approvals_due(looking: Looking, bodies: Collection[str] | None) -> tuple[ApprovalDue, ...]:
    """Return the steps of proposals that can be taken now, those whose day has passed first.

    Args:
        looking: what is asked, and who asks.
        bodies: only steps of these bodies and their organs; None for all, which a large register does not answer.
    """
    found: dict[tuple[str, str, str], ApprovalDue] = {}
    for each in _answers(looking, bodies):
        for due in _due(each, bodies):
            found.setdefault((due.proposal, due.body, due.subject_matter), due)
    return tuple(sorted(found.values(), key=lambda each: not each.overdue))


def _answers(looking: Looking, bodies: Collection[str] | None) -> Iterator[OutstandingAnswer]:
    if bodies is not None:
        for body in sorted(bodies):
            yield outstanding(for_outstanding(looking, body), thing=body)
    elif not looking.register.is_large():
        snapshot = looking.all_of("proposal", "approval", "body")
        for thing in sorted(each for each in snapshot.by_thing if kind_of(each) == "proposal"):
            yield outstanding(snapshot, thing=thing)


def _due(answer: OutstandingAnswer, bodies: Collection[str] | None) -> Iterator[ApprovalDue]:
    for proposal in answer.proposals:
        if proposal.standing is not None and proposal.standing.value in {"rejected", "ended"}:
            continue
        for step in proposal.steps:
            is_own = bodies is None or any(
                step.body.id == each or step.body.id.startswith(f"{each}/") for each in bodies
            )
            if step.step in proposal.next_steps and is_own:
                yield ApprovalDue(
                    proposal.proposal.id,
                    proposal.proposal.name,
                    step.body.id,
                    step.body.name,
                    step.subject_matter,
                    step.planned.words if step.planned else None,
                    step.overdue,
                )
