"""Answers: what a snapshot says to the questions people ask, each a frozen value that can be shown or stored.

Every function here is pure: it reads one snapshot (or two) and nothing else, and "today" is the snapshot's date.
"""

from commonseal.answers.base import Answer, DateShown, NamedThing, Row
from commonseal.answers.cited import CitedStatement, EvidenceShown, cite
from commonseal.answers.diff import diff
from commonseal.answers.diff_model import Change, DiffAnswer, Difference
from commonseal.answers.holding_posts import Holder, OtherPost
from commonseal.answers.naming import Names
from commonseal.answers.outstanding import OutstandingAnswer, ProposalOutstanding, outstanding
from commonseal.answers.questions import QuestionsAnswer, questions
from commonseal.answers.sentences import sentence
from commonseal.answers.shared import shared
from commonseal.answers.shared_model import SharedAnswer, SharedGroup, SharedThing, Sharing
from commonseal.answers.show import ShowAnswer, show
from commonseal.answers.sources import SourcesAnswer, sources
from commonseal.answers.steps import StepShown, StepState
from commonseal.answers.timeline import TimelineAnswer, timeline
from commonseal.answers.who import who
from commonseal.answers.who_model import Accountable, Outcome, WhoAnswer

__all__ = [
    "Accountable",
    "Answer",
    "Change",
    "CitedStatement",
    "DateShown",
    "DiffAnswer",
    "Difference",
    "EvidenceShown",
    "Holder",
    "NamedThing",
    "Names",
    "OtherPost",
    "Outcome",
    "OutstandingAnswer",
    "ProposalOutstanding",
    "QuestionsAnswer",
    "Row",
    "SharedAnswer",
    "SharedGroup",
    "SharedThing",
    "Sharing",
    "ShowAnswer",
    "SourcesAnswer",
    "StepShown",
    "StepState",
    "TimelineAnswer",
    "WhoAnswer",
    "cite",
    "diff",
    "outstanding",
    "questions",
    "sentence",
    "shared",
    "show",
    "sources",
    "timeline",
    "who",
]
