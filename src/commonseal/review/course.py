"""How far the review of a paper has come: its claims, those that were split or joined in their place, and what stands.

A claim that was split is followed by its parts; two that were joined, by what became of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from commonseal.reading import Claim
from commonseal.register.asking.decisions import Decided
from commonseal.review.drafting import claim_key
from commonseal.review.parting import can_be_joined, can_be_split, join, split

SPLIT, JOINED = "split", "joined"
"""The decisions by which claims make way for others."""
Lookup = Callable[[Iterable[str]], Mapping[str, Decided]]
"""What tells which decisions stand on claims, by their keys."""


@dataclass(frozen=True)
class Course:
    """The claims of a paper by their keys, in reading order, and the decisions that stand on them."""

    claims: Mapping[str, Claim]
    decided: Mapping[str, Decided]

    @property
    def waiting(self) -> tuple[str, ...]:
        """The keys of the claims that nobody has decided about."""
        return tuple(key for key in self.claims if key not in self.decided)

    @property
    def made_way(self) -> frozenset[str]:
        """The keys of the claims that were split or joined, in whose place others stand."""
        return frozenset(key for key, each in self.decided.items() if each.decision in (SPLIT, JOINED))

    def came_of(self, paper: str, key: str) -> tuple[str, ...]:
        """Return the keys of the claims that stand in place of one that was split or joined."""
        mine = self.decided.get(key)
        if mine is None:
            return ()
        among = [(each, self.claims[each.claim_key]) for each in self.decided.values() if each.act == mine.act]
        return tuple(claim_key(paper, each) for each in _made_of(among))


def course_of(paper: str, claims: Sequence[Claim], lookup: Lookup) -> Course:
    """Return the course of the review of a paper.

    Args:
        paper: the paper's identifier.
        claims: what was read in it, in reading order.
        lookup: what tells which decisions stand.
    """
    order: dict[str, Claim] = {claim_key(paper, each): each for each in claims}
    decided: dict[str, Decided] = dict(lookup(order))
    fresh = _made_by(order, decided, set())
    acts: set[int] = set()
    while fresh:
        acts |= set(fresh)
        more: dict[str, Claim] = {}
        for act, made in fresh.items():
            keyed = {claim_key(paper, each): each for each in made}
            order = _with(order, keyed, after=[key for key, each in decided.items() if each.act == act])
            more |= keyed
        decided |= lookup(more)
        fresh = _made_by(order, decided, acts)
    return Course(order, {key: decided[key] for key in order if key in decided})


def _made_by(
    claims: Mapping[str, Claim], decided: Mapping[str, Decided], seen: set[int]
) -> dict[int, tuple[Claim, ...]]:
    """Return the claims that acts not yet seen made out of others, by act; nothing of an act that made none."""
    found: dict[int, list[tuple[Decided, Claim]]] = defaultdict(list)
    for key, each in decided.items():
        if each.decision in (SPLIT, JOINED) and each.act not in seen and key in claims:
            found[each.act].append((each, claims[key]))
    made = {act: _made_of(among) for act, among in found.items()}
    return {act: claims for act, claims in made.items() if claims}  # the other of two may be one that is still to come


def _made_of(among: list[tuple[Decided, Claim]]) -> tuple[Claim, ...]:
    """Return what the decisions of one act made of claims: the parts of one, or what two are together."""
    given = sorted(((each, claim) for each, claim in among if each.decision in (SPLIT, JOINED)), key=_number)
    if len(given) == 1 and given[0][0].decision == SPLIT and can_be_split(given[0][1]):
        return split(given[0][1])
    if len(given) == 2 and can_be_joined(given[0][1], given[1][1]):
        return (join(given[0][1], given[1][1]),)
    return ()


def _number(given: tuple[Decided, Claim]) -> int:
    return given[0].number


def _with(order: Mapping[str, Claim], made: Mapping[str, Claim], after: Iterable[str]) -> dict[str, Claim]:
    """Return claims in order with some more after the first of those that they came of."""
    anchors = set(after)
    found: dict[str, Claim] = {}
    for key, claim in order.items():
        found.setdefault(key, claim)
        if key in anchors:
            anchors = set()
            found |= {each: new for each, new in made.items() if each not in order}
    return found
