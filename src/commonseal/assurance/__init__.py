"""What would break: rules of law and of good sense over a snapshot, real or what-if, and what they find.

``check`` is the way in. It is a pure function of a snapshot and the law; it opens no file and looks at no clock.
"""

from commonseal.assurance.checking import check, check_world, holding
from commonseal.assurance.levels import Acknowledged, Finding, Level, Rests
from commonseal.assurance.registry import all_rules, rule_of
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.what_if import UnknownOptionError, assumed_by
from commonseal.assurance.world import World

__all__ = [
    "Acknowledged",
    "Breach",
    "Finding",
    "Level",
    "Rests",
    "Rule",
    "UnknownOptionError",
    "World",
    "all_rules",
    "assumed_by",
    "check",
    "check_world",
    "holding",
    "rule_of",
]
