"""What things are called in answers: names from one snapshot, each looked up once."""

from commonseal.answers.base import NamedThing, joined
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Fact, Person, Post
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.snapshot import name_in

ARRANGEMENT_WORDS = {
    ArrangementType.SHARED_POST: "shared post",
    ArrangementType.JOINT_TEAM: "joint team",
    ArrangementType.JOINT_COMMITTEE: "joint committee",
    ArrangementType.POOLED_BUDGET: "pooled budget",
    ArrangementType.DELEGATION: "delegation",
    ArrangementType.MERGER: "merger",
    ArrangementType.CLUSTER: "cluster",
    ArrangementType.CONTRACT: "joint contract",
    ArrangementType.SHARED_SYSTEM: "shared system",
    ArrangementType.JOINT_SERVICE: "joint service",
    ArrangementType.PARTNERSHIP: "partnership",
}
"""How each type of arrangement is written for people."""


class Names:
    """The names of things in one snapshot. A thing that it does not describe keeps its identifier."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._found: dict[str, str] = {}

    def of(self, thing: str) -> str:
        """Return what a thing is called in a sentence: people with their honorific, posts with their bodies."""
        if thing not in self._found:
            # Held first, so that a post and a body that name each other come to an end.
            self._found[thing] = thing
            statement = self.snapshot.describing(thing)
            self._found[thing] = thing if statement is None else self._called(statement.fact) or thing
        return self._found[thing]

    def post(self, post: str) -> str:
        """Return what a post is called beside its bodies: its title or role."""
        statement = self.snapshot.describing(post)
        fact = statement.fact if statement is not None else None
        return fact.title or role_name(fact.role) if isinstance(fact, Post) else post

    def all(self, things: tuple[str, ...]) -> str:
        """Return the names of several things joined as English does."""
        return joined([self.of(thing) for thing in things])

    def are_many(self, things: tuple[str, ...]) -> bool:
        """Whether these things take a verb in the plural: there are several, or the one is a set of bodies."""
        if len(things) != 1:
            return len(things) > 1
        statement = self.snapshot.describing(things[0])
        return statement is not None and getattr(statement.fact, "classification", None) == "set"

    def thing(self, thing: str) -> NamedThing:
        """Return a thing with its name."""
        return NamedThing(id=thing, name=self.of(thing), kind=kind_of(thing))

    def post_thing(self, post: str) -> NamedThing:
        """Return a post with its name beside its bodies."""
        return NamedThing(id=post, name=self.post(post), kind=kind_of(post))

    def things(self, things: tuple[str, ...]) -> tuple[NamedThing, ...]:
        """Return several things with their names."""
        return tuple(self.thing(each) for each in things)

    def _called(self, fact: Fact) -> str | None:
        if isinstance(fact, Person):
            return f"{fact.honorific_prefix} {fact.name}" if fact.honorific_prefix else fact.name
        if isinstance(fact, Post):
            return f"{fact.title or role_name(fact.role)} of {self.all(fact.bodies)}"
        if isinstance(fact, Arrangement):
            return fact.name or self._unnamed(fact)
        return name_in(fact)

    def _unnamed(self, fact: Arrangement) -> str:
        words = ARRANGEMENT_WORDS[fact.type] + (f" of {role_name(fact.role)}" if fact.role else "")
        return f"{words} {'between' if len(fact.parties) > 1 else 'for'} {self.all(fact.parties)}"
