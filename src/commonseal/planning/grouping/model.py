"""What a long list is made from: bodies with their people and neighbours, what groups must be, and what is better."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True)
class Unit:
    """A body to be grouped. ``councils`` are the councils that are its partners; ``cost`` is a year's running cost.

    ``place`` tells where in the file it stands, or which statement gives its people.
    """

    id: str
    name: str
    people: int
    neighbours: frozenset[str] = frozenset()
    councils: frozenset[str] = frozenset()
    cost: Decimal | None = None
    source: str = ""


@dataclass(frozen=True)
class Limits:
    """What every group, and the grouping, has to be. None: nothing is asked.

    ``contiguous``: the bodies of a group hang together by their neighbours. ``whole_councils``: no council has partners
    in two groups. ``together`` and ``apart`` are pairs of bodies. ``cost_per_head`` is the most that a group may cost
    for each of its people; ``joining_saves`` what each body after the first saves a group in a year.
    """

    least_people: int | None = None
    most_people: int | None = None
    most_bodies: int = 6
    least_groups: int | None = None
    most_groups: int | None = None
    contiguous: bool = True
    whole_councils: bool = False
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    cost_per_head: Decimal | None = None
    cost_source: str = "as given"
    joining_saves: Decimal = Decimal(0)


@dataclass(frozen=True)
class Weights:
    """What is better, and how much it counts: points for each unit, the fewest points being best.

    ``balance``: for each group, for each per cent that its people are off the ``ideal``. ``partners``: for each group
    beyond the first that a council has to work with. ``groups``: for each group. ``cost``: for each penny a head by
    which a group is above what the cheapest body costs.
    """

    balance: int = 1
    partners: int = 40
    groups: int = 30
    cost: int = 0
    ideal: int | None = None


@dataclass(frozen=True)
class Asked:
    """The whole question: bodies, limits and weights; ``notes`` say where the figures come from."""

    units: tuple[Unit, ...]
    limits: Limits = Limits()
    weights: Weights = Weights()
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """The bodies by identifier."""
        return {each.id: each for each in self.units}

    @cached_property
    def ideal(self) -> int:
        """The number of people that a group is best to have: as given, else what the limits make of it.

        With a fixed number of groups it is an even share. With a least and a most number of people it is the middle;
        with a least alone, half as much again. Otherwise it is twice an average body.
        """
        total, limits = sum(each.people for each in self.units), self.limits
        if self.weights.ideal is not None:
            return self.weights.ideal
        if limits.least_groups is not None and limits.least_groups == limits.most_groups:
            return total // limits.least_groups
        if limits.least_people is not None and limits.most_people is not None:
            return (limits.least_people + limits.most_people) // 2
        if limits.least_people is not None:
            return limits.least_people * 3 // 2
        return 2 * total // max(1, len(self.units))
