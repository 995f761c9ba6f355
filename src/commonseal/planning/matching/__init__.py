"""Staff matched to posts under stated rules: who is placed where and why, who is not, and what would change that.

All of it is about single people: it is restricted, and no message about it repeats what a file says of anybody. What
``counting`` gives may be published. Who is appointed after a competition is for its panel; this says how many can be.
"""

from commonseal.planning.matching.counting import SafeTable, publishable, safe_table
from commonseal.planning.matching.matching import matched
from commonseal.planning.matching.model import WHOLE, Grades, Opening, Person, Rule, Rules, Stage
from commonseal.planning.matching.openings import graded_by, openings_of, with_openings
from commonseal.planning.matching.reading import Given, read_given
from commonseal.planning.matching.result import Matching, Miss, NotPlaced, Placement, Relaxation, Totals, Vacancy

__all__ = [
    "WHOLE",
    "Given",
    "Grades",
    "Matching",
    "Miss",
    "NotPlaced",
    "Opening",
    "Person",
    "Placement",
    "Relaxation",
    "Rule",
    "Rules",
    "SafeTable",
    "Stage",
    "Totals",
    "Vacancy",
    "graded_by",
    "matched",
    "openings_of",
    "publishable",
    "read_given",
    "safe_table",
    "with_openings",
]
