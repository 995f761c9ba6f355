"""Whose a figure is: a choice among the bodies, sets and joint things of a paper, learnt from marked ones.

Rules say whose a figure is by the grammar of its sentence. Where a paper tells it over several sentences, or of a
team, a fund or a set, many could be meant; a linear model weighs each, and what the rule says is one thing it weighs.
"""

from commonseal.reading.owning.candidates import Candidate, Spot, candidates_of
from commonseal.reading.owning.choosing import Chooser, own_figures, shipped_chooser
from commonseal.reading.owning.traits import Figure, traits_of_owner

__all__ = [
    "Candidate",
    "Chooser",
    "Figure",
    "Spot",
    "candidates_of",
    "own_figures",
    "shipped_chooser",
    "traits_of_owner",
]
