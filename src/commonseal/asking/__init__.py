"""Asking: which part of the register, and which law, a question needs before it can be answered.

Commands and pages ask alike, so that the same question brings the same answer wherever it is put.
"""

from commonseal.asking.ahead import ahead
from commonseal.asking.ahead_model import AHEAD_WORDS, Ahead, AheadKind, AheadTold
from commonseal.asking.around import around, for_outstanding, for_sharing, for_sources, with_people
from commonseal.asking.checked import Checked, checked
from commonseal.asking.gathering import Gathered, TooLargeError, gather, gather_around, law_of, superseded, with_parts
from commonseal.asking.kept import kept_gathered
from commonseal.asking.looking import Look, Looking, NotFoundError, find_one
from commonseal.asking.naming import UnknownRuleError, finding_of, option_of, rules_named
from commonseal.asking.needing import ApprovalDue, approvals_due
from commonseal.asking.said import RoleAsked, role_asked

__all__ = [
    "AHEAD_WORDS",
    "Ahead",
    "AheadKind",
    "AheadTold",
    "ApprovalDue",
    "Checked",
    "Gathered",
    "Look",
    "Looking",
    "NotFoundError",
    "RoleAsked",
    "TooLargeError",
    "UnknownRuleError",
    "ahead",
    "approvals_due",
    "around",
    "checked",
    "find_one",
    "finding_of",
    "for_outstanding",
    "for_sharing",
    "for_sources",
    "gather",
    "gather_around",
    "kept_gathered",
    "law_of",
    "option_of",
    "role_asked",
    "rules_named",
    "superseded",
    "with_parts",
    "with_people",
]
