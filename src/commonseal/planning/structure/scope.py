"""Which bodies an option concerns: those it is asked of, and those of the things that it brings and ends."""

from collections.abc import Iterable, Iterator

from commonseal.assurance.what_if import option_in, target_of
from commonseal.assurance.world.bodies import Bodies
from commonseal.assurance.world.times import Counts
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Body, Membership, Option, Proposal
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import date_of
from commonseal.vocabulary.statement import Standing

_DECIDERS = frozenset({"nhs_england", "government_department", "nhs_regulator"})
"""Bodies that decide on others' options and are not changed by them."""


def bodies_of(snapshot: Snapshot, option: str) -> tuple[str, ...]:
    """Return the bodies that an option concerns, in order: promoters, and bodies of what it brings and ends.

    Organs stand for the body that they are of, sets for their members where two or more are known, as on a route.
    Bodies that it forms are among them; those that only decide on it (NHS England) are not.

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    fact = option_in(snapshot, option)
    stated = [each.fact for each in snapshot.known if isinstance(each.fact, Proposal) and each.fact.id == fact.proposal]
    promoters = [body for each in stated[-1:] for body in each.promoters]
    return tuple(sorted(_acting(snapshot, promoters, (*fact.brings, *fact.ends))))


def bodies_of_all(snapshot: Snapshot, proposal: Proposal, options: Iterable[Option]) -> tuple[str, ...]:
    """Return the bodies that a proposal concerns with any of its options: its promoters first, then others in order."""
    things = [thing for each in options for thing in (*each.brings, *each.ends)]
    promoters = _acting(snapshot, proposal.promoters, ())
    return tuple(dict.fromkeys((*promoters, *sorted(_acting(snapshot, (), (*things, *proposal.concerns))))))


def _acting(snapshot: Snapshot, bodies: Iterable[str], things: Iterable[str]) -> tuple[str, ...]:
    """Return the bodies that answer for some, and for those that some things name; none that only decides."""
    named = dict.fromkeys((*bodies, *(body for thing in dict.fromkeys(things) for body in _bodies_in(snapshot, thing))))
    homes = Bodies((each for each in snapshot.known if each.standing is not Standing.REJECTED), Counts())
    whole = dict.fromkeys(homes.home(each) for body in named for each in _members(snapshot, body))
    return tuple(each for each in whole if homes.kind(each) not in _DECIDERS)


def on_target(snapshot: Snapshot, option: str) -> Snapshot:
    """Return the snapshot looked at on the day that an option aims at; as it is where the option names no day.

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    return snapshot.at(date_of(target_of(option_in(snapshot, option), snapshot)))


def _bodies_in(snapshot: Snapshot, thing: str) -> Iterator[str]:
    """Give the bodies named by whatever says what a thing is."""
    if kind_of(thing) == "body":
        yield thing
    for statement in snapshot.about(thing):
        if getattr(statement.fact, "id", None) == thing:
            yield from (each for each in statement.fact.references() if kind_of(each) == "body")


def _members(snapshot: Snapshot, body: str) -> tuple[str, ...]:
    kinds = {fact.classification for fact in _described(snapshot, body)}
    if "set" not in kinds:
        return (body,)
    found = dict.fromkeys(each.fact.member for each in snapshot.about(body) if isinstance(each.fact, Membership))
    inside = tuple(each for each in found if kind_of(each) == "body" and each != body)
    return inside if len(inside) > 1 else (body,)


def _described(snapshot: Snapshot, body: str) -> Iterator[Body]:
    for each in snapshot.about(body):
        if isinstance(each.fact, Body) and each.fact.id == body:
            yield each.fact
