"""Tables: who holds which post, what is shared with whom, who decides when, and figures body by body."""

from __future__ import annotations

from functools import cache

from commonseal.reading.paper import Paper
from commonseal.reading.rules import (
    listed_figures,
    member_lists,
    table_beside,
    table_decisions,
    table_figures,
    table_headed,
    table_minuted,
    table_not_counted,
    table_people,
    table_shared,
    table_ticks,
    table_transfers,
    timetable_steps,
)
from commonseal.reading.rules.appointment_status import PLAIN
from commonseal.reading.rules.cell_names import key_of
from commonseal.reading.rules.drafts import AppointmentDraft, Drafts
from commonseal.reading.rules.grids import FIGURES, Table, tables_of

__all__ = ["figure_rows", "find", "rows_of", "tables_of", "without_guesses"]


def find(paper: Paper, tables: list[Table]) -> Drafts:
    """Find what the tables say."""
    drafts = Drafts()
    key_of_paper = cache(lambda: key_of(paper))  # most papers have no table that asks for it
    for table in tables:
        kinds = table.kinds
        counts = not table_not_counted.is_of_nobody(table)
        if marked := table_ticks.columns_of(paper, table, key_of_paper):
            found = table_ticks.find(paper, table, marked)
            drafts.appointments += found.appointments
            drafts.arrangements += found.arrangements
            continue
        if counts and table_figures.is_across(paper, table):
            drafts.attributes += table_figures.across(paper, table)
            drafts.appointments += table_people.across(table)
            continue
        if "person" in kinds and "partners" not in kinds:
            by_columns = (
                table_people.find(paper, table) if "role" in kinds else table_people.under_a_title(paper, table)
            )
            taken = list(by_columns)
            drafts.appointments += [*taken, *table_beside.find(paper, table, taken)]
        drafts.appointments += table_headed.find(paper, table)
        if table_transfers.is_of_transfers(table):
            drafts.arrangements += table_transfers.find(paper, table)
        elif "partners" in kinds:
            table_shared.find(paper, table, drafts, key_of_paper())
        elif table_shared.is_of_options(table):
            drafts.arrangements += table_shared.options(paper, table)
        elif table_decisions.is_of_decisions(table) or timetable_steps.has_steps(paper, table):
            drafts.decisions += table_decisions.find(paper, table)
        drafts.decisions += table_minuted.find(paper, table)
        if counts:
            read = table_figures.of_what_is_shared if "partners" in kinds else table_figures.find
            drafts.attributes += read(paper, table)
    drafts.attributes += listed_figures.find(paper)
    drafts.arrangements += member_lists.find(paper)
    return drafts


def without_guesses(found: list[AppointmentDraft], in_rows: list[AppointmentDraft]) -> list[AppointmentDraft]:
    """Leave out posts whose body was guessed from the text around a row that gives the body itself.

    Args:
        found: Posts that rules of sentences found.
        in_rows: Posts that tables and lists gave.
    """
    signed = {(draft.person, draft.role.casefold()) for draft in in_rows if draft.rule == "signature"}
    given = [
        (draft.person, draft.role.casefold(), span)
        for draft in in_rows
        if "body inherited" not in draft.signals
        for span in draft.spans
    ]
    return [
        draft
        for draft in found
        if "body inherited" not in draft.signals
        or not (
            ((draft.person, draft.role.casefold()) in signed and draft.rule in PLAIN)
            or any(
                person == draft.person
                and (role == draft.role.casefold() or table_people.is_label(draft.role))
                and start <= draft.spans[0][0] < end
                for person, role, (start, end) in given
            )
        )
    ]


def rows_of(tables: list[Table]) -> frozenset[int]:
    """Give the numbers of the sentences that are rows of tables."""
    return frozenset(view.number for table in tables for row in (table.heading, *table.rows) for view in row.views)


def figure_rows(paper: Paper, tables: list[Table]) -> frozenset[int]:
    """Give the numbers of the sentences whose figures the tables have already given: rows of figures, and headings."""
    found = set(listed_figures.lines_of(paper))
    for table in tables:
        is_read = bool(table.kinds & set(FIGURES)) or "partners" in table.kinds or table_figures.is_across(paper, table)
        is_read = is_read or table_not_counted.is_of_nobody(table)
        rows = (table.heading, *table.rows) if is_read else (table.heading,)
        found |= {view.number for row in rows for view in row.views}
    return frozenset(found)
