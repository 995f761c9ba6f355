"""The people of bodies as a snapshot has them."""

from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Population


def populations_of(snapshot: Snapshot) -> dict[str, tuple[int, str]]:
    """Return how many people each body serves on the snapshot's date, with the statement that says so.

    Of several figures the one recorded last counts; weighted populations are left out, for they are no counts.
    """
    found: dict[str, tuple[int, str]] = {}
    for statement in sorted(snapshot.facts(Population), key=lambda each: each.number):
        fact = statement.fact
        if isinstance(fact, Population) and fact.people and "weighted" not in (fact.measure or "").casefold():
            found[fact.about] = (fact.people, statement.id)
    return found
