"""Review: what a reader found in a paper, held against the register, and what a person decides of it.

Nothing that a reader found becomes a statement unreviewed; what is let in unreviewed for a demonstration stays marked.
"""

from commonseal.review.comparing import Comparison, Finding, compare
from commonseal.review.course import Course, course_of
from commonseal.review.deciding import ReviewSession
from commonseal.review.drafting import Drafted, Drafting, claim_key
from commonseal.review.independence import OwnPaperError, check_independent, is_own
from commonseal.review.items import ChangedError, DecidedError, Decision, Item, Order, ReviewError, in_order
from commonseal.review.naming import first_line
from commonseal.review.parting import PartingError, can_be_joined, can_be_split, join, split
from commonseal.review.showing import as_if_recorded, with_drafts

__all__ = [
    "ChangedError",
    "Comparison",
    "Course",
    "DecidedError",
    "Decision",
    "Drafted",
    "Drafting",
    "Finding",
    "Item",
    "Order",
    "OwnPaperError",
    "PartingError",
    "ReviewError",
    "ReviewSession",
    "as_if_recorded",
    "can_be_joined",
    "can_be_split",
    "check_independent",
    "claim_key",
    "compare",
    "course_of",
    "first_line",
    "in_order",
    "is_own",
    "join",
    "split",
    "with_drafts",
]
