"""The stages in their order: structure, mentions, linking, clauses, rules, merging, judging."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import ModuleType
from typing import TypeVar

from commonseal.reading import merging
from commonseal.reading.claims import Claim, PaperClaims, bodies_named_by
from commonseal.reading.judging import Judge, judged, shipped_judge
from commonseal.reading.known import KnownNames
from commonseal.reading.making import claims_made
from commonseal.reading.paper import Paper, prepare
from commonseal.reading.places import placed
from commonseal.reading.rules import (
    appointments,
    arrangements,
    attributes,
    column_signatures,
    decisions,
    declining,
    derived,
    people_lists,
    records,
    rosters,
    shared_holders,
    succession,
    tables,
    teams_listed,
)
from commonseal.reading.rules.carried_dates import carry_dates
from commonseal.reading.rules.drafts import (
    AppointmentDraft,
    ArrangementDraft,
    AttributeDraft,
    DecisionDraft,
    Draft,
    Drafts,
)
from commonseal.reading.rules.settled import settle_by_decisions
from commonseal.reading.rules.time_spent import date_by_spans
from commonseal.reading.rules.unsettled import leave_open
from commonseal.reading.rules.worded import BY_WORDS, borne_out

_Made = TypeVar("_Made", AppointmentDraft, ArrangementDraft, DecisionDraft, AttributeDraft)


def claims_of(
    text: str,
    *,
    name: str,
    published: str | None,
    pages: Sequence[int] = (),
    known: KnownNames | None = None,
) -> PaperClaims:
    """Run every stage over one text.

    Args:
        text: The plain text of the paper.
        name: What to call it.
        published: Its own date (EDTF) when the caller knows it.
        pages: Where each page begins, of a paper that has pages.
        known: The names that a register knows; bodies of these names are linked to it.

    Returns:
        Its claims, each piece of evidence with its page and the heading above it.
    """
    paper = prepare(text, published, known)
    found = claims_in(paper, name=name)
    found = found.model_copy(update={"claims": placed(found.claims, paper.document, pages)})
    return found if known is None else found.model_copy(update={"links": linked(found, known)})


def linked(found: PaperClaims, known: KnownNames) -> dict[str, str]:
    """Give for each name of a body in some claims the identifier that a register has for it, where it has one."""
    names = (name for claim in found.claims for name in bodies_named_by(claim))
    return {name: thing for name in sorted(set(names)) if (thing := known.identifier_of(name)) is not None}


def claims_in(paper: Paper, *, name: str, made: list[Draft] | None = None) -> PaperClaims:
    """Run the rules over a prepared paper and merge what they find.

    Args:
        paper: The paper.
        name: What to call it.
        made: Where to put a copy of every draft as its rule made it, before any is joined to another. The number of a
            draft is its place in this list.

    Returns:
        Its claims.
    """
    judge = shipped_judge()
    shown = tuple(claim for claim in all_claims_of(paper, judge, made) if judge.shows(claim))
    return PaperClaims(doc=name, published=paper.published, claims=shown)


def all_claims_of(paper: Paper, judge: Judge, made: list[Draft] | None = None) -> tuple[Claim, ...]:
    """Give every claim of a prepared paper with its confidence, those too unlikely to be shown among them.

    Args:
        paper: The paper.
        judge: Gives the confidence.
        made: Where to put a copy of every draft, as for ``claims_in``.
    """
    return judged(claims_made(paper, _drafts(paper, _Bench(made))), judge)


class _Bench:
    """Where drafts come from their rules: each is given its number and the stage that made it."""

    def __init__(self, made: list[Draft] | None) -> None:
        self._made = made
        self._number = 0 if made is None else len(made)

    def take(self, stage: ModuleType, drafts: Iterable[_Made]) -> list[_Made]:
        """Number the drafts of one module of rules, and keep a copy of each as it is now where somebody wants it."""
        taken = []
        for draft in drafts:
            draft.stage = stage.__name__.rpartition(".")[2]
            draft.numbers = {self._number}
            self._number += 1
            if self._made is not None:
                self._made.append(replace(draft, spans=list(draft.spans), signals=set(draft.signals)))
            taken.append(draft)
        return taken


def _drafts(paper: Paper, bench: _Bench) -> Drafts:
    in_tables = tables.tables_of(paper)
    drafts = tables.find(paper, in_tables)
    rows = tables.rows_of(in_tables)
    given = bench.take(tables, drafts.appointments)
    told = bench.take(appointments, appointments.find(paper))
    listed = bench.take(rosters, rosters.find(paper))
    listed += bench.take(column_signatures, column_signatures.find(paper))
    found = [*given, *tables.without_guesses(told, [*given, *listed]), *listed]
    found, by_line = people_lists.find(paper, found, given)
    found += bench.take(people_lists, by_line)
    found += bench.take(succession, succession.find(paper, found))
    drafts.appointments = merging.merge_appointments(found)
    date_by_spans(paper, drafts.appointments)
    shared = bench.take(tables, drafts.arrangements)
    shared += bench.take(arrangements, arrangements.find(paper, rows))
    shared += bench.take(rosters, records.shared_posts(paper, records.records_of(paper)))
    shared += bench.take(rosters, teams_listed.vacant_posts(paper))
    shared_holders.widen(drafts.appointments, [draft for draft in shared if BY_WORDS not in draft.signals])
    shared += bench.take(derived, derived.shared_posts(paper, drafts.appointments))
    drafts.arrangements = merging.merge_arrangements(borne_out(shared))
    carry_dates(drafts.arrangements)
    leave_open(paper, drafts.appointments)
    decided = bench.take(tables, drafts.decisions) + bench.take(decisions, decisions.find(paper, rows))
    drafts.decisions = merging.merge_decisions(decided)
    settle_by_decisions(paper, drafts.decisions, drafts.arrangements)
    against = bench.take(declining, declining.declined(paper, drafts.decisions, drafts.arrangements))
    drafts.arrangements = (
        merging.merge_arrangements([*drafts.arrangements, *against]) if against else drafts.arrangements
    )
    figures = bench.take(tables, drafts.attributes) + bench.take(
        attributes, attributes.find(paper, tables.figure_rows(paper, in_tables))
    )
    drafts.attributes = merging.merge_attributes(figures)
    return drafts
