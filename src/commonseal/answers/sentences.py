"""One place that says any statement in one plain English sentence, without a full stop.

The names are those of the snapshot; the verb shows how far along the matter is on the snapshot's date.
"""

from collections.abc import Callable
from typing import Any

from commonseal.answers.base import joined, upper_first
from commonseal.answers.mood import Mood
from commonseal.answers.naming import ARRANGEMENT_WORDS, Names
from commonseal.answers.phrases import Told, listed, money, quoted, when_given, with_article, with_details
from commonseal.answers.sentences_on_change import (
    tell_acknowledgement,
    tell_approval,
    tell_dependency,
    tell_meeting,
    tell_option,
    tell_proposal,
    tell_question,
    tell_succession,
    tell_transfer,
)
from commonseal.answers.sentences_on_people import tell_employment, tell_interest, tell_person
from commonseal.answers.sentences_on_plans import tell_assumption, tell_calendar, tell_cost_share, tell_pay_table
from commonseal.answers.when import dated
from commonseal.vocabulary import Fact, Statement
from commonseal.vocabulary.catalogue import classifications, role_name
from commonseal.vocabulary.facts import (
    Acknowledgement,
    Appointment,
    Approval,
    Arrangement,
    ArrangementType,
    Assumption,
    Basis,
    Body,
    Budget,
    Calendar,
    Contract,
    CostShare,
    Delegation,
    Dependency,
    Employment,
    Function,
    Interest,
    Meeting,
    Membership,
    Option,
    PayTable,
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

_SHARING = {
    ArrangementType.MERGER: "joined in a merger",
    ArrangementType.CLUSTER: "joined in a cluster",
    ArrangementType.CONTRACT: "party to a joint contract",
    ArrangementType.DELEGATION: "party to a delegation",
    ArrangementType.PARTNERSHIP: "in a partnership",
}


def sentence(statement: Statement, names: Names) -> str:
    """Say a statement in one plain English sentence, in the mood that its standing and dates call for."""
    say = _SAYING[type(statement.fact)]
    return upper_first(say(statement.fact, Told(names, Mood.of(statement, names.snapshot), statement.standing)))


def _body(fact: Body, told: Told) -> str:
    what = with_article(classifications()[fact.classification].name)
    head = f"{fact.name} {told.mood.be()} {what}"
    return with_details(
        head, when_given("part of", fact.parent and told.names.of(fact.parent)), when_given("for", fact.area)
    )


def _post(fact: Post, told: Told) -> str:
    mood = told.mood
    head = f"the post of {fact.title or role_name(fact.role)} {mood.do('serve')} {told.names.all(fact.bodies)}"
    return with_details(
        head,
        when_given("reporting to", told.names.all(fact.reports_to)),
        when_given("with", told.names.all(fact.portfolio)),
        when_given("graded", fact.grade),
        f"{fact.wte:g} whole-time equivalent" if fact.wte else None,
        when_given("hosted by", fact.hosted_by and told.names.of(fact.hosted_by)),
    )


def _appointment(fact: Appointment, told: Told) -> str:
    footing = f"{fact.basis} " if fact.basis in {Basis.INTERIM, Basis.ACTING} else ""
    role = fact.title or told.names.post(fact.post)
    footing = "" if role.lower().startswith(footing) else footing
    head = f"{told.names.of(fact.person)} {told.mood.be()} {footing}{role} of {told.names.all(fact.bodies)}"
    return with_details(head, when_given("on the decision of", told.names.all(fact.decided_by)))


def _membership(fact: Membership, told: Told) -> str:
    voting = {True: "a voting", False: "a non-voting", None: "a"}[fact.voting]
    head = f"{told.names.of(fact.member)} {told.mood.be()} {voting} member of {told.names.of(fact.organization)}"
    return with_details(head, when_given("as", fact.capacity))


def _arrangement(fact: Arrangement, told: Told) -> str:
    mood, many = told.mood, told.names.are_many(fact.parties)
    words, forms = ARRANGEMENT_WORDS[fact.type], told.names.of(fact.forms) if fact.forms else None
    if fact.type in _SHARING:
        head = f"{told.names.all(fact.parties)} {mood.be(many=many)} {_SHARING[fact.type]}"
    elif fact.type in {ArrangementType.SHARED_POST, ArrangementType.JOINT_TEAM}:
        role = fact.role and role_name(fact.role)
        what = with_article(words.replace("shared ", "") + (f" of {role}" if role else ""))
        head = f"{told.names.all(fact.parties)} {mood.do('share', many=many)} {what}"
    else:
        head = f"{told.names.all(fact.parties)} {mood.do('have', many=many)} {with_article(words)}"
    return with_details(
        head,
        fact.name,
        when_given("forming", forms if forms != fact.name else None),
        when_given("hosted by", fact.host and told.names.of(fact.host)),
        when_given("under", fact.legal_basis),
        listed("for", fact.functions),
        when_given("covering", fact.scope),
        listed("leaving out", fact.excludes),
        listed("keeping apart", fact.keeps_apart),
        told.answering_in_law(fact.liability),
        when_given("due for review", dated(fact.review) if fact.review else None),
    )


def _function(fact: Function, told: Told) -> str:
    mood = told.mood
    head = f"{told.names.of(fact.body)} {mood.do('have')} the function of {fact.name}"
    many = told.names.are_many(fact.accountable)
    answers = (
        f"for which {told.names.all(fact.accountable)} {mood.be(many=many)} accountable" if fact.accountable else None
    )
    return with_details(head, when_given("under", fact.legal_basis), answers)


def _delegation(fact: Delegation, told: Told) -> str:
    many = told.names.are_many(fact.delegators)
    head = f"{told.names.all(fact.delegators)} {told.mood.do('delegate', many=many)} {joined(fact.functions)}"
    onward = {True: "which may delegate further", False: "which may not delegate further", None: None}[fact.onward]
    return with_details(
        f"{head} to {told.names.of(fact.delegate)}",
        onward,
        when_given("under", fact.legal_basis),
        listed("on condition that", fact.conditions),
        told.answering_in_law(fact.liability),
    )


def _contract(fact: Contract, told: Told) -> str:
    mood, buyers = told.mood, told.names.all(fact.commissioners)
    if fact.holder:
        head = f"{told.names.of(fact.holder)} {mood.do('hold')} the contract {quoted(fact.name)} for {buyers}"
    else:
        head = f"the contract {quoted(fact.name)} {mood.be()} for {buyers}, its holder not named"
    return with_details(
        head,
        listed("covering", fact.services),
        listed("leaving out", fact.excludes),
        when_given("worth", money(fact.value) if fact.value else None),
    )


def _service(fact: Service, told: Told) -> str:
    verb = told.mood.do("provide", many=told.names.are_many(fact.bodies))
    together = " together" if len(fact.bodies) > 1 else ""
    return with_details(f"{told.names.all(fact.bodies)} {verb} {fact.name}{together}", listed("made up of", fact.parts))


def _system(fact: System, told: Told) -> str:
    verb = told.mood.do("use", many=told.names.are_many(fact.users))
    product = f" ({fact.product})" if fact.product else ""
    return with_details(f"{told.names.all(fact.users)} {verb} {fact.name}{product}", when_given("for", fact.purpose))


def _budget(fact: Budget, told: Told) -> str:
    verb = told.mood.do("have", many=told.names.are_many(fact.bodies))
    what = "budget" if fact.type == "other" else fact.type.replace("_", " ")
    amount = f" of {money(fact.amount)}" if fact.amount else ""
    return with_details(
        f"{told.names.all(fact.bodies)} {verb} {with_article(what)}{amount}, {fact.name}",
        when_given("covering", fact.covers),
        when_given("hosted by", fact.host and told.names.of(fact.host)),
    )


def _rating(fact: Rating, told: Told) -> str:
    by = f" by {told.names.of(fact.rated_by)}" if fact.rated_by else ""
    measure = f" for {fact.measure}" if fact.measure else ""
    return f"{told.names.of(fact.about)} {told.mood.be()} rated {quoted(fact.value)}{measure}{by}"


def _population(fact: Population, told: Told) -> str:
    if fact.measure:
        figure = f"the figure for {told.names.of(fact.about)} ({fact.measure.replace('_', ' ')})"
        return f"{figure} {told.mood.be()} {fact.value}"
    people = "" if any(letter.isalpha() for letter in fact.value.replace("about", "")) else " people"
    return f"{told.names.of(fact.about)} {told.mood.do('serve')} {fact.value}{people}"


_Say = Callable[[Any, Told], str]
_SAYING: dict[type[Fact], _Say] = {
    Body: _body,
    Person: tell_person,
    Post: _post,
    Appointment: _appointment,
    Membership: _membership,
    Arrangement: _arrangement,
    Function: _function,
    Delegation: _delegation,
    Succession: tell_succession,
    Contract: _contract,
    Service: _service,
    System: _system,
    Budget: _budget,
    Rating: _rating,
    Population: _population,
    Dependency: tell_dependency,
    Question: tell_question,
    Transfer: tell_transfer,
    Proposal: tell_proposal,
    Option: tell_option,
    Approval: tell_approval,
    Meeting: tell_meeting,
    Employment: tell_employment,
    Interest: tell_interest,
    Acknowledgement: tell_acknowledgement,
    Calendar: tell_calendar,
    PayTable: tell_pay_table,
    CostShare: tell_cost_share,
    Assumption: tell_assumption,
}
