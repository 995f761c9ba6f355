"""Proposals: the list of them, each with its options and what it still needs, and each option with what it changes."""

from django.http import HttpResponse, HttpResponseBase

from commonseal import answers
from commonseal.asking import Gathered, around, find_one, for_outstanding
from commonseal.planning.options.differing import WhatIfTold
from commonseal.planning.options.differing import what_if as on_what_if
from commonseal.planning.options.listing import UnknownProposalError
from commonseal.planning.routes import RouteError, route_of
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.lists import By, Column, listing
from commonseal.workbench.models import PlanDraft
from commonseal.workbench.pages import Page, page
from commonseal.workbench.plans import gathered_for, options_among, promoters_of, proposal_of
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.planning.options import (
    PlanLine,
    differences_shown,
    findings_shown,
    option_shown,
    plan_lines,
)
from commonseal.workbench.presenters.words import STANDING_COLOUR, in_words
from commonseal.workbench.rights import Right
from commonseal.workbench.views.planning.plans import still_working
from commonseal.workbench.views.things import known_of
from commonseal.workbench.working import StillWorkingError, key_of, worked_out


@page
def plans(here: Page) -> HttpResponseBase:
    """List the proposals that are known, and the drafts of whoever is signed in."""
    account, may_propose = here.request.user, here.may(Right.PROPOSE)
    way = "Plan a change to make the first." if may_propose else "A later date above may show some."
    found = listing(
        here, "plans", _columns(here.as_of), plan_lines(here.look.all_of("proposal", "option")),
        title="Proposals", empty=f"No proposal was known then that you may see. {way}", sort="name",
    )  # fmt: skip
    if isinstance(found, HttpResponseBase):
        return found
    drafts = PlanDraft.objects.filter(account_id=account.pk) if account.is_authenticated else ()
    return here.show("planning/plans", found=found, drafts=drafts, may_propose=may_propose)


def _columns(as_of: AsOf) -> tuple[Column[PlanLine], ...]:
    return (
        Column("name", "Proposal", lambda each: each.name, lambda each: as_of.thing(each.id), by=By.TEXT, is_wide=True),
        Column(
            "promoters", "Promoted by", lambda each: tuple(name for _, name in each.promoters),
            lambda each: tuple(as_of.thing(id_) for id_, _ in each.promoters), by=By.TEXT,
        ),
        Column(
            "standing", "How far", lambda each: in_words(each.standing), by=By.CHOICE,
            colour=lambda each: STANDING_COLOUR[each.standing],
        ),
        Column("options", "Options", lambda each: each.options),
        Column("recommended", "Recommended", lambda each: each.recommended or None, by=By.TEXT),
    )  # fmt: skip


@page
def proposal(here: Page, name: str) -> HttpResponse:
    """Show the options of a proposal, what it still needs step by step, and all that is known of it."""
    found = find_one(here.look, f"proposal/{name}", "proposal").id
    snapshot = for_outstanding(here.look, found)
    outstanding = answers.outstanding(snapshot, thing=found)
    gathered = gathered_by_law(here.look, (), found)
    try:
        told = options_among(gathered, found)
    except UnknownProposalError:
        told = None
    facts = Facts(gathered.snapshot, here.as_of)
    options = [option_shown(each, facts) for each in told.options] if told else []
    return here.show(
        "planning/proposal",
        **known_of(here, found, snapshot),
        outstanding=outstanding,
        all_options=told,
        options=options,
        may_propose=here.may(Right.PROPOSE, *promoters_of(gathered, found)),
        may_be_recorded=here.may(Right.APPROVE) and _has_route(gathered, found),
    )


@page
def option(here: Page, name: str) -> HttpResponse:
    """Show an option: what it brings, ends and keeps, what would be different with it, and all that is known of it."""
    found = find_one(here.look, f"option/{name}", "option").id
    gathered = gathered_for(here.look, found)
    facts = Facts(gathered.snapshot, here.as_of)
    told = options_among(gathered, found)
    mine = next((each for each in told.options if each.id == found), None)

    def work() -> WhatIfTold:
        return on_what_if(gathered.snapshot, gathered.law, found, superseded=gathered.superseded)

    try:
        different = worked_out(key_of(here.look, "what-if", found), work)
    except StillWorkingError:
        return still_working(here, gathered.snapshot.name_of(found))
    return here.show(
        "planning/option",
        **known_of(here, found, around(here.look, found)),
        proposal=proposal_of(gathered, found),
        proposal_name=told.name,
        option=None if mine is None else option_shown(mine, facts),
        different=different,
        differences=differences_shown(different),
        findings=findings_shown(different),
    )


def _has_route(gathered: Gathered, plan: str) -> bool:
    """Whether there is one route of a proposal, so that a decision can be recorded on it."""
    try:
        return bool(route_of(gathered.snapshot, gathered.law, plan).steps)
    except RouteError:
        return False
