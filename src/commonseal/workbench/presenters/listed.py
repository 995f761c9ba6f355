"""Things as rows of a list: bodies, people, posts, arrangements and proposals, as they are on the date."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from commonseal.answers import Names, cite, outstanding
from commonseal.answers.naming import ARRANGEMENT_WORDS
from commonseal.answers.when import begin_order, end_order, holding, is_coming
from commonseal.vocabulary import Holds, Snapshot, Standing, Statement
from commonseal.vocabulary.catalogue import classifications, role_name
from commonseal.vocabulary.facts import Appointment, Arrangement, Body, Post, Proposal
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.words import in_words, upper_first

ON_THE_DATE = ("holds", "may hold", "is to come", "is over", "is talked of")
"""What can be said of a thing on the date."""
_NOT_YET = frozenset({Standing.CONSIDERED, Standing.PROPOSED, Standing.REJECTED})
Linked = tuple[tuple[str, ...], tuple[str | None, ...]]
"""Words, and where each leads."""


@dataclass(frozen=True)
class ThingRow:
    """One thing as a row: the statement that says what it is, and what else the list needs of the snapshot."""

    thing: str
    statement: Statement
    lines: "Lines"

    @property
    def link(self) -> str:
        """The address of its page."""
        return self.lines.as_of.thing(self.thing)

    @property
    def name(self) -> str:
        """What it is called."""
        return upper_first(self.lines.names.of(self.thing))

    @property
    def standing(self) -> str:
        """How far along it is, in words."""
        return in_words(self.statement.standing.value)

    @property
    def when(self) -> str:
        """When it holds, in words."""
        return cite(self.statement, self.lines.names).when

    @property
    def begins(self) -> tuple[int, int, int]:
        """What it is sorted by to stand in the order of beginnings."""
        return begin_order(self.statement.period)

    @property
    def ends(self) -> tuple[int, int]:
        """What it is sorted by to stand in the order of ends."""
        return end_order(self.statement.period)

    @property
    def on_the_date(self) -> str:
        """Whether it holds on the date, in words."""
        return said_of(self.statement, self.lines.snapshot)

    @property
    def visibility(self) -> str:
        """Who may see it."""
        return self.statement.visibility.value

    @cached_property
    def classification(self) -> str:
        """What kind of body, post or arrangement it is."""
        fact = self.statement.fact
        if isinstance(fact, Body):
            return classifications()[fact.classification].name
        if isinstance(fact, Post):
            return role_name(fact.role)
        return ARRANGEMENT_WORDS[fact.type] if isinstance(fact, Arrangement) else ""

    @cached_property
    def post_name(self) -> str:
        """What a post is called beside its bodies."""
        return upper_first(self.lines.names.post(self.thing))

    @cached_property
    def bodies(self) -> Linked:
        """The bodies of a post, the parties of an arrangement, the promoters of a proposal, the parent of a body."""
        fact = self.statement.fact
        if isinstance(fact, Body):
            return self.lines.linked((fact.parent,) if fact.parent else ())
        found = {Post: "bodies", Arrangement: "parties", Proposal: "promoters"}.get(type(fact))
        return self.lines.linked(getattr(fact, found) if found else ())

    @cached_property
    def posts(self) -> Linked:
        """The posts that a person holds or may hold, with their bodies; or that a body has."""
        return self.lines.posts(self.thing)

    @cached_property
    def holders(self) -> Linked:
        """The people who hold or may hold a post."""
        return self.lines.holders(self.thing)

    @cached_property
    def progress(self) -> str:
        """How many of the steps of a proposal's way are done."""
        return self.lines.progress(self.thing)


class Lines:
    """Turns the things of one snapshot into rows."""

    def __init__(self, snapshot: Snapshot, as_of: AsOf) -> None:
        self.snapshot, self.as_of = snapshot, as_of
        self.names = Names(snapshot)

    def of(self, things: Iterable[str]) -> tuple[ThingRow, ...]:
        """Return things as rows, each by what best says on the date what it is; those not described are left out."""
        described = ((each, self.snapshot.describing(each)) for each in dict.fromkeys(things))
        return tuple(ThingRow(each, statement, self) for each, statement in described if statement is not None)

    def all_of(self, *kinds: str) -> tuple[ThingRow, ...]:
        """Return every thing that a fact of these kinds describes, as rows."""
        facts = (each.fact for each in self.snapshot.known if each.fact.kind in kinds)
        return self.of(str(getattr(each, "id", "")) for each in facts)

    def linked(self, things: Sequence[str], name: Callable[[str], str] | None = None) -> Linked:
        """Return what things are called, and the addresses of their pages."""
        said = name or self.names.of
        return tuple(map(said, things)), tuple(map(self.as_of.thing, things))

    def posts(self, person: str) -> Linked:
        """Return the posts that a person holds or may hold on the date."""
        found = [
            each.fact.post
            for each in self.snapshot.by_person.get(person, ())
            if isinstance(each.fact, Appointment) and each.standing not in _NOT_YET
        ]
        return self.linked(tuple(dict.fromkeys(found)))

    def holders(self, post: str) -> Linked:
        """Return who holds or may hold a post on the date; somebody of whom it cannot be told is marked."""
        found: dict[str, str] = {}
        for each in self.snapshot.by_post.get(post, ()):
            if isinstance(each.fact, Appointment) and each.fact.post == post and each.standing not in _NOT_YET:
                may_be = "" if holding(self.snapshot, each) is Holds.YES else " (may hold it)"
                found.setdefault(each.fact.person, self.names.of(each.fact.person) + may_be)
        return tuple(found.values()), tuple(map(self.as_of.thing, found))

    def progress(self, proposal: str) -> str:
        """Return how many of the steps of a proposal's way are done, in words."""
        found = next(iter(outstanding(self.snapshot, thing=proposal).proposals), None)
        if found is None or not found.steps:
            return "no step recorded"
        done = sum(each.state.value == "done" for each in found.steps)
        return f"{done} of {len(found.steps)} done"


def said_of(statement: Statement, snapshot: Snapshot) -> str:
    """Say of a statement whether it holds on the date of its snapshot: one of ``ON_THE_DATE``."""
    holds, may_hold, to_come, over, talked_of = ON_THE_DATE
    if statement.standing in _NOT_YET:
        return talked_of
    if is_coming(snapshot, statement):
        return to_come
    return {Holds.YES: holds, Holds.UNKNOWN: may_hold, Holds.NO: over}[holding(snapshot, statement)]
