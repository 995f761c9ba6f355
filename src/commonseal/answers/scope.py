"""What counts as a body: itself, the sets it belongs to, and its organs."""

from commonseal.answers.naming import Names
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import holding
from commonseal.vocabulary import Holds
from commonseal.vocabulary.facts import Body, Membership


def sets_of(body: str, names: Names) -> tuple[str, ...]:
    """Return the sets of bodies to which a body certainly or possibly belongs on the date.

    What is said of "the eight CCGs" is said of each; what is said of a board that a body sits on is not.
    """
    found = [
        each.fact.organization
        for each in names.snapshot.about(body)
        if isinstance(each.fact, Membership)
        and each.fact.member == body
        and each.standing not in NOT_YET
        and holding(names.snapshot, each) is not Holds.NO
        and _is_set(each.fact.organization, names)
    ]
    return tuple(dict.fromkeys(found))


def with_sets(body: str, names: Names) -> tuple[str, ...]:
    """Return a body and the sets it belongs to."""
    return (body, *sets_of(body, names))


def organs_of(body: str, names: Names) -> tuple[str, ...]:
    """Return the organs and parts of a body, and theirs, each once."""
    found: dict[str, None] = {}
    waiting = [body]
    while waiting:
        parent = waiting.pop(0)
        for each in names.snapshot.about(parent):
            fact = each.fact
            if isinstance(fact, Body) and fact.parent == parent and fact.id not in found and fact.id != body:
                found[fact.id] = None
                waiting.append(fact.id)
    return tuple(found)


def _is_set(body: str, names: Names) -> bool:
    statement = names.snapshot.describing(body)
    return statement is not None and getattr(statement.fact, "classification", None) == "set"
