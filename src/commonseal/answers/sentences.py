"""One place that says any statement in one plain English sentence, without a full stop.

The names are those of the snapshot; the verb shows how far along the matter is on the snapshot's date.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from commonseal.answers.base import joined, upper_first
from commonseal.answers.mood import Mood
from commonseal.answers.naming import ARRANGEMENT_WORDS, Names
from commonseal.answers.when import dated, has_passed
from commonseal.vocabulary import Fact, Standing, Statement
from commonseal.vocabulary.catalogue import classifications, role_name
from commonseal.vocabulary.facts import (
    Appointment,
    Approval,
    ApprovalOutcome,
    ApprovalStep,
    Arrangement,
    ArrangementType,
    Basis,
    Body,
    Budget,
    Contract,
    Delegation,
    Dependency,
    Function,
    Meeting,
    Membership,
    Money,
    Option,
    Person,
    Population,
    Post,
    Proposal,
    Question,
    Rating,
    Service,
    Succession,
    System,
    Transfer,
)

_PROPOSAL_STANDING = {
    Standing.CONSIDERED: "is being considered",
    Standing.PROPOSED: "has been put forward",
    Standing.AGREED: "has been agreed",
    Standing.IN_FORCE: "is in force",
    Standing.ENDED: "has come to an end",
    Standing.REJECTED: "has been rejected",
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
_SHARING = {
    ArrangementType.MERGER: "be joined in a merger",
    ArrangementType.CLUSTER: "be joined in a cluster",
    ArrangementType.CONTRACT: "be party to a joint contract",
    ArrangementType.DELEGATION: "be party to a delegation",
    ArrangementType.PARTNERSHIP: "be in a partnership",
}


@dataclass(frozen=True, slots=True)
class _Told:
    names: Names
    mood: Mood
    standing: Standing


def sentence(statement: Statement, names: Names) -> str:
    """Say a statement in one plain English sentence, in the mood that its standing and dates call for."""
    say = _SAYING[type(statement.fact)]
    return upper_first(say(statement.fact, _Told(names, Mood.of(statement, names.snapshot), statement.standing)))


def asked_of(fact: Approval) -> str:
    """Say what a body is asked to do, as "approve", "be consulted on"."""
    return _TO_DO[fact.act]


def money(value: Money) -> str:
    """Write an amount of money, in pounds with their sign."""
    amount = f"{value.amount:,f}"
    return f"£{amount}" if value.currency == "GBP" else f"{value.currency} {amount}"


def _quoted(text: str) -> str:
    return f"“{text}”"


def _with(head: str, *tails: str | None) -> str:
    return ", ".join([head, *(tail for tail in tails if tail)])


def _listed(lead: str, texts: Iterable[str]) -> str | None:
    found = list(texts)
    return f"{lead} {joined(found)}" if found else None


def _if(lead: str, text: str | None) -> str | None:
    return f"{lead} {text}" if text else None


def _article(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def _body(fact: Body, told: _Told) -> str:
    what = _article(classifications()[fact.classification].name)
    head = f"{fact.name} {told.mood.be()} {what}"
    return _with(head, _if("part of", fact.parent and told.names.of(fact.parent)), _if("for", fact.area))


def _person(fact: Person, _told: _Told) -> str:
    shown = f"{fact.honorific_prefix} {fact.name}" if fact.honorific_prefix else fact.name
    return _with(f"{shown} is named in the register", _listed("also as", (other.name for other in fact.other_names)))


def _post(fact: Post, told: _Told) -> str:
    mood = told.mood
    head = f"the post of {fact.title or role_name(fact.role)} {mood.do('serve')} {told.names.all(fact.bodies)}"
    return _with(
        head,
        _if("reporting to", told.names.all(fact.reports_to)),
        _if("with", told.names.all(fact.portfolio)),
        _if("graded", fact.grade),
        f"{fact.wte:g} whole-time equivalent" if fact.wte else None,
        _if("hosted by", fact.hosted_by and told.names.of(fact.hosted_by)),
    )


def _appointment(fact: Appointment, told: _Told) -> str:
    footing = f"{fact.basis} " if fact.basis in {Basis.INTERIM, Basis.ACTING} else ""
    role = fact.title or told.names.of(fact.post)
    footing = "" if role.lower().startswith(footing) else footing
    head = f"{told.names.of(fact.person)} {told.mood.be()} {footing}{role} of {told.names.all(fact.bodies)}"
    return _with(head, _if("on the decision of", told.names.all(fact.decided_by)))


def _membership(fact: Membership, told: _Told) -> str:
    voting = {True: "a voting", False: "a non-voting", None: "a"}[fact.voting]
    head = f"{told.names.of(fact.member)} {told.mood.be()} {voting} member of {told.names.of(fact.organization)}"
    return _with(head, _if("as", fact.capacity))


def _arrangement(fact: Arrangement, told: _Told) -> str:
    mood, many = told.mood, told.names.are_many(fact.parties)
    words = ARRANGEMENT_WORDS[fact.type]
    if fact.type in _SHARING:
        _, _, rest = _SHARING[fact.type].partition(" ")
        head = f"{told.names.all(fact.parties)} {mood.be(many=many)} {rest}"
    elif fact.type in {ArrangementType.SHARED_POST, ArrangementType.JOINT_TEAM}:
        role = fact.role and role_name(fact.role)
        what = _article(words.replace("shared ", "") + (f" of {role}" if role else ""))
        head = f"{told.names.all(fact.parties)} {mood.do('share', many=many)} {what}"
    else:
        head = f"{told.names.all(fact.parties)} {mood.do('have', many=many)} {_article(words)}"
    return _with(
        head,
        fact.name,
        _if("forming", fact.forms and told.names.of(fact.forms)),
        _if("hosted by", fact.host and told.names.of(fact.host)),
        _if("under", fact.legal_basis),
        _listed("for", fact.functions),
        _if("covering", fact.scope),
        _listed("keeping apart", fact.keeps_apart),
    )


def _function(fact: Function, told: _Told) -> str:
    mood = told.mood
    head = f"{told.names.of(fact.body)} {mood.do('have')} the function of {fact.name}"
    many = told.names.are_many(fact.accountable)
    answers = (
        f"for which {told.names.all(fact.accountable)} {mood.be(many=many)} accountable" if fact.accountable else None
    )
    return _with(head, _if("under", fact.legal_basis), answers)


def _delegation(fact: Delegation, told: _Told) -> str:
    many = told.names.are_many(fact.delegators)
    head = f"{told.names.all(fact.delegators)} {told.mood.do('delegate', many=many)} {joined(fact.functions)}"
    onward = {True: "which may delegate further", False: "which may not delegate further", None: None}[fact.onward]
    return _with(
        f"{head} to {told.names.of(fact.delegate)}",
        onward,
        _if("under", fact.legal_basis),
        _listed("on condition that", fact.conditions),
    )


def _succession(fact: Succession, told: _Told) -> str:
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
            head = _with(head, _if("followed by", told.names.all(fact.to_bodies)))
    return _with(head, _if("under", fact.legal_basis))


def _contract(fact: Contract, told: _Told) -> str:
    mood, buyers = told.mood, told.names.all(fact.commissioners)
    if fact.holder:
        head = f"{told.names.of(fact.holder)} {mood.do('hold')} the contract {_quoted(fact.name)} for {buyers}"
    else:
        head = f"the contract {_quoted(fact.name)} {mood.be()} for {buyers}, its holder not named"
    return _with(
        head,
        _listed("covering", fact.services),
        _listed("leaving out", fact.excludes),
        _if("worth", money(fact.value) if fact.value else None),
    )


def _service(fact: Service, told: _Told) -> str:
    verb = told.mood.do("provide", many=told.names.are_many(fact.bodies))
    together = " together" if len(fact.bodies) > 1 else ""
    return _with(f"{told.names.all(fact.bodies)} {verb} {fact.name}{together}", _listed("made up of", fact.parts))


def _system(fact: System, told: _Told) -> str:
    verb = told.mood.do("use", many=told.names.are_many(fact.users))
    product = f" ({fact.product})" if fact.product else ""
    return _with(f"{told.names.all(fact.users)} {verb} {fact.name}{product}", _if("for", fact.purpose))


def _budget(fact: Budget, told: _Told) -> str:
    verb = told.mood.do("have", many=told.names.are_many(fact.bodies))
    what = "budget" if fact.type == "other" else fact.type.replace("_", " ")
    amount = f" of {money(fact.amount)}" if fact.amount else ""
    return _with(
        f"{told.names.all(fact.bodies)} {verb} {_article(what)}{amount}, {fact.name}",
        _if("covering", fact.covers),
        _if("hosted by", fact.host and told.names.of(fact.host)),
    )


def _rating(fact: Rating, told: _Told) -> str:
    by = f" by {told.names.of(fact.rated_by)}" if fact.rated_by else ""
    measure = f" for {fact.measure}" if fact.measure else ""
    return f"{told.names.of(fact.about)} {told.mood.be()} rated {_quoted(fact.value)}{measure}{by}"


def _population(fact: Population, told: _Told) -> str:
    people = "" if any(letter.isalpha() for letter in fact.value.replace("about", "")) else " people"
    measure = f" ({fact.measure})" if fact.measure else ""
    return f"{told.names.of(fact.about)} {told.mood.do('serve')} {fact.value}{people}{measure}"


def _dependency(fact: Dependency, told: _Told) -> str:
    met = {True: "which is in place", False: "which is not in place", None: "and nobody has said that it is in place"}
    needs = told.names.of(fact.of), told.mood.do("need"), fact.needs
    return _with(" ".join(needs), met[fact.met], _if("the risk being", fact.risk))


def _question(fact: Question, told: _Told) -> str:
    owner = f" (for {told.names.of(fact.owner)} to find out)" if fact.owner else ""
    answer = f"; the answer: {fact.answer}" if fact.answer else ""
    lead = "a question that was open" if answer else "an open question"
    return f"{lead} on {told.names.all(fact.about)}{owner}: {fact.text}{answer}"


def _transfer(fact: Transfer, told: _Told) -> str:
    where = f" to {told.names.all(fact.to_bodies)}" if fact.to_bodies else ""
    wte = f" ({fact.wte:g} whole-time equivalent)" if fact.wte is not None else ""
    head = f"{fact.staff}{wte} {told.mood.happen('move', many=True)} from {told.names.all(fact.from_bodies)}"
    return _with(f"{head}{where}", _if("on terms:", fact.terms))


def _proposal(fact: Proposal, told: _Told) -> str:
    promoted = f"promoted by {told.names.all(fact.promoters)}"
    return f"the proposal {_quoted(fact.name)}, {promoted}, {_PROPOSAL_STANDING[told.standing]}"


def _option(fact: Option, told: _Told) -> str:
    recommended = "the recommended option" if fact.recommended else "an option"
    target = f"{dated(fact.target)}" if fact.target else None
    mood = told.mood
    return _with(
        f"{_quoted(fact.name)} {mood.be()} {recommended} of the proposal {_quoted(told.names.of(fact.proposal))}",
        _if("bringing", told.names.all(fact.brings)),
        _if("to take effect", target),
    )


def _approval(fact: Approval, told: _Told) -> str:
    body, matter = told.names.of(fact.body), _quoted(fact.subject_matter)
    when = f" {dated(fact.done)}" if fact.done else ""
    due = f", planned {dated(fact.planned)}" if fact.planned else ""
    match fact.outcome:
        case ApprovalOutcome.APPROVED:
            return _with(f"{body} {_DONE[fact.act]} {matter}{when}", _listed("on condition that", fact.conditions))
        case ApprovalOutcome.CONSIDERED:
            return f"{body} considered {matter}{when}"
        case ApprovalOutcome.REJECTED:
            return f"{body} rejected {matter}{when}"
        case ApprovalOutcome.DEFERRED:
            return f"{body} put off {matter}{when}{due}"
    if fact.done:
        return f"{body} took up {matter}{when}, with no outcome recorded"
    return f"{body} has yet to {_TO_DO[fact.act]} {matter}{due}"


def _meeting(fact: Meeting, told: _Told) -> str:
    verb = "met" if has_passed(fact.on, told.names.snapshot.on) else "is to meet"
    return _with(f"{told.names.of(fact.body)} {verb} {dated(fact.on)}", _listed("with on its agenda", fact.agenda))


_Say = Callable[[Any, _Told], str]
_SAYING: dict[type[Fact], _Say] = {
    Body: _body,
    Person: _person,
    Post: _post,
    Appointment: _appointment,
    Membership: _membership,
    Arrangement: _arrangement,
    Function: _function,
    Delegation: _delegation,
    Succession: _succession,
    Contract: _contract,
    Service: _service,
    System: _system,
    Budget: _budget,
    Rating: _rating,
    Population: _population,
    Dependency: _dependency,
    Question: _question,
    Transfer: _transfer,
    Proposal: _proposal,
    Option: _option,
    Approval: _approval,
    Meeting: _meeting,
}
