"""How a wait counts: from a day on, or back from a meeting, in the days that the law or the body's terms name.

A wait in clear days leaves out the day on which it starts and the day of what it is for. Holidays are day numbers.
"""

from commonseal.planning.model import Sitting, Wait
from commonseal.regimes import Days
from commonseal.vocabulary.periods import (
    first_day_after_notice,
    last_day_for_notice,
    working_day_after,
    working_day_before,
)

CALL_IN = "call_in"
PUBLICATION = "publication"


def last_day_before(wait: Wait, day: int, holidays: frozenset[int]) -> int:
    """Return the last day on which a wait can begin so that it is over for a day."""
    counted = holidays if wait.unit is Days.WORKING else None
    if wait.clear:
        return last_day_for_notice(day, wait.days, counted)
    return day - wait.days if counted is None else working_day_before(day, wait.days, counted)


def first_day_after(wait: Wait, day: int, holidays: frozenset[int]) -> int:
    """Return the first day on which what waits can be done, the wait having begun on a day.

    A window that is open for some days (call-in) is over at the end of the last of them, and the day after is free; a
    stretch that has to lie between two days (30 days' consultation before the first dismissal) ends on its last day.
    """
    counted = holidays if wait.unit is Days.WORKING else None
    if wait.clear:
        return first_day_after_notice(day, wait.days, counted)
    last = day + wait.days if counted is None else working_day_after(day, wait.days, counted)
    return last + 1 if wait.key == CALL_IN else last


def ready_by(sitting: Sitting) -> int:
    """Return the last day on which a matter can be ready for a sitting: papers and notice given in time."""
    return min(each for each in (sitting.day, sitting.papers, sitting.notice) if each is not None)


def may_be_given_early(wait: Wait) -> bool:
    """Whether a wait before a meeting is for notice of a matter, which can be given before what leads to it is done.

    A notice names the matter, the day and who decides (SI 2012/2089 reg 9(2)); a report rests on what came before it.
    """
    return wait.key.endswith("_notice")
