"""What the words of a sentence tell, learnt from labelled sentences, for what is said in words that no rule knows.

Rules know ways of saying; a paper has others. Linear models weigh the words of a sentence without their endings, alone
and in runs, with bodies, people, dates and figures put in as tokens: one model gives the arrangements that a sentence
speaks of, the other what a body in it has decided or has to. What it takes to make a claim of that (between whom, how
far along, from when) is left to the stages that rules use.
"""

from commonseal.reading.wording.deciders import traits_of_decider
from commonseal.reading.wording.linear import Heard, Linear, shipped
from commonseal.reading.wording.sentences import traits_of, traits_of_view
from commonseal.reading.wording.stems import Trait

__all__ = ["Heard", "Linear", "Trait", "shipped", "traits_of", "traits_of_decider", "traits_of_view"]
