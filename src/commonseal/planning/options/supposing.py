"""The snapshot as it would be if an option of a proposal went ahead."""

from collections.abc import Mapping

from commonseal.assurance import assumed_by, without_what_ends
from commonseal.assurance.what_ends import Ending, with_endings
from commonseal.assurance.what_if import with_starts
from commonseal.assurance.world.times import IN_EFFECT
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Appointment
from commonseal.vocabulary.periods import Period
from commonseal.vocabulary.statement import Standing


def supposed(snapshot: Snapshot, option: str) -> Snapshot:
    """Return the snapshot as it would be if an option went ahead: looked at on the same date, for the same viewer.

    What counts as part of an option:

    - what it *brings*: the things that it names, and what is proposed of them (appointments to a post, delegations of
      an arrangement, what a new body follows …, as ``assurance.assumed_by`` has it). Their statements are in force:
      from their own start where they have one, else from the option's target (its last possible day), else from the
      date looked at;
    - what it *ends*: the things that it names and what cannot stand without them, as ``assurance.without_what_ends``
      has it. Their statements end on the day before;
    - whoever has to make room: a person who holds a post to which the option appoints somebody else ends there on
      the day before the other begins.

    Everything else is as it was. Statements keep their numbers, so what is found rests on the register still. An
    option that changes nothing gives the same statements.

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    since = assumed_by(snapshot, option)
    left = without_what_ends(with_starts(snapshot, since), option)
    in_force = {"standing": Standing.IN_FORCE}
    known = [each.model_copy(update=in_force) if each.number in since else each for each in left.known]
    brought = left.replaced(known)
    return with_endings(brought, _making_room(brought, since))


def _making_room(snapshot: Snapshot, brought: Mapping[int, int]) -> dict[int, Ending]:
    """Return the endings of those who hold a post to which somebody else is brought, at the bodies concerned."""
    coming = [
        (each.fact, _begins(each.period, brought[each.number]))
        for each in snapshot.known
        if each.number in brought and isinstance(each.fact, Appointment)
    ]
    found: dict[int, Ending] = {}
    for statement in snapshot.known:
        fact = statement.fact
        if not isinstance(fact, Appointment) or statement.number in brought or statement.standing not in IN_EFFECT:
            continue
        for new, day in coming:
            seats = frozenset(new.bodies) & frozenset(fact.bodies)
            if new.post == fact.post and new.person != fact.person and seats:
                found[statement.number] = _both(found.get(statement.number), day, seats, fact.bodies)
    return found


def _both(known: Ending | None, day: int, seats: frozenset[str], bodies: tuple[str, ...]) -> Ending:
    """Return the ending of an appointment at more bodies than before, on the first of the days."""
    gone = seats | (known.seats or frozenset(bodies) if known is not None else frozenset())
    return Ending(min(day, known.day if known is not None else day), None if gone.issuperset(bodies) else gone)


def _begins(period: Period, since: int) -> int:
    start = period.start
    return start.latest if start is not None and start.has_last_day else since
