"""CS-LIAB: who answers in law for what is done together, and whether the law lets that move."""

import re
from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.joining import life_together, party_kinds
from commonseal.assurance.world import World
from commonseal.regimes import Liability, Power, Provision
from commonseal.vocabulary.facts import Arrangement, Delegation
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import Spans
from commonseal.vocabulary.statement import Statement

_LIABILITY = r"(?:liabilit(?:y|ies)|legal (?:responsibilit(?:y|ies)|accountability))"
_MOVED = re.compile(
    rf"\b{_LIABILITY}\b[^.;]{{0,80}}?\b(?:moves?|moved|pass(?:es|ed)?|transfer(?:s|red)?|shift(?:s|ed)?|assumed by"
    rf"|borne by|taken (?:on|over) by|(?:sits?|rests?|lies?|be|is|are) with|go(?:es)? to|cease)\b"
    rf"|\b(?:transfer|passing|move|assumption)\s+of\s+(?:all\s+)?{_LIABILITY}\b"
    rf"|\b(?:assumes?|takes? (?:on|over)|bears?|accepts?|is|be)\s+(?:all|full|sole|solely|entire)?\s*(?:the\s+)?"
    rf"(?:{_LIABILITY}|liable)\b[^.;]{{0,40}}\b(?:for|of|in place of|instead of)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(not|no|never|neither|nor|without|keeps?|kept|retains?|retained|remains?|own|each|stays?)\b", re.IGNORECASE
)


class LiabilityMoved(Rule):
    """“{name}” marks liability as moved from {bodies} {period}, where the law leaves it with each of them."""

    code = "CS-LIAB-01"
    rule = "R9"
    level = Level.BLOCK
    remedy = "Correct the terms: each of {bodies} goes on answering in law for its own functions under {power}."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the arrangements and delegations that move liability, on the days on which no power lets it move."""
        both: list[tuple[Statement, Arrangement | Delegation]] = [*world.facts(Arrangement), *world.facts(Delegation)]
        for statement, fact in both:
            losers = _losers(fact, statement, world)
            if losers:
                yield from self._by_power(statement, fact, losers, world)

    @staticmethod
    def _by_power(
        statement: Statement, fact: Arrangement | Delegation, losers: tuple[str, ...], world: World
    ) -> Iterator[Breach]:
        powers = _powers(fact, world)
        moving = [each for each in powers if each.liability is Liability.EXERCISING_BODY]
        keeping = next((each for each in powers if each.liability is Liability.KEPT), None)
        moves = Spans.of_many(each.span() for each in moving)
        law = _that_says_so(keeping or (moving[0] if moving else None), world)
        if law is not None and (keeping is not None or moving):
            words = {"name": _name(fact, world), "power": law.citation}
            days = (world.days(statement) & life_together(_parties(fact), world)) - moves
            yield Breach(_key(fact), losers, days, words, (statement,), law)


def _that_says_so(power: Power | None, world: World) -> Provision | None:
    """Return the provision to be cited: the one on liability, where the power leaves it to another; for any time."""
    if power is None:
        return None
    own = world.provision(power.liability_provision) if power.liability_provision else None
    law = own or power
    return law if power.liability is Liability.KEPT else law.model_copy(update={"from_": None})


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
    kinds = party_kinds(_parties(fact), world)
    return tuple(each for each in world.law.of_kind(Power) if kinds and each.liability and each.allows(kinds))


def _parties(fact: Arrangement | Delegation) -> tuple[str, ...]:
    parties = fact.parties if isinstance(fact, Arrangement) else (*fact.delegators, fact.delegate)
    return tuple(each for each in parties if kind_of(each) == "body")


def _key(fact: Arrangement | Delegation) -> str:
    return fact.id if isinstance(fact, Arrangement) else f"{'+'.join(fact.delegators)}>{fact.delegate}"


def _name(fact: Arrangement | Delegation, world: World) -> str:
    if isinstance(fact, Arrangement):
        return fact.name or world.name(fact.id)
    return f"the delegation to {world.name(fact.delegate)}"
