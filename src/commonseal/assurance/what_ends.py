"""What would end: what an option ends, with all that falls away with it, on the day before the option counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commonseal.assurance.what_if import option_in, target_of
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import (
    Appointment,
    Arrangement,
    ArrangementType,
    Body,
    CostShare,
    Delegation,
    Fact,
    Function,
    Membership,
    Post,
)
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.statement import Standing, Statement

_COMMITTEES = frozenset({"joint_committee", "joint_board"})


@dataclass(frozen=True, slots=True)
class Ending:
    """That a statement no longer holds from a day number on: wholly, or for some of the bodies that it names."""

    day: int
    seats: frozenset[str] | None = None


def without_what_ends(snapshot: Snapshot, option: str) -> Snapshot:
    """Return a snapshot in which what an option ends has ended on the day before the option counts.

    An option ends the things that it names, and with them what cannot stand without them:

    - with a post the appointments to it, the arrangement that shares it and the shares of its cost;
    - with an arrangement its delegations, contracts, services, systems and budgets, and the joint committee or joint
      board that it forms, unless another arrangement forms that too;
    - with a committee its memberships, its functions and what is delegated to it;
    - with a body its organs, its functions, its memberships of others, and its posts with those who hold them; a post
      or an appointment that is at other bodies too goes on at those;
    - with a person their appointments and memberships.

    What else is in the name of a body that ends is left standing, since somebody has to settle where it goes:
    contracts, arrangements with others, staff, systems and budgets. The rules find what is left behind (CS-END-01).

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    fact = option_in(snapshot, option)
    if not fact.ends:
        return snapshot
    ending = _Ending(snapshot.known, frozenset(fact.ends), target_of(fact, snapshot))
    return with_endings(snapshot, ending.found())


def with_endings(snapshot: Snapshot, endings: Mapping[int, Ending]) -> Snapshot:
    """Return a snapshot in which some statements have ended, by their numbers."""
    if not endings:
        return snapshot
    return snapshot.replaced(part for each in snapshot.known for part in _parts(each, endings.get(each.number)))


def _parts(statement: Statement, ending: Ending | None) -> Iterator[Statement]:
    """Give what is left of a statement: what was before the day, and from then on what is at the bodies that remain.

    Both parts keep the number, for both rest on that statement.
    """
    if ending is None or statement.standing is Standing.ENDED:
        yield statement
        return
    before, after = statement.period.until_before(ending.day), statement.period.from_on(ending.day)
    if before is not None:
        yield statement.model_copy(update={"period": before})
    bodies = tuple(each for each in getattr(statement.fact, "bodies", ()) if each not in (ending.seats or ()))
    if ending.seats is not None and after is not None and bodies:
        fact = statement.fact.model_copy(update={"bodies": bodies})
        yield statement.model_copy(update={"period": after, "fact": fact})


class _Ending:
    """What ends with some things, found step by step until nothing more falls away."""

    def __init__(self, known: Iterable[Statement], things: frozenset[str], day: int) -> None:
        self._known, self._day = tuple(known), day
        self._gone = set(things)

    def found(self) -> dict[int, Ending]:
        """Return the endings by the number of the statement."""
        while more := {thing for each in self._known for thing in self._falls(each.fact)} - self._gone:
            self._gone |= more
        endings = {each.number: self._of(each.fact) for each in self._known}
        return {number: ending for number, ending in endings.items() if ending is not None}

    def _falls(self, fact: Fact) -> Iterator[str]:
        """Give the things that end with one that does, as this fact has them."""
        is_part = isinstance(fact, Body) and fact.parent in self._gone
        if is_part or (isinstance(fact, Post) and self._gone.issuperset(fact.bodies)):
            yield str(getattr(fact, "id", ""))
        elif isinstance(fact, Arrangement):
            if fact.type is ArrangementType.SHARED_POST and fact.post in self._gone:
                yield fact.id
            if fact.id in self._gone and fact.forms is not None and self._is_of_no_other(fact.forms):
                yield fact.forms
        elif getattr(fact, "arrangement", None) in self._gone and getattr(fact, "id", None):
            yield str(getattr(fact, "id", ""))

    def _is_of_no_other(self, formed: str) -> bool:
        facts = [each.fact for each in self._known if each.standing is not Standing.REJECTED]
        is_committee = any(
            isinstance(each, Body) and each.id == formed and each.classification in _COMMITTEES for each in facts
        )
        others = (each for each in facts if isinstance(each, Arrangement) and each.forms == formed)
        return is_committee and all(each.id in self._gone for each in others)

    def _of(self, fact: Fact) -> Ending | None:
        """Return how a fact ends, None where it goes on."""
        if fact.kind in _MATTERS_OF_THE_WAY:
            return None
        if self._is_gone(fact):
            return Ending(self._day)
        lost = frozenset(getattr(fact, "bodies", ())) & self._gone if isinstance(fact, Post | Appointment) else None
        return Ending(self._day, lost) if lost else None

    def _is_gone(self, fact: Fact) -> bool:
        gone = self._gone
        if getattr(fact, "id", None) in gone or getattr(fact, "arrangement", None) in gone:
            return True
        if isinstance(fact, Appointment):
            return fact.post in gone or fact.person in gone or gone.issuperset(fact.bodies)
        if isinstance(fact, Membership):
            return fact.organization in gone or fact.member in gone
        if isinstance(fact, Function):
            return fact.body in gone
        if isinstance(fact, Delegation):
            return fact.delegate in gone and kind_of(fact.delegate) == "body"
        return isinstance(fact, CostShare) and fact.of in gone


_MATTERS_OF_THE_WAY = frozenset({"proposal", "option", "approval", "question", "dependency", "meeting"})
"""What leads to a change stays on record, whatever becomes of it."""
