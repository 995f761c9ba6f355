"""The stages in their order: structure, mentions, linking, clauses, rules, merging."""

from __future__ import annotations

from commonseal.reading import merging
from commonseal.reading.claims import PaperClaims
from commonseal.reading.paper import Paper, prepare
from commonseal.reading.rules import appointments, arrangements, attributes, decisions, derived, rosters, succession
from commonseal.reading.rules.drafts import Drafts


def claims_of(text: str, *, name: str, published: str | None) -> PaperClaims:
    """Run every stage over one text.

    Args:
        text: The plain text of the paper.
        name: What to call it.
        published: Its own date (EDTF) when the caller knows it.

    Returns:
        Its claims.
    """
    paper = prepare(text, published)
    return PaperClaims(doc=name, published=paper.published, claims=merging.merged(paper, _drafts(paper)))


def _drafts(paper: Paper) -> Drafts:
    drafts = Drafts()
    found = [*appointments.find(paper), *rosters.find(paper)]
    found += list(succession.find(paper, found))
    drafts.appointments = merging.merge_appointments(found)
    shared = [*arrangements.find(paper), *derived.shared_posts(paper, drafts.appointments)]
    drafts.arrangements = merging.merge_arrangements(shared)
    drafts.decisions = merging.merge_decisions(list(decisions.find(paper)))
    drafts.attributes = merging.merge_attributes(list(attributes.find(paper)))
    return drafts
