"""What rests on one person or post, and what somebody is, has entered and has still to declare at each body."""

from typing import Any

from django.http import HttpResponseBase

from commonseal.asking import Gathered, NotFoundError, TooLargeError, find_one, gather_around
from commonseal.assurance.interests import interests as interests_of
from commonseal.assurance.stress import stress as stressed
from commonseal.planning.options.supposing import supposed
from commonseal.register.asking.find import Candidate
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Appointment
from commonseal.vocabulary.periods import Holds
from commonseal.workbench.asked_of_rules import Asked, asked_of, options_of
from commonseal.workbench.choosing import Bodies, bodies_of, gathered
from commonseal.workbench.laws import regimes
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.tables import file_asked, table_file, table_links

GONE, PERSON = "gone", "person"


@page
def stress(here: Page) -> HttpResponseBase:
    """Show what would break without a person, or anybody in a post, from the date on; or without each in turn."""
    bodies, asked = bodies_of(here), asked_of(here)
    found, faults = _named(here, GONE, "person", "post")
    faults = [*faults, *bodies.faults, *asked.faults]
    context: dict[str, Any] = {"bodies": bodies, "asked": asked, "faults": faults, "gone": here.asked(GONE)}
    context["options"] = options_of(here)
    try:
        context |= _without(here, found, bodies, asked)
    except TooLargeError:
        context |= {"answer": None, "too_large": True}
    return _shown(here, "stress", context)


def _shown(here: Page, name: str, context: dict[str, Any]) -> HttpResponseBase:
    """Show the page, or hand over its answer as a file where the address asks for one."""
    answer, faults = context["answer"], context["faults"]
    kind = file_asked(here)
    if kind and answer is not None and not faults:
        return table_file(here, kind, name, answer.columns, answer.rows())
    status = 400 if faults else 200
    return here.show(f"assurance/{name}", status=status, **context, files=table_links(here))


def _without(here: Page, found: Candidate | None, bodies: Bodies, asked: Asked) -> dict[str, Any]:
    also = [asked.option] if asked.option else []
    looked = _around(here, found.id) if found and not also else gathered(here, bodies.ids, *also)
    snapshot = supposed(looked.snapshot, asked.option) if asked.option else looked.snapshot
    gone = [found.id] if found else sorted(_people_at(snapshot, looked.bodies)) if looked.bodies else None
    told = stressed(snapshot, looked.law, gone)
    return {
        "answer": told,
        "single": [each for each in told.people if any(each.weight)],
        "facts": Facts(looked.snapshot, here.as_of),
        "option": looked.snapshot.name_of(asked.option) if asked.option else None,
        "too_large": False,
    }


def _people_at(snapshot: Snapshot, bodies: frozenset[str]) -> set[str]:
    """Return the people who hold, or may hold, a post at one of some bodies on the date."""
    return {
        each.fact.person
        for each in snapshot.known
        if isinstance(each.fact, Appointment)
        and not bodies.isdisjoint(each.fact.bodies)
        and snapshot.holds(each) is not Holds.NO
    }


@page
def interests(here: Page) -> HttpResponseBase:
    """Show what somebody is at each body and has entered there, and what is lacking, with its last day."""
    found, faults = _named(here, PERSON, "person")
    context: dict[str, Any] = {"faults": faults, "person": here.asked(PERSON), "answer": None}
    if found is not None:
        looked = _around(here, found.id)
        context |= {
            "person": _called(here, found),
            "answer": interests_of(looked.snapshot, looked.law, found.id),
            "facts": Facts(looked.snapshot, here.as_of),
        }
    return _shown(here, "interests", context)


def _named(here: Page, field: str, *kinds: str) -> tuple[Candidate | None, list[tuple[str, str]]]:
    """Return what the address names in a field, None where it names nothing, with what is wrong with it."""
    text = here.asked(field)
    if not text:
        return None, []
    try:
        return find_one(here.look, text, *kinds), []
    except NotFoundError as error:
        return None, [(field, upper_first(str(error)))]


def _called(here: Page, person: Candidate) -> str:
    """Return the name of a person, where it means nobody else; else the identifier."""
    try:
        return person.name if find_one(here.look, person.name, "person").id == person.id else person.id
    except NotFoundError:
        return person.id


def _around(here: Page, thing: str) -> Gathered:
    """Return what a check of all that one person or post has to do with works on."""
    if here.look.register.is_large():
        return gather_around(here.look, regimes(), thing)
    return gathered(here)
