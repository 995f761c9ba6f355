"""How well the reader reads: its claims held against those that a person made of the same papers.

``evaluate`` gives the figures; it counts as the scoring of the claims contract does. ``by_phenomenon`` tells which ways
of speaking are read well and which are not, ``differences`` lists every claim that is wrong.
"""

from commonseal.reading.evaluating.counting import Compared, Tally, compare, tally
from commonseal.reading.evaluating.differences import Difference, differences
from commonseal.reading.evaluating.evaluation import Evaluation, evaluate, right_claims
from commonseal.reading.evaluating.phenomena import PHENOMENA, Shown, by_phenomenon
from commonseal.reading.evaluating.sets import ReadNow, claims_in_files, read_now, texts_in

__all__ = [
    "PHENOMENA",
    "Compared",
    "Difference",
    "Evaluation",
    "ReadNow",
    "Shown",
    "Tally",
    "by_phenomenon",
    "claims_in_files",
    "compare",
    "differences",
    "evaluate",
    "read_now",
    "right_claims",
    "tally",
    "texts_in",
]
