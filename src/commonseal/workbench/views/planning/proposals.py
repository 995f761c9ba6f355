"""Proposals: the list of them, each with its options and what it still needs, and each option with what it changes."""

from django.http import HttpResponse

from commonseal import answers
from commonseal.asking import Gathered, around, find_one, for_outstanding
from commonseal.planning.options.differing import WhatIfTold
from commonseal.planning.options.differing import what_if as on_what_if
from commonseal.planning.options.listing import UnknownProposalError
from commonseal.planning.routes import RouteError, route_of
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.models import PlanDraft
from commonseal.workbench.pages import Page, page
from commonseal.workbench.plans import gathered_for, options_among, promoters_of, proposal_of
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.planning.options import (
    differences_shown,
    findings_shown,
    option_shown,
    plan_lines,
)
from commonseal.workbench.rights import Right
from commonseal.workbench.views.planning.plans import still_working
from commonseal.workbench.views.things import known_of
from commonseal.workbench.working import StillWorkingError, key_of, worked_out


@page
def plans(here: Page) -> HttpResponse:
    """List the proposals that are known, and the drafts of whoever is signed in."""
    lines = plan_lines(here.look.all_of("proposal", "option"))
    account = here.request.user
    drafts = PlanDraft.objects.filter(account_id=account.pk) if account.is_authenticated else ()
    return here.show("planning/plans", lines=lines, drafts=drafts, may_propose=here.may(Right.PROPOSE))


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
