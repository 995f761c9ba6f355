"""Matters: whether two approvals by one body are of the same matter, for a body such as NHS England approves many."""

from functools import cache

from commonseal.review.drafting import is_gathered
from commonseal.vocabulary import Evidence, Snapshot, Statement, StatementDraft
from commonseal.vocabulary.catalogue import roles
from commonseal.vocabulary.facts import Approval, Proposal
from commonseal.vocabulary.names import name_key

_LITTLE = """
all also any are being been both but can could did does each from had has have how if into its may more must new
not now one only other our own shall should some such than that their them then there these they this those three
together two under until was were what when where which while who will with within would yet

agree agreed agreement application apply approval approve approved arrangement ask asked change condition
consider considered decide decided decision defer deferred formal formally give given letter make matter meeting
paper plan plans proposal propose proposed recommendation reject rejected report request support supported

authority bodies body board ccg committee council england foundation governing group hospital icb ics joint
member organisation partnership regional service stp trust

january february march april june july august september october november december
"""
_SAYS_LITTLE = frozenset(_LITTLE.split())
"""Words that stand in one decision as well as in another: small ones, those of deciding, of bodies, of the calendar."""


def same_words(main: StatementDraft, held: Statement) -> bool:
    """Whether a claim and a statement rest on the same words of the same paper."""
    return any(_overlap(ours, theirs) for ours in main.evidence for theirs in held.evidence)


def same_paper(main: StatementDraft, held: Statement) -> bool:
    """Whether a claim and a statement rest on the same paper."""
    return bool({each.paper for each in main.evidence} & {each.paper for each in held.evidence})


def same_day(ours: Approval, theirs: Approval) -> bool:
    """Whether both are dated, to the day, to one day."""
    mine, other = ours.done or ours.planned, theirs.done or theirs.planned
    return bool(mine and other and mine.is_certain and other.is_certain and mine.may_be(other))


def same_subject(ours: Approval, theirs: Approval, snapshot: Snapshot, *, is_own: bool) -> bool:
    """Whether the subjects of two approvals share their telling words.

    One such word will do where the matter ``is_own`` to the body that approves; of what a body approves for others
    there are many alike, a merger here and a merger there, so two must be shared unless it is done on one day.
    """
    mine, subject = _telling(ours.subject_matter), _telling(theirs.subject_matter)
    shared = mine & (subject | _telling(_name_of_proposal(theirs, snapshot)))
    if len(shared) * 2 < min(len(mine), len(subject)):
        return False
    return len(shared) >= (1 if is_own or same_day(ours, theirs) else 2)


def promoters(approval: Approval, snapshot: Snapshot) -> tuple[str, ...]:
    """Return who promotes the proposal that an approval is of, as far as a person has said."""
    proposal = _proposal(approval, snapshot)
    return proposal.promoters if proposal else ()


def _name_of_proposal(approval: Approval, snapshot: Snapshot) -> str:
    proposal = _proposal(approval, snapshot)
    return proposal.name if proposal else ""


def _proposal(approval: Approval, snapshot: Snapshot) -> Proposal | None:
    described = snapshot.describing(approval.proposal)
    fact = described.fact if described else None
    return fact if isinstance(fact, Proposal) and not is_gathered(fact) else None


def _telling(text: str) -> frozenset[str]:
    """Return the words of a text that tell one matter from another, in the singular."""
    words = (word[:-1] if len(word) > 4 and word.endswith("s") else word for word in name_key(text).split())
    return frozenset(word for word in words if len(word) > 2 and word.isalpha()) - _SAYS_LITTLE - _offices()


@cache
def _offices() -> frozenset[str]:
    """Return the words of which the names of offices are made: many an approval is of somebody's appointment."""
    return frozenset(word for role in roles().values() for word in role.name.lower().split())


def _overlap(ours: Evidence, theirs: Evidence) -> bool:
    if ours.paper != theirs.paper or None in (ours.start, ours.end, theirs.start, theirs.end):
        return False
    return (ours.start or 0) < (theirs.end or 0) and (theirs.start or 0) < (ours.end or 0)
