"""What would be: an option's statements taken to come into force, beside all that is known and is not ended by it."""

from collections.abc import Mapping

from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Option
from commonseal.vocabulary.periods import day_of
from commonseal.vocabulary.statement import Standing, Statement

_OPEN_TO_CHANGE = frozenset({Standing.CONSIDERED, Standing.PROPOSED})


class UnknownOptionError(LookupError):
    """A what-if was asked of an option that the snapshot does not know."""


def option_in(snapshot: Snapshot, option: str) -> Option:
    """Return what a snapshot last says of an option.

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    stated = [each.fact for each in snapshot.known if isinstance(each.fact, Option) and each.fact.id == option]
    if not stated:
        raise UnknownOptionError(
            f"the register knows no option “{option}”; commonseal show PROPOSAL lists a proposal's options"
        )
    return stated[-1]


def target_of(fact: Option, snapshot: Snapshot) -> int:
    """Return the day number from which an option counts, as its target says; the day looked at where that says none."""
    counts_from = fact.counts_from
    return day_of(snapshot.on) if counts_from is None else counts_from


def assumed_by(snapshot: Snapshot, option: str) -> dict[int, int]:
    """Return the numbers of the statements that an option would bring into force, each with the day from which.

    An option brings the things it names, and what is proposed of them: the people to be appointed to a post that it
    brings or that an arrangement shares; the delegations, contracts and transfers of an arrangement; the members of a
    committee that it forms; of a new body what it follows, its organs, its posts, its functions and its population;
    the shares of a cost. A statement with a start of its own keeps it; else the option's target date counts, else the
    day looked at. What ends is told by ``without_what_ends``.

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    fact = option_in(snapshot, option)
    target = target_of(fact, snapshot)
    brought = _with_company(snapshot, set(fact.brings))
    return {
        each.number: target
        for each in snapshot.known
        if each.standing in _OPEN_TO_CHANGE and not isinstance(each.fact, Option) and _is_part(each, brought)
    }


def with_starts(snapshot: Snapshot, assumed: Mapping[int, int]) -> Snapshot:
    """Return a snapshot in which what an option brings begins on its day, where it has no start of its own.

    Rules that ask when something takes effect, as a merger, then know it.
    """
    if not assumed:
        return snapshot
    return snapshot.replaced(_begun(each, assumed.get(each.number)) for each in snapshot.known)


def _begun(statement: Statement, day: int | None) -> Statement:
    if day is None or statement.period.start is not None:
        return statement
    period = statement.period.from_on(day)
    return statement if period is None else statement.model_copy(update={"period": period})


def _with_company(snapshot: Snapshot, things: set[str]) -> frozenset[str]:
    """Add the posts that arrangements share, and the committees and bodies that they form."""
    for statement in snapshot.known:
        fact = statement.fact
        if getattr(fact, "id", None) in things:
            things.update(each for each in (getattr(fact, "post", None), getattr(fact, "forms", None)) if each)
    return frozenset(things)


_NAMED_BY = ("id", "post", "arrangement", "organization", "parent", "of")
"""The fields by which a statement belongs to one thing."""
_NAMED_BY_KIND = {"succession": "to_bodies", "function": "body", "population": "about"}
"""The field by which a statement of a kind belongs to a new body."""


def _is_part(statement: Statement, brought: frozenset[str]) -> bool:
    fact = statement.fact
    if fact.kind in _MATTERS_OF_THE_WAY:
        return False
    fields = (*_NAMED_BY, *((_NAMED_BY_KIND[fact.kind],) if fact.kind in _NAMED_BY_KIND else ()))
    named = [getattr(fact, name, None) for name in fields]
    if fact.kind == "post" and brought.issuperset(getattr(fact, "bodies", ())):
        return True
    return any(not brought.isdisjoint((each,) if isinstance(each, str) else each) for each in named if each)


_MATTERS_OF_THE_WAY = frozenset({"proposal", "option", "approval", "question", "dependency", "meeting"})
"""What leads to a change and is not itself part of what comes into force."""
