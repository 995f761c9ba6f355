"""What the words of a sentence tell of arrangements, learnt from labelled sentences, where no rule knows the words.

Rules know ways of saying; a paper has others. A linear model for each type of arrangement weighs a sentence: its words
without their endings, alone and in runs, with bodies, people, dates and figures put in as tokens. What it takes to make
a claim of that (between whom, how far along, from when) is left to the stages that rules use.
"""

from commonseal.reading.wording.linear import Heard, Linear, shipped
from commonseal.reading.wording.sentences import traits_of, traits_of_view
from commonseal.reading.wording.sieve import heard_in
from commonseal.reading.wording.statuses import Told, shares_of_status, traits_of_status
from commonseal.reading.wording.stems import Trait

__all__ = [
    "Heard",
    "Linear",
    "Told",
    "Trait",
    "heard_in",
    "shares_of_status",
    "shipped",
    "traits_of",
    "traits_of_status",
    "traits_of_view",
]
