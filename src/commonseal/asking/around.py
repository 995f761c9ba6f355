"""How far a question looks: the things it is about, and those that must be known with them to answer it."""

from commonseal.asking.looking import Looking
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.identifiers import kind_of

_CONCERNED = ("arrangement", "proposal", "contract", "system", "service", "budget", "option")


def around(looking: Looking, *things: str) -> Snapshot:
    """Return the snapshot of things and of the sets and proposals they belong to, with all that is known of those."""
    first = looking.as_of(*things)
    wider = {thing for each in first.known if each.fact.kind == "membership" for thing in each.fact.references()}
    related = wider | _concerned(first)
    if not related - set(things):
        return first
    return looking.as_of(*dict.fromkeys((*things, *sorted(related))))


def with_people(looking: Looking, body: str) -> Snapshot:
    """Return the snapshot of a body with all that is known of those who hold posts in it: their other posts count."""
    first = looking.as_of(body)
    people = {thing for each in first.known for thing in each.fact.references() if kind_of(thing) == "person"}
    return looking.as_of(body, *sorted(people)) if people else first


def for_sharing(looking: Looking, body: str) -> Snapshot:
    """Return the snapshot from which one can tell what a body shares, with whomever.

    The other posts of its people count, and so does what is known of the bodies in which they hold them.
    """
    first = looking.as_of(body)
    people = {thing for each in first.known for thing in each.fact.references() if kind_of(thing) == "person"}
    return around(looking, body, *sorted(people))


def for_outstanding(looking: Looking, thing: str) -> Snapshot:
    """Return the snapshot from which one can tell what the proposals that concern a thing still need."""
    first = around(looking, thing)
    proposals = {each for one in first.known for each in one.fact.references() if kind_of(each) == "proposal"}
    return looking.as_of(thing, *sorted(proposals | _concerned(first)))


def for_sources(looking: Looking, number: int) -> Snapshot:
    """Return the snapshot from which one can tell what a statement rests on, held or no longer held.

    Raises:
        UnknownStatementError: there is no such statement, or the viewer may not see it.
    """
    found = looking.register.statement(number, viewer=looking.viewer)
    now = looking.as_of(*found.fact.references())
    return Snapshot(
        on=looking.on,
        known_at=looking.known_at,
        viewer=looking.viewer,
        known=(found, *(each for each in now.known if each.number != number)),
        papers={**now.papers, **looking.register.papers.quoted_by(found, looking.viewer)},
    )


def _concerned(snapshot: Snapshot) -> set[str]:
    """Return the arrangements, proposals, contracts and the like that a snapshot names."""
    return {thing for each in snapshot.known for thing in each.fact.references() if kind_of(thing) in _CONCERNED}
