"""Dates: the earliest lawful day of a route, and the latest meetings that still make a target.

``earliest`` goes forward through the steps, ``latest`` back from a target; both say for each step why its day is what
it is. ``moved`` says what another meeting or holiday has changed.
"""

from commonseal.planning.dates.effect import guided_effect
from commonseal.planning.dates.errors import UndatedError
from commonseal.planning.dates.forward import earliest
from commonseal.planning.dates.model import Failure, Move, Reason, Schedule, StepDates
from commonseal.planning.dates.moving import moved
from commonseal.planning.dates.noticed import noticed_in
from commonseal.planning.dates.target import latest
from commonseal.planning.dates.words import with_names, with_sources

__all__ = [
    "Failure",
    "Move",
    "Reason",
    "Schedule",
    "StepDates",
    "UndatedError",
    "earliest",
    "guided_effect",
    "latest",
    "moved",
    "noticed_in",
    "with_names",
    "with_sources",
]
