"""Review: what a reader found in a paper, held against the register, and what a person decides of it.

Nothing that a reader found becomes a statement unreviewed; what is let in unreviewed for a demonstration stays marked.
"""

from commonseal.review.comparing import Comparison, Finding, compare
from commonseal.review.deciding import Decision, Item, Order, ReviewSession
from commonseal.review.drafting import Drafted, Drafting, claim_key

__all__ = [
    "Comparison",
    "Decision",
    "Drafted",
    "Drafting",
    "Finding",
    "Item",
    "Order",
    "ReviewSession",
    "claim_key",
    "compare",
]
