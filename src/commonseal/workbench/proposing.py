"""Proposing a plan that was made and not read from a file: checked and recorded as ``commonseal propose`` does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from commonseal.exchange.plan_documents import propose_document
from commonseal.exchange.plan_files import PlanFiles
from commonseal.regimes import Law
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Snapshot, Standing, Visibility
from commonseal.vocabulary.facts import Approval, Fact, Option, Proposal
from commonseal.vocabulary.identifiers import kind_of
from commonseal.workbench.as_of import today
from commonseal.workbench.asker import Asker
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.rights import EVERY_BODY, Right, RightLackingError

_SOURCE = "plan.yaml"
_PLANNED = frozenset({Standing.CONSIDERED, Standing.PROPOSED})
_TAKEN = ("outcome", "done", "waived", "conditions_met")
"""What says of an approval that it is taken, or is not to be."""


def proposed(asker: Asker, document: Mapping[str, Any], *, dry_run: bool) -> PlanFiles:
    """Propose what the document of a plan file says, as far as whoever asks may see; for a trial, undo it.

    Raises:
        FaultyPlanError: anything is wrong with it, by itself or beside what the register holds.
        RegisterError: the register refuses it.
    """
    look = replace(asker.look, known_at=today())

    def known(things: Sequence[str]) -> tuple[Snapshot, Law]:
        gathered = gathered_by_law(look, (), *things)
        return gathered.snapshot, gathered.law

    _, plan = propose_document(
        look.register,
        dict(document),
        known,
        viewer=look.viewer,
        now=asker.now,
        dry_run=dry_run,
        source=asker.came_by(_SOURCE),
    )
    return plan


def propose_as_allowed(asker: Asker, document: Mapping[str, Any], *, dry_run: bool) -> PlanFiles:
    """Propose a plan that somebody sent whole, where they may propose all that it comes to.

    It takes the right to propose at every promoter of its proposals, as sent and as the register has them. What it says
    to be agreed or in force takes the right to review, as where statements are recorded.

    Raises:
        RightLackingError: they may not.
        FaultyPlanError: anything is wrong with it, by itself or beside what the register holds.
        RegisterError: it says what a body decided, which is recorded on its route; or the register refuses it.
    """
    asker.need(Right.PROPOSE)
    _refuse_what_is_above(asker, document)
    tried = proposed(asker, document, dry_run=True)
    _refuse_unless_allowed(asker, tried)
    return tried if dry_run else proposed(asker, document, dry_run=False)


def _refuse_unless_allowed(asker: Asker, plan: PlanFiles) -> None:
    drafts = [each.draft for each in plan.written]
    asker.need(Right.PROPOSE, *_promoters(asker, [each.fact for each in drafts]))
    for each in plan.written:
        fact, standing = each.draft.fact, each.draft.standing
        if isinstance(fact, Approval) and any(getattr(fact, name) for name in _TAKEN):
            raise RegisterError("a plan says what is to be decided; what was decided is recorded on its route")
        is_dropped = standing is Standing.REJECTED and each.replaces is not None
        if standing not in _PLANNED and not is_dropped:
            asker.need(Right.REVIEW, *sorted(one for one in fact.references() if kind_of(one) == "body"))


def _refuse_what_is_above(asker: Asker, document: Mapping[str, Any]) -> None:
    """Go on only where nothing in a document is said to be more guarded than whoever asks may see."""
    entries = (*document.get("statements", ()), *document.get("from_templates", ()))
    said = {str(each.get("visibility", "")) for each in entries}
    if any(each.value in said and not asker.look.viewer.may_see(each) for each in Visibility):
        raise RightLackingError(Right.READ, signed_in=asker.signed_in)


def _promoters(asker: Asker, facts: Sequence[Fact]) -> set[str]:
    """Return the promoters of the proposals that a plan is of, as it says and as the register has them today."""
    proposals = {each.id for each in facts if isinstance(each, Proposal)}
    proposals |= {each.proposal for each in facts if isinstance(each, Option | Approval)}
    look = replace(asker.look, known_at=today())
    held = [each.fact for each in look.as_of(*sorted(proposals)).known] if proposals else []
    found = [each for each in (*facts, *held) if isinstance(each, Proposal) and each.id in proposals]
    return {body for each in found for body in each.promoters} or {EVERY_BODY}
