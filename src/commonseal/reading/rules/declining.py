"""A body that has turned down what others do together: a rejected arrangement with it among the parties.

The decision is told in one sentence, and what it was asked to join in another. Conventions: a body that declines is a
rejected decision and a rejected arrangement with it; those that go on without it are another claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.paper import Paper
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft, DecisionDraft, Span

_WHOLE = frozenset(["merger", "cluster", "partnership"])
_BACK = 300
# What says that a body was to come in with others
_INVITED = re.compile(
    r"\b(?:invit\w+|approach(?:ed|es)?|sounded out|soundings|(?:was|were|been|did) (?:also )?ask(?:ed)?\b|join\w*"
    r"|come in\b|came in\b"
    r"|com(?:e|ing) (?:too|together|on board)|includ\w+|tak(?:e|ing) part|part of (?:it|the|this)|sign(?:ed)? up"
    r"|third|fourth"
    r"|pull(?:ed|s)? out|dropped out|walked away|go it alone|stay(?:ed)? out|opt(?:ed)? out)\b",
    re.IGNORECASE,
)
_NAMED: tuple[tuple[str, ArrangementType], ...] = (("group", "cluster"), ("cluster", "cluster"), ("merg", "merger"))


def declined(
    paper: Paper, decisions: Sequence[DecisionDraft], arrangements: Sequence[ArrangementDraft]
) -> Iterator[ArrangementDraft]:
    """Give what the bodies that decided against it keep out of.

    Args:
        paper: The paper.
        decisions: Its decisions.
        arrangements: Its arrangements found so far.
    """
    for decision in decisions:
        name = _party(paper, decision.body)
        if decision.outcome != "rejected" or not name or _is_told(name, arrangements):
            continue
        words = _words_around(paper, decision.spans[0])
        if not _INVITED.search(words):
            continue
        thing = _spoken_of(name, words, arrangements)
        if thing is None or name in thing.parties or len(thing.parties) < 2:
            continue
        signals = {"arrangement of an earlier sentence"}
        yield ArrangementDraft(
            thing.type, (name, *thing.parties), "rejected", [decision.spans[0]], "decided against it", signals=signals
        )


def _party(paper: Paper, decider: str) -> str:
    """The body that decided, without its organ, if such a body can share something."""
    fitting = [
        body.name
        for body in paper.registry.parties()
        if (decider == body.name or decider.startswith(f"{body.name} ")) and can_be_party(body.body_class)
    ]
    return max(fitting, key=len, default="")


def _is_told(name: str, arrangements: Sequence[ArrangementDraft]) -> bool:
    """Say whether an arrangement that did not come about names the body already."""
    return any(draft.status in {"rejected", "ended"} and name in draft.parties for draft in arrangements)


def _words_around(paper: Paper, place: Span) -> str:
    """The sentence of a decision and what stands just before it."""
    view = paper.view_at(place[0])
    end = view.sentence.end if view is not None and place[0] < view.sentence.end else place[1]
    return paper.document.flow[max(0, place[0] - _BACK) : end]


def _spoken_of(name: str, words: str, arrangements: Sequence[ArrangementDraft]) -> ArrangementDraft | None:
    """What the words before call it, else what the paper speaks of most."""
    others = [
        draft
        for draft in arrangements
        if draft.type in _WHOLE and draft.status not in {"rejected", "ended"} and name not in draft.parties
    ]
    kind = next((kind for stem, kind in _NAMED if stem in words.lower()), None)
    fitting = [draft for draft in others if draft.type == kind] or others
    return max(fitting, key=lambda draft: len(draft.spans), default=None)
