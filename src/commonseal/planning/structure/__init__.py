"""Structure and cost of an option: posts before and after, what they cost and who bears it, what is done twice.

``structure``, ``cost`` and ``duplicates`` are the ways in. Each is a pure function of the snapshot as it is, the
snapshot as it would be, and the law.
"""

from commonseal.planning.structure.apportioning import apportioned
from commonseal.planning.structure.cost import cost, money
from commonseal.planning.structure.cost_model import BodyCost, CostTold, PostCost
from commonseal.planning.structure.duplicates import duplicates
from commonseal.planning.structure.duplicates_model import Doing, Duplicate, DuplicatesTold, Effect, Stays
from commonseal.planning.structure.faults import CostFault, UncostedError
from commonseal.planning.structure.model import Held, PostChange, PostFate, PostShown, StructureTold
from commonseal.planning.structure.posts import DifferentDaysError, structure
from commonseal.planning.structure.scope import bodies_of, on_target

__all__ = [
    "BodyCost",
    "CostFault",
    "CostTold",
    "DifferentDaysError",
    "Doing",
    "Duplicate",
    "DuplicatesTold",
    "Effect",
    "Held",
    "PostChange",
    "PostCost",
    "PostFate",
    "PostShown",
    "Stays",
    "StructureTold",
    "UncostedError",
    "apportioned",
    "bodies_of",
    "cost",
    "duplicates",
    "money",
    "on_target",
    "structure",
]
