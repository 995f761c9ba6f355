"""The long list by machine: bodies put into groups that keep what is asked, the best of them, and why."""

from commonseal.planning.grouping.candidates import TooManyGroupsError
from commonseal.planning.grouping.grouping import grouped
from commonseal.planning.grouping.model import Asked, Limits, Unit, Weights
from commonseal.planning.grouping.reading import read_asked
from commonseal.planning.grouping.register import populations_of
from commonseal.planning.grouping.result import Group, Grouping, LongList, Points

__all__ = [
    "Asked",
    "Group",
    "Grouping",
    "Limits",
    "LongList",
    "Points",
    "TooManyGroupsError",
    "Unit",
    "Weights",
    "grouped",
    "populations_of",
    "read_asked",
]
