"""From a phrase that speaks of an arrangement to a draft of it: parties, status, dates and whose word it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from commonseal.reading.claims import ArrangementType
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.marked import Marked
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.dating import set_dates
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.parties import PartyFinder
from commonseal.reading.rules.standing import denied, is_assumed, standing_at

_DEFINITE = re.compile(r"\b(?:the|this|that|these|any)\s+(?:new\s+)?$", re.IGNORECASE)


@dataclass(slots=True)
class Drafter:
    """Makes the drafts of one paper's arrangements."""

    paper: Paper
    finder: PartyFinder

    def draft(
        self,
        view: View,
        place: Span,
        following: str,
        kind: ArrangementType,
        *,
        parties: tuple[str, ...] = (),
        rule: str = "",
    ) -> ArrangementDraft | None:
        """Make the draft of what stands at ``place`` of a marked sentence, unless it is denied or has no parties.

        Args:
            view: The sentence.
            place: Where the phrase stands in ``view.posts``.
            following: The sentence after it, marked.
            kind: The type of arrangement.
            parties: The bodies when the rule knows them; else they are looked for.
            rule: The rule's name.
        """
        marked = view.posts
        first, last = clause_around(marked.text, *place)
        clause = marked.text[first:last]
        if denied(clause, place[0] - first):
            return None
        span = marked.source(*place)
        bounds = (marked.starts[first], marked.ends[last - 1])
        are_named = True
        are_found = len(parties) < 2
        if are_found:
            parties, are_named = self.finder.find(view, span, bounds, kind)
        if view.sentence.block.kind == "heading" and not are_named:
            return None
        if not parties or (len(parties) == 1 and not _stands_alone(view, parties, marked.text[slice(*place)])):
            return None
        inside = (first, last)
        status = standing_at(
            marked, inside, place, view.intro, view.section, following, is_proposal=self.paper.is_proposal
        )
        draft = ArrangementDraft(kind, parties, status, [bounds], rule or f"{kind} phrase", name=_name(marked, place))
        if is_assumed(marked, inside, place, status):
            draft.signals.add("status assumed")
        draft.is_passing = _is_headline(view, marked) or (
            kind != "shared_post" and bool(_DEFINITE.search(marked.text, max(first, place[0] - 12), place[0]))
        )
        draft.attribution = attribution_of(self.paper.document, [span], clause)
        if are_found:
            draft.signals |= self.finder.signals
        _add_signals(draft, view)
        set_dates(self.paper, draft, marked, inside, place)
        return draft


def _is_headline(view: View, marked: Marked) -> bool:
    """A heading, or a point of the summary above a story, gives way to what the text itself says of its matter."""
    kind = view.sentence.block.kind
    return kind == "heading" or (kind == "item" and view.number < 10 and marked.text.rstrip()[-1:] not in ".;:,")


def _add_signals(draft: ArrangementDraft, view: View) -> None:
    if draft.is_passing:
        draft.signals.add("spoken of as known")
    if view.sentence.block.kind == "heading":
        draft.signals.add("in a heading")
    if view.intro:
        draft.signals.add("in a list")
    if draft.start:
        draft.signals.add("dated")


def _stands_alone(view: View, parties: tuple[str, ...], words: str) -> bool:
    """A set named as a set is enough; so is the one holder of a contract."""
    return re.search(r"\b(?:contract|tender)", words) is not None or any(
        body.is_set and body.names == parties for body in (*view.bodies, *view.before)
    )


def _name(marked: Marked, place: Span) -> str:
    words = marked.text[place[0] : place[1]]
    return re.sub(r"\[[A-Z]\d+\]", "", words).strip(" ,")
