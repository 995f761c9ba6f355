"""How good a possible group is, in points, the fewest being best; and which limits it does not keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from commonseal.planning.grouping.candidates import Candidate
from commonseal.planning.grouping.model import Asked, Unit


@dataclass(frozen=True, order=True)
class Limit:
    """One limit that can be kept or not: its kind, and the bodies or the council that it is about."""

    kind: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parts:
    """The points of a group or a grouping, part by part."""

    balance: int
    partners: int
    groups: int
    cost: int

    @property
    def total(self) -> int:
        """All points."""
        return self.balance + self.partners + self.groups + self.cost

    def __add__(self, other: "Parts") -> "Parts":
        return Parts(
            self.balance + other.balance,
            self.partners + other.partners,
            self.groups + other.groups,
            self.cost + other.cost,
        )


@dataclass(frozen=True)
class Scorer:
    """Scores possible groups of one question, and holds them against its limits."""

    asked: Asked

    def parts(self, group: Candidate) -> Parts:
        """Return the points of a group. Every council counts in each group that it works with."""
        weights, ideal = self.asked.weights, self.asked.ideal
        members = group.members(self.asked.units)
        off = (100 * abs(group.people - ideal) + ideal // 2) // ideal
        councils = len(frozenset().union(*(each.councils for each in members)))
        return Parts(
            balance=weights.balance * off,
            partners=weights.partners * councils,
            groups=weights.groups,
            cost=weights.cost * self._pennies_above(group, members) if weights.cost else 0,
        )

    @cached_property
    def every_council(self) -> int:
        """The points that councils cost where each is whole, which a grouping cannot help and is not charged."""
        return self.asked.weights.partners * len(frozenset().union(*(each.councils for each in self.asked.units)))

    def of_grouping(self, groups: Sequence[Candidate]) -> Parts:
        """Return the points of a whole grouping: councils count only for the groups beyond the first of each."""
        return sum((self.parts(each) for each in groups), Parts(0, -self.every_council, 0, 0))

    def cost(self, members: Sequence[Unit]) -> Decimal | None:
        """Return what a group costs in a year, with what joining saves taken off; None where a cost is not known."""
        if any(each.cost is None for each in members):
            return None
        costs = (each.cost or Decimal(0) for each in members)
        return sum(costs, Decimal(0)) - self.asked.limits.joining_saves * (len(members) - 1)

    def breaches(self, group: Candidate) -> Iterator[Limit]:
        """Yield the limits that a group does not keep."""
        limits, members = self.asked.limits, group.members(self.asked.units)
        if limits.least_people is not None and group.people < limits.least_people:
            yield Limit("least_people")
        if limits.most_people is not None and group.people > limits.most_people:
            yield Limit("most_people")
        cost = self.cost(members) if limits.cost_per_head is not None else None
        if limits.cost_per_head is not None and cost is not None and cost > limits.cost_per_head * group.people:
            yield Limit("cost_per_head")
        yield from self._on_bodies({each.id for each in members}, members)

    def _on_bodies(self, inside: set[str], members: Sequence[Unit]) -> Iterator[Limit]:
        limits = self.asked.limits
        for pair in limits.together:
            if len(inside.intersection(pair)) == 1:
                yield Limit("together", pair)
        for pair in limits.apart:
            if inside.issuperset(pair):
                yield Limit("apart", pair)
        if limits.whole_councils:
            for council in sorted(frozenset().union(*(each.councils for each in members))):
                if not self._partners[council] <= inside:
                    yield Limit("whole_council", (council,))

    @cached_property
    def _partners(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for each in self.asked.units:
            for council in each.councils:
                found.setdefault(council, set()).add(each.id)
        return {council: frozenset(bodies) for council, bodies in found.items()}

    @cached_property
    def _cheapest(self) -> Decimal:
        """The least that any body costs a head: what groups are held against."""
        known = [each.cost / each.people for each in self.asked.units if each.cost is not None and each.people]
        return min(known, default=Decimal(0))

    def _pennies_above(self, group: Candidate, members: Sequence[Unit]) -> int:
        cost = self.cost(members)
        return 0 if cost is None or not group.people else max(0, round((cost / group.people - self._cheapest) * 100))
