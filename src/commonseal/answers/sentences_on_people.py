"""Sentences on people beside the posts they hold: who they are, whose employees, what they have declared."""

from commonseal.answers.phrases import Told, listed, quoted, when_given, with_details
from commonseal.vocabulary.facts import Employment, EmploymentBasis, Interest, Person

_WORKING_FOR = {
    EmploymentBasis.EMPLOYEE: "an employee of",
    EmploymentBasis.SECONDEE: "seconded to",
    EmploymentBasis.PLACED: "placed at the disposal of",
    EmploymentBasis.OFFICE_HOLDER: "an office-holder of",
    EmploymentBasis.CONTRACTOR: "a contractor of",
}
_LENT = frozenset((EmploymentBasis.SECONDEE, EmploymentBasis.PLACED))


def tell_person(fact: Person, _told: Told) -> str:
    """Say a person in one sentence."""
    shown = f"{fact.honorific_prefix} {fact.name}" if fact.honorific_prefix else fact.name
    return with_details(
        f"{shown} is named in the register",
        listed("also as", (other.name for other in fact.other_names)),
        listed("by profession", fact.professions),
        {True: "a clinician", False: "not a clinician", None: None}[fact.clinician],
    )


def tell_employment(fact: Employment, told: Told) -> str:
    """Say whose employee, or on what other footing at work, somebody is, in one sentence."""
    head = (
        f"{told.names.of(fact.person)} {told.mood.be()} {_WORKING_FOR[fact.basis]} {told.names.of(fact.employer)}"
        f"{f' by {told.names.of(fact.by)}' if fact.by and fact.basis in _LENT else ''}"
    )
    through = fact.by and fact.basis not in _LENT and told.names.of(fact.by)
    return with_details(head, when_given("through", through or None), when_given("on terms:", fact.terms))


def tell_interest(fact: Interest, told: Told) -> str:
    """Say an interest in one sentence."""
    head = f"{told.names.of(fact.person)} {told.mood.do('have')} an interest, {quoted(fact.nature)}"
    return with_details(
        f"{head}, in the register of interests of {told.names.of(fact.register_of)}",
        when_given("about", told.names.all(fact.about)),
    )
