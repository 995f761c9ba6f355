"""Answers: what a snapshot says to the questions people ask, each a frozen value that can be shown or stored.

Every function here is pure: it reads one snapshot (or two) and nothing else, and "today" is the snapshot's date.
"""

from commonseal.answers.outstanding import OutstandingAnswer, outstanding
from commonseal.answers.sentences import sentence
from commonseal.answers.who import who
from commonseal.answers.who_model import Outcome, WhoAnswer

__all__ = ["Outcome", "OutstandingAnswer", "WhoAnswer", "outstanding", "sentence", "who"]
