"""One snapshot under the law, as structure, cost and duplicates read it: what is in effect on the date."""

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from commonseal.assurance import World
from commonseal.assurance.world import Tenure
from commonseal.assurance.world.times import IN_EFFECT, may_days
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Appointment, Arrangement, FactModel, Post
from commonseal.vocabulary.periods import EMPTY, Holds, Spans, day_of
from commonseal.vocabulary.statement import Statement

_FactType = TypeVar("_FactType", bound=FactModel)
Posts = dict[str, tuple[Statement, Post]]


class Seen:
    """What a snapshot holds on its date: only what has been decided or is in force, never what is only proposed."""

    def __init__(self, snapshot: Snapshot, law: Law) -> None:
        self.snapshot, self.law = snapshot, law.on(snapshot.on)
        self.day = day_of(snapshot.on)
        self.world = World(snapshot, law)

    def name(self, thing: str) -> str:
        """Return what a thing is called on the date."""
        return self.snapshot.name_of(thing)

    def home(self, body: str) -> str:
        """Return the body that answers in law for an organ; else the body itself."""
        return self.world.bodies.home(body)

    def homes(self, bodies: Iterable[str]) -> tuple[str, ...]:
        """Return the bodies that answer in law for some bodies and organs, each once, in order."""
        return tuple(dict.fromkeys(self.home(each) for each in bodies))

    def current(self, model: type[_FactType]) -> list[tuple[Statement, _FactType]]:
        """Return the statements of a kind that are in effect and hold, or may hold, on the date."""
        return [pair for pair in self.world.facts(model) if pair[0].bounds().may_hold_on(self.day)]

    def in_being(self, body: str) -> Spans:
        """Return the days on which a body may be in being: all of them where nothing describes it.

        A body that is only planned is not in being; one of a kind that the law has ended is not after that day.
        """
        life = self.world.bodies.get(body)
        return EMPTY if life is not None and life.planned else self.world.law_days(body)

    @cached_property
    def posts(self) -> Posts:
        """The posts of the date by identifier, each with the statement that tells of it best.

        One that certainly holds beats one that may; a later record beats an earlier. A post none of whose bodies is in
        being on the date is not there either.
        """
        found: Posts = {}
        for statement, fact in self.current(Post):
            if not any(self.in_being(self.home(each)).covers(self.day) for each in fact.bodies):
                continue
            known = found.get(fact.id)
            if known is None or self._weight(statement) > self._weight(known[0]):
                found[fact.id] = (statement, fact)
        return dict(sorted(found.items()))

    def _weight(self, statement: Statement) -> tuple[bool, int]:
        return self.is_certain(statement), statement.number

    def is_certain(self, statement: Statement) -> bool:
        """Whether a statement certainly holds on the date."""
        return statement.holds_on_day(self.day) is Holds.YES

    def statements_of_post(self, post: str) -> list[tuple[Statement, Post]]:
        """Return every statement in effect that says what a post is, on whichever days."""
        stated = self.world.tenures.posts.get(post, ())
        return [(each, each.fact) for each in stated if each.standing in IN_EFFECT and isinstance(each.fact, Post)]

    def served_by(self, thing: str) -> list[tuple[Statement, tuple[str, ...]]]:
        """Return every statement in effect on which bodies a post or arrangement serves, on whichever days."""
        shared = [pair for pair in self.world.facts(Arrangement) if pair[1].id == thing]
        return [
            *((statement, self.homes(fact.bodies)) for statement, fact in self.statements_of_post(thing)),
            *((statement, self.homes(fact.parties)) for statement, fact in shared),
        ]

    def life_of_post(self, post: str) -> Spans:
        """Return the days on which a post may exist."""
        return Spans.of_many(pair for each, _ in self.statements_of_post(post) for pair in may_days(each))

    def holders(self, post: str) -> tuple[Tenure, ...]:
        """Return who holds, or may hold, a post on the date, one entry for each person and body."""
        return tuple(each for each in self.world.tenures.by_post.get(post, ()) if each.may.covers(self.day))

    def appointments(self, post: str) -> list[Statement]:
        """Return the appointments to a post that hold, or may hold, on the date."""
        return [statement for statement, fact in self.current(Appointment) if fact.post == post]

    @cached_property
    def arrangements(self) -> list[tuple[Statement, Arrangement]]:
        """The arrangements in effect on the date."""
        return self.current(Arrangement)


def called(post: Post) -> str:
    """Return what a post is called: its title, else its role."""
    return post.title or role_name(post.role)
