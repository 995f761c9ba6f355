"""CS-APPR: ways to approval that leave out somebody whom the law asks."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.shapes.joining import party_kinds
from commonseal.assurance.world import World
from commonseal.regimes import PostProvision, Provision, Step
from commonseal.regimes.words import Change
from commonseal.vocabulary.facts import ApprovalStep, Arrangement, ArrangementType
from commonseal.vocabulary.periods import FIRST_DAY, Spans
from commonseal.vocabulary.statement import Standing, Statement


class NoStepForHeadOfPaidService(Rule):
    """“{proposal}” gives the chief executive of {body} another body’s post as well, and {period} its way to approval has no full council."""

    code = "CS-APPR-04"
    rule = "R12"
    level = Level.ASK
    remedy = "Ask whether the terms of {body}’s head of paid service change; if they do, put it to the full council."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the proposals to share a council's chief executive that name no step of its full council."""
        law = world.provision("la.hops")
        for proposal, (statement, _) in world.approvals.proposals.items():
            for thing in sorted(world.approvals.matters(proposal)):
                for shared in world.describing(thing):
                    council = _council_whose_chief(shared, world)
                    if council and not _has_full_council(proposal, council, world):
                        words = {"proposal": world.name(proposal), "body": world.name(council)}
                        since = min(statement.bounds().sure_from, statement.recorded.since)
                        until = min(statement.bounds().may_to, shared.bounds().may_to)
                        days = Spans.of(max(since, FIRST_DAY), until)
                        yield Breach(f"{proposal}#{council}", (council,), days, words, (statement, shared), law)


def _council_whose_chief(statement: Statement, world: World) -> str | None:
    """Return the council whose chief executive an arrangement would give the post of another body to."""
    fact = statement.fact
    if not isinstance(fact, Arrangement) or fact.role is None or statement.standing is Standing.REJECTED:
        return None
    councils = [each for each in fact.parties if world.bodies.kind(each) in COUNCILS]
    if not councils or fact.role not in {"accountable_officer", "chief_executive", "head_of_paid_service"}:
        return None
    for council in councils:
        if fact.role in {"chief_executive", "head_of_paid_service"} or "chief executive" in (fact.scope or "").lower():
            return council
        chiefs = {each.person for each in world.tenures.at(council, ("chief_executive", "head_of_paid_service"))}
        coming = {
            getattr(each.fact, "person", "")
            for each in world.statements
            if getattr(each.fact, "post", None) == fact.post
        }
        if chiefs & coming:
            return council
    return None


def _has_full_council(proposal: str, council: str, world: World) -> bool:
    return any(
        step.home == council and (step.kind == "full_council" or step.kind in COUNCILS)
        for step in world.approvals.by_proposal.get(proposal, ())
    )


class NoStepForNhsEngland(Rule):
    """“{proposal}” is about {what}, and {period} its way to approval has no NHS England, which the law asks."""

    code = "CS-APPR-05"
    level = Level.ASK
    remedy = "Ask NHS England, and record the step with its day."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the proposals on who is a group's accountable officer, or on a merger of groups, without that step."""
        for proposal, (statement, _) in world.approvals.proposals.items():
            if any(step.kind == "nhs_england" for step in world.approvals.by_proposal.get(proposal, ())):
                continue
            for thing in sorted(world.approvals.matters(proposal)):
                for known in world.describing(thing):
                    law, what = _asks_nhs_england(known, world)
                    if law is not None and isinstance(known.fact, Arrangement):
                        bodies = tuple(dict.fromkeys(world.bodies.home(each) for each in known.fact.parties))
                        since = min(statement.bounds().sure_from, statement.recorded.since)
                        until = min(statement.bounds().may_to, known.bounds().may_to)
                        words = {"proposal": world.name(proposal), "what": what}
                        days = Spans.of(max(since, FIRST_DAY), until)
                        yield Breach(f"{proposal}#{thing}", bodies, days, words, (statement, known), law)


def _asks_nhs_england(statement: Statement, world: World) -> tuple[Provision | None, str]:
    """Return the law by which an arrangement needs NHS England's act, and what it is about; None where it needs none."""
    fact = statement.fact
    if not isinstance(fact, Arrangement) or statement.standing is Standing.REJECTED:
        return None, ""
    kinds = party_kinds(fact.parties, world, but=fact.forms)
    if fact.role == "accountable_officer" and "ccg" in kinds:
        posts = world.law.of_kind(PostProvision, "ccg")
        law = next((each for each in posts if "accountable_officer" in each.roles), None)
        return law, "who is accountable officer"
    if fact.type is ArrangementType.MERGER and kinds == {"ccg"}:
        steps = world.law.of_kind(Step, "ccg")
        asked = (each for each in steps if each.change is Change.MERGE and each.act is ApprovalStep.APPROVES)
        return next(asked, None), "a merger"
    return None, ""
