"""What is disputed: statements on one thing that the register holds and that cannot all be so."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, NamedThing, Row
from commonseal.answers.cited import CitedStatement, cite, said_by
from commonseal.answers.naming import Names
from commonseal.answers.standing import NOT_YET
from commonseal.vocabulary import Holds, Snapshot, Standing, Statement
from commonseal.vocabulary.catalogue import roles
from commonseal.vocabulary.facts import Appointment, Approval, Arrangement, Body, Person, Population, Post, Rating
from commonseal.vocabulary.periods import describe_day

_COMPARED: dict[type, tuple[tuple[str, str], ...]] = {
    Body: (("classification", "what kind of body it is"), ("parent", "whose organ it is")),
    Person: (("clinician", "whether they are a clinician"),),
    Post: (("grade", "its grade"), ("wte", "how much of a whole-time post it is"), ("hosted_by", "who hosts it")),
    Arrangement: (
        ("type", "what kind of arrangement it is"),
        ("host", "who hosts it"),
        ("legal_basis", "its legal basis"),
        ("post", "which post is shared"),
    ),
}
"""The fields by which two descriptions of one thing can be at odds, each with its words; lists may each say a part."""


class Dispute(AnswerPart):
    """Two statements that cannot both be so, and about what they differ."""

    about: str
    one: CitedStatement
    other: CitedStatement


class DisputedAnswer(Answer):
    """What is disputed about one thing."""

    columns: ClassVar[tuple[str, ...]] = ("about", "one", "other", "statements")

    thing: NamedThing
    disputes: tuple[Dispute, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each dispute."""
        return tuple(
            (each.about, each.one.words, each.other.words, said_by((each.one, each.other))) for each in self.disputes
        )


def disputed(snapshot: Snapshot, *, thing: str) -> DisputedAnswer:
    """Answer with the statements on a thing of which two cannot both be so, pair by pair.

    They are about one matter (one person in one post, one post that one person holds, one thing, one figure, one step)
    at one time, and differ in what they say of it. Statements on different times are no dispute, nor is what is only
    proposed; what was corrected is no longer held.

    Args:
        snapshot: What is known.
        thing: Its identifier.
    """
    names = Names(snapshot)
    found: dict[tuple[int, int], Dispute] = {}
    for matter, told in _matters(snapshot.about(thing), names):
        for one, other in combinations(told, 2):
            about = matter(one, other)
            if about:
                pair = Dispute(about=about, one=cite(one, names), other=cite(other, names))
                found.setdefault((one.number, other.number), pair)
    name, day = names.of(thing), describe_day(snapshot.known_at)
    return DisputedAnswer(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=f"On {day} {len(found) or 'nothing'} {'is' if len(found) < 2 else 'are'} disputed about {name}",
        thing=names.thing(thing),
        disputes=tuple(found[pair] for pair in sorted(found)),
    )


_Matter = Callable[[Statement, Statement], str]
"""Says about what two statements on one matter differ; nothing where they do not."""


def _matters(statements: Iterable[Statement], names: Names) -> Iterator[tuple[_Matter, list[Statement]]]:
    """Hand over the statements on each matter, with what tells whether two of them are at odds."""
    grouped: dict[tuple[str, ...], tuple[_Matter, list[Statement]]] = {}
    for each in statements:
        for key, matter in _keys(each, names):
            grouped.setdefault(key, (matter, []))[1].append(each)
    yield from grouped.values()


def _keys(statement: Statement, names: Names) -> Iterator[tuple[tuple[str, ...], _Matter]]:
    fact = statement.fact
    if isinstance(fact, Approval):
        yield ("step", fact.proposal, fact.step), _outcomes
        return
    if statement.standing in NOT_YET:
        return
    if isinstance(fact, Appointment):
        yield ("tenure", fact.person, fact.post, *sorted(fact.bodies)), _tenures
        if _held_by_one(fact.post, names):
            yield ("holder", fact.post), _holders
    elif isinstance(fact, Rating):
        yield ("rating", fact.about, fact.rated_by or "", fact.measure or ""), _figures
    elif isinstance(fact, Population):
        yield ("population", fact.about, fact.measure or ""), _figures
    elif type(fact) in _COMPARED:
        yield ("is", str(getattr(fact, "id", ""))), _descriptions


def _held_by_one(post: str, names: Names) -> bool:
    described = names.snapshot.describing(post)
    role = roles().get(described.fact.role) if described and isinstance(described.fact, Post) else None
    return bool(role and role.held_by_one)


def _at_one_time(one: Statement, other: Statement) -> bool:
    return one.period.overlaps(other.period) is Holds.YES


def _tenures(one: Statement, other: Statement) -> str:
    """Whether one tenure is told with two beginnings or two ends; another footing is another tenure."""
    mine, others = one.fact, other.fact
    if not isinstance(mine, Appointment) or not isinstance(others, Appointment) or not _at_one_time(one, other):
        return ""
    if mine.basis and others.basis and mine.basis is not others.basis:
        return "on what footing it is held"
    return _dates(one, other)


def _holders(one: Statement, other: Statement) -> str:
    mine, others = one.fact, other.fact
    both = isinstance(mine, Appointment) and isinstance(others, Appointment) and mine.person != others.person
    return "who holds the post, which one person holds" if both and _at_one_time(one, other) else ""


def _figures(one: Statement, other: Statement) -> str:
    mine, others = getattr(one.fact, "value", ""), getattr(other.fact, "value", "")
    return "the figure or rating" if mine != others and _at_one_time(one, other) else ""


def _outcomes(one: Statement, other: Statement) -> str:
    """Whether a step is told with two outcomes; that a body put it off before it decided is none."""
    mine, others = one.fact, other.fact
    if not isinstance(mine, Approval) or not isinstance(others, Approval):
        return ""
    if not mine.is_done or not others.is_done:
        return ""
    if mine.outcome is not others.outcome:
        return "how the body decided"
    if mine.done and others.done and not mine.done.may_be(others.done):
        return "when the body decided"
    return ""


def _descriptions(one: Statement, other: Statement) -> str:
    if type(one.fact) is not type(other.fact) or not _at_one_time(one, other):
        return ""
    for field, words in _COMPARED[type(one.fact)]:
        mine, others = getattr(one.fact, field), getattr(other.fact, field)
        if mine is not None and others is not None and mine != others:
            return words
    return _dates(one, other)


def _dates(one: Statement, other: Statement) -> str:
    """About which of their days two statements on one thing cannot both be right; "until 1 December" is 30 November."""
    for words, mine, others in (
        ("when it began", one.period.start, other.period.start),
        ("when it ended", one.period.end, other.period.end),
    ):
        if mine and others and not mine.may_be(others) and not mine.is_next_to(others):
            return words
    if Standing.ENDED in {one.standing, other.standing} and one.standing is not other.standing:
        return "whether it has ended"
    return ""
