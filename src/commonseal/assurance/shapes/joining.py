"""Arrangements between bodies and the powers they rest on: who takes part, and what the law lets them do, when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.world import World
from commonseal.regimes import Duty, Form, Power
from commonseal.regimes.words import Nature
from commonseal.vocabulary.catalogue import find_function
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Delegation
from commonseal.vocabulary.periods import Spans
from commonseal.vocabulary.statement import Statement

IN_COMMON = ("committees in common", "committee in common", "meetings in common", "meeting in common")
"""What separate committees that meet together are called: they need no power, since each decides for its own body."""

_KIND_WORDS = (("ccg", "ccg"), ("clinical commissioning group", "ccg"), ("icb", "icb"), ("council", "county_council"))


@dataclass(slots=True)
class Joint:
    """One joint committee, as its arrangement has it: the parties, their kinds, and the powers that could carry it."""

    statement: Statement
    fact: Arrangement
    days: Spans
    kinds: frozenset[str]
    functions: tuple[str, ...]
    delegations: tuple[tuple[Statement, Delegation], ...]

    @property
    def in_common(self) -> bool:
        """Whether it is said to be committees in common, in which each body decides for itself."""
        said = " ".join(part for part in (self.fact.name, self.fact.legal_basis, self.fact.scope) if part).lower()
        return any(words in said for words in IN_COMMON)

    @property
    def grounds(self) -> tuple[Statement, ...]:
        """The statements that say so."""
        return (self.statement, *(each for each, _ in self.delegations))

    def is_of_ccgs(self) -> bool:
        """Whether only clinical commissioning groups take part."""
        return self.kinds == {"ccg"}

    def is_with_council(self) -> bool:
        """Whether clinical commissioning groups and councils take part."""
        return "ccg" in self.kinds and bool(self.kinds & COUNCILS)

    def cited(self, world: World) -> list[Power]:
        """Return the powers that its legal basis names."""
        texts = [self.fact.legal_basis, *(fact.legal_basis for _, fact in self.delegations)]
        return [power for text in texts if text for power in world.law.power_cited(text)]


def joint_committees(world: World) -> tuple[Joint, ...]:
    """Return every joint committee that counts, with the functions given to it."""
    return world.once(_joint_committees)


def _joint_committees(world: World) -> tuple[Joint, ...]:
    return tuple(_found(world))


def _found(world: World) -> Iterator[Joint]:
    given: dict[str, list[tuple[Statement, Delegation]]] = {}
    for statement, delegation in world.facts(Delegation):
        for key in (delegation.arrangement, delegation.delegate):
            if key:
                given.setdefault(key, []).append((statement, delegation))
    for statement, fact in world.facts(Arrangement):
        if fact.type is ArrangementType.JOINT_COMMITTEE:
            to_it = {each[0].number: each for key in (fact.id, fact.forms) if key for each in given.get(key, ())}
            delegations = tuple(to_it.values())
            functions = (*fact.functions, *(each for _, one in delegations for each in one.functions))
            kinds = party_kinds(fact.parties, world, but=fact.forms)
            yield Joint(statement, fact, world.days(statement), kinds, functions, delegations)


def party_kinds(parties: Iterable[str], world: World, but: str | None = None) -> frozenset[str]:
    """Return the kinds of the bodies that take part; of a set, the kind that its name gives; organs as their bodies."""
    return frozenset(
        kind for each in parties if each != but for kind in (_kind(world.bodies.home(each), world),) if kind
    )


def _kind(body: str, world: World) -> str:
    kind = world.bodies.kind(body)
    if kind != "set":
        return "" if kind in {"joint_committee", "joint_board", "partnership", "other"} else kind
    folded = world.name(body).lower()
    return next((key for words, key in _KIND_WORDS if words in folded), "")


def without_power(joint_form: Form, kinds: frozenset[str], world: World) -> Spans | None:
    """Return the days on which the law gives bodies of these kinds no power of a form; None where that is not known.

    Known it is only where every kind is one that some power of the form speaks of.
    """
    powers = [each for each in world.law.of_kind(Power) if joint_form in each.forms]
    spoken_of = {kind for each in powers for kind in each.classifications}
    if not kinds or not kinds <= spoken_of:
        return None
    return Spans.of_many(each.span() for each in powers if each.allows(kinds))


def nature_of(function: str, kind: str, world: World) -> tuple[Nature, Duty | None]:
    """Return whether a function, as a paper names it, is one of commissioning, and the duty it stands for."""
    found = find_function(function)
    if found is None:
        return Nature.UNCLEAR, None
    for duty in world.law.of_kind(Duty, kind):
        if duty.function == found.key:
            return duty.nature, duty
    return Nature.UNCLEAR, None


def excluded_words(functions: Iterable[str], power: Power) -> list[str]:
    """Return the functions that a power is said not to reach."""
    return [each for each in functions if any(word.lower() in each.lower() for word in power.excluded_functions)]
