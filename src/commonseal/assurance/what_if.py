"""What would be: an option's statements taken to come into force, beside all that is known."""

from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Option
from commonseal.vocabulary.periods import day_of
from commonseal.vocabulary.statement import Standing, Statement

_OPEN_TO_CHANGE = frozenset({Standing.CONSIDERED, Standing.PROPOSED})


class UnknownOptionError(LookupError):
    """A what-if was asked of an option that the snapshot does not know."""


def assumed_by(snapshot: Snapshot, option: str) -> dict[int, int]:
    """Return the numbers of the statements that an option would bring into force, each with the day from which.

    An option brings the things it names, and what is proposed of them: the people to be appointed to a post that an
    arrangement shares, the delegations and contracts of an arrangement, the members of a committee that it forms.
    A statement with a start of its own keeps it; else the option's target date counts, else the day looked at.

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    stated = [each.fact for each in snapshot.known if isinstance(each.fact, Option) and each.fact.id == option]
    if not stated:
        raise UnknownOptionError(
            f"the register knows no option “{option}”; commonseal show PROPOSAL lists a proposal's options"
        )
    fact = stated[-1]
    target = fact.target.latest if fact.target is not None and fact.target.has_last_day else day_of(snapshot.on)
    brought = _with_company(snapshot, set(fact.brings))
    return {
        each.number: target
        for each in snapshot.known
        if each.standing in _OPEN_TO_CHANGE and not isinstance(each.fact, Option) and _is_part(each, brought)
    }


def _with_company(snapshot: Snapshot, things: set[str]) -> frozenset[str]:
    """Add the posts that arrangements share, and the committees and bodies that they form."""
    for statement in snapshot.known:
        fact = statement.fact
        if getattr(fact, "id", None) in things:
            things.update(each for each in (getattr(fact, "post", None), getattr(fact, "forms", None)) if each)
    return frozenset(things)


def _is_part(statement: Statement, brought: frozenset[str]) -> bool:
    fact = statement.fact
    if fact.kind in _MATTERS_OF_THE_WAY:
        return False
    named = (getattr(fact, name, None) for name in ("id", "post", "arrangement", "organization"))
    return any(each in brought for each in named if each)


_MATTERS_OF_THE_WAY = frozenset({"proposal", "option", "approval", "question", "dependency", "meeting"})
"""What leads to a change and is not itself part of what comes into force."""
