"""Answers: what a snapshot says to the questions people ask, each a frozen value that can be shown or stored.

Every function here is pure: it reads one snapshot (or two) and nothing else, and "today" is the snapshot's date.
"""

from commonseal.answers.base import Answer, DateShown, NamedThing, Row
from commonseal.answers.cited import CitedStatement, EvidenceShown, cite
from commonseal.answers.diff import diff
from commonseal.answers.diff_model import Change, DiffAnswer, Difference, Point
from commonseal.answers.disputed import Dispute, DisputedAnswer, disputed
from commonseal.answers.holding_posts import Holder, OtherPost
from commonseal.answers.naming import Names
from commonseal.answers.outstanding import OutstandingAnswer, ProposalOutstanding, outstanding
from commonseal.answers.questions import OpenQuestion, QuestionsAnswer, UnmetDependency, questions
from commonseal.answers.sentences import sentence
from commonseal.answers.shared import shared
from commonseal.answers.shared_model import SharedAnswer, SharedGroup, SharedThing, Sharing
from commonseal.answers.sharers import sharers
from commonseal.answers.show import Identity, Line, Section, ShowAnswer, show
from commonseal.answers.sources import SourcesAnswer, SourceShown, sources
from commonseal.answers.steps import StepShown, StepState
from commonseal.answers.timeline import Moment, TimelineAnswer, timeline
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
    "Dispute",
    "DisputedAnswer",
    "EvidenceShown",
    "Holder",
    "Identity",
    "Line",
    "Moment",
    "NamedThing",
    "Names",
    "OpenQuestion",
    "OtherPost",
    "Outcome",
    "OutstandingAnswer",
    "Point",
    "ProposalOutstanding",
    "QuestionsAnswer",
    "Row",
    "Section",
    "SharedAnswer",
    "SharedGroup",
    "SharedThing",
    "Sharing",
    "ShowAnswer",
    "SourceShown",
    "SourcesAnswer",
    "StepShown",
    "StepState",
    "TimelineAnswer",
    "UnmetDependency",
    "WhoAnswer",
    "cite",
    "diff",
    "disputed",
    "outstanding",
    "questions",
    "sentence",
    "shared",
    "sharers",
    "show",
    "sources",
    "timeline",
    "who",
]
