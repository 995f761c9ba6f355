"""What a grouping says: each of the best, its groups, its points part by part, why, and how far it may be from best."""

from decimal import Decimal
from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Said(BaseModel):
    """A frozen part of a result."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Group(Said):
    """Bodies in one group: people, councils it works with, a year's cost and the cost a head where costs are known."""

    bodies: tuple[str, ...]
    names: tuple[str, ...]
    people: int
    councils: tuple[str, ...]
    cost: Decimal | None
    cost_per_head: Decimal | None
    because: tuple[str, ...]


class Points(Said):
    """The points of a grouping, the fewest being best."""

    balance: int
    partners: int
    groups: int
    cost: int
    total: int


class Grouping(Said):
    """One way to group the bodies. None of its rank can have fewer points than ``bound``; ``gap`` is how far, in %."""

    rank: int
    groups: tuple[Group, ...]
    points: Points
    bound: int
    gap: float
    split_councils: tuple[str, ...]
    because: tuple[str, ...]


class LongList(Said):
    """The best groupings; where there is none, the smallest sets of limits that could be relaxed."""

    columns: ClassVar[tuple[str, ...]] = (
        *("rank", "points", "gap", "group", "bodies", "people", "cost", "cost_per_head", "councils"),
    )

    asked: tuple[str, ...]
    candidates: int
    groupings: tuple[Grouping, ...]
    relax: tuple[tuple[str, ...], ...]

    def rows(self) -> list[tuple[object, ...]]:
        """Return every group of every grouping as a row of a table."""
        return [
            (
                *(one.rank, one.points.total, one.gap, number, "; ".join(group.names), group.people),
                *(group.cost, group.cost_per_head, "; ".join(group.councils)),
            )
            for one in self.groupings
            for number, group in enumerate(one.groups, start=1)
        ]
