"""Asking: which part of the register, and which law, a question needs before it can be answered.

Commands and pages ask alike, so that the same question brings the same answer wherever it is put.
"""

from commonseal.asking.around import around, for_outstanding, for_sharing, for_sources, with_people
from commonseal.asking.gathering import Gathered, TooLargeError, gather, gather_around, law_of, superseded
from commonseal.asking.looking import Look, Looking, NotFoundError, find_one
from commonseal.asking.needing import ApprovalDue, approvals_due
from commonseal.asking.said import RoleAsked, role_asked

__all__ = [
    "ApprovalDue",
    "Gathered",
    "Look",
    "Looking",
    "NotFoundError",
    "RoleAsked",
    "TooLargeError",
    "approvals_due",
    "around",
    "find_one",
    "for_outstanding",
    "for_sharing",
    "for_sources",
    "gather",
    "gather_around",
    "law_of",
    "role_asked",
    "superseded",
    "with_people",
]
