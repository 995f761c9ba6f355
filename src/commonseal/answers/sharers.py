"""What one body shares, with whomever: every thing that it and at least one other share, by how far it has come."""

from commonseal.answers.base import joined
from commonseal.answers.naming import Names
from commonseal.answers.scope import organs_of, sets_of
from commonseal.answers.shared import shared
from commonseal.answers.shared_model import SharedAnswer, SharedGroup
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Body
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import describe_day


def sharers(snapshot: Snapshot, *, body: str) -> SharedAnswer:
    """Answer what a body shares with any other, as ``shared`` would of it and all those it has to do with.

    Args:
        snapshot: What is known of the body, and of those who hold posts in it: their other posts count.
        body: The body's identifier.
    """
    names = Names(snapshot)
    everybody = shared(snapshot, bodies=[body, *_others(body, names)])
    groups = tuple(
        SharedGroup(standing=group.standing, things=things)
        for group in everybody.groups
        if (things := tuple(each for each in group.things if any(one.id == body for one in each.bodies)))
    )
    return everybody.model_copy(update={"groups": groups, "sentence": _sentence(names.of(body), groups, snapshot)})


def _others(body: str, names: Names) -> tuple[str, ...]:
    """Return the other bodies that the snapshot knows, each by the body that it is an organ of; not its own sets."""
    own = {body, *organs_of(body, names), *sets_of(body, names)}
    named = {thing for each in names.snapshot.known for thing in each.fact.references()}
    bodies = {_home(thing, names) for thing in named if kind_of(thing) == "body"}
    return tuple(sorted(bodies - own))


def _home(thing: str, names: Names) -> str:
    described = names.snapshot.describing(thing)
    parent = described.fact.parent if described and isinstance(described.fact, Body) else None
    return parent or thing


def _sentence(name: str, groups: tuple[SharedGroup, ...], snapshot: Snapshot) -> str:
    day = describe_day(snapshot.on)
    counts = [f"{len(each.things)} {each.standing.value.replace('_', ' ')}" for each in groups]
    if not counts:
        return f"The register knows of nothing that {name} shares on {day}"
    return f"What the register knows {name} to share on {day}: {joined(counts)}"
