"""What bodies share: arrangements, posts, people, committees, contracts, services, systems, budgets, delegations."""

from collections.abc import Iterable, Sequence

from commonseal.answers.base import joined
from commonseal.answers.cited import cite_all
from commonseal.answers.naming import Names
from commonseal.answers.scope import organs_of, with_sets
from commonseal.answers.sentences import sentence
from commonseal.answers.shared_model import SharedAnswer, SharedGroup, SharedThing, Sharing
from commonseal.answers.shared_people import shared_people
from commonseal.answers.standing import standing_on
from commonseal.answers.when import CERTAINTY, begin_order, holding, surest
from commonseal.vocabulary import Fact, Snapshot, Standing, Statement
from commonseal.vocabulary.facts import (
    Arrangement,
    Budget,
    Contract,
    Delegation,
    Membership,
    Post,
    Service,
    System,
)
from commonseal.vocabulary.periods import describe_day

ORDER = (
    Standing.IN_FORCE,
    Standing.AGREED,
    Standing.PROPOSED,
    Standing.CONSIDERED,
    Standing.ENDED,
    Standing.REJECTED,
)
"""The order in which the groups of an answer stand."""

_SHARED_BY: dict[type[Fact], tuple[Sharing, tuple[str, ...]]] = {
    Arrangement: (Sharing.ARRANGEMENT, ("parties",)),
    Post: (Sharing.POST, ("bodies",)),
    Contract: (Sharing.CONTRACT, ("commissioners", "holder")),
    Service: (Sharing.SERVICE, ("bodies",)),
    System: (Sharing.SYSTEM, ("users",)),
    Budget: (Sharing.BUDGET, ("bodies",)),
    Delegation: (Sharing.DELEGATION, ("delegators", "delegate")),
}


class Circle:
    """The bodies asked about, each with all that counts as it: its organs and the sets it belongs to."""

    def __init__(self, bodies: Sequence[str], names: Names) -> None:
        self.names = names
        self.bodies = tuple(dict.fromkeys(bodies))
        self.scopes = {body: frozenset((*with_sets(body, names), *organs_of(body, names))) for body in self.bodies}

    def among(self, things: Iterable[str]) -> tuple[str, ...]:
        """Return those of the bodies that are among things, themselves or by an organ or set."""
        given = set(things)
        return tuple(body for body in self.bodies if self.scopes[body] & given)

    def near(self) -> tuple[Statement, ...]:
        """Return every statement that names one of the bodies, its organs or sets, in the order of their numbers."""
        things = sorted({thing for scope in self.scopes.values() for thing in scope})
        found = {each.number: each for thing in things for each in self.names.snapshot.about(thing)}
        return tuple(found[number] for number in sorted(found))


def shared(snapshot: Snapshot, *, bodies: Sequence[str]) -> SharedAnswer:
    """Answer what two or more bodies share, by how far it has come on the snapshot's date.

    Args:
        snapshot: What is known.
        bodies: The identifiers of two or more bodies; a thing counts when at least two of them share it.
    """
    names = Names(snapshot)
    circle = Circle(bodies, names)
    near = circle.near()
    found = [*_things(near, circle), *_committees(near, circle), *shared_people(near, circle.among, names)]
    groups = tuple(
        SharedGroup(standing=standing, things=tuple(each for at, each in found if at is standing))
        for standing in ORDER
        if any(at is standing for at, _ in found)
    )
    return SharedAnswer(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(circle, groups),
        bodies=names.things(circle.bodies),
        groups=groups,
    )


def _sharers(fact: Fact) -> tuple[Sharing, tuple[str, ...]] | None:
    """Return what kind of sharing a fact tells of, and the bodies that it names as sharing."""
    if type(fact) not in _SHARED_BY:
        return None
    sharing, fields = _SHARED_BY[type(fact)]
    named: list[str] = []
    for value in (getattr(fact, field) for field in fields):
        named += [value] if isinstance(value, str) else value or ()
    return sharing, tuple(named)


def _things(near: Iterable[Statement], circle: Circle) -> list[tuple[Standing, SharedThing]]:
    groups: dict[tuple[Standing, str], tuple[Sharing, list[Statement]]] = {}
    for each in near:
        found = _sharers(each.fact)
        if found is None or len(circle.among(found[1])) < 2:
            continue
        key = standing_on(circle.names.snapshot, each), _same(each.fact)
        groups.setdefault(key, (found[0], []))[1].append(each)
    return [
        (standing, _shared_thing(sharing, statements, circle))
        for (standing, _), (sharing, statements) in groups.items()
    ]


def _same(fact: Fact) -> str:
    """Return what two facts have in common when they tell of the same thing: its identifier, else all they say."""
    return getattr(fact, "id", None) or fact.model_dump_json()


def _shared_thing(sharing: Sharing, statements: list[Statement], circle: Circle) -> SharedThing:
    names = circle.names
    best = max(statements, key=lambda each: _weight(each, names))
    found = (_sharers(each.fact) for each in statements)
    bodies = circle.among([body for each in found if each for body in each[1]])
    thing = getattr(best.fact, "id", None)
    return SharedThing(
        sharing=sharing,
        thing=names.thing(thing) if thing else None,
        sentence=sentence(best, names),
        bodies=names.things(bodies),
        when=best.period.describe(),
        holds=surest([holding(names.snapshot, each) for each in statements]),
        unreviewed=best.unreviewed,
        statements=cite_all([best, *statements], names),
    )


def _weight(statement: Statement, names: Names) -> tuple[int, bool, int]:
    return CERTAINTY[holding(names.snapshot, statement)], not statement.unreviewed, statement.number


def _committees(near: Iterable[Statement], circle: Circle) -> list[tuple[Standing, SharedThing]]:
    """Return the committees, boards and partnerships on which two or more of the bodies sit themselves."""
    groups: dict[tuple[Standing, str], list[Statement]] = {}
    for each in near:
        if isinstance(each.fact, Membership) and circle.among([each.fact.member]):
            key = standing_on(circle.names.snapshot, each), each.fact.organization
            groups.setdefault(key, []).append(each)
    found = []
    for (standing, organization), statements in groups.items():
        members = [each.fact.member for each in statements if isinstance(each.fact, Membership)]
        bodies = circle.among(members)
        if len(bodies) > 1:
            found.append((standing, _committee(organization, statements, bodies, circle.names)))
    return found


def _committee(organization: str, statements: list[Statement], bodies: tuple[str, ...], names: Names) -> SharedThing:
    first = min(statements, key=lambda each: (begin_order(each.period), each.number))
    said = dict.fromkeys(sentence(each, names) for each in statements)
    return SharedThing(
        sharing=Sharing.COMMITTEE,
        thing=names.thing(organization),
        sentence="; ".join(said),
        bodies=names.things(bodies),
        when=first.period.describe(),
        holds=surest([holding(names.snapshot, each) for each in statements]),
        unreviewed=any(each.unreviewed for each in statements),
        statements=cite_all(statements, names),
    )


def _sentence(circle: Circle, groups: tuple[SharedGroup, ...]) -> str:
    bodies, day = circle.names.all(circle.bodies), describe_day(circle.names.snapshot.on)
    if not groups:
        return f"The register knows of nothing that {bodies} share on {day}"
    counts = [f"{len(group.things)} {str(group.standing).replace('_', ' ')}" for group in groups]
    return f"What the register knows {bodies} to share on {day}: {joined(counts)}"
