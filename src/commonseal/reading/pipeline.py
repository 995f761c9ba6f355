"""The stages in their order: structure, mentions, linking, clauses, rules, merging."""

from __future__ import annotations

from commonseal.reading import merging
from commonseal.reading.claims import PaperClaims
from commonseal.reading.paper import Paper, prepare
from commonseal.reading.rules import (
    appointments,
    arrangements,
    attributes,
    decisions,
    derived,
    rosters,
    succession,
    tables,
)
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
    in_tables = tables.tables_of(paper)
    drafts = tables.find(paper, in_tables)
    rows = frozenset(
        view.number for table in in_tables for view in (table.heading_view, *(row for row, _ in table.rows))
    )
    found = [*drafts.appointments, *appointments.find(paper), *rosters.find(paper)]
    found += list(succession.find(paper, found))
    drafts.appointments = merging.merge_appointments(found)
    shared = [*drafts.arrangements, *arrangements.find(paper, rows), *derived.shared_posts(paper, drafts.appointments)]
    drafts.arrangements = merging.merge_arrangements(shared)
    drafts.decisions = merging.merge_decisions([*drafts.decisions, *decisions.find(paper, rows)])
    drafts.attributes = merging.merge_attributes([*drafts.attributes, *attributes.find(paper, rows)])
    return drafts
