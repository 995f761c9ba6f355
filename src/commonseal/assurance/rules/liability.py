"""CS-LIAB: who answers in law for what is done together, and whether the law lets that move."""

import re
from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.joining import party_kinds
from commonseal.assurance.world import World
from commonseal.regimes import Liability, Power
from commonseal.vocabulary.facts import Arrangement, Delegation
from commonseal.vocabulary.statement import Statement

_MOVED = re.compile(
    r"\b(liabilit(?:y|ies)|legal responsibilit(?:y|ies))\b[^.;]{0,60}?\b"
    r"(move|moves|moved|pass|passes|passed|transfer|transfers|transferred|shift|shifts|sits? with|rests? with|lies? with)\b"
    r"|\b(transfer|passing|move)\s+of\s+(?:all\s+)?(?:legal\s+)?liabilit(?:y|ies)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(not|no|never|neither|without|keeps?|kept|retains?|retained|remains?|own)\b", re.IGNORECASE)


class LiabilityMoved(Rule):
    """“{name}” marks liability as moved from {bodies} {period}, where the law leaves it with each of them."""

    code = "CS-LIAB-01"
    rule = "R9"
    level = Level.BLOCK
    remedy = "Correct the terms: each of {bodies} goes on answering in law for its own functions under {power}."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the arrangements and delegations that move liability under a power that keeps it."""
        both: list[tuple[Statement, Arrangement | Delegation]] = [*world.facts(Arrangement), *world.facts(Delegation)]
        for statement, fact in both:
            losers = _losers(fact, statement, world)
            if losers:
                yield from self._by_power(statement, fact, losers, world)

    @staticmethod
    def _by_power(
        statement: Statement, fact: Arrangement | Delegation, losers: tuple[str, ...], world: World
    ) -> Iterator[Breach]:
        for power in _powers(fact, world):
            if power.liability is Liability.KEPT:
                words = {"name": _name(fact, world), "power": power.citation}
                yield Breach(_key(fact), losers, world.days(statement), words, (statement,), power)
                return


def _losers(fact: Arrangement | Delegation, statement: Statement, world: World) -> tuple[str, ...]:
    """Return the bodies whose liability is said to lie with others: by the field for it, else by its words."""
    bodies = fact.parties if isinstance(fact, Arrangement) else fact.delegators
    homes = tuple(dict.fromkeys(world.bodies.home(each) for each in bodies if _answers(each, world)))
    if fact.liability:
        answering = {world.bodies.home(each) for each in fact.liability}
        return tuple(each for each in homes if each not in answering)
    texts = [*getattr(fact, "conditions", ()), getattr(fact, "scope", None), statement.note]
    return homes if any(text and says_liability_moves(text) for text in texts) else ()


def says_liability_moves(text: str) -> bool:
    """Whether a text says that liability goes to somebody else.

    >>> says_liability_moves("All liability passes to the joint committee.")
    True
    >>> says_liability_moves("Liability does not pass to the host; each body keeps its own.")
    False
    """
    return any(_MOVED.search(part) and not _NOT.search(part) for part in re.split(r"[.;]", text))


def _answers(body: str, world: World) -> bool:
    return world.bodies.kind(world.bodies.home(body)) not in {"", "joint_committee", "joint_board", "partnership"}


def _powers(fact: Arrangement | Delegation, world: World) -> tuple[Power, ...]:
    """Return the powers that the fact names; where it names none, those that bodies of these kinds could be using."""
    cited = world.law.power_cited(fact.legal_basis)
    if cited:
        return cited
    parties = fact.parties if isinstance(fact, Arrangement) else (*fact.delegators, fact.delegate)
    kinds = party_kinds([each for each in parties if each.startswith("body/")], world)
    return tuple(each for each in world.law.of_kind(Power) if kinds and each.liability and each.allows(kinds))


def _key(fact: Arrangement | Delegation) -> str:
    return fact.id if isinstance(fact, Arrangement) else f"{'+'.join(fact.delegators)}>{fact.delegate}"


def _name(fact: Arrangement | Delegation, world: World) -> str:
    if isinstance(fact, Arrangement):
        return fact.name or world.name(fact.id)
    return f"the delegation to {world.name(fact.delegate)}"
