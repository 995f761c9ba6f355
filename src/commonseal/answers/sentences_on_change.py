"""Sentences on how things change: proposals, approvals, what they depend on, and what follows what."""

from commonseal.answers.phrases import Told, listed, quoted, when_given, with_details
from commonseal.answers.when import dated, has_passed
from commonseal.vocabulary import Standing, UncertainDate
from commonseal.vocabulary.facts import (
    Acknowledgement,
    Approval,
    ApprovalOutcome,
    ApprovalStep,
    Dependency,
    Meeting,
    Option,
    Proposal,
    Question,
    Succession,
    Transfer,
    Urgency,
)

_PROPOSAL_STANDING = {
    Standing.CONSIDERED: "is being considered",
    Standing.PROPOSED: "has been put forward",
    Standing.AGREED: "has been agreed",
    Standing.IN_FORCE: "is under way",
    Standing.ENDED: "has come to an end",
    Standing.REJECTED: "has been rejected",
}
_URGENCY = {
    Urgency.GENERAL_EXCEPTION: "under general exception",
    Urgency.SPECIAL_URGENCY: "under special urgency",
}
_TO_DO = {
    ApprovalStep.DECIDES: "decide on",
    ApprovalStep.APPROVES: "approve",
    ApprovalStep.APPOINTS: "make the appointment in",
    ApprovalStep.CONSENTS: "consent to",
    ApprovalStep.CONSULTED: "be consulted on",
    ApprovalStep.SUPPORTS: "say whether it supports",
    ApprovalStep.NOTED: "note",
    ApprovalStep.NOTIFIED: "be told of",
}
_DONE = {
    ApprovalStep.DECIDES: "decided for",
    ApprovalStep.APPROVES: "approved",
    ApprovalStep.APPOINTS: "made the appointment in",
    ApprovalStep.CONSENTS: "consented to",
    ApprovalStep.CONSULTED: "was consulted on",
    ApprovalStep.SUPPORTS: "supported",
    ApprovalStep.NOTED: "noted",
    ApprovalStep.NOTIFIED: "was told of",
}


def asked_of(fact: Approval) -> str:
    """Say what a body is asked to do, as "approve", "be consulted on"."""
    return _TO_DO[fact.act]


def tell_succession(fact: Succession, told: Told) -> str:
    """Say a succession in one sentence."""
    mood, many = told.mood, told.names.are_many(fact.from_bodies)
    old, new = told.names.all(fact.from_bodies), told.names.all(fact.to_bodies) or "a body not named"
    match fact.type:
        case "merge":
            head = f"{old} {mood.happen('merge', many=many)} into {new}"
        case "split":
            head = f"{old} {mood.happen('split', many=many)} into {new}"
        case "rename":
            head = f"{old} {mood.be_done('rename', many=many)} {new}"
        case "transfer":
            head = f"{old} {mood.happen('hand over', many=many)} to {new}"
        case "abolish":
            head = f"{old} {mood.be_done('abolish', many=many)}"
            head = with_details(head, when_given("followed by", told.names.all(fact.to_bodies)))
    return with_details(head, when_given("under", fact.legal_basis), when_given("by", fact.order))


def tell_dependency(fact: Dependency, told: Told) -> str:
    """Say a dependency in one sentence."""
    met = {True: "which is in place", False: "which is not in place", None: "and nobody has said that it is in place"}
    needs = told.names.of(fact.of), told.mood.do("need"), fact.needs
    return with_details(" ".join(needs), met[fact.met], when_given("the risk being", fact.risk))


def tell_question(fact: Question, told: Told) -> str:
    """Say a question in one sentence."""
    owner = f" (for {told.names.of(fact.owner)} to find out)" if fact.owner else ""
    answer = f"; the answer: {fact.answer}" if fact.answer else ""
    lead = "a question that was open" if answer else "an open question"
    return f"{lead} on {told.names.all(fact.about)}{owner}: {fact.text}{answer}"


def tell_transfer(fact: Transfer, told: Told) -> str:
    """Say a transfer of staff in one sentence."""
    where = f" to {told.names.all(fact.to_bodies)}" if fact.to_bodies else ""
    wte = f" ({fact.wte:g} whole-time equivalent)" if fact.wte is not None else ""
    head = f"{fact.staff}{wte} {told.mood.happen('move', many=True)} from {told.names.all(fact.from_bodies)}"
    return with_details(f"{head}{where}", listed("covering", fact.covers), when_given("on terms:", fact.terms))


def tell_proposal(fact: Proposal, told: Told) -> str:
    """Say a proposal in one sentence."""
    promoted = f"promoted by {told.names.all(fact.promoters)}"
    return f"the proposal {quoted(fact.name)}, {promoted}, {_PROPOSAL_STANDING[told.standing]}"


def tell_option(fact: Option, told: Told) -> str:
    """Say an option in one sentence."""
    recommended = "the recommended option" if fact.recommended else "an option"
    target = f"{dated(fact.target)}" if fact.target else None
    mood = told.mood
    return with_details(
        f"{quoted(fact.name)} {mood.be()} {recommended} of the proposal {quoted(told.names.of(fact.proposal))}",
        when_given("bringing", told.names.all(fact.brings)),
        when_given("ending", told.names.all(fact.ends)),
        listed("keeping", fact.keeps),
        when_given("to take effect", target),
    )


def tell_approval(fact: Approval, told: Told) -> str:
    """Say an approval step in one sentence."""
    return with_details(
        _how_it_stands(fact, told),
        {True: "a key decision", False: "not a key decision", None: None}[fact.key_decision],
        fact.urgency and _URGENCY[fact.urgency],
        *(when_given(lead, dated(day) if day else None) for lead, day in _days_of(fact)),
        when_given("asked for by", fact.provision),
        when_given("waived because", fact.waived),
    )


def _days_of(fact: Approval) -> tuple[tuple[str, UncertainDate | None], ...]:
    return (
        ("notice published", fact.notice),
        ("put to it", fact.asked),
        ("the decision published", fact.published),
        ("the last condition closed", fact.conditions_met),
    )


def _how_it_stands(fact: Approval, told: Told) -> str:
    body, matter = told.names.of(fact.body), quoted(fact.subject_matter)
    when = f" {dated(fact.done)}" if fact.done else ""
    due = f", planned {dated(fact.planned)}" if fact.planned else ""
    match fact.outcome:
        case ApprovalOutcome.APPROVED:
            return with_details(
                f"{body} {_DONE[fact.act]} {matter}{when}", listed("on condition that", fact.conditions)
            )
        case ApprovalOutcome.CONSIDERED:
            return f"{body} considered {matter}{when}"
        case ApprovalOutcome.REJECTED:
            return f"{body} rejected {matter}{when}"
        case ApprovalOutcome.DEFERRED:
            return f"{body} put off {matter}{when}{due}"
    if fact.done:
        return f"{body} took up {matter}{when}, with no outcome recorded"
    has = "have" if told.names.are_many((fact.body,)) else "has"
    return f"{body} {has} yet to {_TO_DO[fact.act]} {matter}{due}"


def tell_meeting(fact: Meeting, told: Told) -> str:
    """Say a meeting in one sentence."""
    verb = "met" if has_passed(fact.on, told.names.snapshot.on) else "is to meet"
    return with_details(
        f"{told.names.of(fact.body)} {verb} {dated(fact.on)}",
        listed("with on its agenda", fact.agenda),
        when_given("notice of it given", dated(fact.notice) if fact.notice else None),
    )


def tell_acknowledgement(fact: Acknowledgement, told: Told) -> str:
    """Say in one sentence that a finding is acknowledged."""
    of = "" if fact.finding.startswith(fact.code) else f" of {fact.code}"
    finding = f"the finding {fact.finding}{of} on {told.names.all(fact.about)}"
    return f"{finding} {told.mood.be()} acknowledged, because: {fact.reason}"
