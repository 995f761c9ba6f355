"""Whom each option would displace, and how many of them could be placed: only in counts that tell of nobody.

Staff at risk are restricted. What stands here is made with the same rule as what ``match --counts`` prints: no number
under five, nor any from which one could be worked out.
"""

from collections.abc import Mapping, Sequence

from commonseal.planning.comparing.considered import Considered
from commonseal.planning.comparing.model import Cell, Leaning, Row
from commonseal.planning.matching import Matching, safe_table
from commonseal.planning.structure import Held, PostFate


def staff_row(options: Sequence[Considered], matchings: Mapping[str, Matching] | None = None) -> Row:
    """Return how many staff each option displaces and places.

    ``matchings`` are by option, where a staff file was given; without one only the held posts that end are counted.
    """
    return Row(
        "staff",
        "Staff displaced and placed",
        "How many people hold posts that would end and, with a staff file, how many of those at risk could be placed. "
        "No number under five is shown.",
        tuple(
            _held_posts(each) if matchings is None or not each.option.ends else _matched(matchings.get(each.option.id))
            for each in options
        ),
    )


def _held_posts(one: Considered) -> Cell:
    if not one.option.ends:
        return Cell("Nobody is displaced", value=0, leaning=Leaning.FOR)
    told = one.structure
    ended = [each.before for each in told.posts if each.fate is PostFate.ENDED and each.before is not None]
    held = sum(each.held is Held.HELD for each in ended)
    if not held:
        return Cell("No post that ends is known to be held; give a staff file to match", value=0)
    shown = safe_table("", {"held": held}).counts["held"]
    return Cell(f"Holders of posts that end: {shown}; give a staff file to see how many could be placed")


def _matched(matching: Matching | None) -> Cell:
    if matching is None:
        return Cell("Not worked out")
    table = safe_table("", {"placed": len(matching.placed), "not placed": len(matching.not_placed)})
    placed, left = table.counts["placed"], table.counts["not placed"]
    return Cell(
        f"At risk: {table.total}; could be placed: {placed}; not placed: {left}",
        details=("From a staff file that is restricted; who they are is in no appraisal.",),
    )
